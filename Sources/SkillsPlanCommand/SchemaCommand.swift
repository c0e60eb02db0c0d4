import PlanFiles
import SkillsPlanner

/// Prints the JSON Schema of a brief, a plan or diagnostics.
enum SchemaCommand: Command {
  static let name = "schema"
  static let summary = "print the JSON Schema of a brief, a plan or diagnostics"
  static let usage = "schema brief|plan|diagnostics"
  static let examples = [
    Example("skillsplan schema brief > brief.schema.json", "what a brief may say"),
    Example("skillsplan schema plan > plan.schema.json", "what a plan says"),
    Example(
      "skillsplan schema diagnostics > diagnostics.schema.json", "what --format json says"),
  ]
  static let words = 1...1

  static func run(_ arguments: Arguments) throws -> ExitCode {
    switch arguments.words[0] {
    case "brief": try Output.result(Schema.brief)
    case "plan": try Output.result(Schema.plan)
    case "diagnostics": try Output.result(Schema.diagnostics)
    default:
      let word = arguments.words[0]
      throw UsageError(
        "there is no schema of \(word)"
          + Spelling.suggestion(for: word, among: ["brief", "plan", "diagnostics"]), usage: usage)
    }
    return .done
  }
}
