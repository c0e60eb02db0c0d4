/// What may still move when the objective is at its best: the arcs that gain nothing and lose nothing.
///
/// On this face every flow is as good as any other, so a further objective is made best by the same
/// pivots over the arcs of the face alone; each tie-break then cuts the face down to its own best part.
struct TightFace: ~Copyable {
  struct Candidate {
    var column: Int32
    var worth: Int
  }

  /// Where each row starts in `candidates`, and after the last row their count.
  private var offsets: [Int]
  private var candidates: [Candidate] = []
  private let root: Int
  /// For each node the one piece of its stem that is on the face, or -1. Bonuses fall strictly from
  /// piece to piece, so there are never two.
  private var piece: [Int32]

  /// The face of the objective that `simplex` has made best.
  ///
  /// - Complexity: O(candidates of its rows + nodes), rows shared among threads.
  init(of problem: TransportationProblem, _ simplex: Simplex<Int>) async {
    let network = simplex.network
    root = network.root
    var all = Run()
    all.offsets.reserveCapacity(network.rows.count + 1)
    await network.rows.inRuns { [network, potential = simplex.tree.potential] in
      Run($0, network, potential, problem)
    } take: {
      all.append($0)
    }
    (offsets, candidates) = (all.offsets, all.candidates)
    piece = [Int32](repeating: -1, count: network.nodeCount)
    for node in 0..<network.nodeCount where network.isInTree[node] && node != network.root {
      piece[node] = TightFace.tightPiece(ofStem: node, simplex)
    }
  }

  /// The candidates on the face of rows that follow each other.
  private struct Run: Sendable {
    var offsets = [0]
    var candidates: [Candidate] = []

    init() {}

    init(
      _ rows: ArraySlice<Int32>, _ network: Network, _ potential: [Int],
      _ problem: TransportationProblem
    ) {
      let (all, kinds) = (problem.candidates, problem.candidates.kinds)
      let best = all.mostByTarget(potential)
      let (columns, points, bestOf) = (all.columns.span, all.points.span, best.span)
      for place in rows.indices {
        let price = potential[network.node(ofRow: place)]
        let before = candidates.count
        for index in all.entries(ofRow: Int(rows[place]))
        where Int(points[index]) + bestOf[Int(columns[index])] == price {
          guard let kinds else {
            candidates.append(Candidate(column: columns[index], worth: 0))
            continue
          }
          for column in kinds[Int(columns[index])]
          where Int(points[index] + kinds.shifts[Int(column)]) + potential[Int(column)] == price {
            candidates.append(Candidate(column: column, worth: 0))
          }
        }
        if kinds != nil { candidates[before...].sort { $0.column < $1.column } }
        offsets.append(candidates.count)
      }
    }

    mutating func append(_ next: Run) {
      let before = candidates.count
      offsets += next.offsets.dropFirst().lazy.map { before + $0 }
      candidates += next.candidates
    }
  }

  var count: Int { candidates.count }

  private static func tightPiece(ofStem node: Int, _ simplex: Simplex<Int>) -> Int32 {
    let position = simplex.position[node]
    guard position < 0 else { return position }
    let slope = simplex.slope(ofStem: node)
    let start = simplex.network.pieceOffsets[node]
    for near in [~position - 1, ~position]
    where start + near < simplex.network.pieceOffsets[node + 1] {
      if slope + simplex.network.bonus[Int(start + near)] == 0 { return near }
    }
    return -1
  }

  /// Makes `tieBreak` best over the face, then cuts the face down to where it stays so.
  mutating func settle(_ tieBreak: TieBreak, _ simplex: inout Simplex<Int>) {
    let before = simplex.effort.pivots
    weigh(by: tieBreak, simplex.network)
    simplex.restartPotentials { [network = simplex.network] child, parent in
      let row = network.row(ofNode: max(child, parent))
      return tieBreak.worth(row, min(child, parent))
    }
    while sweep(&simplex) {}
    cut(simplex)
    simplex.effort.tieBreakPivots += simplex.effort.pivots - before
  }

  private mutating func weigh(by tieBreak: TieBreak, _ network: Network) {
    let limit = TieBreak.limit(nodeCount: network.nodeCount)
    for row in 0..<offsets.count - 1 {
      for index in offsets[row]..<offsets[row + 1] {
        candidates[index].worth = tieBreak.worth(
          Int(network.rows[row]), Int(candidates[index].column), below: limit)
      }
    }
  }

  /// Pivots on the best arc of each row and on every stem that gains; tells whether any did.
  private borrowing func sweep(_ simplex: inout Simplex<Int>) -> Bool {
    let before = simplex.effort.pivots
    let candidates = candidates.span
    for row in 0..<offsets.count - 1 {
      let node = simplex.network.node(ofRow: row)
      let own = candidates.extracting(offsets[row]..<offsets[row + 1])
      if let arc = simplex.best(of: own, from: node) { simplex.pivot(arc) }
      if let stem = entering(stem: node, simplex) { simplex.pivot(stem) }
    }
    for node in 0..<simplex.network.root {
      if let stem = entering(stem: node, simplex) { simplex.pivot(stem) }
    }
    return simplex.effort.pivots > before
  }

  /// The piece on the face as an entering arc, if the tie-break gains by it. Stems are worth nothing.
  @inline(__always)
  private borrowing func entering(
    stem node: Int, _ simplex: borrowing Simplex<Int>
  ) -> Simplex<Int>.Entering? {
    guard piece[node] >= 0, simplex.position[node] < 0 else { return nil }
    return simplex.entering(stem: node, tight: piece[node])
  }

  /// Drops what the tie-break would lose by.
  private mutating func cut(_ simplex: Simplex<Int>) {
    let potential = simplex.tree.potential.span
    var count = 0
    var start = 0
    for row in 0..<offsets.count - 1 {
      let price = potential[simplex.network.node(ofRow: row)]
      let end = offsets[row + 1]
      for index in start..<end
      where candidates[index].worth + potential[Int(candidates[index].column)] == price {
        candidates[count] = candidates[index]
        count += 1
      }
      start = end
      offsets[row + 1] = count
    }
    candidates.removeLast(candidates.count - count)
    for node in piece.indices
    where piece[node] >= 0 && simplex.position[node] < 0 && simplex.slope(ofStem: node) != 0 {
      piece[node] = -1
    }
  }

  // MARK: What is on the face

  /// All candidates of the face.
  var all: [(node: Int32, column: Int32)] {
    var all: [(node: Int32, column: Int32)] = []
    all.reserveCapacity(candidates.count)
    for row in 0..<offsets.count - 1 {
      for index in offsets[row]..<offsets[row + 1] {
        all.append((Int32(root + 1 + row), candidates[index].column))
      }
    }
    return all
  }

  /// Both ends of every stem of the face outside the tree.
  borrowing func stemsOutside(_ simplex: Simplex<Int>) -> [(from: Int, to: Int)] {
    var outside: [(from: Int, to: Int)] = []
    for node in piece.indices where piece[node] >= 0 && simplex.position[node] < 0 {
      let fills = piece[node] == ~simplex.position[node]
      let arc = simplex.entering(stem: node, piece: piece[node], fills: fills, gain: 0)
      outside.append((Int(arc.from), Int(arc.to)))
    }
    return outside
  }
}

extension Simplex<Int> {
  /// The candidate of the face that gains most, if one does.
  @inline(__always)
  fileprivate func best(of candidates: Span<TightFace.Candidate>, from node: Int) -> Entering? {
    let potential = tree.potential.span
    var best = potential[node]
    var column: Int32 = -1
    for index in candidates.indices {
      let candidate = candidates[index]
      let value = candidate.worth + potential[Int(candidate.column)]
      if value > best { (best, column) = (value, candidate.column) }
    }
    return column < 0 ? nil : Entering(from: Int32(node), to: column, gain: best - potential[node])
  }

  /// A piece on the face of a stem outside the tree, if filling or emptying it gains. Stems are worth nothing.
  @inline(__always)
  fileprivate func entering(stem node: Int, tight piece: Int32) -> Entering? {
    let slope = slope(ofStem: node)
    let fills = piece == ~position[node]
    guard fills ? slope > 0 : slope < 0 else { return nil }
    return entering(stem: node, piece: piece, fills: fills, gain: abs(slope))
  }

  /// Recomputes the potentials for another objective, which stems do not enter.
  fileprivate mutating func restartPotentials(worth: (_ child: Int, _ parent: Int) -> Int) {
    var node = tree.next[network.root]
    while node != network.root {
      let parent = tree.nodes[Int(node)].parent
      var potential = tree.potential[Int(parent)]
      if stem(between: node, and: parent) == nil {
        let profit = worth(Int(node), Int(parent))
        potential += Int(node) > network.root ? profit : -profit
      }
      tree.potential[Int(node)] = potential
      node = tree.next[Int(node)]
    }
  }
}
