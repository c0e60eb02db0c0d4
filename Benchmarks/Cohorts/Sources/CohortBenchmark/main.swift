import Foundation
import NetworkFlow

// Solves a network in DIMACS form with minimums of columns, checks the answer, and prints it as JSON.
//
//     CohortBenchmark FILE MINIMUMS SECONDS
//
// SECONDS are of the processor, of all threads together. Each line of MINIMUMS is a column, counted from 0 in the order of its node, and the fewest units it carries if any.
let arguments = CommandLine.arguments
guard arguments.count == 4, let limit = Double(arguments[3]) else {
  fatalError("CohortBenchmark FILE MINIMUMS SECONDS")
}

func read(_ path: String) throws -> TransportationProblem {
  let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
  var reader = DIMACSReader()
  while let block = try file.read(upToCount: 1 << 20), !block.isEmpty {
    try reader.read([UInt8](block))
  }
  return try reader.finish()
}

let problem = try read(arguments[1])
let minimums = try String(contentsOfFile: arguments[2], encoding: .utf8).split(separator: "\n").map
{ line in
  let numbers = line.split(separator: " ").compactMap { Int($0) }
  return ColumnMinimum(column: numbers[0], least: numbers[1])
}

let clock = ContinuousClock()
let start = clock.now
/// Seconds of the processor that this process has had.
@Sendable func processor() -> Double { Double(Foundation.clock()) / Double(CLOCKS_PER_SEC) }
let begun = processor()
let solution = try await problem.solve(
  minimums: minimums, gap: 0, isTimeUp: { processor() - begun > limit })
let worked = processor() - begun
let solved = clock.now
try await problem.verifyLeaves(of: solution, minimums: minimums)
let answer: [String: Any] = [
  "objective": solution.objective, "bound": solution.bound, "seconds": (solved - start) / .seconds(1),
  "processor": worked, "nodes": solution.nodes, "status": "\(solution.end)", "checking": (clock.now - solved) / .seconds(1),
  "relaxed": solution.relaxation.objective,
]
print(String(decoding: try JSONSerialization.data(withJSONObject: answer), as: UTF8.self))
