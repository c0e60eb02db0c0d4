/// The main objective: sweeps over the rows until no arc gains.
///
/// Most sweeps look at a few kept candidates of each row only. When these give little, a full sweep
/// looks at every candidate, pivots on the best of each row and keeps its next best. A full sweep
/// without a pivot, after which no stem gains either, proves the optimum over everything.
struct Pricing<Value: Potential>: Sendable {
  let problem: TransportationProblem
  var simplex: Simplex<Value>
  var kept: KeptCandidates
  /// Where blocks of rows start, in the order of sweeping: far from their own, so that it does not run after one
  /// cascade of prices.
  let blocks: [Int32]
  /// The columns and groups in the tree.
  let stems: [Int32]
  /// Who is told how far this is.
  var progress = SolvingProgress.Level(nil, rows: 0)

  /// Rows compared before the best of them pivots.
  static var block: Int { 8 }
  /// Rows swept in their own order: what neighbours look at and move is in the cache still.
  private static var stretch: Int { 1024 }

  init(
    _ problem: TransportationProblem, _ simplex: consuming Simplex<Value>, _ kept: KeptCandidates
  ) {
    self.problem = problem
    let network = simplex.network
    self.simplex = simplex
    self.kept = kept
    blocks = Self.scatteredBlocks(of: network.rows.count)
    stems = (0..<Int32(network.root)).filter { network.isInTree[Int($0)] }
  }

  /// Still without lists of candidates: `start(prices:)` fills them.
  init(_ problem: TransportationProblem, _ network: Network) {
    self.init(problem, Simplex(network), KeptCandidates(rowCount: 0))
  }

  /// The starts of blocks of rows: stretches of them by a fixed hash.
  private static func scatteredBlocks(of rowCount: Int) -> [Int32] {
    var stretches: [(hash: UInt64, start: Int)] = []
    for start in stride(from: 0, to: rowCount, by: stretch) {
      stretches.append(((UInt64(start) &+ 1) &* 0x9E37_79B9_7F4A_7C15, start))
    }
    stretches.sort { $0.hash < $1.hash }
    return stretches.flatMap { _, start in
      stride(from: start, to: min(start + stretch, rowCount), by: block).map { Int32($0) }
    }
  }

  var rowCount: Int { simplex.network.rows.count }

  static func rows(ofBlock start: Int32, of rowCount: Int) -> Range<Int> {
    Int(start)..<min(Int(start) + block, rowCount)
  }

  /// Runs from the tree to the optimum, or until a full sweep pivots on no more than a share of the rows.
  ///
  /// - Parameters:
  ///   - gain: what pivots on kept candidates gain at first, at least; 0 from a tree near the optimum.
  ///   - settled: is called before each full sweep, when little is to be found in the lists.
  mutating func solve(
    untilPivots share: Double = 0, gaining gain: Value = 0, settled: (inout Self) -> Void = { _ in }
  ) async {
    // From a tree that was best before a change, little is to be found at once.
    var pivots = simplex.effort.pivots
    repeat {
      settle(gaining: gain)
      settled(&self)
      // Where little was found, little is to be found again, and looking is all the work.
      pivots = pivots * 100 > rowCount ? fullSweep() : await sharedSweep()
    } while pivots > Int(share * Double(rowCount)) && !simplex.isOverflowing
  }

  /// Looks at the kept candidates again and again, until that gives little: first at what gains much, since a price that
  /// moves a little is to move again when those that gain much have pivoted.
  ///
  /// - Parameter gain: more than this is much; it becomes a quarter, or a quarter of what was left to gain, each time that a
  ///   tenth of the rows or fewer pivoted.
  mutating func settle(gaining gain: Value = 0) {
    var least = gain
    var isSettled = false
    repeat {
      let (pivots, left) = minorSweep(above: least)
      progress.swept(pivots)
      if least > 0 {
        if pivots * 10 <= rowCount { least = min(least, left) / 4 }
      } else {
        isSettled = pivots * (gain > 0 ? 40 : 100) <= rowCount
      }
    } while !isSettled && !simplex.isOverflowing
  }

  /// Looks at the kept candidates that gain more than so much.
  ///
  /// - Returns: the number of pivots, and the most that one would have gained where none was made.
  private mutating func minorSweep(above least: Value) -> (pivots: Int, left: Value) {
    var left: Value = 0
    simplex.effort.minorSweeps += 1
    let before = simplex.effort.pivots
    for block in blocks {
      var best: Simplex<Value>.Entering?
      for row in Self.rows(ofBlock: block, of: rowCount) {
        let node = simplex.network.node(ofRow: row)
        let stem = simplex.entering(stem: node)
        if let stem, stem.gain > best?.gain ?? 0 { best = stem }
        let list = kept.items.span.extracting(kept.range(ofRow: row))
        if let arc = arc(from: node, to: list), arc.gain > best?.gain ?? 0 { best = arc }
      }
      guard let best else { continue }
      if best.gain > least { simplex.longPivot(best) } else { left = max(left, best.gain) }
    }
    priceStems()
    return (simplex.effort.pivots - before, left)
  }

  /// The candidate that gains most, if one does.
  func arc(from node: Int, to list: Span<KeptCandidates.Item>) -> Simplex<Value>.Entering? {
    let potential = simplex.tree.potential.span
    var best = potential[node]
    var column: Int32 = -1
    for index in list.indices {
      let item = list[index]
      let value = Value(truncatingIfNeeded: item.points) &+ potential[Int(item.column)]
      if value > best { (best, column) = (value, item.column) }
    }
    return column < 0 ? nil : .init(from: Int32(node), to: column, gain: best &- potential[node])
  }

  /// Pivots on every stem of a column or group that gains.
  mutating func priceStems() {
    for stem in stems {
      if let arc = simplex.entering(stem: Int(stem)) { simplex.longPivot(arc) }
    }
  }
}
