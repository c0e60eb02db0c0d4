import SkillsPlanner

extension CheckPage {
  /// SP113x: questions about a plan.
  static let explaining = [
    CheckPage(
      "SP1130", "a plan that its brief, tables and rules do not give",
      cause: """
        An explanation is worked out from the brief, tables and rules that the plan names, solved again. They are the \
        very files, but the plan comes out as another: the plan was changed by hand, or made by another version of \
        the program.
        """,
      example: "skillsplan explain plan.yaml --area E01012571",
      says: """
        plan.yaml: error: the plan is not the one that its brief, tables and rules give, so nothing can be explained \
        of it
        """,
      fix: "Plan again, and explain that plan; skillsplan verify says what differs.",
      related: ["SP1101"]),
    CheckPage(
      "SP1131", "an area that the plan does not have",
      cause:
        "Areas are named by their code, as in the table of areas; the name of one is looked up and told.",
      example: "skillsplan explain plan.yaml --area E01012751",
      says: "plan.yaml: error: the plan has no area \"E01012751\"",
      fix: "Give the code of an area of the plan.", related: ["SP1132", "SP1133"]),
    CheckPage(
      "SP1132", "a course that the plan does not have",
      cause: "Courses are named by their id, as in the table of courses.",
      example: "skillsplan explain plan.yaml --course 10000028-L2",
      says: "plan.yaml: error: the plan has no course \"10000028-L2\"",
      fix: "Give the id of a course of the plan.", related: ["SP1131", "SP1133"]),
    CheckPage(
      "SP1133", "a provider that the plan does not have",
      cause: """
        Providers are named by their UKPRN, eight digits; a part of the name of one is looked up and told. A provider \
        of the table of courses without a course at a level of the brief is not in the plan.
        """,
      example: "skillsplan explain plan.yaml --provider 1000100",
      says: "plan.yaml: error: the plan has no provider \"1000100\"",
      fix: "Give the UKPRN of a provider of the plan.", related: ["SP1131", "SP1132"]),
    CheckPage(
      "SP1134", "a level at which the plan has no needs",
      cause: "The levels of a plan are those of its brief's needs.",
      example: "skillsplan explain plan.yaml --area E01012571 --level 5",
      says: "plan.yaml: error: the plan has no needs at level \"5\"",
      fix: "Give one of the levels that the message lists, or leave --level out.",
      related: ["SP1131"]),
  ]
}
