extension SolvedProblem {
  /// Something else than before.
  public enum Change: Sendable {
    /// The pieces of a row.
    case row(Int, pieces: [TransportationProblem.Piece])
    /// The pieces of a column.
    case column(Int, pieces: [TransportationProblem.Piece])
    /// The cap of a group, or none.
    case group(Int, capacity: Int?)
    /// The points of all candidates, in their order.
    case points([Int32])
  }

  /// Solves the changed problem from the trees of the one before.
  ///
  /// The solution is the one that a solver starting anew finds, when it is unique; its effort counts what the
  /// change took. A cap that could not be reached before and now can, or the reverse, joins or parts what
  /// hangs together: then all is solved anew.
  ///
  /// - Parameter changes: of rows, columns and groups that there are; of several to the same one the last holds.
  /// - Throws: as the problem's initialiser does for the changed problem; then nothing has changed.
  /// - Complexity: a pass over the candidates of each part that changed, and a few pivots.
  public mutating func change(_ changes: [Change]) async throws(ProblemError) {
    let changed = try problem.changed(by: changes)
    let structure = Network.Structure(changed)
    guard structure.home == self.structure.home else {
      self = await SolvedProblem(changed, tieBreaks: tieBreaks)
      return
    }
    let touched = parts(touchedBy: changes)
    let hasNewPoints = changes.contains { if case .points = $0 { true } else { false } }
    let solved = await withTaskGroup(of: (Int, SolvedPart).self) {
      [parts, partition, tieBreaks] group in
      for part in touched {
        group.addTask {
          let inside = partition.columns(of: part, of: changed)
          let network = Network(
            changed, structure, Bundles(rows: partition.rows[part], columnCount: inside.count),
            inside, excess: true)
          // Kept candidates have the points of before.
          let kept =
            hasNewPoints ? KeptCandidates(rowCount: network.rows.count) : parts[part].kept
          var pricing = Pricing(
            changed, parts[part].simplex.moved(to: network, of: changed), kept)
          await pricing.solve()
          precondition(!pricing.simplex.isOverflowing, "a problem's checks keep potentials small")
          var best = SolvedPart(pricing.simplex, pricing.kept)
          best.settle(tieBreaks, of: changed)
          return (part, best)
        }
      }
      var solved: [(Int, SolvedPart)] = []
      for await part in group { solved.append(part) }
      return solved
    }
    for part in parts.indices { parts[part].simplex.effort = .init() }
    for (part, solved) in solved { parts[part] = solved }
    problem = changed
    self.structure = structure
    solution = changed.solution(of: parts, structure, before: solution)
  }

  private func parts(touchedBy changes: [Change]) -> [Int] {
    var touched: Set<Int> = []
    for change in changes {
      switch change {
      case .points: return Array(parts.indices)
      case .column(let column, _): touched.insert(Int(partition.partOfNode[column]))
      case .row(let row, _):
        // A row without a candidate is in no part.
        guard let first = problem.candidateRange(ofRow: row).first else { continue }
        let column = Int(problem.candidates.columns[first])
        touched.insert(Int(partition.partOfNode[column]))
      case .group(let group, _):
        touched.insert(Int(partition.partOfNode[problem.columns.count + group]))
      }
    }
    // A column that nobody reaches is in no part, or in the first.
    return touched.filter { parts.indices.contains($0) }.sorted()
  }
}

extension TransportationProblem {
  fileprivate func changed(by changes: [SolvedProblem.Change]) throws(ProblemError)
    -> TransportationProblem
  {
    var (rows, columns, groups) = (rows, columns, groups)
    var points: [Int32]?
    for change in changes {
      switch change {
      case .row(let row, let pieces): rows[row] = pieces
      case .column(let column, let pieces):
        columns[column] = Column(pieces: pieces, group: columns[column].group)
      case .group(let group, let capacity):
        groups[group] = Group(capacity: capacity, parent: groups[group].parent)
      case .points(let new): points = new
      }
    }
    return try replacing(rows: rows, columns: columns, groups: groups, points: points)
  }
}

extension Simplex<Int> {
  /// The same flow in a network of the same nodes with other pieces; what no longer fits is in excess.
  ///
  /// Stems that are full to the end of no piece come into the tree by a pivot each.
  fileprivate func moved(to network: Network, of problem: TransportationProblem) -> Simplex<Int> {
    var moved = self
    moved.network = network
    moved.effort = .init()
    var loose: [(node: Int, piece: Int32, filled: Int32)] = []
    for node in 0..<network.nodeCount where node != network.root && network.isInTree[node] {
      guard self.network.isInTree[node] else {
        moved.hang(node)
        continue
      }
      let flow = flow(ofStem: node)
      guard position[node] >= 0 else {
        let (piece, filled) = network.place(of: flow, inStem: node, leavesRoom: true)
        moved.leave(node, full: piece)
        if filled > 0 || piece == 0 { loose.append((node, piece, filled)) }
        continue
      }
      let isChild = tree.nodes[node].parent == network.home[node]
      // A tree stays strongly feasible when what leads up has room.
      let fillsUpwards = isChild == network.stemLeadsHome(node)
      let (piece, filled) = network.place(of: flow, inStem: node, leavesRoom: fillsUpwards)
      moved.enter(node, piece: piece)
      let ahead = network.capacity[Int(network.pieceOffsets[node] + piece)] - filled
      let behind = piece == 0 ? Network.unbounded + filled : filled
      let lower = isChild ? node : Int(network.home[node])
      (moved.tree.nodes[lower].up, moved.tree.nodes[lower].down) =
        fillsUpwards ? (ahead, behind) : (behind, ahead)
    }
    moved.recomputePotentials(of: problem)
    for stem in loose { moved.pivot(onLoose: stem.node, piece: stem.piece, filled: stem.filled) }
    return moved
  }

  /// The units on a stem.
  private func flow(ofStem node: Int) -> Int32 {
    let first = Int(network.pieceOffsets[node])
    let position = position[node]
    let full = position < 0 ? ~position : position
    let below = network.capacity[first..<first + Int(full)].reduce(0, +)
    guard position >= 0 else { return below }
    let isChild = tree.nodes[node].parent == network.home[node]
    let lower = tree.nodes[isChild ? node : Int(network.home[node])]
    let ahead = isChild == network.stemLeadsHome(node) ? lower.up : lower.down
    return below + network.capacity[first + Int(position)] - ahead
  }

  /// Brings a stem whose piece is filled in part into the tree, in the direction that loses nothing.
  private mutating func pivot(onLoose node: Int, piece: Int32, filled: Int32) {
    let place = Int(network.pieceOffsets[node] + piece)
    let gain = slope(ofStem: node) + network.bonus[place]
    var arc = entering(stem: node, piece: piece, fills: gain >= 0, gain: abs(gain))
    (arc.room, arc.behind) =
      gain >= 0
      ? (network.capacity[place] - filled, filled) : (filled, network.capacity[place] - filled)
    if piece == 0 {
      if gain >= 0 { arc.behind = Network.unbounded + filled } else { arc.room = Network.unbounded }
    }
    pivot(arc)
  }

  /// Hangs a node that was closed, and what is around it, from its home as a leaf.
  private mutating func hang(_ node: Int) {
    guard !tree.holds(node) else { return }
    let home = network.home[node]
    if home != network.root { hang(Int(home)) }
    let (piece, _) = network.place(of: 0, inStem: node, leavesRoom: true)
    let room = network.capacity[Int(network.pieceOffsets[node] + piece)]
    tree.nodes[node] = TreeNode(parent: home, up: room, down: piece == 0 ? Network.unbounded : 0)
    tree.hang(node)
    enter(node, piece: piece)
  }
}

extension Network {
  /// The piece of a stem up to which so many units fill it, and how many are on that piece.
  ///
  /// - Parameter leavesRoom: at the end of a piece, whether to take the next one with nothing on it.
  fileprivate func place(of units: Int32, inStem node: Int, leavesRoom: Bool) -> (
    piece: Int32, filled: Int32
  ) {
    var left = units
    var piece = pieceOffsets[node]
    while piece + 1 < pieceOffsets[node + 1],
      leavesRoom ? left >= capacity[Int(piece)] : left > capacity[Int(piece)]
    {
      left -= capacity[Int(piece)]
      piece += 1
    }
    return (piece - pieceOffsets[node], left)
  }
}
