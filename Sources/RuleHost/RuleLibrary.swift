package import SkillsPlanner

/// The rules that can be used: those of the plugins that were found, each id once.
package struct RuleLibrary: Sendable {
  /// Sorted by id.
  package let catalogue: [CatalogueRule]
  /// What was wrong with the plugins that were looked at; an error for one that was asked for by
  /// name, a warning for one found beside the executable.
  package let diagnostics: [Diagnostic]
  /// The files that were looked at, in that order.
  package let files: [String]

  private let plugins: [String: Plugin]

  /// Opens the plugins that were asked for, in their order, then those in `folder`, sorted by name.
  ///
  /// The first plugin of an id is used. A file that comes twice is opened once.
  ///
  /// - Parameters:
  ///   - asked: Paths of plugins.
  ///   - folder: As a rule `executableFolder()`; nil looks in none.
  ///   - digest: The SHA-256 of some bytes, in hexadecimal.
  package init(asked: [String], folder: String?, digest: ([UInt8]) -> String) {
    var plugins: [String: Plugin] = [:]
    var diagnostics: [Diagnostic] = []
    var seen: Set<String> = []
    var found: [String] = []
    if let folder {
      switch pluginFiles(in: folder) {
      case .success(let files): found = files
      case .failure(let message):
        diagnostics.append(
          PluginFault.unreadable(message.text).diagnostic(.warning, file: folder))
      }
    }
    let candidates =
      asked.map { (file: $0, severity: Diagnostic.Severity.error) }
      + found.map { (file: $0, severity: Diagnostic.Severity.warning) }
    let distinct = candidates.filter { seen.insert(resolved($0.file)).inserted }

    for (file, severity) in distinct {
      do throws(PluginFault) {
        let plugin = try Plugin(file: file, digest: digest)
        if let first = plugins[plugin.rule.id] {
          diagnostics.append(shadowed(plugin.rule, by: first.rule))
        } else {
          plugins[plugin.rule.id] = plugin
        }
      } catch {
        diagnostics.append(error.diagnostic(severity, file: file))
      }
    }
    self.plugins = plugins
    self.diagnostics = diagnostics
    files = distinct.map(\.file)
    catalogue = plugins.values.map(\.rule).sorted { $0.id < $1.id }
  }

  /// The rules that a brief uses, in its order, and every problem with them, each at its place.
  ///
  /// A rule with a problem is left out. A brief may use one rule several times.
  package func load(_ uses: [RuleUse]) -> (rules: [LoadedRule], diagnostics: [Diagnostic]) {
    var rules: [LoadedRule] = []
    var diagnostics: [Diagnostic] = []
    for use in uses {
      guard let plugin = plugins[use.id] else {
        diagnostics.append(notFound(use))
        continue
      }
      let (json, problems) = settingsJSON(
        for: plugin.rule.parameters, from: use.settings, required: true)
      var found = problems.map { $0.diagnostic(rule: use) }
      if plugin.rule.kind == .eligibility, let weight = use.weight {
        found.append(
          Diagnostic(
            .error, "SP0518", at: use.location,
            "rule \(use.id) has weight \(weight), but it only says who is eligible",
            fix: "Leave its weight out."))
      }
      if found.isEmpty {
        do throws(RuleRefusal) {
          rules.append(LoadedRule(plugin.rule, use: use, instance: try plugin.instance(json)))
        } catch {
          found.append(
            Diagnostic(
              .error, "SP0517", at: use.location,
              "rule \(use.id) refuses its parameters: \(error.message)",
              fix: "Correct the rule's parameters; skillsplan rules lists them."))
        }
      }
      // In reading order; what has no place of its own stands at the rule, before its parameters.
      diagnostics += found.sorted { left, right in
        guard let second = right.location else { return false }
        return left.location.map { $0 < second } ?? true
      }
    }
    return (rules, diagnostics)
  }

  private func notFound(_ use: RuleUse) -> Diagnostic {
    let ids = catalogue.map(\.id)
    let looked = "looked at: \(files.joined(separator: ", "))."
    let known =
      switch (ids.isEmpty, files.isEmpty) {
      case (true, true): "No rule was found: there is no plugin to look at."
      case (true, false): "No rule was found; \(looked)"
      case (false, _): "The rules are \(ids.joined(separator: ", ")); \(looked)"
      }
    return Diagnostic(
      .error, "SP0510", at: use.location, "there is no rule \"\(use.id)\"",
      fix: Spelling.question(about: use.id, among: ids) + known)
  }
}

private func shadowed(_ rule: CatalogueRule, by first: CatalogueRule) -> Diagnostic {
  Diagnostic(
    .warning, "SP0507", at: Location(file: rule.file),
    "\(rule.file) is not used: \(first.file) also has a rule \(rule.id), and comes first",
    fix: "Remove one of them, or give its rule another id.")
}
