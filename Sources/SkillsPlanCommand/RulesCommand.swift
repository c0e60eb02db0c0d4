import PlanFiles
import RuleHost
import SkillsPlanner

/// Lists the rules that a brief can use.
enum RulesCommand: Command {
  static let name = "rules"
  static let summary = "list the rules that a brief can use, with their parameters"
  static let usage = "rules [--json] [--plugin FILE]... [--isolate WHICH]"
  static let examples = [
    Example("skillsplan rules", "list the rules that came with the program"),
    Example("skillsplan rules --plugin libMyRule.so", "and one of your own"),
  ]
  static let options =
    [Option("--json", "as JSON, for programs")] + RuleOptions.options
  static let words = 0...0

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let library = try openRules(RuleOptions(arguments, usage: usage))
    Output.talk(library.diagnostics)
    try Output.result(
      arguments.has("--json")
        ? jsonText(of: library.catalogue)
        : library.catalogue.map(page(of:)).joined(separator: "\n"))
    return library.diagnostics.contains(where: \.isRuleFault) ? .ruleFault : .done
  }

  private static func page(of rule: CatalogueRule) -> String {
    let kind =
      switch rule.kind {
      case .score: "scores"
      case .eligibility: "says who is eligible"
      }
    var lines = ["\(rule.id) \(rule.version)  (\(kind))", "  \(rule.summary)"]
    lines += rule.parameters.map { parameter in
      let fallback =
        parameter.isRequired
        ? "required" : parameter.defaultText.map { "default \($0)" } ?? "optional"
      return "  \(parameter.name): \(parameter.documentation) \(parameter.due); \(fallback)."
    }
    if !rule.columns.isEmpty {
      lines.append("  reads \(rule.columns.map(\.name).joined(separator: ", "))")
    }
    let place = rule.isIsolated ? "in a sandbox" : "in the planner's process"
    lines += [
      "  file \(rule.file)", "  sha256 \(rule.sha256)",
      "  \(rule.isShipped ? "shipped with the program" : "not shipped with the program"), runs \(place)",
    ]
    return lines.map { $0.printable + "\n" }.joined()
  }
}
