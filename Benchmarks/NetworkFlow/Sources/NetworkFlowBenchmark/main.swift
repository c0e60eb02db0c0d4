import NetworkFlow

// Solves a made-up county several times and prints each step's time; with `--dimacs` prints the problem.
// Numbers are, in this order: seed, areas, courses, metres of reach, steps between points.
let arguments = CommandLine.arguments.dropFirst()
let numbers = arguments.compactMap(Int.init)
func number(_ place: Int, else usual: Int) -> Int { numbers.count > place ? numbers[place] : usual }
let county = try CountyProblem(
  seed: UInt64(number(0, else: 1)), areas: number(1, else: 945), courses: number(2, else: 4_000),
  reach: number(3, else: 32_000), step: number(4, else: 1))
let problem = county.problem

if arguments.contains("--dimacs") {
  problem.writeDIMACS { text in
    print(String(decoding: text, as: UTF8.self), terminator: "")
  }
} else {
  print("rows", problem.rows.count, "columns", problem.columns.count)
  print("candidates", problem.candidates.columns.count)
  let metres = TieBreak { [county] row, column in
    -county.rowPlaces[row].metres(to: county.columnPlaces[column])
  }
  let hash = TieBreak { row, column in
    Int(Numbers.mixed(UInt64(row) << 32 | UInt64(column)) >> 24)
  }
  let clock = ContinuousClock()
  func timed<Result>(_ name: String, _ work: () throws -> Result) rethrows -> Result {
    let start = clock.now
    let result = try work()
    print(name, (clock.now - start) / 1_000_000 * 1_000_000)
    return result
  }
  for _ in 0..<3 {
    let plain = timed("plain") { problem.solve() }
    print(plain.effort, "unique", plain.isUnique)
    let settled = timed("settled") { problem.solve(tieBreaks: [.mostUnits, metres, hash]) }
    print(settled.effort, "unique", settled.isUnique)
    try timed("verify") { try problem.verify(settled) }
    let gains = timed("gains") { problem.gainsIfOneMore(settled) }
    let placed = settled.flows.reduce(0) { $0 + $1.units }
    print("objective", settled.objective, "placed", placed, "gains", gains.reduce(0, +))
  }
}
