/// What a change is answered by, beside the part itself.
struct Ground: Sendable {
  let problem: TransportationProblem
  let byColumn: CandidatesByColumn
  /// The node of each row in its part, by row; -1 for a row in none.
  let nodeOfRow: [Int32]
  let tieBreaks: [TieBreak]
  /// What a tie-break's worth of a unit stays below.
  let mostWorth: Int
}

/// What is found out on the way to the answer of a change in a part.
struct Outcome {
  /// Whether a node's flow may be another, by node.
  var touched: [Bool]
  /// Candidates outside the tree that gained and lost nothing when they were looked at.
  var undecided: Undecided = []
}

extension SolvedPart {
  /// Refits stems and pivots until nothing gains.
  ///
  /// - Returns: the rows whose flow may be another.
  mutating func answer(
    _ stems: [ChangedStem], _ origin: Origin, on ground: Ground
  ) -> [Int] {
    var outcome = Outcome(
      touched: [Bool](repeating: false, count: simplex.network.nodeCount))
    let before = potentials
    var loose: [Simplex<Int>.Loose] = []
    for changed in stems {
      let refit = simplex.refit(changed.node, to: changed.stem)
      outcome.touched[changed.node] = true
      if refit.shift != 0 {
        for inside in simplex.tree.subtree(of: refit.lower) {
          simplex.tree.potential[inside] += refit.shift
        }
      }
      if let piece = refit.loose { loose.append(piece) }
    }
    for piece in loose { bringIn(piece, &outcome) }
    settle(since: before, origin, ground, &outcome)
    judge(origin, ground, outcome)
    let network = simplex.network
    return network.rows.indices.filter { outcome.touched[network.node(ofRow: $0)] }.map {
      Int(network.rows[$0])
    }
  }

  /// Pivots until nothing gains.
  ///
  /// Most of what gains is found where potentials moved since the last look; that nothing else does only a look at all that
  /// moved since the origin proves.
  ///
  /// - Parameter before: the potentials when nothing gained last.
  private mutating func settle(
    since before: Potentials, _ origin: Origin, _ ground: Ground, _ outcome: inout Outcome
  ) {
    var look = Look(origin: origin, ground: ground, before: before)
    // Pivots for the tie-breaks leave the potentials of the objective as they are, so they come when few others are left.
    look.byTies = false
    sweepWhatMoves(look, downTo: 32, &outcome)
    look.byTies = true
    sweepWhatMoves(look, downTo: 0, &outcome)
    var whole = Look(origin: origin, ground: ground, before: origin.potentials)
    whole.isWhole = true
    while true {
      look.before = potentials
      guard sweep(whole, &outcome) > 0 else { return }
      sweepWhatMoves(look, downTo: 0, &outcome)
    }
  }

  /// Sweeps over what moved since the sweep before, until one pivots no more often than that.
  private mutating func sweepWhatMoves(
    _ look: Look, downTo few: Int, _ outcome: inout Outcome
  ) {
    var look = look
    while true {
      let now = potentials
      guard sweep(look, &outcome) > few else { return }
      look.before = now
    }
  }

  private var potentials: Potentials {
    Potentials(main: simplex.tree.potential, tieBreaks: tieBreakPotentials)
  }

  /// Pivots on what gains among the stems, the rows that fell and the columns that rose; tells how often.
  private mutating func sweep(_ look: Look, _ outcome: inout Outcome) -> Int {
    let pivots = simplex.effort.pivots
    outcome.undecided = []
    for node in simplex.position.indices {
      while let gaining = gaining(stem: node, look.byTies) { pivot(on: gaining, &outcome) }
    }
    for place in simplex.network.rows.indices {
      let node = simplex.network.node(ofRow: place)
      while move(of: node, look.byTies, since: look.before) < 0,
        let gaining = gaining(row: place, look, &outcome.undecided)
      {
        pivot(on: gaining, &outcome)
      }
    }
    for column in 0..<simplex.network.columnCount where simplex.network.isInTree[column] {
      while move(of: column, look.byTies, since: look.before) > 0,
        let gaining = gaining(column: column, look, &outcome.undecided)
      {
        pivot(on: gaining, &outcome)
      }
    }
    return simplex.effort.pivots - pivots
  }

  // MARK: Pivots

  private mutating func pivot(on gaining: Gaining, _ outcome: inout Outcome) {
    let arc = gaining.arc
    for end in [arc.from, arc.to] {
      var node = Int(end)
      while node != simplex.network.root {
        outcome.touched[node] = true
        node = Int(simplex.tree.nodes[node].parent)
      }
    }
    let top = simplex.pivot(arc)
    if arc.gain == 0 { simplex.effort.tieBreakPivots += 1 }
    guard top >= 0 else { return }
    for (tieBreak, gain) in gaining.ties.enumerated() where gain != 0 {
      let shift = top == arc.from ? gain : -gain
      for node in simplex.tree.subtree(of: Int(top)) {
        tieBreakPotentials[tieBreak][node] += shift
      }
    }
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

  // MARK: Whether there is another flow

  /// Finds out what gains and loses nothing outside the tree, and whether it leaves one flow.
  ///
  /// What was not looked at in the last sweep lost more before, or was undecided at the origin.
  private mutating func judge(_ origin: Origin, _ ground: Ground, _ outcome: Outcome) {
    var arcs: [(from: Int, to: Int)] = []
    for candidates in [origin.undecided, outcome.undecided] {
      for (node, column) in candidates {
        let (node, column) = (Int(node), Int(column))
        guard !simplex.tree.joins(node, column) else { continue }
        let points = ground.problem.points(
          ofRow: simplex.network.row(ofNode: node), column: column)
        if points + simplex.tree.potential[column] == simplex.tree.potential[node],
          signOfTies(node, column, ground) == 0
        {
          arcs.append((node, column))
        }
      }
    }
    for node in simplex.position.indices where simplex.position[node] < 0 {
      let (slope, rest) = (simplex.slope(ofStem: node), simplex.rest[node])
      guard slope == rest.low || slope == rest.high, sign(of: tieGains(stem: node)) == 0
      else { continue }
      let fills = slope == rest.high
      let piece = ~simplex.position[node] - (fills ? 0 : 1)
      let arc = simplex.entering(stem: node, piece: piece, fills: fills, gain: 0)
      arcs.append((Int(arc.from), Int(arc.to)))
    }
    isUnique = simplex.isOnlyFlow(outside: arcs)
  }
}
