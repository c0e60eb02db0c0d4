/// The main objective: sweeps over the rows until no arc gains.
///
/// Most sweeps look at a few kept candidates of each row only. When these give little, a full sweep
/// looks at every candidate, pivots on the best of each row and keeps its next best. A full sweep
/// without a pivot, after which no stem gains either, proves the optimum over everything.
struct Pricing: ~Copyable {
  /// The candidates kept for a row at most, those a full sweep adds, and those it starts with.
  static let keptMost = 32
  static let keptBySweep = 8
  static let keptAtStart = 24
  /// Rows compared before the best of them pivots.
  static let block = 8

  struct Kept {
    var column: Int32
    var points: Int32
  }

  let problem: TransportationProblem
  var simplex: Simplex
  /// The rows in an order far from their own, so that neighbours do not chase one cascade of prices.
  let order: [Int32]
  /// `keptMost` places for each row, in the order of `order`.
  var kept: [Kept]
  var keptCount: [Int32]

  init(_ problem: TransportationProblem, _ network: Network) {
    self.problem = problem
    simplex = Simplex(network)
    order = Pricing.scatteredOrder(of: problem.rows.count)
    kept = [Kept](
      repeating: Kept(column: 0, points: 0), count: problem.rows.count * Pricing.keptMost)
    keptCount = [Int32](repeating: 0, count: problem.rows.count)
  }

  /// The rows by a fixed hash of their index.
  static func scatteredOrder(of count: Int) -> [Int32] {
    (0..<count)
      .map { row in ((UInt64(row) &+ 1) &* 0x9E37_79B9_7F4A_7C15, Int32(row)) }
      .sorted { $0.0 < $1.0 }
      .map(\.1)
  }

  /// Runs from the greedy start to the optimum.
  mutating func solve() {
    start()
    repeat {
      while minorSweep() * 100 > order.count {}
    } while fullSweep() > 0
  }

  // MARK: Sweeps

  /// Looks at the kept candidates; gives the number of pivots.
  private mutating func minorSweep() -> Int {
    simplex.effort.minorSweeps += 1
    let before = simplex.effort.pivots
    var place = 0
    while place < order.count {
      var best: Simplex.Entering?
      for place in place..<min(place + Pricing.block, order.count) {
        guard let arc = bestKept(at: place), arc.gain > best?.gain ?? 0 else { continue }
        best = arc
      }
      if let best { simplex.pivot(best) }
      place += Pricing.block
    }
    priceStems(0..<simplex.network.root)
    return simplex.effort.pivots - before
  }

  /// The best of a row's kept candidates and its stem, if it gains.
  private borrowing func bestKept(at place: Int) -> Simplex.Entering? {
    let node = simplex.network.node(ofRow: Int(order[place]))
    let potential = simplex.tree.potential.span
    let kept = kept.span
    let start = place * Pricing.keptMost
    var best = potential[node]
    var column: Int32 = -1
    for index in start..<start + Int(keptCount[place]) {
      let value = Int(kept[index].points) + potential[Int(kept[index].column)]
      if value > best { (best, column) = (value, kept[index].column) }
    }
    let gain = best - potential[node]
    if let stem = simplex.entering(stem: node), stem.gain > gain { return stem }
    return column < 0 ? nil : Simplex.Entering(from: Int32(node), to: column, gain: gain)
  }

  /// Pivots on every stem that gains.
  mutating func priceStems(_ nodes: Range<Int>) {
    for node in nodes {
      if let arc = simplex.entering(stem: node) { simplex.pivot(arc) }
    }
  }

  /// Looks at every candidate and every stem; gives the number of pivots.
  private mutating func fullSweep() -> Int {
    simplex.effort.fullSweeps += 1
    let before = simplex.effort.pivots
    for place in order.indices {
      let row = Int(order[place])
      let node = simplex.network.node(ofRow: row)
      let best = BestCandidates(of: row, in: problem, simplex.tree.potential, Pricing.keptBySweep)
      if let first = best.first, first.value > simplex.tree.potential[node] {
        let gain = first.value - simplex.tree.potential[node]
        simplex.pivot(.init(from: Int32(node), to: first.column, gain: gain))
        keep(best, at: place)
      }
      if let stem = simplex.entering(stem: node) { simplex.pivot(stem) }
    }
    priceStems(0..<simplex.network.root)
    return simplex.effort.pivots - before
  }

  /// Puts the best before what was kept already; what does not fit any more is dropped.
  mutating func keep(_ best: borrowing BestCandidates, at place: Int) {
    let start = place * Pricing.keptMost
    var new = InlineArray<32, Kept>(repeating: Kept(column: 0, points: 0))
    var count = 0
    while count < best.count {
      new[count] = Kept(column: best[count].column, points: best[count].points)
      count += 1
    }
    for index in start..<start + Int(keptCount[place]) where count < Pricing.keptMost {
      let isAmongBest = (0..<best.count).contains { best[$0].column == kept[index].column }
      if isAmongBest { continue }
      new[count] = kept[index]
      count += 1
    }
    for index in 0..<count { kept[start + index] = new[index] }
    keptCount[place] = Int32(count)
  }
}

/// The candidates of one row with the highest points less price, best first.
struct BestCandidates: ~Copyable {
  struct Item {
    var value: Int
    var column: Int32
    var points: Int32
  }

  private(set) var count = 0
  private var items = InlineArray<24, Item>(repeating: Item(value: 0, column: 0, points: 0))

  /// - Complexity: O(candidates of the row), as few of them are among the best so far.
  init(
    of row: Int, in problem: borrowing TransportationProblem, _ potential: borrowing [Int],
    _ most: Int
  ) {
    let columns = problem.candidates.columns.span
    let points = problem.candidates.points.span
    let potential = potential.span
    var bar = Int.min
    for index in problem.candidateRange(ofRow: row) {
      let value = Int(points[index]) + potential[Int(columns[index])]
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
