/// Prices that stand for the caps of groups, moved until about as many units come as the caps allow.
struct GroupPrices {
  /// What a unit pays at the stem of each group, 0 or more.
  private(set) var stems: [Int]
  /// The price and the excess of each group at the last two looks.
  private var before: [(price: Int, excess: Int)?]

  /// Nearer to its cap than a part in so many, a group is let go.
  private static let closeness = 1000

  init(_ stems: [Int]) {
    self.stems = stems
    before = Array(repeating: nil, count: stems.count)
  }

  /// Moves the price of each group that has too many units, or too few at a price above 0; tells whether any moved.
  ///
  /// A price moves by the share of the cap that is missing or too much; the next time by what the first move did.
  mutating func move<Value>(_ simplex: Simplex<Value>, caps: Network) -> Bool {
    var moved = false
    for group in stems.indices where simplex.network.isInTree[simplex.network.columnCount + group] {
      let node = simplex.network.columnCount + group
      let cap = Int(caps.capacity[Int(caps.pieceOffsets[node])])
      let excess = Int(Network.unbounded - simplex.tree.nodes[node].up) - cap
      let price = stems[group]
      guard abs(excess) > cap / Self.closeness, excess > 0 || price > 0 else { continue }
      var step = Int((Double(price) * Double(excess) / Double(cap)).rounded())
      if let last = before[group], (last.excess - excess).signum() == (price - last.price).signum(),
        last.excess != excess
      {
        let slope = Double(price - last.price) / Double(last.excess - excess)
        step = Int((slope * Double(excess)).rounded())
      }
      step = min(max(step, -price), max(price, 1) / 4)
      before[group] = (price, excess)
      stems[group] += step
      moved = moved || step != 0
    }
    return moved
  }
}
