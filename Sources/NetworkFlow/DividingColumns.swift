extension JoinedColumns.Members {
  /// The tree of the problem with joined columns, made into one of the whole problem.
  ///
  /// Each column divides its units among those that it stands for, the best pieces first, row after row. A row that
  /// fills one of them up hangs from the next, if with nothing, and the full one from the row: so the tree stays
  /// strongly feasible, and the best one stays the best.
  ///
  /// - Parameter network: of the whole problem, with the rows of the tree in the same order.
  /// - Complexity: O(nodes), and for each column O(n log n) in the pieces that it stands for.
  func divide<Value>(_ tree: Simplex<Value>, into network: Network) -> Simplex<Value> {
    var dividing = Dividing(self, tree, network)
    for column in 0..<tree.network.columnCount where tree.network.isInTree[column] {
      dividing.divide(column)
    }
    dividing.simplex.tree.linkRing(of: network)
    return dividing.simplex
  }
}

/// A tree of the whole problem as it comes about.
private struct Dividing<Value: Potential> {
  let members: JoinedColumns.Members
  let joined: Simplex<Value>
  /// By how much the number of a node that is no column rises.
  let rise: Int32
  var simplex: Simplex<Value>
  /// The rows that hang from each joined column, one column after the other.
  private let rows: [Bringing]
  private let rowOffsets: [Int]

  /// A row beside a joined column in the tree, and what it brings there.
  struct Bringing {
    var row: Int32 = 0
    var units: Int32 = 0
  }

  /// All but columns, and what hangs from them, as they are in the joined tree.
  init(_ members: JoinedColumns.Members, _ joined: Simplex<Value>, _ network: Network) {
    let (small, tree) = (joined.network, joined.tree)
    self.members = members
    self.joined = joined
    rise = Int32(network.columnCount - small.columnCount)
    simplex = Simplex(network)
    simplex.effort = joined.effort
    simplex.isOverflowing = joined.isOverflowing
    for node in small.columnCount..<small.nodeCount {
      let place = node + Int(rise)
      simplex.tree.nodes[place] = tree.nodes[node]
      simplex.tree.nodes[place].parent += node == small.root ? 0 : rise
      simplex.tree.potential[place] = tree.potential[node]
      simplex.position[place] = joined.position[node]
      simplex.rest[place] = joined.rest[node]
    }

    let hanging = (small.root + 1..<small.nodeCount).filter {
      tree.nodes[$0].parent < small.columnCount
    }
    var offsets = [Int](repeating: 0, count: small.columnCount + 1)
    for row in hanging { offsets[Int(tree.nodes[row].parent) + 1] += 1 }
    for column in 0..<small.columnCount { offsets[column + 1] += offsets[column] }
    var rows = [Bringing](repeating: Bringing(), count: hanging.count)
    var fill = offsets
    for row in hanging {
      let parent = Int(tree.nodes[row].parent)
      rows[fill[parent]] = Bringing(row: Int32(row) + rise, units: tree.nodes[row].down)
      fill[parent] += 1
    }
    (self.rows, rowOffsets) = (rows, offsets)
  }

  /// Hangs a joined column's members, and what hangs from it.
  mutating func divide(_ column: Int) {
    let above = joined.tree.nodes[column]
    let inside = rows[rowOffsets[column]..<rowOffsets[column + 1]]
    let members = members[column]
    let home = simplex.network.home[Int(members[members.startIndex])]
    // A row above it is the last to bring something; nothing else is joined to the last member from above.
    var bringing = inside.filter { $0.units > 0 }
    let rowAbove = above.parent + rise == home ? nil : above.parent + rise
    if let rowAbove { bringing.append(Bringing(row: rowAbove, units: above.up)) }

    var filling = Filling(members, simplex.network, self.members.shift)
    filling.fill(bringing.reduce(0) { $0 + $1.units })
    let open = joined.position[column] < 0 ? nil : rowAbove == nil ? filling.next : filling.last
    var used: [Filling.Share] = []
    for (member, share) in filling.shares.enumerated() where member != open?.member {
      if share.units > 0 {
        used.append(share)
        simplex.leave(Int(share.column), full: share.full)
        setPotential(share.column, as: column)
      } else {
        hangUnused(share.column, from: home)
      }
    }
    if let open {
      let share = filling.shares[open.member]
      used.append(share)
      setPotential(share.column, as: column)
      hang(share.column, by: open, and: home, isBelow: rowAbove == nil)
    }
    hang(bringing, by: used, rowAbove)
    for idle in inside where idle.units == 0 {
      simplex.tree.nodes[Int(idle.row)].parent = used[used.count - 1].column
    }
  }

  /// Points to it are higher by its shift than those to the joined column, so what it is worth is lower by that.
  private mutating func setPotential(_ member: Int32, as column: Int) {
    simplex.tree.potential[Int(member)] =
      joined.tree.potential[column] &- Value(truncatingIfNeeded: self.members.shift[Int(member)])
  }

  /// A member that takes nothing hangs from its home alone.
  private mutating func hangUnused(_ member: Int32, from home: Int32) {
    let network = simplex.network
    let first = Int(network.pieceOffsets[Int(member)])
    simplex.enter(Int(member), piece: 0)
    simplex.tree.nodes[Int(member)] = TreeNode(
      parent: home, up: network.capacity[first], down: Network.unbounded)
    simplex.tree.potential[Int(member)] =
      simplex.tree.potential[Int(home)] &+ Value(truncatingIfNeeded: network.bonus[first])
  }

  /// Joins the member whose stem is in the tree, and its home.
  private mutating func hang(
    _ member: Int32, by open: Filling.Piece, and home: Int32, isBelow: Bool
  ) {
    simplex.enter(Int(member), piece: open.piece)
    let ahead = open.capacity - open.units
    // Of a first piece any number of units can be taken back: see `Simplex`.
    let behind = open.piece == 0 ? Network.unbounded + open.units : open.units
    if isBelow {
      simplex.tree.nodes[Int(member)] = TreeNode(parent: home, up: ahead, down: behind)
    } else {
      simplex.tree.nodes[Int(home)].parent = member
      simplex.tree.nodes[Int(home)].up = behind
      simplex.tree.nodes[Int(home)].down = ahead
    }
  }

  /// Lets rows fill the members one after the other, and joins both.
  private mutating func hang(_ bringing: [Bringing], by used: [Filling.Share], _ rowAbove: Int32?) {
    var place = 0
    var need = used.first?.units ?? 0
    for (row, units) in bringing.lazy.map({ ($0.row, $0.units) }) {
      var left = units
      var taken: Int32 = 0
      while left > 0 {
        taken = min(left, need)
        left -= taken
        need -= taken
        let isFull = need == 0 && place + 1 < used.count
        if isFull || left == 0 && row == rowAbove {
          simplex.tree.nodes[Int(used[place].column)] = TreeNode(
            parent: row, up: taken, down: Network.unbounded - taken)
        }
        if isFull {
          place += 1
          (need, taken) = (used[place].units, 0)
        }
      }
      if row != rowAbove {
        simplex.tree.nodes[Int(row)] = TreeNode(
          parent: used[place].column, up: Network.unbounded - taken, down: taken)
      }
    }
  }
}

/// How units fill the pieces of columns that are joined.
private struct Filling {
  struct Share {
    let column: Int32
    var units: Int32 = 0
    /// The pieces with units.
    var full: Int32 = 0
  }

  struct Piece {
    /// The place of its column in `shares`.
    let member: Int
    /// The piece of the column's stem.
    let piece: Int32
    let capacity: Int32
    let bonus: Int
    var units: Int32 = 0
  }

  /// By member, in their order.
  private(set) var shares: [Share]
  private var pieces: [Piece] = []
  /// The last piece with units.
  private(set) var last: Piece?
  /// The first piece that has room.
  private(set) var next: Piece?

  init(_ members: ArraySlice<Int32>, _ network: Network, _ shift: [Int32]) {
    shares = members.map { Share(column: $0) }
    for (member, column) in members.enumerated() {
      let first = network.pieceOffsets[Int(column)]
      for index in first..<network.pieceOffsets[Int(column) + 1] {
        pieces.append(
          Piece(
            member: member, piece: index - first, capacity: network.capacity[Int(index)],
            bonus: network.bonus[Int(index)] + Int(shift[Int(column)])))
      }
    }
    pieces.sort { ($0.bonus, $1.member) > ($1.bonus, $0.member) }
  }

  mutating func fill(_ units: Int32) {
    var left = units
    for var piece in pieces where next == nil {
      piece.units = min(piece.capacity, left)
      left -= piece.units
      if piece.units > 0 {
        last = piece
        shares[piece.member].units += piece.units
        shares[piece.member].full += 1
      }
      if piece.units < piece.capacity { next = piece }
    }
  }
}
