extension CheckPage {
  /// SP0640 to SP0644: policies and pins as the optimiser keeps them.
  package static let keepingLimits = [
    CheckPage(
      "SP0640", "policies and pins that cannot hold together",
      cause: """
        No plan whatever keeps them all, however few points it has. Those that are named cannot hold together, and \
        without any one of them the others can. Funded starts are among them where they are part of it, and minimum \
        cohorts where they close courses that hold fewer; beside these a number is the furthest that may do.
        """,
      in: "brief.yaml",
      example: """
        policies:
          - {at-least: 60 places, decile: [1, 2]}
          - {at-most: 20 places, provider: "10001000"}
        """,
      says: """
        brief.yaml:2:5: error: 2 limits cannot hold together, though each alone can: at least 60 places, decile 1 or 2; at \
        most 20 places, provider 10001000
        """,
      fix:
        "Set one of them to the number that is named beside it, which holds together with the others.",
      related: ["SP0627", "SP0642"]),
    CheckPage(
      "SP0641", "an objective whose groups are crossed",
      cause: """
        An objective other than points serves groups of learners first, exactly. A policy or a pin that holds some \
        learners of a group on some courses crosses it, and then no plan could be proved to serve them best.
        """,
      in: "brief.yaml",
      example: """
        objective: {most-equal-first: {by: decile}}
        policies:
          - {at-most: 10%, each: home-district, elsewhere: true}
        """,
      says: """
        brief.yaml:3:5: error: the policy "at most 10%, elsewhere, each home-district" and the groups of learners that \
        the objective serves first cross each other, so that no plan could be proved to serve these best
        """,
      fix: "Plan with objective: points, or take the limits out.",
      related: ["SP0640"]),
    CheckPage(
      "SP0642", "no plan that keeps everything was found",
      cause: """
        Budgets, shares and limits that cross are kept by price and search, and minimum cohorts by a search over \
        courses. None of them was proved impossible, and yet no plan was found that keeps them all: they are so tight \
        that hardly any can, or none, as here: half of 33 places are no whole number.
        """,
      in: "brief.yaml",
      example: """
        policies:
          - {at-least: 33 places, home-district: E07000117}
          - {at-most: 33 places, home-district: E07000117}
          - {at-least: 50%, home-district: E07000117, elsewhere: true}
          - {at-most: 50%, home-district: E07000117, elsewhere: true}
        """,
      says: """
        brief.yaml:4:5: error: no plan was found that keeps all that is set, though nothing is proved impossible; it turns \
        on these: at least 50%, home-district E07000117, elsewhere; at most 50%, home-district E07000117, elsewhere
        """,
      fix: "Loosen the tightest of them a little, and see in the plan what it costs.",
      related: ["SP0640"]),
    CheckPage(
      "SP0643", "a question that only a network answers exactly",
      cause: """
        What would be different is told by changing one number and solving again, which is exact where a network \
        holds all policies and pins. Budgets, shares, limits that cross, minimum cohorts and an earlier plan are \
        beside it; ranges, the frontier and shortfalls are told of plans without any of them.
        """,
      example: "skillsplan ranges plan.yaml",
      says: """
        brief.yaml:2:5: error: what would be different cannot be told exactly of this plan, since it keeps by price or by \
        search: at most 12%, each provider; a minimum cohort of 8
        """,
      fix:
        "Plan without what is named, and ask of that plan: what holds nothing back in the plan is no loss. Or compare two "
        + "plans with skillsplan diff. Of any plan skillsplan sensitivity says what survives when the brief is a little otherwise.",
      related: ["SP0642"]),
    CheckPage(
      "SP0644", "an earlier plan beside limits that are kept by price",
      cause: """
        Among the plans within a tolerance of the best, the one that keeps most of an earlier plan is found by what a \
        kept place counts more. Shares, money, limits that cross and minimum cohorts are kept by price and search \
        themselves, and the two together are not planned.
        """,
      in: "brief.yaml",
      example: """
        stability: {plan: last-year.yaml, tolerance: 0.5%}
        policies:
          - {at-most: 20%, each: provider}
        """,
      says: """
        brief.yaml:3:5: error: the earlier plan of line 1 cannot be kept to beside the policy "at most 20%, each provider", \
        kept by price
        """,
      fix: "Take out either, or write a share as a number of places.",
      related: ["SP0643"]),
  ]
}
