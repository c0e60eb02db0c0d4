import PlanFiles
import RuleHost
import SkillsPlanner

/// Makes a plan from a brief.
enum PlanCommand: Command {
  static let name = "plan"
  static let summary = "make the plan that a brief asks for"
  static let usage =
    "plan BRIEF [-o FILE] [--export-network FILE] [--time SECONDS] [--memory SIZE] [--plugin FILE]... "
    + "[--isolate WHICH] [--format FORMAT]"
  static let examples = [
    Example("skillsplan plan brief.yaml -o plan.yaml", "write the plan to plan.yaml"),
    Example("skillsplan plan brief.yaml > plan.yaml", "the same, by way of standard output"),
    Example(
      "skillsplan plan brief.yaml -o plan.yaml --export-network problem.min",
      "write the exact problem too, for another solver"
    ),
  ]
  static let options =
    [
      Option("--output", short: "-o", value: "FILE", "write the plan here, all of it or nothing"),
      Option(
        "--export-network", value: "FILE",
        "write the problem in DIMACS min-cost-flow form; its least cost is minus the plan's points"),
      Option(
        "--time", value: "SECONDS",
        "go on searching which courses run under minimum cohorts while this is not up; the plan says how far"
      ),
      MemoryLimit.option,
    ] + RuleOptions.options + [DiagnosticDocument.option]
  static let words = 1...1
  static let notes = """
    On a terminal a plan that takes more than a second shows how far it is. Ctrl-C ends it and leaves nothing
    behind: a file is there when all of it is.
    """

  static func documentStream(_ arguments: Arguments) -> StandardStream {
    arguments.has("--output") ? .output : .error
  }

  static func run(_ arguments: Arguments) async throws -> ExitCode {
    let clock = ContinuousClock()
    let start = clock.now
    let limit = try MemoryLimit(arguments, usage: usage)
    let search = try searchLimit(arguments, from: start)
    let plan = try await ProgressLine("reading tables").watch { line in
      try await makePlan(arguments, limit, search, line)
    }
    guard let file = arguments.value(of: "--output") else { return .done }
    // A plan of nobody is no plan that anybody wants, so it says at once why.
    let isOfNobody = plan.summary.placed == 0 && plan.summary.learners > 0
    let nobody = isOfNobody ? "\n\(plan.summary.notPlaced)." : ""
    Output.talk(
      """
      \(file.printable): \(grouped(plan.summary.placed)) of \(grouped(plan.summary.learners)) learners placed, \
      \(plan.optimality.nearness) over \(grouped(plan.optimality.candidates)) candidates in \(seconds(clock.now - start)).\(nobody)
      Read it with: skillsplan summary \(file.printable)

      """)
    return .done
  }

  private static func searchLimit(
    _ arguments: Arguments, from start: ContinuousClock.Instant
  ) throws(UsageError) -> SearchLimit {
    guard let word = arguments.value(of: "--time") else { return .usual }
    guard let seconds = Int(word), (1...mostSeconds).contains(seconds) else {
      throw UsageError(
        "--time is a whole number of seconds, 1 to \(mostSeconds); not \(word.cited())",
        usage: usage)
    }
    let end = start + .seconds(seconds)
    return SearchLimit { ContinuousClock.now >= end }
  }

  /// A week.
  private static let mostSeconds = 604_800

  /// Makes the plan and writes it, and the network where it is asked for.
  private static func makePlan(
    _ arguments: Arguments, _ limit: MemoryLimit, _ search: SearchLimit, _ line: ProgressLine
  ) async throws -> Plan {
    let brief = arguments.words[0]
    returnLargeBlocks()
    let job = try await PlanningJob(brief: brief, plugins: RuleOptions(arguments, usage: usage))
    line.clear()
    Output.talk(job.warnings)
    try refuseOverwriting(
      job.files.inputs.map { FilePath.path($0.file, relativeTo: brief) },
      plan: arguments.value(of: "--output"), network: arguments.value(of: "--export-network"))
    let progress = Progress(line)
    let planner = try Planner(job.files.brief, job.files.catalogue, job.rules)
    let problem: PlanningProblem
    do {
      problem = try await planner.pose(memory: limit.bytes, search: search, progress)
    } catch {
      throw job.refusal(error, limit, brief: brief)
    }
    // Written before the problem is given up, and put in its place when there is a plan too.
    var network = try arguments.value(of: "--export-network").map { try written(problem, to: $0) }
    let plan: Plan
    do {
      plan = try await planner.plan(
        consume problem, inputs: job.files.inputs, sources: job.files.sources.records,
        assumptions: job.files.sources.assumptions, progress)
    } catch {
      throw job.located(error, brief: brief)
    }
    line.begin("writing")
    if let path = arguments.value(of: "--output") {
      var file = try AtomicFile(path)
      try await PlanWriter.write(plan) { (bytes) throws(FileFailure) in try file.write(bytes) }
      try network.take()?.put()
      try file.put()
    } else {
      try network.take()?.put()
      line.end()
      try await PlanWriter.write(plan) { bytes in try Output.result(bytes) }
    }
    return plan
  }

  /// The problem in a file that is not in its place yet.
  private static func written(
    _ problem: PlanningProblem, to path: String
  ) throws(FileFailure) -> AtomicFile {
    var file = try AtomicFile(path)
    try problem.writeDIMACS { (text) throws(FileFailure) in try file.write(text) }
    return file
  }

  /// A plan in the place of a brief or of a table would be the end of the work in it.
  private static func refuseOverwriting(
    _ inputs: [String], plan: String?, network: String?
  ) throws(UsageError) {
    for output in [plan, network].compactMap({ $0 }) {
      if let input = inputs.first(where: { FilePath.areSame($0, output) }) {
        throw UsageError(
          "\(output.cited()) is an input of the plan (\(input.printable)); name another file",
          usage: usage)
      }
    }
    if let plan, let network, FilePath.areSame(plan, network) {
      throw UsageError("the plan and the network cannot both be \(plan.cited())", usage: usage)
    }
    if let plan, let old = InputFile.ordinary(plan)?.bytes.prefix(1000), !old.isEmpty,
      !String(decoding: old, as: UTF8.self).contains("kind: SkillsPlan")
    {
      throw UsageError(
        "\(plan.cited()) is there already and is no plan; name another file, or remove it",
        usage: usage)
    }
  }

  /// Whole seconds and a tenth, as in "0.8 s".
  private static func seconds(_ duration: Duration) -> String {
    let tenths = roundedHalfToEven(
      Int(duration.components.attoseconds / 1_000_000_000_000_000), over: 100)
    return "\(Int(duration.components.seconds) + tenths / 10).\(tenths % 10) s"
  }
}
