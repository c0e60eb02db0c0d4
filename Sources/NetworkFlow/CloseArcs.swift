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
  /// The potentials by which they were found; nil where an arc that left the tree since may be missing.
  private var before: [Int]?
  /// What an arc loses at least that is missing here, where neither end is far.
  private(set) var bound: Int

  /// As many nodes as are worth looking up here, instead of looking at all that they lead to.
  static var manyNodes: Int { 1024 }

  /// Finds about one for every four rows, and those that lose nothing.
  ///
  /// - Complexity: O(nodes), and a look at the candidates of columns that are worth much more than at the origin; threads
  ///   share the rows.
  init(_ part: SolvedPart, _ cut: Cut, _ origin: Origin) async {
    isFar = BitSet(count: part.simplex.network.nodeCount)
    let near = origin.nearKinds
    let kindMoves = (0..<near.count).map { max(cut.moveInside[$0], cut.moveOutside[$0]) }
    reach = part.usualLoss(kindMoves, origin)
    bound = reach
    before = part.simplex.tree.potential
    pairs = PairsAcross(
      await part.pairs(losing: reach, kindMoves, origin), cut, near, part.simplex.network)
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
    if nodes.count < Self.manyNodes { keepFar(nodes) } else { (bound, before) = (-1, nil) }
  }

  /// Tells from potentials what is missing loses at least: of the moves that were noted some undid others.
  ///
  /// - Complexity: O(nodes).
  mutating func measure(_ potential: [Int]) {
    guard let first = before else { return }
    let (before, now) = (first.span, potential.span)
    var (rise, fall) = (0, 0)
    for node in now.indices where !isFar.contains(node) {
      let move = now[node] &- before[node]
      (rise, fall) = (max(rise, move), max(fall, 0 &- move))
    }
    bound = reach - rise - fall
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
