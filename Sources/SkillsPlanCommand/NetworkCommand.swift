import PlanFiles
import SkillsPlanner

/// Solves a problem of nodes and arcs that need not come from a plan.
enum NetworkCommand: Command {
  static let name = "network"
  static let summary = "solve a transportation problem in DIMACS form, exactly"
  static let usage = "network solve FILE [--json]"
  static let examples = [
    Example(
      "skillsplan network solve problem.min", "the least cost, its proof, and whether it is unique"),
    Example(
      "skillsplan plan brief.yaml -o plan.yaml --export-network problem.min",
      "write the problem of a plan; its least cost is minus the plan's points"),
    Example(
      "zstdcat problem.min.zst | skillsplan network solve - --json",
      "from standard input, for programs"),
  ]
  static let options = [Option("--json", "print the answer as JSON, for programs")]
  static let words = 2...2
  static let notes = """
    FILE is a min-cost-flow problem (p min, n and a lines) of this shape, whatever the numbers of its nodes
    and the order of its arcs: source, rows, columns, groups inside groups, sink. Costs are 0 or less, lower
    bounds 0. Parallel arcs into a row or out of a column are steps of what a unit earns. Arcs between rows
    and columns have no bound of their own. Units may stay unused: an arc at cost 0 leads from the source to
    the sink. Instead of a source, rows may have supplies and each an arc at cost 0 to the sink.
    """

  static func run(_ arguments: Arguments) async throws -> ExitCode {
    guard arguments.words[0] == "solve" else {
      throw UsageError(
        "a network cannot be asked to \(arguments.words[0])"
          + Spelling.suggestion(for: arguments.words[0], among: ["solve"]), usage: usage)
    }
    let clock = ContinuousClock()
    let start = clock.now
    returnLargeBlocks()
    let problem = try read(arguments.words[1])
    let isRead = clock.now
    let optimum = await problem.solve()
    let isSolved = clock.now
    try problem.prove(optimum)
    let answer = Answer(
      problem: problem, optimum: optimum, reading: isRead - start, solving: isSolved - isRead,
      proving: clock.now - isSolved)
    try Output.result(arguments.has("--json") ? answer.json.written + "\n" : answer.text)
    return .done
  }

  private static func read(_ path: String) throws(InvalidInput) -> NetworkProblem {
    let stream = try ByteStream(path: path, isDigested: false)
    var reader = NetworkReader(file: stream.file)
    while let block = try stream.next() { try reader.read(block) }
    return try reader.finish()
  }

  /// A solved problem, for people and for programs.
  private struct Answer {
    let problem: NetworkProblem
    let optimum: NetworkOptimum
    let reading: Duration
    let solving: Duration
    let proving: Duration

    var text: String {
      let rows = [
        ("Least cost", grouped(optimum.cost)),
        ("Proof", "the certificate holds for every arc"),
        (
          "Unique",
          optimum.isUnique ? "yes: every other flow costs more" : "no: another flow costs as little"
        ),
        (
          "Size",
          "\(grouped(problem.rows)) rows, \(grouped(problem.columns)) columns, "
            + "\(grouped(problem.groups)) groups, \(grouped(problem.candidates)) candidates"
        ),
        (
          "Time",
          "\(words(reading)) to read, \(words(solving)) to solve, \(words(proving)) to prove"
        ),
      ]
      return rows.flatMap { Screen.row($0.0, $0.1, indent: 12) }.map { $0 + "\n" }.joined()
    }

    var json: JSON {
      .object([
        ("cost", .whole(optimum.cost)),
        ("certified", .truth(true)),
        ("unique", .truth(optimum.isUnique)),
        ("rows", .whole(problem.rows)),
        ("columns", .whole(problem.columns)),
        ("groups", .whole(problem.groups)),
        ("candidates", .whole(problem.candidates)),
        ("read_seconds", .decimal(seconds(reading))),
        ("solve_seconds", .decimal(seconds(solving))),
        ("prove_seconds", .decimal(seconds(proving))),
      ])
    }

    private func words(_ duration: Duration) -> String {
      DecimalText.plain(seconds(duration), places: 2) + " s"
    }

    private func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }
  }
}
