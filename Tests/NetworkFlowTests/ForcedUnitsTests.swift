import NetworkFlow
import Testing

@Suite struct `Losses if forced` {
  @Test(arguments: 0..<8)
  func `are what the best of all flows that carry the unit falls short by`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(100 + seed))
    var forced = 0
    for _ in 0..<12 {
      let problem = try RandomShape().problem(using: &generator)
      let solution = await problem.solve()
      let pairs = problem.table.enumerated().flatMap { row, line in
        line.indices.filter { line[$0] != nil }.map { (row: row, column: $0) }
      }
      for (pair, loss) in zip(pairs, problem.lossesIfForced(pairs, solution)) {
        let best = BruteForce(problem, atLeastOneAt: pair).best.first
        #expect(loss == best.map { solution.objective - $0 }, "\(problem) \(pair)")
        if let loss, loss > 0 { forced += 1 }
      }
    }
    #expect(forced > 0)
  }

  @Test func `with one point more than that a candidate carries a unit, and with one less none`()
    async throws
  {
    var generator = SeededGenerator(seed: 41)
    let shape = RandomShape(
      rows: 10...20, columns: 5...8, capacity: 1...6, points: 0...1_000, density: 0.5)
    var turned = 0
    for _ in 0..<8 {
      let problem = try shape.problem(using: &generator)
      let solution = await problem.solve()
      let pairs = problem.table.enumerated().flatMap { row, line in
        line.indices.filter { line[$0] != nil }.map { (row: row, column: $0) }
      }
      for (pair, loss) in zip(pairs, problem.lossesIfForced(pairs, solution)) {
        guard let loss, loss > 0 else { continue }
        for (more, carries) in [(loss + 1, true), (loss - 1, false)] {
          var table = problem.table
          table[pair.row][pair.column]? += more
          let changed = try TransportationProblem(
            rows: problem.rows, columns: problem.columns, groups: problem.groups, points: table)
          let flows = await changed.solve().flows
          #expect(flows.contains { $0.row == pair.row && $0.column == pair.column } == carries)
        }
        turned += 1
      }
    }
    #expect(turned > 50)
  }
}
