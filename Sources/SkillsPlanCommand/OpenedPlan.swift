import PlanFiles
import RuleHost
import SkillsPlanner

/// A plan file, and where what it was made from lies: what every command that proves or explains a plan begins with.
struct OpenedPlan {
  static let options =
    [
      Option(
        "--brief", value: "FILE",
        "the brief that the plan was made from, where it does not lie beside the plan")
    ] + RuleOptions.options

  /// The name for messages; "standard input" where it came from there.
  let file: String
  let bytes: [UInt8]
  let plan: Plan
  /// The path of the brief, as seen from the current folder.
  let brief: String
  private let rules: RuleOptions

  /// Reads the plan that the first word names, or the standard input for "-".
  ///
  /// - Throws: `InvalidInput` with what is wrong with the file, `UsageError`.
  init(_ arguments: Arguments, usage: String) throws {
    let path = arguments.words[0]
    let read = try InputFile.read(path)
    file = read.file
    bytes = read.bytes
    plan = try PlanReader.plan(read.bytes, file: read.file)
    rules = try RuleOptions(arguments, usage: usage)
    let named = plan.inputs.first { $0.role == "brief" }?.file ?? "brief.yaml"
    brief =
      arguments.value(of: "--brief")
      ?? (path == "-" ? named : FilePath.path(named, relativeTo: path))
  }

  /// The brief with its tables and rules, each as it was when the plan was made.
  ///
  /// - Throws: `StalePlan` with every one that is another now; else as `PlanningJob` does.
  func job() throws -> PlanningJob {
    let changed = changedInputs()
    guard changed.isEmpty else { throw StalePlan(diagnostics: changed) }
    let job = try PlanningJob(brief: brief, plugins: rules)
    let others = changedRules(job.rules)
    guard others.isEmpty else { throw StalePlan(diagnostics: others) }
    return job
  }

  /// The same, planned again, with what the optimiser keeps to answer changes from.
  ///
  /// - Throws: as `job()`; `InvalidInput` when the plan is not what its inputs give.
  func solved(_ line: ProgressLine) async throws -> SolvedPlan {
    let job = try job()
    let planner = try Planner(job.files.brief, job.files.catalogue, job.rules)
    let progress = Progress(line)
    let solved = try await SolvedPlan(planner, try await planner.pose(progress), progress)
    guard solved.gives(plan) else {
      throw InvalidInput([
        Diagnostic(
          .error, "SP1104", at: Location(file: file),
          "the plan is not what its inputs give, so what follows from them is not true of it",
          fix: "Find what is wrong with: skillsplan verify \(file.printable)")
      ])
    }
    return solved
  }

  /// What the plan names and the disk has in another form, or no more.
  private func changedInputs() -> [Diagnostic] {
    plan.inputs.compactMap { input in
      let path = input.role == "brief" ? brief : FilePath.path(input.file, relativeTo: brief)
      guard let now = try? InputFile.read(path) else {
        return Diagnostic(
          .error, "SP1102", at: Location(file: path),
          "the plan was made from this file, and it cannot be read", fix: Self.fixOfMissing(input))
      }
      guard now.sha256 != input.sha256 else { return nil }
      return Diagnostic(
        .error, "SP1101", at: Location(file: path),
        "the file has changed since the plan was made, so the plan is stale: \(Self.meaning(of: input))",
        fix: "Plan again, or put back the file whose SHA-256 is \(input.sha256).")
    }
  }

  private static func fixOfMissing(_ input: InputRecord) -> String {
    input.role == "brief"
      ? "Name the brief with --brief, or put it beside the plan."
      : "Put back the file whose SHA-256 is \(input.sha256)."
  }

  /// What another file in this role may change.
  private static func meaning(of input: InputRecord) -> String {
    switch input.role {
    case "brief": "its needs, limits, rules or weights may be others"
    case "areas": "needs, reach and the points of rules that read areas may be others"
    case "courses": "places, last year's starts, reach and points of courses may be others"
    case "starts": "last year's starts by district may be others; no place follows from them"
    case "travel": "who is within reach by time, and points of travel, may be others"
    case "join": "the points of rules that read its columns may be others"
    default: "what it says of its sources may be another; no place follows from them"
    }
  }

  private func changedRules(_ rules: [RuleInUse]) -> [Diagnostic] {
    plan.rules.compactMap { record in
      guard let now = rules.first(where: { $0.rule.id == record.id }),
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
