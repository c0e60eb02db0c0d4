import PlanFiles
import SkillsPlanner

/// What a plan says it was made from, and where that lies now.
struct PlanOrigins {
  let inputs: [InputRecord]
  let rules: [RuleRecord]
  /// The path of the brief, as seen from the current folder.
  let brief: String
  private let options: RuleOptions

  /// - Parameters:
  ///   - path: of the plan, "-" for the standard input; its brief lies beside it unless `given` names one.
  init(_ head: PlanHead, at path: String, brief given: String?, _ options: RuleOptions) {
    inputs = head.inputs
    rules = head.rules
    self.options = options
    let named = head.inputs.first { $0.role == "brief" }?.file ?? "brief.yaml"
    brief = given ?? (path == "-" ? named : FilePath.path(named, relativeTo: path))
  }

  /// The brief with its tables and rules, each as it was when the plan was made.
  ///
  /// - Throws: `StalePlan` with every one that is another now; else as `PlanningJob` does.
  func job() async throws -> PlanningJob {
    let changed = changedInputs()
    guard changed.isEmpty else { throw StalePlan(diagnostics: changed) }
    let job: PlanningJob
    do throws(InvalidInput) {
      job = try await PlanningJob(brief: brief, plugins: options)
    } catch {
      // The files are those of the plan, which was made of them: a rule that is not there is another state of things.
      let missing = error.diagnostics.filter { $0.code == "SP0510" }
      guard !missing.isEmpty else { throw error }
      throw StalePlan(diagnostics: error.diagnostics)
    }
    let others = changedRules(job.rules)
    guard others.isEmpty else { throw StalePlan(diagnostics: others) }
    return job
  }

  /// What the plan names and the disk has in another form, or no more.
  func changedInputs() -> [Diagnostic] {
    let found = inputs.compactMap { input -> (role: String, problem: Diagnostic)? in
      changed(input).map { (input.role, $0) }
    }
    // Without the brief nobody knows where the others lie.
    let ofBrief = found.filter { $0.role == "brief" && $0.problem.code == "SP1102" }
    return (ofBrief.isEmpty ? found : ofBrief).map(\.problem)
  }

  private func changed(_ input: InputRecord) -> Diagnostic? {
    let path = input.role == "brief" ? brief : FilePath.path(input.file, relativeTo: brief)
    let now: InputFile
    do throws(InvalidInput) {
      now = try InputFile.read(path)
    } catch {
      let why = error.diagnostics.first
      let isMissing = why?.code == Check.missingFile.rawValue
      return Diagnostic(
        .error, "SP1102", at: Location(file: path),
        "the plan was made from this file, and it cannot be read: \(why?.summary ?? "")",
        fix: isMissing ? Self.fixOfMissing(input) : why?.fix ?? "")
    }
    guard now.sha256 != input.sha256 else { return nil }
    return Diagnostic(
      .error, "SP1101", at: Location(file: path),
      "the file has changed since the plan was made, so the plan is stale: \(Self.meaning(of: input))",
      fix: "Plan again, or put back the file whose SHA-256 is \(input.sha256).")
  }

  private static func fixOfMissing(_ input: InputRecord) -> String {
    input.role == "brief"
      ? "Name the brief with --brief, or put it beside the plan."
      : "Put back the file whose SHA-256 is \(input.sha256)."
  }

  /// What another file in this role may change.
  private static func meaning(of input: InputRecord) -> String {
    switch input.role {
    case "brief", "base": "its needs, limits, rules or weights may be others"
    case "areas": "needs, reach and the points of rules that read areas may be others"
    case "courses": "places, last year's starts, reach and points of courses may be others"
    case "starts": "last year's starts by district may be others; no place follows from them"
    case "travel": "who is within reach by time, and points of travel, may be others"
    case "earlier-plan": "what the plan keeps to may be another"
    case "join": "the points of rules that read its columns may be others"
    default: "what it says of its sources may be another; no place follows from them"
    }
  }

  /// Rules of the plan that are others now.
  func changedRules(_ used: [RuleInUse]) -> [Diagnostic] {
    rules.compactMap { record in
      guard let now = used.first(where: { $0.rule.id == record.id }),
        now.sha256 != record.sha256
      else { return nil }
      let other =
        now.rule.version == record.version
        ? "another build of version \(record.version)"
        : "version \(now.rule.version) where the plan used \(record.version)"
      return Diagnostic(
        .error, "SP1103", at: now.use.location,
        "rule \(record.id.printable) is \(other), so the plan is stale: its points may be others",
        fix: "Plan again, or open the plugin whose SHA-256 is \(record.sha256) with --plugin.")
    }
  }
}

/// A plan whose inputs or rules are not those it was made from.
struct StalePlan: Error {
  /// At least one.
  let diagnostics: [Diagnostic]
}
