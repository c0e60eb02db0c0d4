extension Pricing {
  /// Fills the kept lists and the tree: the best candidates of all rows by the prices given, first those
  /// beside which their row loses least, among these those that it could least do without, each taken by
  /// a pivot while both its ends still hang from their homes.
  ///
  /// - Parameter prices: what a unit into each column is thought to cost, as potentials: below 0 where
  ///   it is dear; nil for those of the tree.
  mutating func start(prices: [Value]? = nil) async {
    let prices = prices ?? simplex.tree.potential
    var offers = Heap<Offer, Int32>()
    kept = await bestKept(by: prices)
    for row in 0..<rowCount {
      if let offer = offer(0, ofRow: row, prices) { offers.insert(Int32(row), at: offer) }
    }
    let home = simplex.network.home
    while let (offer, place) = offers.popLeast() {
      let row = Int(place)
      let node = simplex.network.node(ofRow: row)
      let taken = kept.items[kept.range(ofRow: row).lowerBound + Int(offer.rank)]
      let column = Int(taken.column)
      guard simplex.tree.nodes[node].parent == home[node] else { continue }
      if simplex.tree.nodes[column].parent == home[column] {
        let gain =
          Value(truncatingIfNeeded: taken.points) &+ simplex.tree.potential[column]
          &- simplex.tree.potential[node]
        if gain > 0 {
          simplex.longPivot(.init(from: Int32(node), to: taken.column, gain: gain))
          while let stem = simplex.entering(stem: node) { simplex.longPivot(stem) }
        }
      }
      if let next = self.offer(Int(offer.rank) + 1, ofRow: row, prices) {
        offers.insert(place, at: next)
      }
    }
  }

  /// The best candidates of every row; the rows shared among threads, where other parts are not enough for these.
  ///
  /// Threads that share rows hold all lists twice for a while.
  private func bestKept(by prices: [Value]) async -> KeptCandidates {
    let rows = simplex.network.rows
    guard rows.count * 2 > problem.rows.count else {
      return Self.bestKept(ofRows: rows[...], by: prices, of: problem)
    }
    var all = KeptCandidates(rowCount: 0)
    all.reserve(rowCount: rows.count)
    await rows.inRuns { [problem] in
      Self.bestKept(ofRows: $0, by: prices, of: problem)
    } take: {
      all.append($0)
    }
    return all
  }

  private static func bestKept(
    ofRows rows: ArraySlice<Int32>, by prices: [Value], of problem: TransportationProblem
  ) -> KeptCandidates {
    var kept = KeptCandidates(rowCount: rows.count)
    for (place, row) in rows.enumerated() {
      let best = BestCandidates(
        of: problem.candidateRange(ofRow: Int(row)), in: problem.candidates, prices,
        KeptCandidates.atStart)
      kept.keep(best.items, ofRow: place)
    }
    return kept
  }

  /// The candidate of a rank in a row's list, if it gains at these prices.
  private func offer(_ rank: Int, ofRow row: Int, _ prices: [Value]) -> Offer? {
    let list = kept.items[kept.range(ofRow: row)]
    guard rank < list.count else { return nil }
    func value(_ rank: Int) -> Value {
      let item = list[list.startIndex + rank]
      return Value(truncatingIfNeeded: item.points) &+ prices[Int(item.column)]
    }
    let own = value(rank)
    guard own > simplex.tree.potential[simplex.network.node(ofRow: row)] else { return nil }
    let next = rank + 1 < list.count ? value(rank + 1) : own
    return Offer(
      loss: Int32(clamping: value(0) &- own), regret: Int32(clamping: own &- next),
      rank: Int32(rank), row: Int32(row))
  }
}

/// A row's candidate in the order of taking.
private struct Offer: Comparable {
  /// What the row loses beside its best, and what it would lose beside this one at its next.
  var loss: Int32
  var regret: Int32
  /// The place in the row's list, best first.
  var rank: Int32
  var row: Int32

  static func < (left: Offer, right: Offer) -> Bool {
    if left.loss != right.loss { return left.loss < right.loss }
    if left.regret != right.regret { return left.regret > right.regret }
    return left.row < right.row
  }
}
