extension CheckPage {
  /// SP1166 and SP1167: minimum cohorts that are more than courses hold.
  package static let cohorts = [
    CheckPage(
      "SP1166", "a minimum cohort above what courses can hold",
      cause: """
        A course runs with so many learners or more, or not at all. One whose places, funded starts or learners at its \
        levels are fewer does not run whatever the plan is; where that is so of all, nobody is placed there. Each course \
        is named with what it holds, three at the most. Learners out of reach are not taken off.
        """,
      in: "brief.yaml",
      example: """
        policies:
          - {minimum-cohort: 4, mode: apprenticeship}
        """,
      says: """
        brief.yaml:2:5: warning: the policy "a minimum cohort of 4, mode apprenticeship" asks for more learners than 1 of \
        its 12 courses can hold, so that it does not run: 10004478-E07000117-L2-S03-A (3)
        """,
      fix: "Write a smaller number, give the courses more places, or leave it: they close.",
      related: ["SP1167", "SP0642"]),
    CheckPage(
      "SP1167", "a floor that minimum cohorts leave no room for",
      cause: """
        A policy or a pin wants places at the least, and of its courses too many hold fewer learners than their minimum \
        cohort, so that they do not run. Of several minimums the one is named that is in the way alone, else all.
        """,
      in: "brief.yaml",
      example: """
        policies:
          - {minimum-cohort: 4, mode: apprenticeship}
          - {at-least: 2 places, course: 10004478-E07000117-L2-S03-A}
        """,
      says: """
        brief.yaml:3:5: error: the policy "at least 2 places, course 10004478-E07000117-L2-S03-A" contradicts the policy \
        "a minimum cohort of 4, mode apprenticeship" of line 2: courses too small for it do not run, which leaves 0 places at the most
        """,
      fix:
        "Write the smaller minimum that is named, ask for no more than is left, or take one out.",
      related: ["SP0627", "SP0640", "SP1166"]),
  ]
}
