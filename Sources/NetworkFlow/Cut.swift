/// A subtree that is to hang elsewhere, and by how much columns of each kind moved on either side of it.
///
/// One is mostly within the one before, or around it: so only what turns from one side to the other is looked at.
struct Cut {
  /// The top of what is inside; -1 where nothing is.
  private var top: Int32 = -1
  /// What is inside, ascending.
  private(set) var nodes: [Int32] = []
  private(set) var inside: BitSet
  /// The kinds that columns inside belong to.
  private(set) var kinds: [Int32] = []
  /// By how much the best column of each kind that is outside is worth more than the best of all was at the origin; `none`
  /// where all are inside.
  private(set) var moveOutside: [Int]
  /// The same of those inside.
  private(set) var moveInside: [Int]
  /// What came inside or went out since it was asked last; some may have done both.
  private(set) var turned: [Int32] = []
  /// Kinds that are to be looked at.
  private var isTurned: BitSet

  /// Less than any move.
  static var none: Int { .min / 2 }

  /// Nothing is inside.
  ///
  /// - Complexity: O(columns).
  init(_ part: SolvedPart, _ near: NearKinds) {
    inside = BitSet(count: part.simplex.network.nodeCount)
    isTurned = BitSet(count: near.count)
    moveInside = [Int](repeating: Self.none, count: near.count)
    moveOutside = moveInside
    for kind in moveOutside.indices { look(at: kind, part, near) }
  }

  /// Puts a node of the tree and all below it inside, and all else outside.
  ///
  /// - Complexity: O(nodes of the network / 64 + nodes inside + what turns with the columns of its kinds).
  mutating func enclose(_ top: Int32, of part: SolvedPart, _ near: NearKinds) {
    let tree = part.simplex.tree
    let first = turned.count
    if self.top < 0 {
      turned += tree.subtree(of: Int(top))
    } else if inside.contains(Int(top)) {
      tree.walk(below: self.top, sparing: top) { turned.append($0) }
    } else if tree.hangs(self.top, below: top) {
      tree.walk(below: top, sparing: self.top) { turned.append($0) }
    } else {
      turned += nodes
      turned += tree.subtree(of: Int(top))
    }
    self.top = top
    turn(first..<turned.count, part, near)
    nodes = inside.all(count: Int(tree.nodes[Int(top)].size))
  }

  private mutating func turn(_ places: Range<Int>, _ part: SolvedPart, _ near: NearKinds) {
    let ofColumn = near.ofColumn.span
    var kindsTurned: [Int] = []
    for place in places {
      let node = Int(turned[place])
      inside.toggle(node)
      guard node < ofColumn.count else { continue }
      let kind = Int(ofColumn[node])
      guard !isTurned.contains(kind) else { continue }
      isTurned.insert(kind)
      kindsTurned.append(kind)
    }
    var someWentOut = false
    for kind in kindsTurned {
      isTurned.remove(kind)
      let wasInside = moveInside[kind] != Self.none
      look(at: kind, part, near)
      let isInside = moveInside[kind] != Self.none
      if isInside, !wasInside { kinds.append(Int32(kind)) }
      if wasInside, !isInside { someWentOut = true }
    }
    if someWentOut { kinds.removeAll { moveInside[Int($0)] == Self.none } }
  }

  private mutating func look(at kind: Int, _ part: SolvedPart, _ near: NearKinds) {
    let (potential, level) = (part.simplex.tree.potential.span, near.level.span)
    let columns = near.columns.span.extracting(near.places(of: kind))
    var (most, mostInside) = (Self.none, Self.none)
    for index in columns.indices {
      let column = Int(columns[index])
      let move = potential[column] - level[column]
      if inside.contains(column) {
        mostInside = max(mostInside, move)
      } else {
        most = max(most, move)
      }
    }
    (moveOutside[kind], moveInside[kind]) = (most, mostInside)
  }

  /// Notes that what is inside hangs elsewhere now, by another top, and is worth more than before.
  mutating func hang(by top: Int32, movedBy move: Int) {
    self.top = top
    for kind in kinds { moveInside[Int(kind)] += move }
  }

  mutating func forgetTurned() { turned.removeAll(keepingCapacity: true) }
}

extension SpanningTree {
  /// Whether a node is another one or hangs below it.
  fileprivate func hangs(_ node: Int32, below top: Int32) -> Bool {
    let (nodes, size) = (nodes.span, nodes[Int(top)].size)
    var node = node
    while node >= 0, node != top, nodes[Int(node)].size < size { node = nodes[Int(node)].parent }
    return node == top
  }

  /// Visits a node and all below it, but for one of them and what is below that.
  ///
  /// From both ends at once, since each step waits for the link it goes by.
  fileprivate func walk(below top: Int32, sparing spared: Int32, _ visit: (Int32) -> Void) {
    let (next, previous) = (next.span, previous.span)
    let lastSpared = self.last[Int(spared)]
    var (first, last) = (top, self.last[Int(top)])
    while first != spared || last != lastSpared {
      if first != spared {
        visit(first)
        first = next[Int(first)]
      }
      if last != lastSpared {
        visit(last)
        last = previous[Int(last)]
      }
    }
  }
}
