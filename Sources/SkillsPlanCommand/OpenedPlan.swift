import PlanFiles
import RuleHost
import SkillsPlanner

/// A plan file, and where what it was made from lies: what every command that explains a plan begins with.
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
  /// What it was made from.
  let origins: PlanOrigins

  /// The path of the brief, as seen from the current folder.
  var brief: String { origins.brief }

  /// Reads the plan that the first word names, or the standard input for "-".
  ///
  /// - Throws: `InvalidInput` with what is wrong with the file, `UsageError`.
  init(_ arguments: Arguments, usage: String) throws {
    try self.init(
      arguments.words[0], brief: arguments.value(of: "--brief"),
      rules: RuleOptions(arguments, usage: usage))
  }

  /// - Parameter given: the path of the brief, where it does not lie beside the plan.
  /// - Throws: `InvalidInput` with what is wrong with the file.
  init(_ path: String, brief given: String?, rules: RuleOptions) throws(InvalidInput) {
    let read = try InputFile.read(path)
    file = read.file
    bytes = read.bytes
    plan = try PlanReader.plan(read.bytes, file: read.file)
    origins = PlanOrigins(PlanHead(of: plan), at: path, brief: given, rules)
  }

  /// The brief with its tables and rules, each as it was when the plan was made.
  ///
  /// - Throws: `StalePlan` with every one that is another now; else as `PlanningJob` does.
  func job() async throws -> PlanningJob { try await origins.job() }

  /// The same, planned again, with what the optimiser keeps to answer changes from.
  ///
  /// - Throws: as `job()`, `RefutedPlan` when the plan is not what its inputs give, `InvalidInput` when it would take
  ///   more memory than it may, `UntoldChanges` when no network holds it alone.
  func solved(
    _ limit: MemoryLimit, _ line: ProgressLine
  ) async throws -> (job: PlanningJob, solved: SolvedPlan) {
    let (job, planner, problem) = try await posed(limit, line)
    let solved: SolvedPlan
    do throws(PlanningFailure) {
      solved = try await SolvedPlan(planner, problem)
    } catch .besideNetwork(let limits) {
      throw UntoldChanges(beside: limits, plan: plan)
    }
    try await confirm(
      try await solved.plan(
        inputs: plan.inputs, sources: job.files.sources.records,
        assumptions: job.files.sources.assumptions))
    return (job, solved)
  }

  /// The same, planned again however its limits are kept, with what they cost.
  ///
  /// - Throws: as `solved`.
  func answered(
    _ limit: MemoryLimit, _ line: ProgressLine
  ) async throws -> (job: PlanningJob, plan: AnsweredPlan) {
    let (job, planner, problem) = try await posed(limit, line)
    let answered = try await AnsweredPlan(planner, problem)
    try await confirm(
      try answered.plan(
        inputs: plan.inputs, sources: job.files.sources.records,
        assumptions: job.files.sources.assumptions))
    return (job, answered)
  }

  private func posed(
    _ limit: MemoryLimit, _ line: ProgressLine
  ) async throws -> (job: PlanningJob, planner: Planner, problem: PlanningProblem) {
    returnLargeBlocks()
    let job = try await job()
    let planner = try Planner(job.files.brief, job.files.catalogue, job.rules)
    let problem: PlanningProblem
    do {
      problem = try await planner.pose(
        memory: limit.bytes, search: SearchLimit(as: plan.optimality), forChanges: true,
        Progress(line))
    } catch {
      throw job.refusal(error, limit, brief: brief)
    }
    line.begin("solving")
    return (job, planner, problem)
  }

  /// All that is said of the plan from its file is then said of what its inputs give.
  private func confirm(_ due: Plan) async throws {
    var due = due
    if plan.terms == nil { due.terms = nil }
    guard await Self.digest(of: due) == Self.digest(of: plan) else {
      throw RefutedPlan(
        diagnostic: Diagnostic(
          .error, "SP1130", at: Location(file: file),
          "the plan is not the one that its brief, tables and rules give, so nothing can be explained of it",
          fix: "Plan again, and explain that plan; skillsplan verify says what differs."))
    }
  }

  /// Of what a plan says, wherever and however it is written.
  private static func digest(of plan: Plan) async -> String {
    var digest = SHA256()
    await PlanWriter.write(plan) { digest.update($0) }
    return digest.hex()
  }
}

/// A plan that its own inputs do not give.
struct RefutedPlan: Error {
  let diagnostic: Diagnostic
}
