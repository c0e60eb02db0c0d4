import SkillsPlanner

extension CheckPage {
  /// SP1150 and SP1165: what varies in a brief.
  static let sensitivity = [
    CheckPage(
      "SP1150", "a part that varies and changes nothing",
      cause: """
        The part is multiplied by a factor in each run, and no plan follows from it: weights count beside each other \
        alone, so the only one may be any number; nothing times a factor is nothing; and a flex counts for courses \
        whose table gives no places. Decisions that stand in every run are then not settled, but not asked about.
        """,
      example: "skillsplan sensitivity brief.yaml --vary weights 20%",
      says: """
        brief.yaml: warning: varying weights changes nothing: only one rule has a weight, and weights count beside \
        each other alone
        """,
      fix: "Vary another part, or give a second rule a weight.",
      related: ["SP0601"]),
    CheckPage(
      "SP1165", "a run whose figures leave no plan",
      cause: """
        Each run plans the brief with other weights, targets, reaches or flexes, and with its policies and pins as they \
        are. In this run they ask for more than its figures leave, though the brief itself can be planned: what \
        is asked for is that tight.
        """,
      example: "skillsplan sensitivity brief.yaml --vary target 20%",
      says: """
        brief.yaml: error: the figures that run 3 of 100 draws leave no plan: the policy "at least 46 places, \
        home-district E07000122" asks for more than there is: 38 places at the most
        """,
      fix: "Vary less, or ask for less.",
      related: ["SP0627", "SP0640"]),
  ]
}
