import SkillsPlanner

extension CheckPage {
  /// SP120x: trade-offs.
  static let frontier = [
    CheckPage(
      "SP1200", "deciles that nobody with a course lives in",
      cause: """
        The trade-off is between points and places of learners whose areas are in some deciles of deprivation. No area \
        of the table that has a learner with a course within reach is in one of them: the deciles are others, or the \
        table has none (its column imd_decile is empty or not there).
        """,
      example: "skillsplan frontier brief.yaml --between points,equity --deciles 10",
      says: """
        brief.yaml: error: no learner of an area in decile 10 has a course, so there is no trade-off to show
        """,
      fix: "Name deciles that are in the table, or give it a column imd_decile.",
      related: [])
  ]
}
