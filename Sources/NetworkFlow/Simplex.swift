/// The network simplex: a tree, the stems outside it at their bounds, and the step from tree to tree.
///
/// Candidates have no bound, so those outside the tree carry nothing and need no state. A stem outside
/// the tree is filled up to the end of some piece; only the pieces on both sides of that end could move.
/// That the first piece could be emptied below nothing does no harm: no candidate would bring it.
struct Simplex<Value: Potential>: Sendable {
  var network: Network
  var tree: SpanningTree<Value>
  /// For each node the piece of its stem that is in the tree, or `~k` when the stem is outside the
  /// tree and its first k pieces are full.
  var position: [Int32]
  /// For each node the slopes of its stem at which it rests where it is; in the tree all.
  var rest: [Rest]
  var effort = TransportationSolution.Effort()
  /// Whether potentials came near the largest that they can hold; then nothing here is to be relied on.
  var isOverflowing = false

  /// A stem outside the tree gains when filled if its slope is above `high`, when emptied if below `low`.
  struct Rest {
    var low: Value
    var high: Value

    static var always: Rest { Rest(low: .min, high: .max) }
  }

  init(_ network: Network) {
    self.network = network
    tree = SpanningTree(network)
    position = [Int32](repeating: 0, count: network.nodeCount)
    rest = [Rest](repeating: .always, count: network.nodeCount)
  }

  /// Keeps the tree's arcs, what they still take, and the potentials: two bytes of three can be free while other parts are
  /// solved.
  mutating func dropWhatPivotsNeed() {
    (position, rest) = ([], [])
    tree.dropRing()
    network.dropPieces()
  }

  /// Takes a stem into the tree by one of its pieces.
  mutating func enter(_ stem: Int, piece: Int32) {
    position[stem] = piece
    rest[stem] = .always
  }

  /// Lets a stem rest outside the tree with so many pieces full.
  mutating func leave(_ stem: Int, full: Int32) {
    position[stem] = ~full
    let next = Int(network.pieceOffsets[stem] + full)
    rest[stem].low = full == 0 ? .min : 0 - Value(truncatingIfNeeded: network.bonus[next - 1])
    rest[stem].high =
      next == network.pieceOffsets[stem + 1]
      ? .max : 0 - Value(truncatingIfNeeded: network.bonus[next])
  }

  /// An arc that would gain, in the direction in which units would flow over it.
  struct Entering {
    var from: Int32
    var to: Int32
    /// What one unit over it and back through the tree earns; positive.
    var gain: Value
    var room: Int32 = Network.unbounded
    /// What is on it already.
    var behind: Int32 = 0
    /// The node whose stem it is, or -1 for a candidate.
    var stem: Int32 = -1
    /// The piece of the stem that it is.
    var piece: Int32 = 0
    /// Whether units fill the piece, or leave it.
    var fills = true
  }

  /// Sends as many units as fit around the cycle that the arc closes; what stops them leaves the tree.
  ///
  /// - Returns: the end of the arc that is now the top of a subtree hung elsewhere, its potentials shifted by the
  ///   gain: up where it is `from`, down where it is `to`; -1 where the arc itself was full first.
  @discardableResult
  mutating func pivot(_ arc: Entering) -> Int32 {
    effort.pivots += 1
    if arc.gain > Value.max / 4 { isOverflowing = true }
    let stop = tree.bottleneck(from: arc.from, to: arc.to, room: arc.room)
    tree.push(stop.units, from: arc.from, to: arc.to, join: stop.join)
    guard stop.leaving >= 0 else {
      leave(Int(arc.stem), full: arc.fills ? arc.piece + 1 : arc.piece)
      return -1
    }
    release(stop.leaving, isDownwards: stop.isDownwards)
    return exchange(stop, for: arc)
  }

  /// Hangs what a stop cuts off from the entering arc.
  @discardableResult
  mutating func exchange(
    _ stop: SpanningTree<Value>.Bottleneck, for arc: Entering
  ) -> Int32 {
    if arc.stem >= 0 { enter(Int(arc.stem), piece: arc.piece) }
    let ahead = arc.room - stop.units
    if stop.isDownwards {
      let hook = SpanningTree<Value>.Hook(
        top: arc.from, parent: arc.to, up: ahead, down: stop.units + arc.behind)
      tree.rehang(stop.leaving, by: hook, join: stop.join, shift: arc.gain)
      return arc.from
    } else {
      let hook = SpanningTree<Value>.Hook(
        top: arc.to, parent: arc.from, up: stop.units + arc.behind, down: ahead)
      tree.rehang(stop.leaving, by: hook, join: stop.join, shift: 0 &- arc.gain)
      return arc.to
    }
  }

  /// Sends as many units around the cycle that an arc closes as an overfull arc of the tree carries too many, which leaves
  /// the tree.
  ///
  /// - Parameters:
  ///   - child: the lower end of the overfull arc, which is released.
  ///   - arc: leads the same way between what hangs from it and the rest; its gain is 0 or less.
  /// - Returns: as `pivot(_:)` does, and where both ends of the cycle meet.
  mutating func relieve(_ child: Int32, by arc: Entering) -> (top: Int32, join: Int32) {
    effort.pivots += 1
    let node = tree.nodes[Int(child)]
    let isDownwards = node.up <= 0
    let join = tree.join(of: arc.from, arc.to)
    let units = isDownwards ? -node.up : -node.down
    tree.push(units, from: arc.from, to: arc.to, join: join)
    let stop = SpanningTree<Value>.Bottleneck(
      join: join, units: units, leaving: child, isDownwards: isDownwards)
    return (exchange(stop, for: arc), join)
  }

  /// Notes at which end of its piece a stem is that leaves the tree.
  mutating func release(_ child: Int32, isDownwards: Bool) {
    let parent = tree.nodes[Int(child)].parent
    guard let stem = stem(between: child, and: parent) else { return }
    let units = (from: isDownwards ? parent : child, node: Int32(stem))
    let leadsHome = network.stemLeadsHome(stem)
    let fills = (units.from == units.node) == leadsHome
    leave(stem, full: fills ? position[stem] + 1 : position[stem])
  }

  /// The node whose stem joins a node of the tree and its parent, or nil when a candidate does.
  func stem(between child: Int32, and parent: Int32) -> Int? {
    if network.home[Int(child)] == parent { return Int(child) }
    if network.home[Int(parent)] == child { return Int(parent) }
    return nil
  }

  /// Puts other prices of groups in the place of those before.
  mutating func price(by priced: Network) {
    network = priced
    shiftPotentials()
  }

  /// Puts caps in the place of prices: the network differs from the one before in the stems of plain groups
  /// alone, all of which are in the tree.
  mutating func cap(by capped: Network, of problem: TransportationProblem) {
    network = capped
    defer { shiftPotentials() }
    for group in network.columnCount..<network.firstRowGroup
    where network.isInTree[group] && problem.groups[group - network.columnCount].isPlain {
      let flow = priced(group: group)
      let cap = network.capacity[Int(network.pieceOffsets[group])]
      let isChild = tree.nodes[group].parent == network.home[group]
      // What leads up keeps room, so that the tree stays strongly feasible.
      let isWithin = isChild ? flow < cap : flow <= cap
      let (ahead, behind) =
        isWithin
        ? (cap - flow, Network.unbounded + flow) : (Network.unbounded - (flow - cap), flow - cap)
      let lower = isChild ? group : Int(network.home[group])
      (tree.nodes[lower].up, tree.nodes[lower].down) =
        isChild ? (ahead, behind) : (behind, ahead)
      position[group] = isWithin ? 0 : 1
    }
  }

  /// The units of a plain group while it has a price: its stem is always in the tree, from above or, where what is
  /// around it hangs from it, from below.
  func priced(group: Int) -> Int32 {
    let isChild = tree.nodes[group].parent == network.home[group]
    let ahead = isChild ? tree.nodes[group].up : tree.nodes[Int(network.home[group])].down
    return Network.unbounded - ahead
  }

  // MARK: What could enter

  /// The gain of one unit over a piece of a stem in the direction of filling, before its bonus.
  func slope(ofStem node: Int) -> Value {
    let rise = tree.potential[Int(network.home[node])] &- tree.potential[node]
    return network.stemLeadsHome(node) ? rise : 0 &- rise
  }

  /// The stem as an entering arc, if it is outside the tree and the objective gains by it.
  @inline(__always)
  func entering(stem node: Int) -> Entering? {
    let slope = slope(ofStem: node)
    let rest = rest[node]
    guard slope < rest.low || slope > rest.high else { return nil }
    return slope > rest.high
      ? entering(stem: node, piece: ~position[node], fills: true, gain: slope &- rest.high)
      : entering(stem: node, piece: ~position[node] - 1, fills: false, gain: rest.low &- slope)
  }

  func entering(stem node: Int, piece: Int32, fills: Bool, gain: Value) -> Entering {
    let towardsHome = network.stemLeadsHome(node) == fills
    // Outside the tree the first piece is always full.
    let room =
      piece == 0
      ? Network.unbounded : network.capacity[Int(network.pieceOffsets[node] + piece)]
    return Entering(
      from: towardsHome ? Int32(node) : network.home[node],
      to: towardsHome ? network.home[node] : Int32(node),
      gain: gain, room: room, stem: Int32(node), piece: piece, fills: fills)
  }
}

extension Simplex<Int> {
  /// The same tree with potentials of 64 bits, computed afresh; nil when a potential had wrapped in fewer bits.
  ///
  /// Threads share looking up the points.
  init?<Fewer: Potential>(_ other: Simplex<Fewer>, of problem: TransportationProblem) async {
    network = other.network
    tree = SpanningTree(other.tree, root: network.root)
    position = other.position
    rest = other.rest.map {
      Rest(
        low: $0.low == .min ? .min : Int($0.low), high: $0.high == .max ? .max : Int($0.high))
    }
    effort = other.effort
    var points: [Int32] = []
    points.reserveCapacity(network.rows.count)
    await network.rows.inRuns { [self] in
      pointsAbove($0, of: problem)
    } take: {
      points += $0
    }
    recomputePotentials(of: problem, points)
    let agree = tree.potential.indices.allSatisfy {
      !network.isInTree[$0] || tree.potential[$0] == Int(other.tree.potential[$0])
    }
    guard agree, !other.isOverflowing, !isOverflowing else { return nil }
    // Potentials so far from the limit that no sum with points wrapped either.
    guard
      tree.potential.indices.allSatisfy({
        !network.isInTree[$0] || tree.potential[$0].magnitude < UInt(Fewer.max / 4)
      })
    else { return nil }
  }
}

extension Simplex {
  /// Computes the potentials of the main objective from the tree alone.
  mutating func recomputePotentials(of problem: TransportationProblem) {
    recomputePotentials(of: problem, pointsAbove(network.rows[...], of: problem))
  }

  /// The points of the candidates that rows of the network hang from, by place; 0 where one hangs from its home.
  private func pointsAbove(
    _ rows: ArraySlice<Int32>, of problem: TransportationProblem
  ) -> [Int32] {
    rows.indices.map { place in
      let parent = Int(tree.nodes[network.node(ofRow: place)].parent)
      guard parent < network.columnCount else { return 0 }
      return Int32(problem.points(ofRow: Int(rows[place]), column: parent))
    }
  }

  private mutating func recomputePotentials(
    of problem: TransportationProblem, _ pointsAbove: [Int32]
  ) {
    var node = Int(tree.next[network.root])
    while node != network.root {
      let parent = Int(tree.nodes[node].parent)
      if let profit = profitOfStem(from: node, to: parent) {
        set(node, above: parent, by: profit)
      } else if node > network.root {
        set(node, above: parent, by: Int(pointsAbove[node - network.root - 1]))
      } else {
        let row = network.row(ofNode: parent)
        set(node, above: parent, by: -problem.points(ofRow: row, column: node))
      }
      node = Int(tree.next[node])
    }
  }

  /// The same where potentials are those of the main objective but for the bonuses of stems: what candidates earn
  /// is the difference of their ends.
  private mutating func shiftPotentials() {
    let before = tree.potential
    var node = Int(tree.next[network.root])
    while node != network.root {
      let parent = Int(tree.nodes[node].parent)
      let profit =
        profitOfStem(from: node, to: parent) ?? Int(before[node]) &- Int(before[parent])
      set(node, above: parent, by: profit)
      node = Int(tree.next[node])
    }
  }

  /// What a unit earns on the way from a node of the tree to its parent; nil where a candidate joins them.
  private func profitOfStem(from node: Int, to parent: Int) -> Int? {
    guard let stem = stem(between: Int32(node), and: Int32(parent)) else { return nil }
    let bonus = network.bonus[Int(network.pieceOffsets[stem] + position[stem])]
    // Units leave by the stem of a column upwards when the column is the child.
    return network.stemLeadsHome(stem) == (stem == node) ? bonus : -bonus
  }

  private mutating func set(_ node: Int, above parent: Int, by profit: Int) {
    let exact = Int(tree.potential[parent]) &+ profit
    if exact.magnitude > UInt(Value.max / 4) { isOverflowing = true }
    tree.potential[node] = Value(truncatingIfNeeded: exact)
  }
}
