import PlanFiles
import SkillsPlanner

/// Says what places of learners from the most deprived areas cost in points.
enum FrontierCommand: Command {
  static let name = "frontier"
  static let summary = "say what places for the most deprived areas cost in points, exactly"
  static let usage =
    "frontier BRIEF --between points,equity [--deciles FIRST-LAST] [--csv FILE] [--svg FILE] [--json] "
    + "[--memory SIZE] [--plugin FILE]... [--isolate WHICH]"
  static let examples = [
    Example(
      "skillsplan frontier brief.yaml --between points,equity",
      "the trade-off between points and places of deciles 1 and 2, with a picture"),
    Example(
      "skillsplan frontier brief.yaml --between points,equity --deciles 1 --svg frontier.svg",
      "places of decile 1 alone, and the picture for a web page"),
    Example(
      "skillsplan frontier brief.yaml --between points,equity --csv frontier.csv",
      "every corner of the curve, for a spreadsheet"),
  ]
  static let options =
    [
      Option("--between", value: "points,equity", "what is traded; these two are all there is yet"),
      Option(
        "--deciles", value: "FIRST-LAST",
        "whose places are equity: deciles of areas, 1 the most deprived; 1-2 unless told otherwise"),
      Option("--csv", value: "FILE", "write every corner here; it takes longer than a picture's"),
      Option("--svg", value: "FILE", "write the picture here"),
      Option("--json", "print one JSON object, with every corner; it takes longer too"),
      MemoryLimit.option,
    ] + RuleOptions.options
  static let words = 1...1
  static let notes = """
    Each corner is the best plan of all where each place of a learner from these areas earns so many points on top
    (its weight), proved by its certificate. No plan lies above the curve. On the line between two corners lie plans
    too, so nothing better can be had for any number of places; the curve shows what the brief's weights leave unsaid.
    Each keeps all policies and pins, and what the objective serves first.
    """

  static func run(_ arguments: Arguments) async throws -> ExitCode {
    guard arguments.value(of: "--between") == "points,equity" else {
      throw UsageError(
        "say what is traded: --between points,equity", usage: usage)
    }
    let deciles = try deciles(arguments)
    let brief = arguments.words[0]
    let limit = try MemoryLimit(arguments, usage: usage)
    let outputs = ["--csv", "--svg"].compactMap { arguments.value(of: $0) }
    let rules = try RuleOptions(arguments, usage: usage)
    let all = arguments.has("--csv") || arguments.has("--json")
    returnLargeBlocks()
    let text = try await ProgressLine("reading tables").watch { line in
      let job = try await PlanningJob(brief: brief, plugins: rules)
      line.clear()
      Output.talk(job.warnings)
      try refuseOverwriting(
        job.files.inputs.map { FilePath.path($0.file, relativeTo: brief) }, outputs)
      let planner = try Planner(job.files.brief, job.files.catalogue, job.rules)
      let frontier: PlanFrontier?
      do {
        frontier = try await Self.frontier(
          planner, deciles, allCorners: all, memory: limit.bytes, line)
      } catch let failure as PlanningFailure {
        throw job.refusal(failure, limit, brief: brief)
      }
      guard let frontier else { throw InvalidInput([nobody(deciles, brief)]) }
      return FrontierText(frontier, of: job.files.brief)
    }
    try write(text.csv, to: arguments.value(of: "--csv"))
    try write(Array(FrontierPicture(text).svg.utf8), to: arguments.value(of: "--svg"))
    try Output.result(arguments.has("--json") ? text.json.written + "\n" : text.text)
    return .done
  }

  private static func frontier(
    _ planner: Planner, _ deciles: ClosedRange<Int>, allCorners: Bool, memory: Int,
    _ line: ProgressLine
  ) async throws -> PlanFrontier? {
    let problem = try await planner.pose(memory: memory, forChanges: true, Progress(line))
    let solved: SolvedPlan
    do throws(PlanningFailure) {
      solved = try await SolvedPlan(planner, problem, Progress(line))
    } catch .besideNetwork(let limits) {
      // What no plan keeps is said first: taking out what is beside the network would not help.
      if let conflict = try await problem.contradiction() {
        throw PlanningFailure.conflict(conflict)
      }
      throw PlanningFailure.besideNetwork(limits)
    }
    line.begin("following the trade-off")
    return try await solved.frontier(deciles: deciles, allCorners: allCorners) { places, all in
      line.report("following the trade-off", places, of: all)
    }
  }

  private static func deciles(_ arguments: Arguments) throws(UsageError) -> ClosedRange<Int> {
    guard let word = arguments.value(of: "--deciles") else { return 1...2 }
    let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    if let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first >= 1,
      first <= last, last <= 10
    {
      return first...last
    }
    throw UsageError(
      "--deciles is one decile or a range of them, such as 1-2; not \(word.cited())", usage: usage)
  }

  private static func refuseOverwriting(
    _ inputs: [String], _ outputs: [String]
  ) throws(UsageError) {
    for output in outputs {
      if let input = inputs.first(where: { FilePath.areSame($0, output) }) {
        throw UsageError(
          "\(output.cited()) is an input of the plan (\(input.printable)); name another file",
          usage: usage)
      }
    }
    if outputs.count == 2, FilePath.areSame(outputs[0], outputs[1]) {
      throw UsageError(
        "the table and the picture cannot both be \(outputs[0].cited())", usage: usage)
    }
  }

  private static func write(_ bytes: [UInt8], to path: String?) throws(FileFailure) {
    guard let path else { return }
    var file = try AtomicFile(path)
    try file.write(bytes)
    try file.put()
  }

  private static func nobody(_ deciles: ClosedRange<Int>, _ brief: String) -> Diagnostic {
    let which =
      deciles.count == 1
      ? "decile \(deciles.lowerBound)" : "deciles \(deciles.lowerBound) to \(deciles.upperBound)"
    return Diagnostic(
      .error, "SP1200", at: Location(file: brief),
      "no learner of an area in \(which) has a course, so there is no trade-off to show",
      fix: "Name other deciles with --deciles, or give the areas table a column imd_decile.")
  }
}
