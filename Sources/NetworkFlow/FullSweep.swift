extension Pricing {
  /// Blocks that one thread looks at, at least.
  private static var fewBlocks: Int { 128 }

  /// A row on which a candidate gains, with the best of its candidates.
  private struct Found: Sendable {
    var row: Int32
    var best: [KeptCandidates.Item]
  }

  /// Looks at every candidate and every stem, and pivots on the best of each row at once; gives the number of pivots.
  mutating func fullSweep() -> Int {
    simplex.effort.fullSweeps += 1
    let before = simplex.effort.pivots
    for block in blocks {
      for row in Self.rows(ofBlock: block, of: rowCount) {
        let found = Self.best(
          ofRow: row, simplex.network, simplex.tree.potential, problem)
        pivot(on: found, ofRow: row)
      }
    }
    priceStems()
    return simplex.effort.pivots - before
  }

  /// The same where little is to be found: threads share the rows, then one pivots on what they found, pricing it
  /// again. So the way taken is the same on any number of threads.
  mutating func sharedSweep() async -> Int {
    simplex.effort.fullSweeps += 1
    let before = simplex.effort.pivots
    var found = await found(by: simplex.tree.potential)[...]
    for block in blocks {
      for row in Self.rows(ofBlock: block, of: rowCount) {
        if let first = found.first, first.row == row {
          pivot(on: first.best, ofRow: row)
          found.removeFirst()
        } else {
          pivot(on: [], ofRow: row)
        }
      }
    }
    priceStems()
    return simplex.effort.pivots - before
  }

  /// Pivots on the best of what was found for a row, if it still gains, and keeps what was found; then on its stem.
  private mutating func pivot(on found: [KeptCandidates.Item], ofRow row: Int) {
    let node = simplex.network.node(ofRow: row)
    if !found.isEmpty {
      if let arc = arc(from: node, to: found.span) { simplex.longPivot(arc) }
      kept.keep(found, ofRow: row)
    }
    if let stem = simplex.entering(stem: node) { simplex.longPivot(stem) }
  }

  /// The rows on which a candidate gains at these potentials, in the order of the blocks.
  private func found(by potential: [Value]) async -> [Found] {
    let size = max(Self.fewBlocks, (blocks.count + 15) / 16)
    return await withTaskGroup(of: (Int, [Found]).self) {
      [problem, blocks, network = simplex.network] group in
      for start in stride(from: 0, to: blocks.count, by: size) {
        group.addTask {
          var found: [Found] = []
          for block in blocks[start..<min(start + size, blocks.count)] {
            for row in Self.rows(ofBlock: block, of: network.rows.count) {
              let best = Self.best(ofRow: row, network, potential, problem)
              if !best.isEmpty { found.append(Found(row: Int32(row), best: best)) }
            }
          }
          return (start, found)
        }
      }
      var runs: [(start: Int, found: [Found])] = []
      for await run in group { runs.append(run) }
      return runs.sorted { $0.start < $1.start }.flatMap(\.found)
    }
  }

  /// The best candidates of a row on which one gains; else none.
  private static func best(
    ofRow row: Int, _ network: Network, _ potential: [Value], _ problem: TransportationProblem
  ) -> [KeptCandidates.Item] {
    let range = problem.candidateRange(ofRow: Int(network.rows[row]))
    let price = potential[network.node(ofRow: row)]
    guard gains(problem.candidates, range, potential, above: price) else { return [] }
    return BestCandidates(of: range, in: problem.candidates, potential, KeptCandidates.bySweep)
      .items
  }

  /// Whether any candidate of a row is worth more than its price.
  private static func gains(
    _ candidates: TransportationProblem.Candidates, _ row: Range<Int>, _ potential: [Value],
    above price: Value
  ) -> Bool {
    let columns = candidates.columns.span.extracting(row)
    let points = candidates.points.span.extracting(row)
    let potential = potential.span
    var best = price
    for index in columns.indices {
      // The checks of a problem keep every candidate's column below the count of columns.
      let value =
        unsafe Value(truncatingIfNeeded: points[unchecked: index])
        &+ potential[unchecked: Int(columns[unchecked: index])]
      best = max(best, value)
    }
    return best > price
  }
}
