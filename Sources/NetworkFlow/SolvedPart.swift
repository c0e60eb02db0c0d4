/// A part at its best.
struct SolvedPart: Sendable {
  /// Its potentials are those of the main objective.
  var simplex: Simplex<Int>
  /// By each tie-break; where no changes are to be answered none are kept.
  var tieBreakPotentials: [[Int]] = []
  var isUnique = false

  /// Solves a part by the main objective.
  init(
    _ problem: TransportationProblem, _ part: Int, of partition: Partition,
    _ structure: Network.Structure, _ progress: SolvingProgress?
  ) async {
    let inside = partition.columns(of: part, of: problem)
    let rows = partition.rows[part]
    if structure.penalty < Int(Int32.max) / 16 {
      let way = CoarseToFine<Int32>(
        problem: problem, structure: structure, holds: inside, progress: progress)
      let best = await way.optimum(of: rows)
      if let simplex = Simplex<Int>(best.simplex, of: problem) {
        self.init(simplex)
        return
      }
    }
    let way = CoarseToFine<Int>(
      problem: problem, structure: structure, holds: inside, progress: progress)
    let best = await way.optimum(of: rows)
    precondition(!best.simplex.isOverflowing, "the checks of a problem keep potentials in 64 bits")
    self.init(best.simplex)
  }

  init(_ simplex: consuming Simplex<Int>) { self.simplex = simplex }
}

/// A part at its best with what its tie-breaks leave.
struct SettledPart: Sendable {
  var part: SolvedPart
  /// The candidates that gain and lose nothing, be they in the tree or not.
  let undecided: [(node: Int32, column: Int32)]

  /// Solves all parts of a problem, side by side.
  ///
  /// - Parameter forChanges: whether to keep what changes are answered from.
  static func all(
    of problem: TransportationProblem, _ partition: Partition, _ structure: Network.Structure,
    _ tieBreaks: [TieBreak], forChanges: Bool, progress: SolvingProgress?
  ) async -> [SettledPart] {
    await withTaskGroup(of: (Int, SettledPart).self) { group in
      for part in partition.rows.indices {
        group.addTask {
          var solved = await SolvedPart(problem, part, of: partition, structure, progress)
          if forChanges {
            let rows = Bundles(rows: partition.rows[part], columnCount: problem.columns.count)
            let inside = partition.columns(of: part, of: problem)
            solved.simplex.takeExcess(
              Network(problem, structure, rows, inside, excess: true))
          }
          return (part, SettledPart(solved, tieBreaks, of: problem, forChanges: forChanges))
        }
      }
      var parts = [SettledPart?](repeating: nil, count: partition.rows.count)
      for await (part, solved) in group { parts[part] = solved }
      return parts.compactMap { $0 }
    }
  }

  /// Makes the tie-breaks best one after the other, and finds out whether they leave one flow.
  init(
    _ solved: consuming SolvedPart, _ tieBreaks: [TieBreak], of problem: TransportationProblem,
    forChanges: Bool
  ) {
    var simplex = solved.simplex
    let main = simplex.tree.potential
    solved.tieBreakPotentials = []
    var face = TightFace(of: problem, simplex)
    simplex.effort.tightCandidates = face.count
    for tieBreak in tieBreaks {
      face.settle(tieBreak, &simplex)
      // A later tie-break pivots on arcs alone by which this one gains and loses nothing.
      if forChanges { solved.tieBreakPotentials.append(simplex.tree.potential) }
    }
    undecided = face.all
    let outside = undecided.filter { !simplex.tree.joins(Int($0.node), Int($0.column)) }
    solved.isUnique = simplex.isOnlyFlow(
      outside: outside.map { (Int($0.node), Int($0.column)) } + face.stemsOutside(simplex))
    simplex.tree.potential = main
    solved.simplex = simplex
    part = solved
  }
}
