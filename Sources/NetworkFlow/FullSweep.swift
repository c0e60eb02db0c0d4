extension Pricing {
  /// A full sweep goes chunk by chunk: several threads look for rows on which something gains, then one
  /// pivots, pricing what was found again. So the way taken is the same on any number of threads.
  private static var chunks: Int { 16 }
  /// Blocks that one thread looks at, at least.
  private static var fewBlocks: Int { 16 }

  /// A row on which a candidate gains, with the best of its candidates.
  private struct Found: Sendable {
    var row: Int32
    var best: [KeptCandidates.Item]
  }

  /// Looks at every candidate and every stem; gives the number of pivots.
  mutating func fullSweep() async -> Int {
    simplex.effort.fullSweeps += 1
    let before = simplex.effort.pivots
    let size = max(Self.fewBlocks, (blocks.count + Self.chunks - 1) / Self.chunks)
    for start in stride(from: 0, to: blocks.count, by: size) {
      let chunk = blocks[start..<min(start + size, blocks.count)]
      var found = await found(in: chunk)[...]
      for block in chunk {
        for row in Self.rows(ofBlock: block, of: rowCount) {
          let node = simplex.network.node(ofRow: row)
          if let first = found.first, first.row == row {
            if let arc = arc(from: node, to: first.best.span) { simplex.pivot(arc) }
            kept.keep(first.best, ofRow: row)
            found.removeFirst()
          }
          if let stem = simplex.entering(stem: node) { simplex.pivot(stem) }
        }
      }
    }
    priceStems()
    return simplex.effort.pivots - before
  }

  /// The rows of some blocks on which a candidate gains, in the order of the blocks.
  private func found(in blocks: ArraySlice<Int32>) async -> [Found] {
    let size = max(Self.fewBlocks, (blocks.count + 3) / 4)
    // A copy that the threads share, since the pivots to come change the original.
    let potential = simplex.tree.potential.map { $0 }
    return await withTaskGroup(of: (Int, [Found]).self) {
      [problem, network = simplex.network] group in
      for start in stride(from: blocks.startIndex, to: blocks.endIndex, by: size) {
        let run = blocks[start..<min(start + size, blocks.endIndex)]
        group.addTask { (start, Self.found(in: run, network, potential, problem)) }
      }
      var runs: [(start: Int, found: [Found])] = []
      for await run in group { runs.append(run) }
      return runs.sorted { $0.start < $1.start }.flatMap(\.found)
    }
  }

  private static func found(
    in blocks: ArraySlice<Int32>, _ network: Network, _ potential: [Value],
    _ problem: TransportationProblem
  ) -> [Found] {
    var found: [Found] = []
    for block in blocks {
      for row in rows(ofBlock: block, of: network.rows.count) {
        let price = potential[network.node(ofRow: row)]
        let range = problem.candidateRange(ofRow: Int(network.rows[row]))
        if gains(problem.candidates, range, potential, above: price) {
          let best = BestCandidates(
            of: range, in: problem.candidates, potential, KeptCandidates.bySweep)
          found.append(Found(row: Int32(row), best: best.items))
        }
      }
    }
    return found
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
      best = max(best, Value(truncatingIfNeeded: points[index]) &+ potential[Int(columns[index])])
    }
    return best > price
  }
}
