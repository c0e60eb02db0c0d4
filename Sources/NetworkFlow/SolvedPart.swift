/// A part at its best.
struct SolvedPart: Sendable {
  /// Its potentials are those of the main objective.
  var simplex: Simplex<Int>
  /// By each tie-break; where no changes are to be answered none are kept.
  var tieBreakPotentials: [[Int]] = []
  /// How potentials moved since the origin of changes; of no node where none are to be answered.
  var moves = MovesByNode()
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

/// A part at its best with what its tie-breaks leave.
struct SettledPart: Sendable {
  var part: SolvedPart
  /// What becomes of parts that are at their best.
  enum Use {
    /// Flows and values are read from their trees, and nothing more.
    case reading
    /// Their trees are pivoted on for other objectives or other bounds.
    case pivoting
    /// Changes are answered from them.
    case changing
  }

  /// The candidates that gain and lose nothing, be they in the tree or not; none but for changes.
  let undecided: Undecided

  /// Solves all parts of a problem, side by side.
  static func all(
    of problem: TransportationProblem, _ partition: Partition, _ structure: Network.Structure,
    _ tieBreaks: [TieBreak], for use: Use, progress: SolvingProgress?
  ) async -> [SettledPart] {
    await withTaskGroup(of: (Int, SettledPart).self) { group in
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
          return (part, await SettledPart(solved, tieBreaks, of: problem, for: use))
        }
      }
      // Each has much memory of its own until it is done, so no more than half of them are at work, or two.
      var next = max(2, (partition.rows.count + 1) / 2)
      for part in 0..<next { start(part) }
      var parts = [SettledPart?](repeating: nil, count: partition.rows.count)
      for await (part, solved) in group {
        parts[part] = solved
        start(next)
        next += 1
      }
      return parts.compactMap { $0 }
    }
  }

  /// Makes the tie-breaks best one after the other, and finds out whether they leave one flow.
  init(
    _ part: consuming SolvedPart, _ tieBreaks: [TieBreak], of problem: TransportationProblem,
    for use: Use
  ) async {
    var part = part
    let main = part.simplex.tree.potential
    part.tieBreakPotentials = []
    part.close = nil
    part.moves = use == .changing ? MovesByNode(part.simplex.network) : MovesByNode()
    var face = await TightFace(of: problem, part.simplex)
    part.simplex.effort.tightCandidates = face.count
    for tieBreak in tieBreaks {
      face.settle(tieBreak, &part.simplex)
      // A later tie-break pivots on arcs alone by which this one gains and loses nothing.
      if use == .changing { part.tieBreakPotentials.append(part.simplex.tree.potential) }
    }
    let all = face.all
    undecided = use == .changing ? all : []
    let tree = part.simplex.tree
    let outside = all.filter { !tree.joins(Int($0.node), Int($0.column)) }
    part.isUnique = part.simplex.isOnlyFlow(
      outside: outside.map { (Int($0.node), Int($0.column)) } + face.stemsOutside(part.simplex))
    part.simplex.tree.potential = main
    if use == .reading { part.simplex.dropWhatPivotsNeed() }
    self.part = part
  }
}
