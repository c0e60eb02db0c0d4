/// A tree beside which units may flow on arcs outside it, so that a cycle may carry a part of what fits.
///
/// Its potentials are those of the objective without charges: what an arc gains is what the flows earn more by a unit
/// around the cycle that it closes. Beside them it keeps what each condition counts on the way home, so that what a
/// cycle counts is told by its ends too.
struct LooseTree: Sendable {
  private(set) var simplex: Simplex<Int>
  private let problem: TransportationProblem
  /// What a unit in excess of a cap loses.
  private let penalty: Int
  private let lines: [Coefficients.Line]
  /// What each condition counts on the way from the root: by node, then by condition.
  private(set) var counted: [Int] = []
  /// The place of each node on the ring, to tell what is below what.
  private var place: [Int32] = []
  /// The highest node from which units can come down to each, and to which they can go up.
  private var source: [Int32] = []
  private var sink: [Int32] = []
  /// What flows on candidates outside the tree.
  private(set) var candidates: [Candidate: Int32] = [:]
  /// Stems outside the tree of which a piece is filled in part.
  private var stems: [Int: Simplex<Int>.Loose] = [:]

  struct Candidate: Hashable, Sendable, Comparable {
    let node: Int32
    let column: Int32

    static func < (left: Self, right: Self) -> Bool {
      (left.node, left.column) < (right.node, right.column)
    }
  }

  /// A unit's way around the cycle that an arc closes.
  struct Move: Sendable {
    var arc: Simplex<Int>.Entering
    /// The candidate that it adds to or takes from; nil for a stem.
    var candidate: Candidate?
    /// Whether it takes from what flows on a candidate outside the tree.
    var isBack = false
    /// The stem's piece, where it is filled in part.
    var loose: Simplex<Int>.Loose?
  }

  /// - Parameter charges: those that the bonuses of the tree are less by.
  init(
    _ simplex: Simplex<Int>, _ trees: ChargedTrees, without charges: Charges, none: Charges
  ) {
    problem = trees.problem
    lines = trees.coefficients.lines
    penalty = trees.penalty
    self.simplex = simplex
    self.simplex.pay(none, insteadOf: charges)
    self.simplex.closeExcess(penalty)
    self.simplex.recomputePotentials(of: problem)
    count()
    look()
  }

  // MARK: What is known of the tree

  private mutating func count() {
    let (network, tree, width) = (simplex.network, simplex.tree, lines.count)
    counted = [Int](repeating: 0, count: network.nodeCount * width)
    place = [Int32](repeating: 0, count: network.nodeCount)
    var node = Int(tree.next[network.root])
    var order: Int32 = 0
    while node != network.root {
      let parent = Int(tree.nodes[node].parent)
      order += 1
      place[node] = order
      let isStem = simplex.stem(between: Int32(node), and: Int32(parent)) != nil
      for line in 0..<width {
        var count = counted[parent * width + line]
        if !isStem {
          let row = network.row(ofNode: max(node, parent))
          let coefficient = lines[line].coefficient(row: row, column: min(node, parent))
          count += node > network.root ? coefficient : -coefficient
        }
        counted[node * width + line] = count
      }
      node = Int(tree.next[node])
    }
  }

  private mutating func look() {
    let (root, tree) = (simplex.network.root, simplex.tree)
    source = [Int32](repeating: Int32(root), count: tree.nodes.count)
    sink = source
    var node = Int(tree.next[root])
    while node != root {
      let record = tree.nodes[node]
      source[node] = record.down > 0 ? source[Int(record.parent)] : Int32(node)
      sink[node] = record.up > 0 ? sink[Int(record.parent)] : Int32(node)
      node = Int(tree.next[node])
    }
  }

  /// Whether a unit can flow through the tree from one node to another.
  @inline(__always)
  func leads(from start: Int, to end: Int) -> Bool {
    isBelow(Int(source[end]), start) && isBelow(Int(sink[start]), end)
  }

  @inline(__always)
  private func isBelow(_ top: Int, _ node: Int) -> Bool {
    place[top] <= place[node] && place[node] < place[top] + simplex.tree.nodes[top].size
  }

  /// What each condition counts more by a unit of a move.
  func counts(of move: Move) -> [Int] {
    let (from, to) = (Int(move.arc.from), Int(move.arc.to))
    return lines.indices.map { line in
      var count = counted[to * lines.count + line] - counted[from * lines.count + line]
      if let candidate = move.candidate {
        let row = simplex.network.row(ofNode: Int(candidate.node))
        let coefficient = lines[line].coefficient(row: row, column: Int(candidate.column))
        count += move.isBack ? -coefficient : coefficient
      }
      return count
    }
  }

  // MARK: Moves

  /// A unit more on a candidate.
  func move(node: Int, column: Int, points: Int) -> Move {
    let candidate = Candidate(node: Int32(node), column: Int32(column))
    let potential = simplex.tree.potential
    return Move(
      arc: .init(
        from: Int32(node), to: Int32(column), gain: points + potential[column] - potential[node],
        behind: candidates[candidate] ?? 0), candidate: candidate)
  }

  /// The same move at the potentials that there are now; nil where the tree holds it, or it is no more.
  func again(_ move: Move) -> Move? {
    guard let candidate = move.candidate else {
      return stemMoves(of: Int(move.arc.stem)).first {
        $0.arc.fills == move.arc.fills && $0.arc.piece == move.arc.piece
      }
    }
    let (node, column) = (Int(candidate.node), Int(candidate.column))
    guard !simplex.tree.joins(node, column) else { return nil }
    return move.isBack ? back(candidate) : self.move(node, column)
  }

  private func move(_ node: Int, _ column: Int) -> Move {
    move(
      node: node, column: column,
      points: problem.points(ofRow: simplex.network.row(ofNode: node), column: column))
  }

  /// A unit less on a candidate outside the tree.
  private func back(_ candidate: Candidate) -> Move? {
    guard let units = candidates[candidate] else { return nil }
    let forth = move(Int(candidate.node), Int(candidate.column))
    return Move(
      arc: .init(
        from: candidate.column, to: candidate.node, gain: -forth.arc.gain, room: units),
      candidate: candidate, isBack: true)
  }

  /// What flows on candidates outside the tree, taken back.
  var backMoves: [Move] { candidates.keys.sorted().compactMap { back($0) } }

  /// A stem outside the tree, filled and emptied by a piece; never in excess of a cap.
  func stemMoves(of node: Int) -> [Move] {
    let network = simplex.network
    guard network.isInTree[node], node != network.root, simplex.position[node] < 0 else {
      return []
    }
    let (slope, start) = (simplex.slope(ofStem: node), network.pieceOffsets[node])
    if let loose = stems[node] {
      let gain = slope + network.bonus[Int(start + loose.piece)]
      return [true, false].map { fills in
        Move(
          arc: simplex.entering(loose: loose, fills: fills, gain: fills ? gain : -gain),
          loose: loose)
      }
    }
    let full = ~simplex.position[node]
    var moves: [Move] = []
    if start + full < network.pieceOffsets[node + 1], !simplex.isExcess(node, full, penalty) {
      let gain = slope + network.bonus[Int(start + full)]
      moves.append(Move(arc: simplex.entering(stem: node, piece: full, fills: true, gain: gain)))
    }
    if full > 0 {
      let gain = -slope - network.bonus[Int(start + full - 1)]
      moves.append(
        Move(arc: simplex.entering(stem: node, piece: full - 1, fills: false, gain: gain)))
    }
    return moves
  }

  /// How many units fit around a move's cycle.
  func room(of move: Move) -> Int {
    let arc = move.arc
    return Int(simplex.tree.bottleneck(from: arc.from, to: arc.to, room: arc.room).units)
  }

  /// Sends units around a move's cycle, 1 or more and no more than fit.
  mutating func send(_ units: Int, over move: Move) {
    let arc = move.arc
    let stop = simplex.tree.bottleneck(from: arc.from, to: arc.to, room: arc.room)
    let isFull = units == Int(stop.units) && !(move.isBack && stop.leaving < 0)
    if isFull, !move.isBack {
      simplex.pivot(arc)
      if let candidate = move.candidate { candidates[candidate] = nil }
      if arc.stem >= 0 { stems[Int(arc.stem)] = nil }
      count()
    } else {
      simplex.tree.push(Int32(units), from: arc.from, to: arc.to, join: stop.join)
      hold(Int32(units), of: move)
    }
    look()
  }

  private mutating func hold(_ units: Int32, of move: Move) {
    if let candidate = move.candidate {
      let left = (candidates[candidate] ?? 0) + (move.isBack ? -units : units)
      candidates[candidate] = left > 0 ? left : nil
      return
    }
    let (node, piece) = (Int(move.arc.stem), move.arc.piece)
    let capacity = simplex.network.capacity[Int(simplex.network.pieceOffsets[node] + piece)]
    let before = move.loose?.filled ?? (move.arc.fills ? 0 : capacity)
    let filled = before + (move.arc.fills ? units : -units)
    stems[node] = .init(node: node, piece: piece, filled: filled)
  }

  // MARK: What flows

  func forEachFlow(_ body: (TransportationSolution.Flow) -> Void) {
    simplex.forEachFlow(body)
    for (candidate, units) in candidates {
      let row = simplex.network.row(ofNode: Int(candidate.node))
      body(.init(row: row, column: Int(candidate.column), units: Int(units)))
    }
  }
}

extension Simplex<Int> {
  /// Whether a piece holds what is in excess of a group's cap.
  fileprivate func isExcess(_ node: Int, _ piece: Int32, _ penalty: Int) -> Bool {
    node >= network.columnCount && node < network.root
      && network.bonus[Int(network.pieceOffsets[node] + piece)] <= -penalty
  }

  /// Lets a full group hang from the end of its last piece in place of the start of its excess.
  fileprivate mutating func closeExcess(_ penalty: Int) {
    for group in network.columnCount..<network.root
    where network.isInTree[group] && position[group] > 0
      && isExcess(group, position[group], penalty)
    {
      let piece = position[group] - 1
      let isChild = tree.nodes[group].parent == network.home[group]
      let lower = isChild ? group : Int(network.home[group])
      let full =
        piece == 0
        ? Network.unbounded : network.capacity[Int(network.pieceOffsets[group] + piece)]
      let fillsUpwards = isChild == network.stemLeadsHome(group)
      (tree.nodes[lower].up, tree.nodes[lower].down) = fillsUpwards ? (0, full) : (full, 0)
      position[group] = piece
    }
  }
}
