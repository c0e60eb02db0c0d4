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
  var undecided: [(node: Int32, column: Int32)] = []
}

extension SolvedPart {
  /// An arc that gains by the objective, or else by the first tie-break by which it gains or loses anything.
  private struct Gaining {
    var arc: Simplex<Int>.Entering
    /// What it gains by each tie-break.
    var ties: [Int]
  }

  /// Refits stems and pivots until nothing gains.
  ///
  /// - Returns: the rows whose flow may be another.
  mutating func answer(_ stems: [ChangedStem], _ origin: Origin, on ground: Ground) -> [Int] {
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
    // Pivots for the tie-breaks leave the potentials of the objective as they are, so they come when few others are left.
    sweepWhatMoves(byTies: false, since: before, downTo: 32, origin, ground, &outcome)
    sweepWhatMoves(byTies: true, since: before, downTo: 0, origin, ground, &outcome)
    while true {
      let before = potentials
      let pivots = sweep(byTies: true, since: nil, origin, ground, &outcome)
      guard pivots > 0 else { return }
      sweepWhatMoves(byTies: true, since: before, downTo: 0, origin, ground, &outcome)
    }
  }

  /// Sweeps over what moved since the sweep before, until one pivots no more often than that.
  private mutating func sweepWhatMoves(
    byTies: Bool, since before: Potentials, downTo few: Int, _ origin: Origin, _ ground: Ground,
    _ outcome: inout Outcome
  ) {
    var before = before
    while true {
      let now = potentials
      guard sweep(byTies: byTies, since: before, origin, ground, &outcome) > few else { return }
      before = now
    }
  }

  private var potentials: Potentials {
    Potentials(main: simplex.tree.potential, tieBreaks: tieBreakPotentials)
  }

  /// Pivots on what gains among the stems, the rows that fell and the columns that rose; tells how often.
  ///
  /// - Parameters:
  ///   - byTies: whether gains by a tie-break alone count too.
  ///   - last: the potentials since which they fell or rose, where it may be overlooked that some gain; nil to look at all
  ///     that could gain since the origin.
  private mutating func sweep(
    byTies: Bool, since last: Potentials?, _ origin: Origin, _ ground: Ground,
    _ outcome: inout Outcome
  ) -> Int {
    let pivots = simplex.effort.pivots
    let (before, isWhole) = (last ?? origin.potentials, last == nil)
    outcome.undecided = []
    for node in simplex.position.indices {
      while let gaining = gaining(stem: node, byTies) { pivot(on: gaining, &outcome) }
    }
    for place in simplex.network.rows.indices {
      let node = simplex.network.node(ofRow: place)
      while move(of: node, byTies, since: before) < 0,
        let gaining = gaining(row: place, byTies, isWhole, origin, ground, &outcome)
      {
        pivot(on: gaining, &outcome)
      }
    }
    for column in 0..<simplex.network.columnCount where simplex.network.isInTree[column] {
      while move(of: column, byTies, since: before) > 0,
        let gaining = gaining(column: column, byTies, isWhole, origin, ground, &outcome)
      {
        pivot(on: gaining, &outcome)
      }
    }
    return simplex.effort.pivots - pivots
  }

  /// Above 0 where a node is worth more than before, below where less, by the first that differs.
  @inline(__always)
  private func move(of node: Int, _ byTies: Bool, since before: Potentials) -> Int {
    let move = simplex.tree.potential[node] - before.main[node]
    return move != 0 || !byTies ? move : moveByTies(of: node, since: before)
  }

  /// Whether the column of a candidate moved above its row: all others gain no more than before, and are undecided only
  /// where they were.
  @inline(__always)
  private func isWorthMore(_ column: Int, than row: Int, since before: Potentials) -> Bool {
    let now = simplex.tree.potential
    let move = now[column] - before.main[column] - (now[row] - before.main[row])
    guard move == 0 else { return move > 0 }
    for tieBreak in tieBreakPotentials.indices {
      let (now, before) = (tieBreakPotentials[tieBreak], before.tieBreaks[tieBreak])
      let move = now[column] - before[column] - (now[row] - before[row])
      guard move == 0 else { return move > 0 }
    }
    return false
  }

  private func moveByTies(of node: Int, since before: Potentials) -> Int {
    for tieBreak in tieBreakPotentials.indices {
      let move = tieBreakPotentials[tieBreak][node] - before.tieBreaks[tieBreak][node]
      guard move == 0 else { return move }
    }
    return 0
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

  // MARK: What gains

  private func gaining(
    row place: Int, _ byTies: Bool, _ isWhole: Bool, _ origin: Origin, _ ground: Ground,
    _ outcome: inout Outcome
  )
    -> Gaining?
  {
    let node = simplex.network.node(ofRow: place)
    let price = simplex.tree.potential[node]
    let (before, value) = (origin.potentials.main[node], origin.potentials.main.span)
    let near =
      isWhole
      ? origin.nearRow.near(place, movedBy: before - price) {
        before - Int($0.points) - value[Int($0.node)]
      } : origin.nearRow.kept(place)
    if let near {
      let items = origin.nearRow.items.span.extracting(near)
      return gaining(items.count, byTies, origin, ground, &outcome) { index in
        (node, Int(items[index].node), Int(items[index].points))
      }
    }
    let range = ground.problem.candidateRange(ofRow: Int(simplex.network.rows[place]))
    let columns = ground.problem.candidates.columns.span.extracting(range)
    let points = ground.problem.candidates.points.span.extracting(range)
    return gaining(range.count, byTies, origin, ground, &outcome) { index in
      (node, Int(columns[index]), Int(points[index]))
    }
  }

  private func gaining(
    column: Int, _ byTies: Bool, _ isWhole: Bool, _ origin: Origin, _ ground: Ground,
    _ outcome: inout Outcome
  ) -> Gaining? {
    let (before, value) = (origin.potentials.main[column], origin.potentials.main.span)
    let move = simplex.tree.potential[column] - before
    let near =
      isWhole
      ? origin.nearColumn.near(column, movedBy: move) {
        value[Int($0.node)] - Int($0.points) - before
      } : origin.nearColumn.kept(column)
    if let near {
      let items = origin.nearColumn.items.span.extracting(near)
      return gaining(items.count, byTies, origin, ground, &outcome) { index in
        (Int(items[index].node), column, Int(items[index].points))
      }
    }
    let range = ground.byColumn.range(ofColumn: column)
    let rows = ground.byColumn.rows.span.extracting(range)
    let points = ground.byColumn.points.span.extracting(range)
    let nodeOfRow = ground.nodeOfRow.span
    return gaining(range.count, byTies, origin, ground, &outcome) { index in
      (Int(nodeOfRow[Int(rows[index])]), column, Int(points[index]))
    }
  }

  /// Of some candidates the one that gains most by the objective, else one that gains by a tie-break.
  @inline(__always)
  private func gaining(
    _ count: Int, _ byTies: Bool, _ origin: Origin, _ ground: Ground, _ outcome: inout Outcome,
    _ candidate: (_ index: Int) -> (node: Int, column: Int, points: Int)
  ) -> Gaining? {
    let potential = simplex.tree.potential.span
    var best = 0
    var place = -1
    for index in 0..<count {
      let (node, column, points) = candidate(index)
      let gain = points + potential[column] - potential[node]
      if gain > best || gain == best && place < 0 { (best, place) = (gain, index) }
    }
    guard place >= 0 else { return nil }
    if best > 0 {
      let (node, column, _) = candidate(place)
      return Gaining(
        arc: .init(from: Int32(node), to: Int32(column), gain: best),
        ties: tieGains(node, column, ground))
    }
    guard byTies else { return nil }
    for index in place..<count {
      let (node, column, points) = candidate(index)
      guard points + potential[column] == potential[node],
        isWorthMore(column, than: node, since: origin.potentials),
        !simplex.tree.joins(node, column)
      else { continue }
      let sign = signOfTies(node, column, ground)
      if sign == 0 { outcome.undecided.append((Int32(node), Int32(column))) }
      guard sign > 0 else { continue }
      return Gaining(
        arc: .init(from: Int32(node), to: Int32(column), gain: 0),
        ties: tieGains(node, column, ground))
    }
    return nil
  }

  /// What a tie-break gains by a candidate.
  private func tieGain(_ tieBreak: Int, _ node: Int, _ column: Int, _ ground: Ground) -> Int {
    let worth = ground.tieBreaks[tieBreak].worth(
      simplex.network.row(ofNode: node), column, below: ground.mostWorth)
    return worth + tieBreakPotentials[tieBreak][column] - tieBreakPotentials[tieBreak][node]
  }

  private func tieGains(_ node: Int, _ column: Int, _ ground: Ground) -> [Int] {
    tieBreakPotentials.indices.map { tieGain($0, node, column, ground) }
  }

  /// Above 0 where the first tie-break that does not find a candidate equal gains by it, below where it loses.
  private func signOfTies(_ node: Int, _ column: Int, _ ground: Ground) -> Int {
    for tieBreak in tieBreakPotentials.indices {
      let gain = tieGain(tieBreak, node, column, ground)
      if gain != 0 { return gain.signum() }
    }
    return 0
  }

  private func sign(of gains: [Int]) -> Int { gains.first { $0 != 0 }?.signum() ?? 0 }

  /// A stem outside the tree that gains, be it by a tie-break alone.
  @inline(__always)
  private func gaining(stem node: Int, _ byTies: Bool) -> Gaining? {
    guard simplex.position[node] < 0 else { return nil }
    let rest = simplex.rest[node]
    let slope = simplex.slope(ofStem: node)
    guard
      slope < rest.low || slope > rest.high || byTies && (slope == rest.low || slope == rest.high)
    else { return nil }
    return gaining(stem: node, slope, rest)
  }

  private func gaining(stem node: Int, _ slope: Int, _ rest: Simplex<Int>.Rest) -> Gaining? {
    let position = simplex.position[node]
    let ties = tieGains(stem: node)
    if slope > rest.high || slope == rest.high && sign(of: ties) > 0 {
      let arc = simplex.entering(
        stem: node, piece: ~position, fills: true, gain: slope - rest.high)
      return Gaining(arc: arc, ties: ties)
    }
    if slope < rest.low || slope == rest.low && sign(of: ties) < 0 {
      let arc = simplex.entering(
        stem: node, piece: ~position - 1, fills: false, gain: rest.low - slope)
      return Gaining(arc: arc, ties: ties.map { -$0 })
    }
    return nil
  }

  /// What each tie-break gains by filling a stem, which is worth nothing itself.
  private func tieGains(stem node: Int) -> [Int] {
    tieBreakPotentials.map { potential in
      let rise = potential[Int(simplex.network.home[node])] - potential[node]
      return simplex.network.stemLeadsHome(node) ? rise : -rise
    }
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
