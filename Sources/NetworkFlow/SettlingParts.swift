extension SolvedPart {
  /// What becomes of parts that are at their best.
  enum Use {
    /// Flows and values are read from their trees, and nothing more.
    case reading
    /// Their trees are pivoted on for other objectives or other bounds.
    case pivoting
    /// Changes are answered from them.
    case changing
  }

  /// Solves all parts of a problem, side by side, and settles them.
  static func all(
    of problem: TransportationProblem, _ partition: Partition, _ structure: Network.Structure,
    _ tieBreaks: [TieBreak], for use: Use, progress: SolvingProgress?
  ) async -> [SolvedPart] {
    await withTaskGroup(of: (Int, SolvedPart).self) { group in
      func start(_ part: Int) {
        guard part < partition.rows.count else { return }
        group.addTask {
          var solved = await SolvedPart(problem, part, of: partition, structure, progress)
          if use == .changing {
            let rows = Bundles(rows: partition.rows[part], columnCount: problem.columns.count)
            let inside = partition.columns(of: part, of: problem)
            solved.simplex.takeExcess(
              Network(problem, structure, rows, inside, excess: true))
          }
          await solved.settle(tieBreaks, of: problem, for: use)
          return (part, solved)
        }
      }
      // Each has much memory of its own until it is done, so no more than half of them are at work, or two.
      var next = max(2, (partition.rows.count + 1) / 2)
      for part in 0..<next { start(part) }
      var parts = [SolvedPart?](repeating: nil, count: partition.rows.count)
      for await (part, solved) in group {
        parts[part] = solved
        start(next)
        next += 1
      }
      return parts.compactMap { $0 }
    }
  }

  /// Makes the tie-breaks best one after the other, and finds out whether they leave one flow.
  mutating func settle(
    _ tieBreaks: [TieBreak], of problem: TransportationProblem, for use: Use
  ) async {
    let main = simplex.tree.potential
    tieBreakPotentials = []
    close = nil
    moves = use == .changing ? MovesByNode(simplex.network) : MovesByNode()
    var face = await TightFace(of: problem, simplex)
    simplex.effort.tightCandidates = face.count
    for tieBreak in tieBreaks {
      face.settle(tieBreak, &simplex)
      // A later tie-break pivots on arcs alone by which this one gains and loses nothing.
      if use == .changing { tieBreakPotentials.append(simplex.tree.potential) }
    }
    let tree = simplex.tree
    let outside = face.all.filter { !tree.joins(Int($0.node), Int($0.column)) }
    isUnique = simplex.isOnlyFlow(
      outside: outside.map { (Int($0.node), Int($0.column)) } + face.stemsOutside(simplex))
    undecided = use == .changing ? outside : []
    simplex.tree.potential = main
    if use == .reading { simplex.dropWhatPivotsNeed() }
  }
}
