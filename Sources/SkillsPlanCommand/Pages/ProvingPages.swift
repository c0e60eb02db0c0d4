import SkillsPlanner

extension CheckPage {
  /// SP11xx: plans that are proved and explained.
  static let proving = [
    CheckPage(
      "SP1101", "an input that has changed since the plan was made",
      cause: """
        A plan names the SHA-256 of every file it was made from. Where a file is another now, the plan may be \
        right still, and nothing on this disk can prove or explain it.
        """,
      example: "skillsplan verify plan.yaml",
      says: """
        tables/courses.csv: error: the file has changed since the plan was made, so the plan is stale: places, \
        last year's starts, reach and points of courses may be others
        """,
      fix: "Plan again, or put back the file that the plan names.",
      related: ["SP1102", "SP1103"]),
    CheckPage(
      "SP1102", "an input of the plan that is not there",
      cause: """
        The files that a plan was made from lie where the plan names them, as seen from the brief's folder, and \
        the brief lies beside the plan unless --brief names it.
        """,
      example: "skillsplan verify plan.yaml",
      says: """
        tables/courses.csv: error: the plan was made from this file, and it cannot be read: there is no file \
        "tables/courses.csv"
        """,
      fix: "Name the brief with --brief, or put the file back.",
      related: ["SP1101"]),
    CheckPage(
      "SP1103", "a rule that is not the one that the plan used",
      cause: """
        A plan names the SHA-256 of the plugin of each of its rules. Another build or version may give other \
        points.
        """,
      example: "skillsplan verify plan.yaml",
      says: """
        brief.yaml:9:5: error: rule travel-distance is version 2.0.0 where the plan used 1.1.0, so the plan is \
        stale: its points may be others
        """,
      fix: "Plan again, or open the plugin that the plan names with --plugin.",
      related: ["SP1101"]),
  ]
}
