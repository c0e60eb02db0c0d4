/// Arcs outside the tree that lose little by the objective: by one of them a large subtree will hang elsewhere.
///
/// They are found once for many cuts, since a look at all that leads across a large one takes longer.
struct CloseArcs: Sendable {
  private var pairs: PairsAcross
  private var stems: [Int32] = []
  /// Nodes that moved much since: what else they lead to may be missing here.
  private var far: [Int32] = []
  private var isFar: BitSet
  /// How many of these were looked at, each time that they were.
  private var farLooks = 0
  /// What these arcs lost at most when they were found.
  private let reach: Int
  /// What an arc loses at least that is missing here, where neither end is far.
  private(set) var bound: Int

  /// As many nodes as are worth looking up here, instead of looking at all that they lead to.
  static var manyNodes: Int { 1024 }

  /// Finds about one for every four rows, and those that lose nothing.
  ///
  /// - Complexity: O(nodes), and a look at the candidates of columns that are worth much more than at the origin.
  init(_ part: SolvedPart, _ cut: borrowing Cut, _ origin: Origin) {
    isFar = BitSet(count: part.simplex.network.nodeCount)
    let near = origin.nearKinds
    let kindMoves = (0..<near.count).map { max(cut.moveInside[$0], cut.moveOutside[$0]) }
    reach = part.usualLoss(kindMoves, origin)
    bound = reach
    pairs = PairsAcross(
      part.pairs(losing: reach, kindMoves, origin), cut, near, part.simplex.network)
    let position = part.simplex.position.span
    for node in position.indices where position[node] < 0 {
      let (filled, emptied) = (
        part.loss(ofStem: node, fills: true), part.loss(ofStem: node, fills: false)
      )
      if min(filled ?? .max, emptied ?? .max) <= reach { stems.append(Int32(node)) }
    }
  }

  /// Notes that some nodes moved, which brings arcs closer that are missing here.
  mutating func note(_ nodes: [Int32], movedBy shift: Int, _ network: Network) {
    guard nodes.count < Self.manyNodes, shift > reach / 16,
      !nodes.contains(where: { $0 >= network.columnCount && $0 < network.root })
    else {
      bound -= shift
      return
    }
    keepFar(nodes)
  }

  /// Looks at all that some nodes lead to.
  private mutating func keepFar(_ nodes: [Int32]) {
    for node in nodes where !isFar.contains(Int(node)) {
      isFar.insert(Int(node))
      far.append(node)
    }
  }

  /// Notes that an arc left the tree below some nodes, whichever it was.
  mutating func miss(under nodes: [Int32]) {
    if nodes.count < Self.manyNodes { keepFar(nodes) } else { bound = -1 }
  }

  /// Takes in the arc between a node and the one above it, which leaves the tree.
  mutating func take(_ child: Int32, under parent: Int32, _ part: SolvedPart, _ look: Look) {
    if let stem = part.simplex.stem(between: child, and: parent) {
      stems.append(Int32(stem))
      return
    }
    let (row, column) = child > parent ? (Int(child), Int(parent)) : (Int(parent), Int(child))
    let near = look.origin.nearKinds
    let points = look.ground.problem.points(
      ofRow: part.simplex.network.row(ofNode: row), column: column)
    let loss = look.origin.potentials.main[row] - points - near.level[column]
    pairs.append(
      .init(row: Int32(row), kind: near.ofColumn[column], loss: Int32(clamping: loss)))
  }

  /// Whether so much moved that others would be found.
  var movedMuch: Bool { bound < reach / 2 }

  /// Whether looking at what moved far took about as long as finding all anew.
  func looksLong(_ part: SolvedPart) -> Bool { farLooks > part.simplex.network.rows.count }

  mutating func forgetCut() { pairs.forgetCut() }

  /// Looks at what turned from one side of a cut to the other.
  mutating func turn(_ cut: borrowing Cut, _ near: NearKinds, _ network: Network) {
    pairs.turn(cut, near, network)
  }

  /// The arcs across a cut that lose least of those that are here, or that nodes which moved far lead to.
  mutating func crossing(
    _ cut: borrowing Cut, leaves: Bool, _ part: SolvedPart, _ origin: Origin
  ) -> CrossingArcs {
    farLooks += far.count
    var found = CrossingArcs(leaves: leaves)
    let (before, now) = (origin.potentials.main.span, part.simplex.tree.potential.span)
    let moves = leaves ? cut.moveOutside.span : cut.moveInside.span
    pairs.forEach { pair in
      let (row, move) = (Int(pair.row), moves[Int(pair.kind)])
      guard cut.inside.contains(row) == leaves, move != Cut.none else { return }
      found.take(
        row: pair.row, kind: pair.kind, loss: Int(pair.loss) - (before[row] - now[row]) - move)
    }
    // A row that the tree joins with a column of a kind is not noted with the kind, and others of it may lie across.
    for kind in cut.kinds
    where cut.moveInside[Int(kind)] != Cut.none && cut.moveOutside[Int(kind)] != Cut.none {
      part.crossing(to: Int(kind), cut, origin, &found)
    }
    for node in stems { part.crossing(stem: Int(node), cut, &found) }
    for node in far {
      let node = Int(node)
      if node > part.simplex.network.root {
        part.crossing(from: node, cut, origin, &found)
      } else if node < part.simplex.network.columnCount {
        part.crossing(to: Int(origin.nearKinds.ofColumn[node]), cut, origin, &found)
      }
      part.crossing(stem: node, cut, &found)
    }
    return found
  }
}

extension SolvedPart {
  /// What the candidates of rows to kinds lose that do lose something: so much that one for every four rows loses less.
  ///
  /// It is told from one row of 256.
  fileprivate func usualLoss(_ kindMoves: [Int], _ origin: Origin) -> Int {
    let near = origin.nearKinds.ofRows
    var losses: [Int] = []
    let places = stride(from: 0, to: simplex.network.rows.count, by: 256)
    for place in places {
      let row = simplex.network.node(ofRow: place)
      let fall = origin.potentials.main[row] - simplex.tree.potential[row]
      for index in near.places(of: place) where near.items[index].node >= 0 {
        let item = near.items[index]
        let loss = Int(item.loss) - fall - kindMoves[Int(item.node)]
        if loss > 0 { losses.append(loss) }
      }
    }
    losses.sort()
    let place = losses.count / 32
    return place < losses.count ? losses[place] : 0
  }

  /// The rows and kinds that lose no more than `reach`, of those that are near; but for those that lose nothing since the
  /// tree joins them.
  fileprivate func pairs(
    losing reach: Int, _ kindMoves: [Int], _ origin: Origin
  ) -> [PairsAcross.Pair] {
    let (near, network) = (origin.nearKinds, simplex.network)
    let (before, now) = (origin.potentials.main.span, simplex.tree.potential.span)
    var pairs: [PairsAcross.Pair] = []
    func take(_ row: Int, _ kind: Int, _ loss: Int32, fall: Int) {
      let lossNow = Int(loss) - fall - kindMoves[kind]
      if lossNow <= reach, lossNow != 0 || !joins(row, kind: kind, near) {
        pairs.append(.init(row: Int32(row), kind: Int32(kind), loss: loss))
      }
    }
    let items = near.ofRows.items.span
    for place in network.rows.indices {
      let row = network.node(ofRow: place)
      let fall = before[row] - now[row]
      for index in near.ofRows.places(of: place) {
        let item = items[index]
        // Other kinds did not rise by more than the reach.
        guard item.node >= 0, Int(item.loss) - fall <= 2 * reach else { break }
        take(row, Int(item.node), item.loss, fall: fall)
      }
    }
    for kind in kindMoves.indices where kindMoves[kind] > reach {
      for index in near.ofKinds.places(of: kind) {
        let item = near.ofKinds.items[index]
        guard item.node >= 0, Int(item.loss) - kindMoves[kind] <= 2 * reach else { break }
        let row = Int(item.node)
        take(row, kind, item.loss, fall: before[row] - now[row])
      }
    }
    return pairs
  }

  /// Whether the tree joins a row with a column of a kind.
  fileprivate func joins(_ row: Int, kind: Int, _ near: NearKinds) -> Bool {
    let node = simplex.tree.nodes[row]
    if node.parent < near.ofColumn.count, Int(near.ofColumn[Int(node.parent)]) == kind {
      return true
    }
    return node.size > 1
      && near.places(of: kind).contains {
        Int(simplex.tree.nodes[Int(near.columns[$0])].parent) == row
      }
  }
}
