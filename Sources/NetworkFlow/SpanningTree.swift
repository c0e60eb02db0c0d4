/// What a walk to the root reads: four nodes to a cache line.
struct TreeNode: Sendable {
  var parent: Int32
  /// The nodes of its subtree, itself among them.
  var size: Int32 = 1
  /// What the arc to the parent still takes, towards the root and away from it.
  var up: Int32
  var down: Int32
}

/// The arcs that carry what is not decided by a bound, as a tree that hangs from the root.
///
/// The nodes lie on a ring in preorder, so a subtree is a stretch of the ring: its potentials shift in
/// one run, and moving it elsewhere is a few changes of links. What an arc still takes is kept with its
/// lower end, towards the root (`up`) and away from it (`down`), whatever the arc is; so a walk over
/// the tree never asks.
///
/// The tree is strongly feasible: every `up` is positive. Every unit at a node could go home.
struct SpanningTree<Value: Potential>: Sendable {
  var nodes: [TreeNode]
  /// The last node of each subtree on the ring.
  var last: [Int32]
  /// The next and the previous node on the ring.
  var next: [Int32]
  var previous: [Int32]
  /// What one unit more at a node would be worth: the profit of its way to the root.
  var potential: [Value]

  /// Forgets the order of the nodes.
  mutating func dropRing() { (last, next, previous) = ([], [], []) }

  /// Every open node hangs from its home by the first piece of its stem, and nothing flows.
  init(_ network: Network) {
    nodes = (0..<network.nodeCount).map { node in
      let room = network.capacity[Int(network.pieceOffsets[node])]
      let leadsHome = network.stemLeadsHome(node)
      return TreeNode(
        parent: network.home[node], up: leadsHome ? room : Network.unbounded,
        down: leadsHome ? Network.unbounded : room)
    }
    last = (0..<Int32(network.nodeCount)).map { $0 }
    next = [Int32](repeating: -1, count: network.nodeCount)
    previous = next
    potential = [Value](repeating: .outOfTree, count: network.nodeCount)
    potential[network.root] = 0
    let order = linkRing(of: network)
    for node in order where Int(node) != network.root {
      let index = Int(node)
      let bonus = Value(truncatingIfNeeded: network.bonus[Int(network.pieceOffsets[index])])
      let home = potential[Int(network.home[index])]
      potential[index] = network.stemLeadsHome(index) ? home &+ bonus : home &- bonus
    }
  }

  /// Puts the open nodes on the ring by their parents, and gives them in its order.
  @discardableResult
  mutating func linkRing(of network: Network) -> [Int32] {
    let order = preorder(of: network)
    for (place, node) in order.enumerated() {
      let following = order[place + 1 < order.count ? place + 1 : 0]
      next[Int(node)] = following
      previous[Int(following)] = node
      nodes[Int(node)].size = 1
      last[Int(node)] = node
    }
    for node in order.reversed() where Int(node) != network.root {
      let parent = Int(nodes[Int(node)].parent)
      nodes[parent].size += nodes[Int(node)].size
      if last[parent] == Int32(parent) { last[parent] = last[Int(node)] }
    }
    return order
  }

  /// The open nodes, each after its parent and before the next one of the same parent.
  private func preorder(of network: Network) -> [Int32] {
    var firstInside = [Int32](repeating: -1, count: network.nodeCount)
    var sibling = firstInside
    for node in (0..<network.nodeCount).reversed()
    where node != network.root && network.isInTree[node] {
      let parent = Int(nodes[node].parent)
      sibling[node] = firstInside[parent]
      firstInside[parent] = Int32(node)
    }
    var order: [Int32] = []
    var open = [Int32(network.root)]
    while let node = open.popLast() {
      order.append(node)
      let start = open.count
      var inside = firstInside[Int(node)]
      while inside >= 0 {
        open.append(inside)
        inside = sibling[Int(inside)]
      }
      open[start...].reverse()
    }
    return order
  }

  /// Whether a node is in the tree.
  func holds(_ node: Int) -> Bool { next[node] >= 0 }

  /// Whether one of two nodes hangs from the other.
  func joins(_ node: Int, _ other: Int) -> Bool {
    nodes[node].parent == other || nodes[other].parent == node
  }

  /// A node and all below it, in the order of the ring.
  ///
  /// From both ends at once, since each step waits for the link it goes by.
  func subtree(of top: Int) -> [Int32] {
    let size = Int(nodes[top].size)
    var found = [Int32](repeating: Int32(top), count: size)
    let (next, previous) = (next.span, previous.span)
    var (first, last) = (Int32(top), last[top])
    var places = found.mutableSpan
    for place in 0..<(size + 1) / 2 {
      places[place] = first
      places[size - 1 - place] = last
      (first, last) = (next[Int(first)], previous[Int(last)])
    }
    return found
  }

  /// Puts a node that is in no tree under its parent, as a leaf.
  mutating func hang(_ node: Int) {
    let parent = nodes[node].parent
    let after = next[Int(parent)]
    (next[Int(parent)], previous[node]) = (Int32(node), parent)
    (next[node], previous[Int(after)]) = (after, Int32(node))
    last[node] = Int32(node)
    nodes[node].size = 1
    var above = parent
    while above >= 0 {
      nodes[Int(above)].size += 1
      if last[Int(above)] == parent { last[Int(above)] = Int32(node) }
      above = nodes[Int(above)].parent
    }
  }

  // MARK: The cycle that an entering arc closes

  /// Where a push from the root around to the root again would stop first.
  struct Bottleneck {
    var join: Int32
    /// How many units fit.
    var units: Int32
    /// The lower end of the arc that leaves, or -1 when the entering arc itself is full first.
    var leaving: Int32
    /// Whether the leaving arc is on the side where units go away from the root.
    var isDownwards: Bool
  }

  /// What stops a push over an arc with `room` between two nodes. Among equals the last one on the way
  /// stops it (from the join down to `from`, up from `to`): this keeps the tree strongly feasible,
  /// so the solver never cycles.
  func bottleneck(from: Int32, to: Int32, room: Int32) -> Bottleneck {
    let nodes = nodes.span
    var (from, to) = (from, to)
    var (downRoom, downNode) = (Int32.max, Int32(-1))
    var (upRoom, upNode) = (Int32.max, Int32(-1))
    // Both ends are read one node ahead, so that neither waits for what the other turns out to be.
    var (source, target) = (nodes[Int(from)], nodes[Int(to)])
    var aboveSource = nodes[Int(max(0, source.parent))]
    var aboveTarget = nodes[Int(max(0, target.parent))]
    while from != to {
      if source.size < target.size {
        if source.down < downRoom { (downRoom, downNode) = (source.down, from) }
        (from, source) = (source.parent, aboveSource)
        aboveSource = nodes[Int(max(0, source.parent))]
      } else {
        if target.up <= upRoom { (upRoom, upNode) = (target.up, to) }
        (to, target) = (target.parent, aboveTarget)
        aboveTarget = nodes[Int(max(0, target.parent))]
      }
    }
    if upRoom <= min(room, downRoom) {
      return Bottleneck(join: from, units: upRoom, leaving: upNode, isDownwards: false)
    }
    if room <= downRoom {
      return Bottleneck(join: from, units: room, leaving: -1, isDownwards: false)
    }
    return Bottleneck(join: from, units: downRoom, leaving: downNode, isDownwards: true)
  }

  /// Where the ways of two nodes to the root meet.
  func join(of node: Int32, _ other: Int32) -> Int32 {
    let nodes = nodes.span
    var (node, other) = (node, other)
    while node != other {
      if nodes[Int(node)].size < nodes[Int(other)].size {
        node = nodes[Int(node)].parent
      } else {
        other = nodes[Int(other)].parent
      }
    }
    return node
  }

  /// Sends units from the join down to `from` and from `to` up to the join.
  mutating func push(_ units: Int32, from: Int32, to: Int32, join: Int32) {
    guard units > 0 else { return }
    var nodes = nodes.mutableSpan
    var node = Int(from)
    while node != join {
      nodes[node].down -= units
      nodes[node].up += units
      node = Int(nodes[node].parent)
    }
    node = Int(to)
    while node != join {
      nodes[node].up -= units
      nodes[node].down += units
      node = Int(nodes[node].parent)
    }
  }
}

extension SpanningTree {
  /// The same tree, its potentials still to be computed.
  init(_ other: SpanningTree<some Potential>, root: Int) {
    (nodes, last, next, previous) = (other.nodes, other.last, other.next, other.previous)
    potential = [Value](repeating: .outOfTree, count: nodes.count)
    potential[root] = 0
  }
}
