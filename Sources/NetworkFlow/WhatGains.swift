/// How a sweep looks for what gains after a change.
struct Look: Sendable {
  let origin: Origin
  let ground: Ground
  /// Whether gains by a tie-break alone count too.
  var byTies = true
  /// How far all moved since the origin, where what is looked at is to prove that nothing gains; nil where it may be
  /// overlooked that some does.
  var distances: Distances?

  /// Which of the candidates of a row to look at that fell by so much since the origin; nil for all.
  @inline(__always)
  fileprivate func near(row place: Int, fell fall: Int) -> Range<Int>? {
    guard let distances else { return origin.nearRow.kept(place) }
    return origin.nearRow.near(
      place, losing: distances.reach(movedBy: fall, others: distances.rise))
  }

  /// The same of a column that rose by so much.
  @inline(__always)
  fileprivate func near(column: Int, rose rise: Int) -> Range<Int>? {
    guard let distances else { return origin.nearColumn.kept(column) }
    return origin.nearColumn.near(
      column, losing: distances.reach(movedBy: rise, others: distances.fall))
  }
}

/// An arc that gains by the objective, or else by the first tie-break by which it gains or loses anything.
struct Gaining {
  var arc: Simplex<Int>.Entering
  /// What it gains by each tie-break.
  var ties: [Int]
}

extension SolvedPart {
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

  /// What gains most at a row, or else gains by a tie-break.
  func gaining(
    row place: Int, _ look: Look, _ undecided: inout Undecided
  ) -> Gaining? {
    let node = simplex.network.node(ofRow: place)
    let fall = look.origin.potentials.main[node] - simplex.tree.potential[node]
    if let near = look.near(row: place, fell: fall) {
      let items = look.origin.nearRow.items.span.extracting(near)
      return gaining(items.count, look, &undecided) { index in
        (node, Int(items[index].node), Int(items[index].points))
      }
    }
    let range = look.ground.problem.candidateRange(ofRow: Int(simplex.network.rows[place]))
    let columns = look.ground.problem.candidates.columns.span.extracting(range)
    let points = look.ground.problem.candidates.points.span.extracting(range)
    return gaining(range.count, look, &undecided) { index in
      (node, Int(columns[index]), Int(points[index]))
    }
  }

  /// The same at a column.
  func gaining(
    column: Int, _ look: Look, _ undecided: inout Undecided
  ) -> Gaining? {
    let rise = simplex.tree.potential[column] - look.origin.potentials.main[column]
    if let near = look.near(column: column, rose: rise) {
      let items = look.origin.nearColumn.items.span.extracting(near)
      return gaining(items.count, look, &undecided) { index in
        (Int(items[index].node), column, Int(items[index].points))
      }
    }
    let range = look.ground.byColumn.range(ofColumn: column)
    let rows = look.ground.byColumn.rows.span.extracting(range)
    let points = look.ground.byColumn.points.span.extracting(range)
    let nodeOfRow = look.ground.nodeOfRow.span
    return gaining(range.count, look, &undecided) { index in
      (Int(nodeOfRow[Int(rows[index])]), column, Int(points[index]))
    }
  }

  /// Of some candidates the one that gains most by the objective, else one that gains by a tie-break.
  @inline(__always)
  private func gaining(
    _ count: Int, _ look: Look, _ undecided: inout Undecided,
    _ candidate: (_ index: Int) -> (node: Int, column: Int, points: Int)
  ) -> Gaining? {
    let potential = simplex.tree.potential.span
    var best = 0
    var place = -1
    // Which of the first 64 gain and lose nothing.
    var tight: UInt64 = 0
    for index in 0..<count {
      let (node, column, points) = candidate(index)
      let gain = points &+ potential[column] &- potential[node]
      guard gain >= 0 else { continue }
      if gain > best { (best, place) = (gain, index) }
      if gain == 0 { tight |= 1 << UInt64(index) }
    }
    if best > 0 {
      let (node, column, _) = candidate(place)
      return Gaining(
        arc: .init(from: Int32(node), to: Int32(column), gain: best),
        ties: tieGains(node, column, look.ground))
    }
    guard look.byTies else { return nil }
    while tight != 0 {
      let (node, column, _) = candidate(tight.trailingZeroBitCount)
      tight &= tight - 1
      if let gaining = gainingByTies(node, column, look, &undecided) { return gaining }
    }
    for index in 64..<max(64, count) {
      let (node, column, points) = candidate(index)
      guard points + potential[column] == potential[node] else { continue }
      if let gaining = gainingByTies(node, column, look, &undecided) { return gaining }
    }
    return nil
  }

  /// A tight candidate that gains by a tie-break.
  @inline(__always)
  private func gainingByTies(
    _ node: Int, _ column: Int, _ look: Look, _ undecided: inout Undecided
  ) -> Gaining? {
    guard isWorthMore(column, than: node, since: look.origin.potentials),
      !simplex.tree.joins(node, column)
    else { return nil }
    let sign = signOfTies(node, column, look.ground)
    if sign == 0 { undecided.append((Int32(node), Int32(column))) }
    guard sign > 0 else { return nil }
    return Gaining(
      arc: .init(from: Int32(node), to: Int32(column), gain: 0),
      ties: tieGains(node, column, look.ground))
  }

  /// What a tie-break gains by a candidate.
  private func tieGain(_ tieBreak: Int, _ node: Int, _ column: Int, _ ground: Ground) -> Int {
    let worth = ground.tieBreaks[tieBreak].worth(
      simplex.network.row(ofNode: node), column, below: ground.mostWorth)
    return worth + tieBreakPotentials[tieBreak][column] - tieBreakPotentials[tieBreak][node]
  }

  func tieGains(_ node: Int, _ column: Int, _ ground: Ground) -> [Int] {
    tieBreakPotentials.indices.map { tieGain($0, node, column, ground) }
  }

  /// Above 0 where the first tie-break that does not find a candidate equal gains by it, below where it loses.
  func signOfTies(_ node: Int, _ column: Int, _ ground: Ground) -> Int {
    for tieBreak in tieBreakPotentials.indices {
      let gain = tieGain(tieBreak, node, column, ground)
      if gain != 0 { return gain.signum() }
    }
    return 0
  }

  func sign(of gains: [Int]) -> Int { gains.first { $0 != 0 }?.signum() ?? 0 }

  /// A stem outside the tree that gains, be it by a tie-break alone.
  @inline(__always)
  func gaining(stem node: Int, _ byTies: Bool) -> Gaining? {
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
  func tieGains(stem node: Int) -> [Int] {
    tieBreakPotentials.map { potential in
      let rise = potential[Int(simplex.network.home[node])] - potential[node]
      return simplex.network.stemLeadsHome(node) ? rise : -rise
    }
  }
}
