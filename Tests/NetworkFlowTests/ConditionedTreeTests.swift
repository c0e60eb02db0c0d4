import NetworkFlow
import Testing

@Suite struct `Trees of decisions under conditions` {
  @Test(arguments: 0..<12)
  func `come to the best of all flows that keep conditions and minimums`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(700 + seed))
    var (found, best, closed) = (0, 0, 0)
    for _ in 0..<40 {
      let drawn = try `Side conditions`.Drawn(
        RandomShape(
          rowGroups: seed < 8 ? 0...0 : 0...2, capacity: 0...2,
          bonus: seed % 2 == 0 ? 0...3 : -3...3),
        conditions: 1...3, coefficients: seed % 3 == 0 ? 0...5 : -4...5, using: &generator)
      let minimums =
        seed % 4 == 0
        ? [] : `Minimums of columns`.minimums(of: drawn.problem, upTo: 4, using: &generator)
      let tree = try await drawn.problem.solve(
        minimums: minimums, under: drawn.conditions,
        from: drawn.conditions.map { _ in seed % 5 * 100_000 }, gap: 0, nodes: 200)
      let optimum =
        BruteForce(
          drawn.problem,
          where: { units in
            drawn.conditions.allSatisfy { $0.use(units) <= $0.atMost }
              && `Minimums of columns`.keeps(
                ofColumns(units, drawn.problem), minimums)
          }
        ).best.first
      #expect(
        try await drawn.problem.fault(of: tree, minimums: minimums, under: drawn.conditions) == nil)
      guard let optimum else {
        #expect(tree.flows == nil, "\(drawn)")
        continue
      }
      #expect(!tree.isImpossible, "\(drawn)")
      #expect(tree.bound >= optimum, "\(drawn)")
      found += 1
      if tree.objective == optimum { best += 1 }
      if tree.objective == tree.bound { closed += 1 }
      #expect(tree.objective ?? .min <= optimum, "\(drawn)")
    }
    #expect(best * 20 >= found * 19)
    #expect(closed * 4 >= found * 3)
  }
}
