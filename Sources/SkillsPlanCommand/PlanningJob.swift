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
  init(brief path: String, plugins: RuleOptions) throws(InvalidInput) {
    try self.init(openRules(plugins)) { columns throws(InvalidInput) in
      try PlanInputs(brief: path, reading: columns)
    }
  }

  /// The same of a brief that is read elsewhere.
  init(
    _ library: RuleLibrary,
    reading: (_ columns: (Brief) -> Set<String>) throws(InvalidInput) -> PlanInputs
  ) throws(InvalidInput) {
    var problems = library.diagnostics
    var loaded: (rules: [LoadedRule], diagnostics: [Diagnostic]) = ([], [])
    let files: PlanInputs
    do {
      files = try reading { brief in
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

  /// What conflicts with its place in the brief; any other failure as it is.
  func located(_ failure: PlanningFailure) -> any Error {
    guard case .conflict(let conflict) = failure else { return failure }
    let brief = files.brief
    let place = conflict.members.lazy.compactMap { member in
      member.policy.flatMap { brief.policies[$0].location }
        ?? member.pin.flatMap { brief.pins[$0].location }
    }.first
    guard let place else { return failure }
    return InvalidInput([
      Diagnostic(.error, "SP0640", at: place, conflict.explained, fix: conflict.fix)
    ])
  }

  /// A planner's failure with its code.
  static func diagnostic(of failure: PlanningFailure) -> Diagnostic {
    let (code, fix) =
      switch failure {
      case .rule: ("SP0508", "Ask the rule's author to correct it.")
      case .tooLarge: ("SP0609", "")
      case .needsMemory: ("SP0612", "Allow more with --memory.")
      case .conflict(let conflict): ("SP0640", conflict.fix)
      case .besideNetwork:
        (
          "SP0643",
          "Plan without them, and ask of that plan; or change the brief and compare two plans with diff. "
            + "Of any plan, skillsplan sensitivity says what survives when the brief is a little otherwise."
        )
      case .keepingBeside:
        (
          "SP0644",
          "Take out either stability or these limits, and compare the two plans with diff."
        )
      case .notFound: ("SP0642", "Loosen the tightest of them, and see what it costs.")
      case .crossing: ("SP0641", "Plan with objective: points, or take them out.")
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
    case .besideNetwork(let items):
      return
        "what would be different cannot be told exactly of this plan, since it keeps by price or by search: "
        + items.joined(separator: "; ")
    case .keepingBeside:
      return
        "an earlier plan can be kept to beside policies and pins that a network holds, and this brief has shares, "
        + "money, limits that cross or minimum cohorts"
    case .notFound:
      return
        "no plan was found that keeps all policies, pins and minimum cohorts, though none is proved impossible"
    case .crossing(let limits):
      let all = limits.isEmpty ? "funded starts" : limits.joined(separator: "; ")
      return
        "the objective serves groups of learners first, and these limits cross the groups, so that no plan "
        + "could be proved the best: \(all)"
    case .unproven(let fault):
      return
        "the certificate does not prove this optimum, so it is withheld (\(fault)); please report it"
    }
  }
}
