import PlanFiles
import RuleHost
import SkillsPlanner

/// A brief with its tables and rules, read and checked together: what `plan` and `check` share.
struct PlanningJob {
  let files: PlanInputs
  let rules: [RuleInUse]
  /// Problems that do not stop a plan.
  let warnings: [Diagnostic]

  /// - Throws: `InvalidInput` with every problem of the brief, the tables and the rules.
  init(brief path: String, plugins: RuleOptions) async throws(InvalidInput) {
    try await self.init(openRules(plugins)) { columns async throws(InvalidInput) in
      try await PlanInputs(brief: path, reading: columns)
    }
  }

  /// The same of a brief that is read elsewhere.
  init(
    _ library: RuleLibrary,
    reading: (_ columns: (Brief) -> Set<String>) async throws(InvalidInput) -> PlanInputs
  ) async throws(InvalidInput) {
    var problems = library.diagnostics
    var loaded: (rules: [LoadedRule], diagnostics: [Diagnostic]) = ([], [])
    let files: PlanInputs
    do {
      files = try await reading { brief in
        loaded = library.load(brief.rules)
        return Set(loaded.rules.flatMap(\.columns).map(\.name))
      }
    } catch {
      throw InvalidInput(problems + error.diagnostics + loaded.diagnostics)
    }
    problems += files.warnings
    rules = loaded.rules.map {
      RuleInUse(
        rule: $0, use: $0.use, file: FilePath.name(of: $0.rule.file), sha256: $0.rule.sha256)
    }
    problems += loaded.diagnostics
    // The other checks ask about the rules, so they wait until every rule is there.
    if !problems.contains(where: { $0.severity == .error }) {
      problems += SkillsPlanner.check(files.brief, files.catalogue, rules)
    }
    guard !problems.contains(where: { $0.severity == .error }) else {
      throw InvalidInput(problems)
    }
    self.files = files
    warnings = problems
  }

  /// A planner's failure with its code.
  static func diagnostic(of failure: PlanningFailure) -> Diagnostic {
    let (code, fix) =
      switch failure {
      case .rule: ("SP0508", "Ask the rule's author to correct it.")
      case .tooLarge: ("SP0609", "")
      case .needsMemory: ("SP0612", "Allow more with --memory.")
      case .conflict(let conflict): ("SP0640", conflict.fix)
      case .besideNetwork(let limits):
        ("SP0643", UntoldChanges(beside: limits, plan: nil).diagnostic.fix)
      case .notFound: ("SP0642", "Loosen the tightest of them, and see what it costs.")
      case .unproven: ("SP0610", "Report it with its files.")
      }
    return Diagnostic(.error, code, at: nil, explained(failure), fix: fix)
  }

  /// A planner's failure in words that name areas and courses.
  private static func explained(_ failure: PlanningFailure) -> String {
    switch failure {
    case .rule(let rule, let area, let course):
      let pair = [
        area.map { "area \($0)" }, course.map { "course \($0)" },
      ].compactMap { $0 }
      let place = pair.isEmpty ? "" : "; the first candidate is \(pair.joined(separator: " with "))"
      return "\(rule.message)\(place)"
    case .tooLarge:
      return
        "the places, learners and points are too large to be added up exactly; correct the counts "
        + "in the tables, or plan fewer areas and courses at once"
    case .needsMemory(let need):
      return "the plan takes about \(MemoryLimit.text(need.bytes)) of memory"
    case .conflict(let conflict): return conflict.explained
    case .besideNetwork(let limits):
      return UntoldChanges(beside: limits, plan: nil).diagnostic.summary
    case .notFound:
      return
        "no plan was found that keeps all policies, pins and minimum cohorts, though none is proved impossible"
    case .unproven(let fault):
      return
        "the certificate does not prove this optimum, so it is withheld (\(fault)); please report it"
    }
  }
}
