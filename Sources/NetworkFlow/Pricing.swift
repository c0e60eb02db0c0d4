/// The main objective: sweeps over the rows until no arc gains.
///
/// Most sweeps look at a few kept candidates of each row only. When these give little, a full sweep
/// looks at every candidate, pivots on the best of each row and keeps its next best. A full sweep
/// without a pivot, after which no stem gains either, proves the optimum over everything.
struct Pricing<Value: Potential>: Sendable {
  /// The candidates kept for a row at most, those a full sweep adds, and those it starts with.
  static var keptMost: Int { 32 }
  static var keptBySweep: Int { 8 }
  static var keptAtStart: Int { 24 }
  /// Rows compared before the best of them pivots.
  static var block: Int { 16 }

  struct Kept {
    var column: Int32
    var points: Int32
  }

  /// What a sweep reads of a row, in the order of sweeping.
  struct Row {
    var node: Int32
    var keptCount: Int32 = 0
    var candidates: Range<Int>
  }

  let problem: TransportationProblem
  var simplex: Simplex<Value>
  /// The rows in an order far from their own, so that neighbours do not chase one cascade of prices.
  var rows: [Row]
  /// The columns and groups in the tree's reach.
  let stems: [Int32]
  /// `keptMost` places for each row, in the order of sweeping.
  var kept: [Kept]

  init(_ problem: TransportationProblem, _ network: Network) {
    self.problem = problem
    simplex = Simplex(network)
    rows = Self.scatteredOrder(of: network.rows.count).map { place in
      Row(
        node: Int32(network.node(ofRow: Int(place))),
        candidates: problem.candidateRange(ofRow: Int(network.rows[Int(place)])))
    }
    stems = (0..<Int32(network.root)).filter { network.isInTree[Int($0)] }
    kept = [Kept](
      repeating: Kept(column: 0, points: 0), count: network.rows.count * Self.keptMost)
  }

  /// The places of rows by a fixed hash.
  static func scatteredOrder(of count: Int) -> [Int32] {
    var blocks: [(hash: UInt64, start: Int)] = []
    for start in stride(from: 0, to: count, by: block) {
      blocks.append(((UInt64(start) &+ 1) &* 0x9E37_79B9_7F4A_7C15, start))
    }
    blocks.sort { $0.hash < $1.hash }
    return blocks.flatMap { Int32($0.start)..<Int32(min($0.start + block, count)) }
  }

  /// Runs from the tree to the optimum, or until a full sweep pivots on no more than a share of the rows.
  mutating func solve(untilPivots share: Double = 0) {
    repeat {
      settle()
    } while fullSweep() > Int(share * Double(rows.count)) && !simplex.isOverflowing
  }

  /// Looks at the kept candidates again and again, until that gives little.
  mutating func settle() {
    while minorSweep() * 100 > rows.count, !simplex.isOverflowing {}
  }

  // MARK: Sweeps

  /// Looks at the kept candidates; gives the number of pivots.
  mutating func minorSweep() -> Int {
    simplex.effort.minorSweeps += 1
    let before = simplex.effort.pivots
    var place = 0
    while place < rows.count {
      var best: Simplex<Value>.Entering?
      for place in place..<min(place + Self.block, rows.count) {
        guard let arc = bestKept(at: place), arc.gain > best?.gain ?? 0 else { continue }
        best = arc
      }
      if let best { simplex.pivot(best) }
      place += Self.block
    }
    priceStems()
    return simplex.effort.pivots - before
  }

  /// The best of a row's kept candidates and its stem, if it gains.
  private func bestKept(at place: Int) -> Simplex<Value>.Entering? {
    let node = Int(rows[place].node)
    let potential = simplex.tree.potential.span
    let kept = kept.span
    let start = place * Self.keptMost
    var best = potential[node]
    var column: Int32 = -1
    for index in start..<start + Int(rows[place].keptCount) {
      let value =
        Value(truncatingIfNeeded: kept[index].points) &+ potential[Int(kept[index].column)]
      if value > best { (best, column) = (value, kept[index].column) }
    }
    let gain = best &- potential[node]
    if let stem = simplex.entering(stem: node), stem.gain > gain { return stem }
    return column < 0 ? nil : .init(from: Int32(node), to: column, gain: gain)
  }

  /// Pivots on every stem of a column or group that gains.
  private mutating func priceStems() {
    for stem in stems {
      if let arc = simplex.entering(stem: Int(stem)) { simplex.pivot(arc) }
    }
  }

  /// Looks at every candidate and every stem; gives the number of pivots.
  private mutating func fullSweep() -> Int {
    simplex.effort.fullSweeps += 1
    let before = simplex.effort.pivots
    for place in rows.indices {
      let node = Int(rows[place].node)
      let price = simplex.tree.potential[node]
      if gains(rows[place].candidates, above: price) {
        let best = BestCandidates(
          of: rows[place].candidates, in: problem.candidates, simplex.tree.potential,
          Self.keptBySweep)
        let gain = best[0].value &- price
        simplex.pivot(.init(from: Int32(node), to: best[0].column, gain: gain))
        keep(best, at: place)
      }
      if let stem = simplex.entering(stem: node) { simplex.pivot(stem) }
    }
    priceStems()
    return simplex.effort.pivots - before
  }

  /// Whether any candidate of a row is worth more than its price.
  private func gains(_ row: Range<Int>, above price: Value) -> Bool {
    let columns = problem.candidates.columns.span.extracting(row)
    let points = problem.candidates.points.span.extracting(row)
    let potential = simplex.tree.potential.span
    var best = price
    for index in columns.indices {
      best = max(best, Value(truncatingIfNeeded: points[index]) &+ potential[Int(columns[index])])
    }
    return best > price
  }

  /// Puts the best before what was kept already; what does not fit any more is dropped.
  mutating func keep(_ best: borrowing BestCandidates<Value>, at place: Int) {
    let start = place * Self.keptMost
    var new = InlineArray<32, Kept>(repeating: Kept(column: 0, points: 0))
    var count = 0
    while count < best.count {
      new[count] = Kept(column: best[count].column, points: best[count].points)
      count += 1
    }
    for index in start..<start + Int(rows[place].keptCount) where count < Self.keptMost {
      let isAmongBest = (0..<best.count).contains { best[$0].column == kept[index].column }
      if isAmongBest { continue }
      new[count] = kept[index]
      count += 1
    }
    for index in 0..<count { kept[start + index] = new[index] }
    rows[place].keptCount = Int32(count)
  }
}

/// The candidates of one row with the highest points less price, best first.
struct BestCandidates<Value: Potential>: ~Copyable {
  struct Item {
    var value: Value
    var column: Int32
    var points: Int32
  }

  private(set) var count = 0
  private var items = InlineArray<24, Item>(repeating: Item(value: 0, column: 0, points: 0))

  /// Of columns in the tree alone.
  ///
  /// - Complexity: O(candidates of the row), as few of them are among the best so far.
  init(
    of row: Range<Int>, in candidates: borrowing TransportationProblem.Candidates,
    _ potential: borrowing [Value], _ most: Int
  ) {
    let columns = candidates.columns.span.extracting(row)
    let points = candidates.points.span.extracting(row)
    let potential = potential.span
    var bar = Value.outOfTree / 2
    for index in columns.indices {
      let value = Value(truncatingIfNeeded: points[index]) &+ potential[Int(columns[index])]
      guard value > bar else { continue }
      insert(Item(value: value, column: columns[index], points: points[index]), most)
      if count == most { bar = items[most - 1].value }
    }
  }

  private mutating func insert(_ item: Item, _ most: Int) {
    var place = count < most ? count : most - 1
    count = min(count + 1, most)
    while place > 0, items[place - 1].value < item.value {
      items[place] = items[place - 1]
      place -= 1
    }
    items[place] = item
  }

  var first: Item? { count == 0 ? nil : items[0] }
  subscript(index: Int) -> Item { items[index] }
}
