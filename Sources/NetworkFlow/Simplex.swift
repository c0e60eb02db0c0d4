/// The network simplex: a tree, the stems outside it at their bounds, and the step from tree to tree.
///
/// Candidates have no bound, so those outside the tree carry nothing and need no state. A stem outside
/// the tree is filled up to the end of some piece; only the pieces on both sides of that end could move.
/// That the first piece could be emptied below nothing does no harm: no candidate would bring it.
struct Simplex: ~Copyable {
  let network: Network
  var tree: SpanningTree
  /// For each node the piece of its stem that is in the tree, or `~k` when the stem is outside the
  /// tree and its first k pieces are full.
  var position: [Int32]
  var effort = TransportationSolution.Effort()

  init(_ network: Network) {
    self.network = network
    tree = SpanningTree(network)
    position = [Int32](repeating: 0, count: network.nodeCount)
  }

  /// An arc that would gain, in the direction in which units would flow over it.
  struct Entering {
    var from: Int32
    var to: Int32
    /// What one unit over it and back through the tree earns; positive.
    var gain: Int
    var room: Int32 = Network.unbounded
    /// The node whose stem it is, or -1 for a candidate.
    var stem: Int32 = -1
    /// The piece of the stem that it is.
    var piece: Int32 = 0
    /// Whether units fill the piece, or leave it.
    var fills = true
  }

  /// Sends as many units as fit around the cycle that the arc closes; what stops them leaves the tree.
  mutating func pivot(_ arc: Entering) {
    effort.pivots += 1
    let stop = tree.bottleneck(from: arc.from, to: arc.to, room: arc.room)
    tree.push(stop.units, from: arc.from, to: arc.to, join: stop.join)
    guard stop.leaving >= 0 else {
      position[Int(arc.stem)] = ~(arc.fills ? arc.piece + 1 : arc.piece)
      return
    }
    release(stop.leaving, isDownwards: stop.isDownwards)
    if arc.stem >= 0 { position[Int(arc.stem)] = arc.piece }

    let ahead = arc.room - stop.units
    if stop.isDownwards {
      let hook = SpanningTree.Hook(top: arc.from, parent: arc.to, up: ahead, down: stop.units)
      tree.rehang(stop.leaving, by: hook, join: stop.join, shift: arc.gain)
    } else {
      let hook = SpanningTree.Hook(top: arc.to, parent: arc.from, up: stop.units, down: ahead)
      tree.rehang(stop.leaving, by: hook, join: stop.join, shift: -arc.gain)
    }
  }

  /// Notes at which end of its piece a stem is that leaves the tree.
  private mutating func release(_ child: Int32, isDownwards: Bool) {
    let parent = tree.nodes[Int(child)].parent
    guard let stem = stem(between: child, and: parent) else { return }
    let units = (from: isDownwards ? parent : child, node: Int32(stem))
    let leadsHome = network.stemLeadsHome(stem)
    let fills = (units.from == units.node) == leadsHome
    position[stem] = ~(fills ? position[stem] + 1 : position[stem])
  }

  /// The node whose stem joins a node of the tree and its parent, or nil when a candidate does.
  func stem(between child: Int32, and parent: Int32) -> Int? {
    if network.home[Int(child)] == parent { return Int(child) }
    if network.home[Int(parent)] == child { return Int(parent) }
    return nil
  }

  // MARK: What could enter

  /// The gain of one unit over a piece of a stem in the direction of filling, before its bonus.
  func slope(ofStem node: Int) -> Int {
    let home = Int(network.home[node])
    let rise = tree.potential[home] - tree.potential[node]
    return network.stemLeadsHome(node) ? rise : -rise
  }

  /// The stem as an entering arc, if it is outside the tree and the objective gains by it.
  func entering(stem node: Int) -> Entering? {
    guard position[node] < 0 else { return nil }
    let full = ~position[node]
    let slope = slope(ofStem: node)
    let piece = Int(network.pieceOffsets[node] + full)
    if piece < network.pieceOffsets[node + 1], slope + network.bonus[piece] > 0 {
      return entering(stem: node, piece: full, fills: true, gain: slope + network.bonus[piece])
    }
    if slope + network.bonus[piece - 1] < 0 {
      return entering(
        stem: node, piece: full - 1, fills: false, gain: -slope - network.bonus[piece - 1])
    }
    return nil
  }

  func entering(stem node: Int, piece: Int32, fills: Bool, gain: Int) -> Entering {
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
