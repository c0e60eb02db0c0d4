/// A subtree that is to hang elsewhere, and by how much columns of each kind moved on either side of it.
struct Cut {
  /// What is inside, ascending.
  private(set) var nodes: [Int32] = []
  private(set) var inside: NodeSet
  /// The kinds that columns inside belong to.
  private(set) var kinds: [Int32] = []
  /// By how much the best column of each kind that is outside is worth more than the best of all was at the origin; `none`
  /// where all are inside.
  private(set) var moveOutside: [Int]
  /// The same of those inside.
  private(set) var moveInside: [Int]

  /// Less than any move.
  static var none: Int { .min / 2 }

  /// Nothing is inside.
  ///
  /// - Complexity: O(columns).
  init(_ part: SolvedPart, _ near: NearKinds) {
    inside = NodeSet(nodeCount: part.simplex.network.nodeCount)
    moveInside = [Int](repeating: Self.none, count: near.count)
    moveOutside = moveInside
    for kind in moveOutside.indices { setMoves(of: kind, part, near) }
  }

  /// Puts some nodes inside, where nothing is.
  ///
  /// - Complexity: O(nodes of the network / 64 + nodes + columns of their kinds).
  mutating func enclose(_ nodes: [Int32], of part: SolvedPart, _ near: NearKinds) {
    for node in nodes { inside.insert(Int(node)) }
    self.nodes = inside.all(count: nodes.count)
    kinds = near.kinds(of: self.nodes)
    for kind in kinds { setMoves(of: Int(kind), part, near) }
  }

  /// Takes all out again that was inside, and was moved meanwhile.
  mutating func clear(_ part: SolvedPart, _ near: NearKinds) {
    inside.removeAll()
    for kind in kinds { setMoves(of: Int(kind), part, near) }
    (nodes, kinds) = ([], [])
  }

  private mutating func setMoves(of kind: Int, _ part: SolvedPart, _ near: NearKinds) {
    let potential = part.simplex.tree.potential.span
    var (most, mostInside) = (Self.none, Self.none)
    for column in near.columns(of: kind) {
      let move = potential[Int(column)] + Int(near.shift[Int(column)]) - near.worth[kind]
      if inside.contains(Int(column)) {
        mostInside = max(mostInside, move)
      } else {
        most = max(most, move)
      }
    }
    (moveOutside[kind], moveInside[kind]) = (most, mostInside)
  }
}
