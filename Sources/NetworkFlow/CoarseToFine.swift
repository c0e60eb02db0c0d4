/// The way to the optimum of a part: by the prices of a coarser problem, and first with prices in the place
/// of caps.
///
/// Prices of columns and groups from a problem of a quarter of the rows save most of the pivots. A group
/// at its cap hangs from one of its columns, so that each change there shifts all that is inside: with a
/// fixed price it hangs from the root, and only the last few pivots meet the cap.
struct CoarseToFine<Value: Potential> {
  let problem: TransportationProblem
  let structure: Network.Structure
  /// Whether a column belongs to the part, by column.
  let holds: [Bool]

  /// Below so many rows, coarser problems save nothing.
  static var fewRows: Int { 2000 }
  /// Prices are good enough when a full sweep pivots on no more than this share of the rows.
  static var nearOptimum: Double { 0.02 }

  /// How often the prices of groups move before their caps take over.
  static var priceMoves: Int { 4 }

  /// The optimum for some rows.
  func optimum(of rows: [Int32]) -> Pricing<Value> {
    optimum(of: Bundles(rows: rows, columnCount: problem.columns.count), untilPivots: 0)
  }

  private func optimum(of bundles: Bundles, untilPivots share: Double) -> Pricing<Value> {
    let capped = Network(problem, structure, bundles, holds)
    guard bundles.count >= Self.fewRows else { return optimum(capped, untilPivots: share) }
    let merged = Bundles(merging: bundles, of: problem, home: structure.home)
    guard merged.count <= bundles.count * 2 / 3 else {
      return optimum(capped, untilPivots: share)
    }
    let coarse = optimum(of: merged, untilPivots: Self.nearOptimum).simplex
    var prices = Array(coarse.tree.potential[..<coarse.network.root])
    for column in problem.columns.indices where merged.leader[column] != column {
      prices[column] =
        prices[Int(merged.leader[column])]
        &- Value(truncatingIfNeeded: merged.shift[column])
    }
    var groups = GroupPrices(coarse.stemPrices())
    var pricing = Pricing<Value>(
      problem, Network(problem, structure, bundles, holds, prices: groups.stems))
    pricing.simplex.effort = coarse.effort
    pricing.start(prices: prices)
    pricing.solve(untilPivots: Self.nearOptimum)
    for _ in 0..<Self.priceMoves {
      guard groups.move(pricing.simplex, caps: capped) else { break }
      pricing.simplex.price(
        by: Network(problem, structure, bundles, holds, prices: groups.stems), of: problem)
      pricing.solve(untilPivots: Self.nearOptimum)
    }
    pricing.simplex.cap(by: capped, of: problem)
    pricing.solve(untilPivots: share)
    return pricing
  }

  private func optimum(_ network: Network, untilPivots share: Double) -> Pricing<Value> {
    var pricing = Pricing<Value>(problem, network)
    pricing.start()
    pricing.solve(untilPivots: share)
    return pricing
  }
}

extension Simplex {
  /// What a unit pays at each group's stem; 0 for groups outside the tree.
  fileprivate func stemPrices() -> [Int] {
    (network.columnCount..<network.root).map { group in
      guard network.isInTree[group] else { return 0 }
      return Int(tree.potential[Int(network.home[group])]) - Int(tree.potential[group])
    }
  }
}
