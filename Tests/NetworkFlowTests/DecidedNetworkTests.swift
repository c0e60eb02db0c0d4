import Testing

@testable import NetworkFlow

@Suite struct `Networks under decisions` {
  /// Some decisions on rows, columns and candidates that may well leave no flow.
  private func decisions(
    on problem: TransportationProblem, using generator: inout SeededGenerator
  ) -> [UnitDecision] {
    func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    return (0..<draw(1...4)).compactMap { _ in
      let row = draw(0...problem.rows.count - 1)
      let range = problem.candidateRange(ofRow: row)
      let place: UnitDecision.Place
      switch draw(0...3) {
      case 0: place = .row(row)
      case 1: place = .column(draw(0...problem.columns.count - 1))
      default:
        guard !range.isEmpty else { return nil }
        let index = draw(range.lowerBound...range.upperBound - 1)
        place = .candidate(row: row, column: Int(problem.candidates.columns[index]))
      }
      return UnitDecision(place, isAtLeast: draw(0...1) == 0, units: draw(0...2))
    }
  }

  private func keeps(_ units: [[Int]], _ decisions: [UnitDecision]) -> Bool {
    decisions.allSatisfy { decision in
      let carried =
        switch decision.place {
        case .row(let row): units[row].reduce(0, +)
        case .column(let column): units.reduce(0) { $0 + $1[column] }
        case .candidate(let row, let column): units[row][column]
        }
      return decision.isAtLeast ? carried >= decision.units : carried <= decision.units
    }
  }

  @Test(arguments: 0..<8)
  func `have the best of all flows that keep them, with their units where they came from`(
    seed: Int
  ) async throws {
    var generator = SeededGenerator(seed: UInt64(4000 + seed))
    var (kept, refused) = (0, 0)
    for _ in 0..<80 {
      let drawn = try `Side conditions`.Drawn(
        RandomShape(
          rowGroups: seed % 2 == 0 ? 0...0 : 0...2, bonus: seed % 3 == 0 ? 0...3 : -3...3),
        conditions: 1...2, coefficients: -4...5, using: &generator)
      let problem = drawn.problem
      let decisions = decisions(on: problem, using: &generator)
      let coefficients = try Coefficients(drawn.conditions, of: problem)
      let networks = try await DecidedNetworks(problem, [], coefficients)
      let decided = networks.network(under: decisions)
      let solution = await decided.problem.solve()
      try decided.problem.verify(solution)
      let best = BruteForce(problem, where: { keeps($0, decisions) }).best.first
      guard let best else {
        #expect(solution.objective - decided.forced < problem.leastEarned, "\(decisions)")
        refused += 1
        continue
      }
      #expect(solution.objective - decided.forced == best, "\(problem) \(decisions)")
      let flows = decided.flows(solution.flows)
      var units = problem.rows.map { _ in problem.columns.map { _ in 0 } }
      for flow in flows { units[flow.row][flow.column] += flow.units }
      #expect(keeps(units, decisions))
      #expect(flows == flows.sorted { ($0.row, $0.column) < ($1.row, $1.column) })
      #expect(decided.coefficients.uses(of: solution.flows) == coefficients.uses(of: flows))
      kept += 1
    }
    #expect(kept > 20 && refused > 5)
  }

  @Test(arguments: 0..<6)
  func `are decided on by single candidates where that is all that is open`(seed: Int) async throws
  {
    var generator = SeededGenerator(seed: UInt64(5000 + seed))
    func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    var ofCandidates = 0
    for _ in 0..<30 {
      let side = draw(2...3)
      // Every row and column is full, so that they tell nothing of their candidates.
      let problem = try TransportationProblem(
        rows: (0..<side).map { _ in [.init(capacity: 2)] },
        columns: (0..<side).map { _ in .init(pieces: [.init(capacity: 2)]) },
        candidates: .init(
          rowOffsets: Array(stride(from: 0, through: side * side, by: side)),
          columns: (0..<side * side).map { Int32($0 % side) },
          points: (0..<side * side).map { _ in Int32(100 * draw(10...14)) }))
      let conditions = (0..<draw(1...2)).map { _ in
        let terms = (0..<draw(2...4)).map { _ in
          let (row, column) = (draw(0...side - 1), draw(0...side - 1))
          return SideCondition.Term.candidates(
            rows: (0..<side).map { $0 == row }, columns: (0..<side).map { $0 == column },
            coefficient: draw(2...5))
        }
        return SideCondition(terms, atMost: draw(3...7))
      }
      let tree = try await problem.solve(
        minimums: [], under: conditions, from: conditions.map { _ in 0 }, gap: 0, nodes: 300)
      let best = BruteForce(
        problem, where: { units in conditions.allSatisfy { $0.use(units) <= $0.atMost } }
      ).best.first
      #expect(tree.objective == best)
      // Charges are whole points.
      #expect(tree.bound - (best ?? 0) < 5)
      #expect(try await problem.fault(of: tree, minimums: [], under: conditions) == nil)
      ofCandidates += tree.leaves.count { leaf in
        leaf.decisions.contains { if case .candidate = $0.place { true } else { false } }
      }
    }
    #expect(ofCandidates > 0)
  }
}
