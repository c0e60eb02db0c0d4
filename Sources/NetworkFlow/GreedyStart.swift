extension Pricing {
  /// Fills the kept lists and the tree: the best candidates of all rows by the prices given, first those
  /// beside which their row loses least, among these those that it could least do without, each taken by
  /// a pivot while both its ends still hang from their homes.
  ///
  /// - Parameter prices: what a place of each column is thought to cost, as potentials: below 0 where
  ///   places are dear; nil for those of the tree.
  mutating func start(prices: [Value]? = nil) {
    let prices = prices ?? simplex.tree.potential
    var offers = Heap<Offer, Int32>()
    for place in rows.indices {
      let best = BestCandidates(
        of: rows[place].candidates, in: problem.candidates, prices, Self.keptAtStart)
      keep(best, at: place)
      if let offer = offer(0, of: place, prices) { offers.insert(Int32(place), at: offer) }
    }
    let home = simplex.network.home
    while let (offer, place) = offers.popLeast() {
      let row = rows[Int(place)]
      let node = Int(row.node)
      let taken = kept[Int(place) * Self.keptMost + Int(offer.rank)]
      let column = Int(taken.column)
      guard simplex.tree.nodes[node].parent == home[node] else { continue }
      if simplex.tree.nodes[column].parent == home[column] {
        let gain =
          Value(truncatingIfNeeded: taken.points) &+ simplex.tree.potential[column]
          &- simplex.tree.potential[node]
        if gain > 0 {
          simplex.pivot(.init(from: row.node, to: taken.column, gain: gain))
          while let stem = simplex.entering(stem: node) { simplex.pivot(stem) }
        }
      }
      if let next = self.offer(Int(offer.rank) + 1, of: Int(place), prices) {
        offers.insert(place, at: next)
      }
    }
  }

  /// The candidate of a rank in a row's list, if it gains at these prices.
  private func offer(_ rank: Int, of place: Int, _ prices: [Value]) -> Offer? {
    guard rank < rows[place].keptCount else { return nil }
    func value(_ rank: Int) -> Value {
      let kept = kept[place * Self.keptMost + rank]
      return Value(truncatingIfNeeded: kept.points) &+ prices[Int(kept.column)]
    }
    let own = value(rank)
    guard own > simplex.tree.potential[Int(rows[place].node)] else { return nil }
    let next = rank + 1 < rows[place].keptCount ? value(rank + 1) : own
    return Offer(
      loss: Int32(clamping: value(0) &- own), regret: Int32(clamping: own &- next),
      rank: Int32(rank), place: Int32(place))
  }
}

/// A row's candidate in the order of taking.
private struct Offer: Comparable {
  /// What the row loses beside its best, and what it would lose beside this one at its next.
  var loss: Int32
  var regret: Int32
  /// The place in the row's list, best first.
  var rank: Int32
  var place: Int32

  static func < (left: Offer, right: Offer) -> Bool {
    if left.loss != right.loss { return left.loss < right.loss }
    if left.regret != right.regret { return left.regret > right.regret }
    return left.place < right.place
  }
}
