import PlanFiles
import RuleHost
import SkillsPlanner

/// Prints all that is known of one rule.
enum RulesShow {
  static func run(_ id: String, _ options: RuleOptions) throws -> ExitCode {
    let library = openRules(options)
    guard let rule = library.catalogue.first(where: { $0.id == id }) else {
      Output.talk(library.diagnostics)
      let ids = library.catalogue.map(\.id)
      throw InvalidInput([
        Diagnostic(
          .error, "SP0510", at: nil, "there is no rule \(id.cited())",
          fix: Spelling.question(about: id, among: ids)
            + "The rules are \(ids.joined(separator: ", ")).")
      ])
    }
    // The plugin's own words go with it everywhere; the source is at hand where it was built.
    let documentation =
      rule.documentation.isEmpty
      ? RuleSource.of(plugin: rule.file)?.documentation ?? []
      : rule.documentation.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    try Output.result(page(of: rule, documentation: documentation))
    return .done
  }

  static func page(of rule: CatalogueRule, documentation: [String]) -> String {
    var lines = [RulesList.title(of: rule), rule.summary, ""]
    if !documentation.isEmpty { lines += documentation + [""] }
    if rule.kind == .eligibility { lines += ["Reason", "  \(rule.reason)", ""] }
    lines.append("Parameters")
    lines += rule.parameters.isEmpty ? ["  none"] : rule.parameters.flatMap(described)
    lines += ["", "Columns" + (rule.columns.isEmpty ? "" : ", at the default parameters")]
    lines +=
      rule.columns.isEmpty
      ? ["  none, or none without parameters"]
      : rule.columns.map { column in
        "  \(column.name): \(column.kind == .number ? "numbers" : "texts")"
          + (column.isOptional ? ", where the brief has them" : "")
      }
    lines += [
      "", "File", "  \(rule.file)", "  sha256 \(rule.sha256)", "  \(RulesList.origin(of: rule))",
    ]
    return lines.map { $0.printable + "\n" }.joined()
  }

  private static func described(_ parameter: CatalogueParameter) -> [String] {
    let fallback =
      parameter.isRequired
      ? "a brief must give it"
      : parameter.defaultText.map { "default \($0)" } ?? "may be left out"
    return ["  \(parameter.name): \(parameter.due); \(fallback)", "    \(parameter.documentation)"]
  }
}
