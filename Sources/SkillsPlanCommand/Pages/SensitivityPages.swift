import SkillsPlanner

extension CheckPage {
  /// SP115x: what varies in a brief.
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
      related: ["SP0601"])
  ]
}
