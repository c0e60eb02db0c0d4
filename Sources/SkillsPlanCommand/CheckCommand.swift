import PlanFiles
import SkillsPlanner

/// Finds what is wrong with a brief, its tables and its rules without planning.
enum CheckCommand: Command {
  static let name = "check"
  static let summary = "find what is wrong with a brief, its tables and its rules"
  static let usage = "check BRIEF [--plugin FILE]... [--isolate WHICH] [--format FORMAT]"
  static let examples = [
    Example("skillsplan check brief.yaml", "list every problem with file, line and column"),
    Example(
      "skillsplan check brief.yaml --format sarif > check.sarif", "the same, for code scanning"),
  ]
  static let options = RuleOptions.options + [DiagnosticDocument.option]
  static let words = 1...1

  static func run(_ arguments: Arguments) async throws -> ExitCode {
    let job = try await PlanningJob(
      brief: arguments.words[0], plugins: RuleOptions(arguments, usage: usage))
    Output.talk(job.warnings)
    let catalogue = job.files.catalogue
    try Output.result(
      """
      \(arguments.words[0]): no errors. \(grouped(catalogue.areas.count)) areas, \
      \(grouped(catalogue.courses.count)) courses, \(job.rules.count) rules.

      """)
    return .done
  }
}
