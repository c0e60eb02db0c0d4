import Foundation
import NetworkFlow

// Solves a made-up county, or a network in DIMACS form, and prints each step's time; then changes the capacity of one
// column at a time. With `--dimacs` it prints the county instead, with `--conditions` it solves under side conditions.
// Numbers are, in this order: seed, areas, courses, metres of reach, steps between points.
let arguments = CommandLine.arguments.dropFirst()
let numbers = arguments.compactMap(Int.init)
func number(_ place: Int, else usual: Int) -> Int { numbers.count > place ? numbers[place] : usual }

func county() throws -> CountyProblem {
  try CountyProblem(
    seed: UInt64(number(0, else: 1)), areas: number(1, else: 945), courses: number(2, else: 4_000),
    reach: number(3, else: 32_000), step: number(4, else: 1))
}

func network(_ path: String) throws -> TransportationProblem {
  let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
  var reader = DIMACSReader()
  while let block = try file.read(upToCount: 1 << 20), !block.isEmpty {
    try reader.read([UInt8](block))
  }
  return try reader.finish()
}

let clock = ContinuousClock()
func timed<Result>(_ name: String, _ work: () async throws -> Result) async rethrows -> Result {
  let start = clock.now
  let result = try await work()
  print(name, (clock.now - start) / 1_000_000 * 1_000_000)
  return result
}

if arguments.contains("--dimacs") {
  try county().problem.writeDIMACS { text in
    print(String(decoding: text, as: UTF8.self), terminator: "")
  }
} else {
  var metres = TieBreak.mostUnits
  let problem: TransportationProblem
  if let path = arguments.first(where: { $0.hasSuffix(".min") }) {
    problem = try network(path)
  } else {
    let county = try county()
    problem = county.problem
    metres = TieBreak { row, column in
      -county.rowPlaces[row].metres(to: county.columnPlaces[column])
    }
  }
  let hash = TieBreak { row, column in
    Int(Numbers.mixed(UInt64(row) << 32 | UInt64(column)) >> 24)
  }
  print("rows", problem.rows.count, "columns", problem.columns.count)
  print("candidates", problem.candidates.columns.count)
  let plain = await timed("plain") { await problem.solve() }
  print(plain.effort, "unique", plain.isUnique)
  guard !arguments.contains("--conditions") else {
    for (name, conditions) in SideConditionCases(problem, free: plain).all {
      let solved = try await timed(name) { try await problem.solve(under: conditions) }
      try problem.verify(solved, under: conditions)
      let lacks = solved.bound - (solved.solution?.objective ?? 0)
      print(
        "  bound", solved.bound, "lacks", lacks, "gap", solved.gap ?? 1, "solves", solved.solves)
    }
    exit(0)
  }
  let start = clock.now
  var solved = await timed("settled") { [metres] in
    await SolvedProblem(problem, tieBreaks: [.mostUnits, metres, hash])
  }
  let whole = clock.now - start
  print(solved.solution.effort, "unique", solved.solution.isUnique)
  try await timed("verify") { try problem.verify(solved.solution) }
  let gains = await timed("gains") { await problem.gainsIfOneMore(solved.solution) }
  let placed = solved.solution.flows.reduce(0) { $0 + $1.units }
  print("objective", solved.solution.objective, "placed", placed, "gains", gains.reduce(0, +))

  // Every hundredth part of the columns: two places more, with the certificate.
  var shares: [Double] = []
  for column in stride(from: 0, to: problem.columns.count, by: max(1, problem.columns.count / 100))
  {
    let before = solved.solution
    let pieces = solved.problem.columns[column].pieces.map {
      TransportationProblem.Piece(capacity: $0.capacity + 2, bonus: $0.bonus)
    }
    let start = clock.now
    try await solved.change([.column(column, pieces: pieces)])
    try await solved.problem.verify(solved.solution, after: before)
    shares.append((clock.now - start) / whole)
  }
  shares.sort()
  print(
    "a change of one column, with its certificate, beside the first solution: median",
    shares[shares.count / 2], "most", shares[shares.count - 1])
}
