import PlanFiles
import RuleHost
import SkillsPlanner

/// Lists the rules that a brief can use.
enum RulesList {
  static func run(_ options: RuleOptions, isJSON: Bool) throws -> ExitCode {
    let library = openRules(options)
    Output.talk(library.diagnostics)
    try Output.result(
      isJSON
        ? jsonText(of: library.catalogue)
        : library.catalogue.map(page(of:)).joined(separator: "\n"))
    return library.diagnostics.contains(where: \.isRuleFault) ? .ruleFault : .done
  }

  private static func page(of rule: CatalogueRule) -> String {
    var lines = [title(of: rule), "  \(rule.summary)"]
    lines += rule.parameters.map { parameter in
      let fallback =
        parameter.isRequired
        ? "required" : parameter.defaultText.map { "default \($0)" } ?? "optional"
      return "  \(parameter.name): \(parameter.documentation) \(parameter.due); \(fallback)."
    }
    if !rule.columns.isEmpty {
      lines.append("  reads \(rule.columns.map(\.name).joined(separator: ", "))")
    }
    lines += ["  file \(rule.file)", "  sha256 \(rule.sha256)", "  \(origin(of: rule))"]
    return lines.map { $0.printable + "\n" }.joined()
  }

  /// Whether it came with the program, and where it runs.
  static func origin(of rule: CatalogueRule) -> String {
    (rule.isShipped ? "shipped with the program" : "not shipped with the program")
      + ", runs " + (rule.isIsolated ? "in a sandbox" : "in the planner's process")
  }

  /// "travel-distance 1.0.0  (scores)"
  static func title(of rule: CatalogueRule) -> String {
    let kind =
      switch rule.kind {
      case .score: "scores"
      case .eligibility: "says who is eligible"
      }
    return "\(rule.id) \(rule.version)  (\(kind))"
  }
}
