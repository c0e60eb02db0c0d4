/// The way to the optimum of a part: by the prices of a coarser problem, and first with prices in the place
/// of caps.
///
/// Prices of columns and groups from a problem of a quarter of the rows save most of the pivots. A group
/// at its cap hangs from one of its columns, so that each change there shifts all that is inside: with a
/// fixed price it hangs from the root, and only the last few pivots meet the cap. Coarser problems never
/// meet theirs: nothing but prices is asked of them.
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

  /// A pivot gains much when it gains this part of what a unit could earn at most.
  static var muchOfUnit: Int { 8 }

  /// How often the prices of groups move on the way, at most: they might for ever, each leaving rows to pivot on.
  static var movesOnTheWay: Int { 16 }
  /// How often they move near the optimum at most, before their caps take over.
  static var lastMoves: Int { 8 }

  /// The optimum for some rows.
  func optimum(of rows: [Int32]) async -> Pricing<Value> {
    let bundles = Bundles(rows: rows, columnCount: problem.columns.count)
    var pricing = await priced(bundles).pricing
    pricing.simplex.cap(by: Network(problem, structure, bundles, holds), of: problem)
    await pricing.solve(gaining: muchGain)
    pricing.progress.finish()
    return pricing
  }

  private var muchGain: Value { Value(truncatingIfNeeded: structure.penalty / Self.muchOfUnit) }

  /// A tree near the optimum with prices in the place of caps, and these prices: so high that about as many units come as
  /// the caps allow.
  private func priced(_ bundles: Bundles) async -> (pricing: Pricing<Value>, groups: GroupPrices) {
    let prices = await coarsePrices(of: bundles)
    var groups = prices?.groups ?? GroupPrices(of: problem)
    groups.begin()
    var pricing = Pricing<Value>(
      problem, Network(problem, structure, bundles, holds, prices: groups.stems))
    pricing.progress = SolvingProgress.Level(progress, rows: bundles.count)
    if let prices { pricing.simplex.effort = prices.effort }
    await pricing.start(
      prices: prices?.columns.enumerated().map { column, price in
        pricing.simplex.network.isInTree[column] ? price : .outOfTree
      })
    // What rows take at first, by lists that other prices made, says little of the caps.
    var settled = 0
    await pricing.solve(untilPivots: Self.nearOptimum, gaining: muchGain) { pricing in
      if (1...Self.movesOnTheWay).contains(settled) { _ = move(&groups, &pricing) }
      settled += 1
    }
    for _ in 0..<Self.lastMoves {
      guard move(&groups, &pricing) else { break }
    }
    return (pricing, groups)
  }

  /// Moves the prices of groups and makes what rows take by their lists best again; false where no price is to move.
  private func move(_ groups: inout GroupPrices, _ pricing: inout Pricing<Value>) -> Bool {
    guard groups.move(pricing.simplex, penalty: structure.penalty) else { return false }
    pricing.simplex.price(by: pricing.simplex.network.priced(at: groups.stems, of: problem))
    pricing.settle()
    return true
  }

  /// What is left of a coarser problem.
  private struct CoarsePrices {
    /// What a unit into each column costs, as potentials.
    var columns: [Value]
    var groups: GroupPrices
    var effort: TransportationSolution.Effort
  }

  /// The prices of a coarser problem; nil where there are few rows, or few of them are alike.
  private func coarsePrices(of bundles: Bundles) async -> CoarsePrices? {
    guard bundles.count >= Self.fewRows else { return nil }
    let merged = Bundles(merging: bundles, of: problem, structure)
    guard merged.count <= bundles.count * 3 / 5 else { return nil }
    var priced = await priced(merged)
    priced.pricing.progress.finish()
    let coarse = priced.pricing.simplex
    guard !coarse.isOverflowing else { return nil }
    var columns = Array(coarse.tree.potential[..<coarse.network.root])
    for column in problem.columns.indices where merged.leader[column] != column {
      columns[column] =
        columns[Int(merged.leader[column])] &- Value(truncatingIfNeeded: merged.shift[column])
    }
    return CoarsePrices(columns: columns, groups: priced.groups, effort: coarse.effort)
  }
}
