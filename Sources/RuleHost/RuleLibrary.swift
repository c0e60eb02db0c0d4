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

  /// Of each id the one that is used first, then the others in the order of the search.
  private let plugins: [String: [any OpenedPlugin]]

  /// Opens every plugin that the search finds, in its order.
  ///
  /// Of an id the plugin that ships with the program is used, else the first. A file that comes twice is
  /// opened once.
  ///
  /// - Parameters:
  ///   - program: The planner's executable, for the sandboxed children.
  ///   - digest: The SHA-256 of some bytes, in hexadecimal.
  package init(
    _ search: PluginSearch, isolation: Isolation, limits: SandboxLimits = SandboxLimits(),
    program: String = "/proc/self/exe", digest: ([UInt8]) -> String
  ) {
    let (found, faults) = search.files()
    var diagnostics = faults.map { $0.fault.diagnostic(.warning, file: $0.place) }
    var plugins: [String: [any OpenedPlugin]] = [:]
    var hasIsolated = false
    for file in found {
      do throws(PluginFault) {
        let opened = try PluginFile(file.path, digest: digest)
        let isShipped = file.shippedDigest == opened.sha256
        if !isShipped && file.shippedDigest != nil { diagnostics.append(altered(file.path)) }
        let isIsolated = isolation == .all || isolation == .others && !isShipped
        let plugin: any OpenedPlugin
        if isIsolated {
          hasIsolated = true
          plugin = try SandboxedPlugin(
            opened, program: program, limits: limits, isShipped: isShipped)
        } else {
          plugin = try Plugin(opened, isShipped: isShipped)
        }
        plugins[plugin.rule.id, default: []].append(plugin)
      } catch {
        diagnostics.append(error.diagnostic(file.isAsked ? .error : .warning, file: file.path))
      }
    }
    for (id, same) in plugins {
      plugins[id] = same.filter(\.rule.isShipped) + same.filter { !$0.rule.isShipped }
    }
    let ids = plugins.keys.sorted()
    for id in ids {
      guard let same = plugins[id], let first = same.first else { continue }
      diagnostics += same.dropFirst().map { shadowed($0.rule, by: first.rule) }
    }
    if hasIsolated && !limits.keepsFromFiles { diagnostics.append(withoutLandlock()) }
    self.plugins = plugins
    self.diagnostics = diagnostics
    files = found.map(\.path)
    catalogue = ids.compactMap { plugins[$0]?.first?.rule }
  }

  /// The rules that a brief uses, in its order, and every problem with them, each at its place.
  ///
  /// A rule with a problem is left out. A brief may use one rule several times.
  package func load(_ uses: [RuleUse]) -> (rules: [LoadedRule], diagnostics: [Diagnostic]) {
    var rules: [LoadedRule] = []
    var diagnostics: [Diagnostic] = []
    for use in uses {
      guard let same = plugins[use.id], let first = same.first else {
        // The plugin that was asked for may be the one that has it, and its fault is said already.
        if !self.diagnostics.contains(where: \.isRuleFault) { diagnostics.append(notFound(use)) }
        continue
      }
      let pinned = same.first { $0.rule.sha256 == use.sha256 }
      guard let plugin = use.sha256 == nil ? first : pinned else {
        diagnostics.append(notPinned(use, same.map(\.rule)))
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
            error.fix.map { fix in
              Diagnostic(
                .error, "SP0508", at: use.location,
                "rule \(use.id) of \(plugin.rule.file) \(error.message) as it took its parameters",
                fix: fix)
            }
              ?? Diagnostic(
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
    let looked = "plugins were looked for in \(folders.joined(separator: ", "))."
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

  /// The folders of the files that were looked at, each once, in that order.
  private var folders: [String] {
    files.reduce(into: []) { folders, file in
      let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
      if !folders.contains(folder) { folders.append(folder) }
    }
  }
}

private func shadowed(_ rule: CatalogueRule, by first: CatalogueRule) -> Diagnostic {
  Diagnostic(
    .warning, "SP0507", at: Location(file: rule.file),
    """
    \(rule.file) is not used but where a brief pins it: \(first.file) also has a rule \(rule.id), and \
    \(first.isShipped ? "ships with the program" : "comes first")
    """,
    fix: "To use it, write sha256: \"\(rule.sha256)\" beside rule: \(rule.id) in the brief.")
}

private func notPinned(_ use: RuleUse, _ rules: [CatalogueRule]) -> Diagnostic {
  let others = rules.map { "\($0.file) has \($0.sha256)" }.joined(separator: ", ")
  return Diagnostic(
    .error, "SP0519", at: use.location,
    "rule \(use.id) is pinned to sha256 \(use.sha256 ?? ""), and no plugin has it: \(others)",
    fix: "Name the file with --plugin, or pin another digest once you have looked at the rule.")
}

private func altered(_ file: String) -> Diagnostic {
  Diagnostic(
    .warning, "SP0521", at: Location(file: file),
    "\(file) is not the file that shipped with the program: \(ShippedManifest.name) has another digest",
    fix: "Install the program again, or run make build; until then the rule runs in the sandbox.")
}

private func withoutLandlock() -> Diagnostic {
  Diagnostic(
    .warning, "SP0522", at: nil,
    """
    this kernel has no Landlock, so nothing kept plugins from reading files as they were opened; every \
    other wall of the sandbox stands
    """,
    fix: "Use Linux 5.13 or newer with Landlock enabled, or only plugins that you trust.")
}
