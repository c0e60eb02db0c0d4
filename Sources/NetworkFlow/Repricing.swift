/// What a change is answered by, beside the part itself.
struct Ground: Sendable {
  let problem: TransportationProblem
  let byColumn: CandidatesByColumn
  /// The node of each row in its part, by row; -1 for a row in none.
  let nodeOfRow: [Int32]
  let alike: AlikeColumns
  let tieBreaks: [TieBreak]
  /// What a tie-break's worth of a unit stays below.
  let mostWorth: Int
}

/// What is found out on the way to the answer of a change in a part.
struct Outcome {
  /// Whether a node's flow may be another, by node.
  var touched: [Bool]
  /// Candidates outside the tree that gained and lost nothing when they were looked at; some may be there twice.
  var undecided: Undecided = []
  /// Whether potentials were changed so that much may gain by them.
  var mayGain = false

  init(nodeCount: Int) { touched = [Bool](repeating: false, count: nodeCount) }
}

/// What a look at some rows and columns finds.
private struct Found: Sendable {
  /// The nodes at which something gains, and how much.
  var gaining: [(gain: Int, node: Int)] = []
  var undecided: Undecided = []
}

extension SolvedPart {
  /// Gives stems other pieces and pivots until nothing gains.
  ///
  /// - Returns: the rows whose flow may be another; nil where the part is to be solved anew.
  mutating func answer(
    _ stems: [ChangedStem], _ origin: Origin, on ground: Ground
  ) async -> [Int]? {
    var outcome = Outcome(nodeCount: simplex.network.nodeCount)
    let look = Look(origin: origin, ground: ground)
    switch await rebalance(stems, look, &outcome) {
    case .isBalanced: break
    case .isLost: return nil
    case .needsOtherPotentials: refit(stems, &outcome)
    }
    await settle(look, &outcome)
    judge(origin, ground, outcome)
    let network = simplex.network
    return network.rows.indices.filter { outcome.touched[network.node(ofRow: $0)] }.map {
      Int(network.rows[$0])
    }
  }

  /// Gives stems other pieces under the flow that there is, and potentials that fit them.
  private mutating func refit(_ stems: [ChangedStem], _ outcome: inout Outcome) {
    var loose: [Simplex<Int>.Loose] = []
    for changed in stems {
      let refit = simplex.refit(changed.node, to: changed.stem)
      outcome.touched[changed.node] = true
      moves.insert(.ofStem, at: changed.node)
      if refit.shift != 0 {
        let nodes = simplex.tree.subtree(of: refit.lower)
        move(nodes, by: refit.shift, ties: [])
        close?.note(nodes, movedBy: abs(refit.shift), simplex.network)
      }
      if let piece = refit.loose { loose.append(piece) }
    }
    for piece in loose { bringIn(piece, &outcome) }
    outcome.mayGain = true
  }

  /// Pivots until nothing gains.
  ///
  /// Most of what gains is found at nodes that moved since they were looked at, among the candidates kept of each; that
  /// nothing else does only a look as far as all moved proves. Where potentials stayed, that one comes first, and seldom
  /// finds anything.
  private mutating func settle(_ look: Look, _ outcome: inout Outcome) async {
    var look = look
    if !outcome.mayGain, await prove(look, &outcome) == 0 { return }
    // Pivots for the tie-breaks leave the potentials of the objective as they are, so they come when few others are left.
    look.byTies = false
    while await sweep(look, &outcome) > 32 {}
    look.byTies = true
    repeat {
      while await sweep(look, &outcome) > 0 {}
    } while await prove(look, &outcome) > 0
  }

  /// Pivots on what gains among the stems, the rows that fell and the columns that rose since they were looked at; tells how
  /// often.
  private mutating func sweep(_ look: Look, _ outcome: inout Outcome) async -> Int {
    let pivots = simplex.effort.pivots
    pivotOnStems(look.byTies, &outcome)
    let network = simplex.network
    for nodes in [network.root + 1..<network.nodeCount, 0..<network.columnCount] {
      let moved = moves.all(in: nodes, look.byTies ? .sinceLookByTies : .sinceLook)
      for node in moved { noteLook(at: node, by: look) }
      for node in await gaining(among: moved, look, &outcome) {
        pivot(at: node, look, &outcome)
        noteLook(at: Int32(node), by: look)
      }
    }
    return simplex.effort.pivots - pivots
  }

  /// Pivots on stems that gain, until none does.
  mutating func pivotOnStems(_ byTies: Bool, _ outcome: inout Outcome) {
    while case let stems = gainingStems(byTies), !stems.isEmpty {
      for (gain, node) in stems {
        // One that gains much less by now may gain nothing after the next look.
        while let gaining = gaining(stem: node, byTies), gaining.arc.gain >= gain / 2 {
          pivot(on: gaining, &outcome)
        }
      }
    }
  }

  /// Pivots on what gains at a row or column, until nothing does that is looked at.
  mutating func pivot(at node: Int, _ look: Look, _ outcome: inout Outcome) {
    while let gaining = gaining(at: node, look, &outcome.undecided) {
      pivot(on: gaining, &outcome)
    }
  }

  /// Those of some rows or columns at which something gains, from what gains most: so fewer pivots do.
  ///
  /// Threads share a long look.
  func gaining(
    among nodes: [Int32], _ look: Look, _ outcome: inout Outcome
  ) async -> [Int] {
    var found = Found()
    if nodes.count < Self.longLook {
      found = self.found(at: nodes[...], by: look)
    } else {
      await nodes.inRuns { [self] in
        self.found(at: $0, by: look)
      } take: {
        found.gaining += $0.gaining
        found.undecided += $0.undecided
      }
    }
    outcome.undecided += found.undecided
    return found.gaining.sorted { $0.gain != $1.gain ? $0.gain > $1.gain : $0.node < $1.node }
      .map(\.node)
  }

  /// As many rows or columns as are worth sharing among threads.
  private static var longLook: Int { 2048 }

  /// Notes that nothing gains at a node.
  private mutating func noteLook(at node: Int32, by look: Look) {
    moves.remove(look.byTies ? [.sinceLook, .sinceLookByTies] : .sinceLook, at: Int(node))
  }

  private func found(at nodes: ArraySlice<Int32>, by look: Look) -> Found {
    var found = Found()
    for node in nodes {
      guard let gaining = gaining(at: Int(node), look, &found.undecided) else { continue }
      found.gaining.append((gaining.arc.gain, Int(node)))
    }
    return found
  }

  private func gaining(at node: Int, _ look: Look, _ undecided: inout Undecided) -> Gaining? {
    let place = node - simplex.network.node(ofRow: 0)
    return place >= 0
      ? gaining(row: place, look, &undecided) : gaining(column: node, look, &undecided)
  }

  /// The stems outside the tree that may gain, of those that moved since they were looked at: from what gains most, since
  /// after it many others gain nothing.
  private mutating func gainingStems(_ byTies: Bool) -> [(gain: Int, node: Int)] {
    let (position, rest) = (simplex.position, simplex.rest)
    let (home, potential) = (simplex.network.home, simplex.tree.potential)
    let firstRowGroup = simplex.network.firstRowGroup
    var found: [(gain: Int, node: Int)] = []
    moves.settle(.ofStem, in: 0..<position.count) { node in
      guard position[node] < 0 else { return .settled }
      let rise = potential[Int(home[node])] &- potential[node]
      let slope = node < firstRowGroup ? rise : -rise
      let rest = rest[node]
      let gain = max(
        rest.low == .min ? 0 : rest.low - slope, rest.high == .max ? 0 : slope - rest.high)
      if gain > 0 {
        found.append((gain, node))
        return .stays
      }
      // One that could gain by a tie-break is to be looked at with them.
      guard slope == rest.low || slope == rest.high else { return .settled }
      guard byTies else { return .stays }
      found.append((0, node))
      return .settled
    }
    found.sort { $0.gain != $1.gain ? $0.gain > $1.gain : $0.node < $1.node }
    return found
  }

  /// Lets the potentials of some nodes rise, or fall, and notes it.
  ///
  /// - Parameters:
  ///   - shift: of the objective.
  ///   - ties: of each tie-break; none where they stay. They go the way of the objective, where it moves.
  private mutating func move(_ nodes: [Int32], by shift: Int, ties: [Int]) {
    let nodes = nodes.span
    func raise(_ potential: inout [Int], by shift: Int) {
      var potential = potential.mutableSpan
      for index in nodes.indices { potential[Int(nodes[index])] += shift }
    }
    if shift != 0 { raise(&simplex.tree.potential, by: shift) }
    for (tieBreak, shift) in ties.enumerated() where shift != 0 {
      raise(&tieBreakPotentials[tieBreak], by: shift)
    }
    let isUp = shift != 0 ? shift > 0 : sign(of: ties) > 0
    guard shift != 0 || sign(of: ties) != 0 else {
      // The arc that left the tree below loses nothing still.
      moves.insert(at: nodes, columns: .sinceProof, rows: .sinceProof, simplex.network)
      return
    }
    // Where a row rises or a column falls, nothing comes to gain.
    let toLook: Moves =
      shift != 0
      ? [.ofStem, .sinceProof, .sinceLook, .sinceLookByTies]
      : [.ofStem, .sinceProof, .sinceLookByTies]
    moves.insert(
      at: nodes, columns: isUp ? toLook : .ofStem, rows: isUp ? .ofStem : toLook, simplex.network)
  }

  private mutating func pivot(on gaining: Gaining, _ outcome: inout Outcome) {
    let arc = gaining.arc
    for end in [arc.from, arc.to] {
      var node = Int(end)
      while node != simplex.network.root {
        outcome.touched[node] = true
        node = Int(simplex.tree.nodes[node].parent)
      }
    }
    // The potentials are shifted below, with those of the tie-breaks.
    var unpriced = arc
    unpriced.gain = 0
    let top = simplex.pivot(unpriced)
    if arc.gain == 0 { simplex.effort.tieBreakPivots += 1 }
    guard top >= 0 else { return }
    let nodes = simplex.tree.subtree(of: Int(top))
    shift(nodes, isUp: top == arc.from, by: gaining)
    close?.miss(under: nodes)
  }

  /// Lets the potentials of a subtree rise or fall by what the arc gains that it hangs from.
  mutating func shift(_ nodes: [Int32], isUp: Bool, by gaining: Gaining) {
    let gain = gaining.arc.gain
    move(nodes, by: isUp ? gain : -gain, ties: isUp ? gaining.ties : gaining.ties.map { -$0 })
  }

  /// Brings a stem filled in part into the tree, in the direction that loses nothing.
  private mutating func bringIn(_ loose: Simplex<Int>.Loose, _ outcome: inout Outcome) {
    let place = Int(simplex.network.pieceOffsets[loose.node] + loose.piece)
    let gain = simplex.slope(ofStem: loose.node) + simplex.network.bonus[place]
    let ties = tieGains(stem: loose.node)
    let fills = gain != 0 ? gain > 0 : sign(of: ties) >= 0
    let arc = simplex.entering(loose: loose, fills: fills, gain: abs(gain))
    pivot(on: Gaining(arc: arc, ties: fills ? ties : ties.map { -$0 }), &outcome)
  }
}
