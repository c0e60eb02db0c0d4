/// A part at its best.
struct SolvedPart: Sendable {
  /// Its potentials are those of the main objective.
  var simplex: Simplex<Int>
  /// By each tie-break; where no changes are to be answered none are kept.
  var tieBreakPotentials: [[Int]] = []
  /// How potentials moved since the origin of changes; of no node where none are to be answered.
  var moves = MovesByNode()
  /// Candidates outside the tree that gain and lose nothing, but for those that are so since the origin of changes.
  var undecided: Undecided = []
  var isUnique = false
  /// What was found for a change, and the next one can use.
  var close: CloseArcs?

  /// Solves a part by the main objective.
  init(
    _ problem: TransportationProblem, _ part: Int, of partition: Partition,
    _ structure: Network.Structure, _ progress: SolvingProgress?
  ) async {
    let inside = partition.columns(of: part, of: problem)
    let rows = partition.rows[part]
    func best<Value: Potential>() async -> Simplex<Value> {
      let simplex: Simplex<Value>
      let members: JoinedColumns.Members?
      do {
        // Gone before the whole tree comes: it takes a good part of the memory that the candidates take.
        let joined =
          if let kinds = problem.candidates.kinds {
            JoinedColumns(kinds, problem, structure, inside)
          } else {
            await JoinedColumns(problem, structure, rows: rows, inside)
          }
        let way = CoarseToFine<Value>(
          problem: joined?.problem ?? problem, structure: joined?.structure ?? structure,
          holds: joined?.holds ?? inside, progress: progress)
        simplex = await way.optimum(of: rows).simplex
        members = joined?.members
      }
      guard let members else { return simplex }
      let bundles = Bundles(rows: rows, columnCount: problem.columns.count)
      return members.divide(simplex, into: Network(problem, structure, bundles, inside))
    }
    if structure.penalty < Int(Int32.max) / 16 {
      let best: Simplex<Int32> = await best()
      if let simplex = await Simplex<Int>(best, of: problem) {
        self.init(simplex)
        return
      }
    }
    let best: Simplex<Int> = await best()
    precondition(!best.isOverflowing, "the checks of a problem keep potentials in 64 bits")
    self.init(best)
  }

  init(_ simplex: consuming Simplex<Int>) { self.simplex = simplex }
}
