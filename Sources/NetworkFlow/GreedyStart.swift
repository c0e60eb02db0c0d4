extension Pricing {
  /// Fills the kept lists and the tree: the best candidates of all rows in the order of what they gain,
  /// each taken by a pivot while both its ends still hang from their homes.
  mutating func start() {
    struct Offer {
      var gain: Int
      /// What the row loses if it must take its second best instead.
      var regret: Int
      var place: Int32
      var column: Int32
      var points: Int32
    }
    var offers: [Offer] = []
    for place in order.indices {
      let row = Int(order[place])
      let best = BestCandidates(of: row, in: problem, simplex.tree.potential, Pricing.keptAtStart)
      keep(best, at: place)
      let price = simplex.tree.potential[simplex.network.node(ofRow: row)]
      for index in 0..<best.count where best[index].value > price {
        let regret = index + 1 < best.count ? best[index].value - best[index + 1].value : 0
        offers.append(
          Offer(
            gain: best[index].value - price, regret: regret, place: Int32(place),
            column: best[index].column, points: best[index].points))
      }
    }
    offers.sort { ($0.gain, $0.regret, $1.place) > ($1.gain, $1.regret, $0.place) }

    let home = simplex.network.home
    for offer in offers {
      let node = simplex.network.node(ofRow: Int(order[Int(offer.place)]))
      let column = Int(offer.column)
      guard simplex.tree.nodes[node].parent == home[node],
        simplex.tree.nodes[column].parent == home[column]
      else { continue }
      let gain =
        Int(offer.points) + simplex.tree.potential[column] - simplex.tree.potential[node]
      guard gain > 0 else { continue }
      simplex.pivot(.init(from: Int32(node), to: offer.column, gain: gain))
      while let stem = simplex.entering(stem: node) { simplex.pivot(stem) }
    }
  }
}
