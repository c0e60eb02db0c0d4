/// Candidates that gain and lose nothing, by the node of the row and by column.
typealias Undecided = [(node: Int32, column: Int32)]

extension SolvedPart {
  /// Finds out what gains and loses nothing outside the tree, and whether it leaves one flow.
  ///
  /// What was not looked at since loses more, or was undecided before: be it found so, or at the origin.
  mutating func judge(_ origin: Origin, _ ground: Ground, _ outcome: Outcome) {
    let found = outcome.undecided.isEmpty ? undecided : Self.each(undecided + outcome.undecided)
    undecided = found.filter { isUndecided($0, ground) }
    let others = (origin.undecided + outsideTree(since: origin)).filter { isUndecided($0, ground) }
    isUnique = simplex.isOnlyFlow(
      outside: (undecided + others).map { (Int($0.node), Int($0.column)) } + undecidedStems())
  }

  /// The candidates that were in the tree at the origin and may not be now.
  private func outsideTree(since origin: Origin) -> Undecided {
    let (nodes, before, network) = (simplex.tree.nodes.span, origin.parents.span, simplex.network)
    var outside: Undecided = []
    for node in nodes.indices where nodes[node].parent != before[node] && before[node] >= 0 {
      let (row, column) = (max(Int32(node), before[node]), min(Int32(node), before[node]))
      if row > network.root, column < network.columnCount { outside.append((row, column)) }
    }
    return outside
  }

  /// Both ends of the stems outside the tree that gain and lose nothing.
  private func undecidedStems() -> [(from: Int, to: Int)] {
    let (position, rests) = (simplex.position.span, simplex.rest.span)
    let (home, potential) = (simplex.network.home.span, simplex.tree.potential.span)
    let firstRowGroup = simplex.network.firstRowGroup
    var arcs: [(from: Int, to: Int)] = []
    for node in position.indices where position[node] < 0 {
      let rise = potential[Int(home[node])] &- potential[node]
      let (slope, rest) = (node < firstRowGroup ? rise : 0 &- rise, rests[node])
      guard slope == rest.low || slope == rest.high,
        tieBreakPotentials.allSatisfy({ $0[Int(home[node])] == $0[node] })
      else { continue }
      let fills = slope == rest.high
      let arc = simplex.entering(
        stem: node, piece: ~position[node] - (fills ? 0 : 1), fills: fills, gain: 0)
      arcs.append((Int(arc.from), Int(arc.to)))
    }
    return arcs
  }

  /// Some candidates in ascending order, each once.
  private static func each(_ candidates: Undecided) -> Undecided {
    let sorted = candidates.sorted { $0 < $1 }
    return zip(sorted, sorted.dropFirst()).filter { $0 != $1 }.map(\.0) + sorted.suffix(1)
  }

  private func isUndecided(_ candidate: Undecided.Element, _ ground: Ground) -> Bool {
    let (node, column) = (Int(candidate.node), Int(candidate.column))
    guard !simplex.tree.joins(node, column) else { return false }
    let points = ground.problem.points(ofRow: simplex.network.row(ofNode: node), column: column)
    return points + simplex.tree.potential[column] == simplex.tree.potential[node]
      && signOfTies(node, column, ground) == 0
  }
}
