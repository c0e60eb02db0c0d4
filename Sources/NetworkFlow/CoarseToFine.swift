/// The way to the optimum of a part: by the prices of a coarser problem, and first with prices in the place
/// of caps.
///
/// Prices of columns and groups from a problem of a quarter of the rows save most of the pivots. A group
/// at its cap hangs from one of its columns, so that each change there shifts all that is inside: with a
/// fixed price it hangs from the root, and only the last few pivots meet the cap.
struct CoarseToFine<Value: Potential>: Sendable {
  let problem: TransportationProblem
  let structure: Network.Structure
  /// Whether a column belongs to the part, by column.
  let holds: [Bool]
  let progress: SolvingProgress?

  /// Below so many rows, coarser problems save nothing.
  static var fewRows: Int { 2000 }
  /// Prices are good enough when a full sweep pivots on no more than this share of the rows.
  static var nearOptimum: Double { 0.02 }

  /// How often the prices of groups move before their caps take over.
  static var priceMoves: Int { 8 }

  /// The optimum for some rows.
  func optimum(of rows: [Int32]) async -> Pricing<Value> {
    await optimum(of: Bundles(rows: rows, columnCount: problem.columns.count), untilPivots: 0)
  }

  private func optimum(of bundles: Bundles, untilPivots share: Double) async -> Pricing<Value> {
    guard bundles.count >= Self.fewRows else {
      return await optimum(of: bundles, nil, untilPivots: share)
    }
    let merged = Bundles(merging: bundles, of: problem, home: structure.home)
    guard merged.count <= bundles.count * 2 / 3 else {
      return await optimum(of: bundles, nil, untilPivots: share)
    }
    let coarse = await optimum(of: merged, untilPivots: Self.nearOptimum).simplex
    return await optimum(of: bundles, (coarse, merged), untilPivots: share)
  }

  /// The optimum from the prices of a coarser problem, or from none.
  private func optimum(
    of bundles: Bundles, _ coarser: (simplex: Simplex<Value>, bundles: Bundles)?,
    untilPivots share: Double
  ) async -> Pricing<Value> {
    let capped = Network(problem, structure, bundles, holds)
    var groups = GroupPrices(
      coarser?.simplex.stemPrices() ?? Array(repeating: 0, count: problem.groups.count))
    var pricing = Pricing<Value>(
      problem, Network(problem, structure, bundles, holds, prices: groups.stems))
    pricing.progress = SolvingProgress.Level(progress, rows: bundles.count)
    if let coarser { pricing.simplex.effort = coarser.simplex.effort }
    await pricing.start(prices: coarser.map { prices(of: $0.simplex, $0.bundles) })
    await pricing.solve(untilPivots: Self.nearOptimum)
    for _ in 0..<Self.priceMoves {
      guard groups.move(pricing.simplex, caps: capped, penalty: structure.penalty) else { break }
      pricing.simplex.price(
        by: Network(problem, structure, bundles, holds, prices: groups.stems), of: problem)
      pricing.settle()
    }
    pricing.simplex.cap(by: capped, of: problem)
    await pricing.solve(untilPivots: share)
    pricing.progress.finish()
    return pricing
  }

  /// What a place of each column costs in the coarser problem, as potentials.
  private func prices(of coarse: Simplex<Value>, _ bundles: Bundles) -> [Value] {
    var prices = Array(coarse.tree.potential[..<coarse.network.root])
    for column in problem.columns.indices where bundles.leader[column] != column {
      prices[column] =
        prices[Int(bundles.leader[column])] &- Value(truncatingIfNeeded: bundles.shift[column])
    }
    return prices
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
