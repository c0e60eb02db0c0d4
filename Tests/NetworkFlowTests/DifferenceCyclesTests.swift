import Testing

@testable import NetworkFlow

@Suite struct `Cycles between two flows` {
  /// Two flows of one problem, each the best at other points.
  private struct Pair {
    let problem: TransportationProblem
    let flows: [TransportationSolution.Flow]
    let others: [TransportationSolution.Flow]

    init(_ shape: RandomShape, using generator: inout SeededGenerator) async throws {
      problem = try shape.problem(using: &generator)
      let candidates = problem.candidates
      let repriced = try TransportationProblem(
        rows: problem.rows, columns: problem.columns, groups: problem.groups,
        rowGroups: problem.rowGroups, groupOfRow: problem.rows.indices.map(problem.group(ofRow:)),
        candidates: .init(
          rowOffsets: candidates.rowOffsets, columns: candidates.columns,
          points: candidates.points.map { _ in Int32.random(in: 0...20, using: &generator) }))
      flows = await problem.solve().flows
      others = await repriced.solve().flows
    }
  }

  /// Whether nothing flows backwards or above what there is room for.
  private func isFlow(_ units: [[Int]], _ problem: TransportationProblem) -> Bool {
    let rows = units.map { $0.reduce(0, +) }
    let columns = problem.columns.indices.map { column in units.reduce(0) { $0 + $1[column] } }
    let groups = problem.groups.units(passing: columns) { problem.columns[$0].group }
    let rowGroups = problem.rowGroups.units(passing: rows) { problem.group(ofRow: $0) }
    func fits(_ units: [Int], _ capacity: (Int) -> Int?) -> Bool {
      units.indices.allSatisfy { units[$0] <= capacity($0) ?? .max }
    }
    return units.allSatisfy { $0.allSatisfy { $0 >= 0 } }
      && fits(rows) { TransportationProblem.held(problem.rows[$0]) }
      && fits(columns) { TransportationProblem.held(problem.columns[$0].pieces) }
      && fits(groups) { problem.groups[$0].capacity }
      && fits(rowGroups) { problem.rowGroups[$0].capacity }
  }

  private func send(
    _ units: Int, over cycle: DifferenceCycles.Cycle, _ flows: inout [[Int]]
  ) {
    for case .candidate(let row, let column, let more) in cycle.steps {
      flows[row][column] += more * units
    }
  }

  private func table(
    _ flows: [TransportationSolution.Flow], _ problem: TransportationProblem
  ) -> [[Int]] {
    var table = problem.rows.map { _ in problem.columns.map { _ in 0 } }
    for flow in flows { table[flow.row][flow.column] += flow.units }
    return table
  }

  @Test(arguments: 0..<10)
  func `lead from one to the other, and any of them to a flow between`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(7000 + seed))
    var (cycles, between) = (0, 0)
    for _ in 0..<60 {
      let pair = try await Pair(
        RandomShape(
          rows: 1...8, columns: 1...6, groups: 0...3, rowGroups: seed % 2 == 0 ? 0...0 : 0...2,
          capacity: 0...6, points: 0...20, bonus: -3...5), using: &generator)
      let problem = pair.problem
      let weights = problem.columns.map { _ in Int.random(in: -5...5, using: &generator) }
      let coefficients = try Coefficients(
        [SideCondition([.columns(weights)], atMost: 0)], of: problem)
      let found = DifferenceCycles(
        from: pair.flows, to: pair.others, problem, coefficients.lines
      ).cycles
      cycles += found.count
      var all = table(pair.flows, problem)
      var some = all
      var counted = coefficients.uses(of: pair.flows)[0]
      for cycle in found {
        #expect(cycle.units > 0)
        send(cycle.units, over: cycle, &all)
        let units = Int.random(in: 0...cycle.units, using: &generator)
        send(units, over: cycle, &some)
        counted += units * cycle.counts[0]
        #expect(isFlow(some, problem), "\(problem) \(pair.flows) \(pair.others)")
      }
      #expect(all == table(pair.others, problem))
      let use = some.reduce(0) { sum, row in sum + zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 }
      }
      #expect(use == counted)
      if some != all, some != table(pair.flows, problem) { between += 1 }
    }
    #expect(cycles > 60 && between > 10)
  }

  @Test func `of a flow and itself are none`() async throws {
    var generator = SeededGenerator(seed: 1)
    let pair = try await Pair(RandomShape(rows: 5...5, columns: 4...4), using: &generator)
    #expect(DifferenceCycles(from: pair.flows, to: pair.flows, pair.problem, []).cycles.isEmpty)
  }

  @Test(arguments: 0..<6)
  func `are sent until all conditions are kept, at next to no loss`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(7100 + seed))
    let shape = RandomShape(
      rows: 300...300, columns: 40...40, groups: 2...3, pieces: 1...2, capacity: 1...20,
      points: 0...1_000_000, bonus: 0...100_000, density: 0.5)
    let problem = try shape.problem(using: &generator)
    // Of the units of each of some parts of the rows at most so many on columns of other parts.
    let parts = 8
    let free = await problem.solve()
    let conditions = (0..<parts).map { part in
      let own = problem.rows.indices.map { $0 % parts == part }
      let elsewhere = problem.columns.indices.map { $0 % parts != part }
      let units = free.flows.reduce(0) { $0 + (own[$1.row] && elsewhere[$1.column] ? $1.units : 0) }
      return SideCondition(
        [.candidates(rows: own, columns: elsewhere, coefficient: 1)], atMost: units * 3 / 4)
    }
    let found = try await problem.solve(under: conditions)
    try problem.verify(found, under: conditions)
    let solution = try #require(found.solution)
    #expect(Double(found.bound - solution.objective) <= 0.0003 * Double(found.bound))
  }
}
