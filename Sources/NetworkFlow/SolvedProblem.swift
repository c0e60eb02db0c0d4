/// A problem at its best, with the trees behind its solution: from these a change is answered without starting over.
public struct SolvedProblem: Sendable {
  /// The problem, with the changes so far.
  public internal(set) var problem: TransportationProblem
  /// Its solution.
  public internal(set) var solution: TransportationSolution

  let tieBreaks: [TieBreak]
  var structure: Network.Structure
  let partition: Partition
  var parts: [SolvedPart]

  /// Solves a problem, its parts side by side.
  public init(_ problem: TransportationProblem, tieBreaks: [TieBreak] = []) async {
    await self.init(problem, tieBreaks: tieBreaks, forChanges: true, progress: nil)
  }

  /// - Parameter forChanges: whether to keep the lists of candidates, which changes are answered from.
  init(
    _ problem: TransportationProblem, tieBreaks: [TieBreak], forChanges: Bool,
    progress: SolvingProgress?
  ) async {
    self.problem = problem
    self.tieBreaks = tieBreaks
    structure = Network.Structure(problem)
    partition = Partition(problem, structure)
    parts = await withTaskGroup(of: (Int, SolvedPart).self) {
      [structure, partition] group in
      for part in partition.rows.indices {
        group.addTask {
          var solved = await SolvedPart(
            problem, part, of: partition, structure, progress)
          if !forChanges { solved.kept = KeptCandidates(rowCount: 0) }
          solved.settle(tieBreaks, of: problem)
          return (part, solved)
        }
      }
      var parts = [SolvedPart?](repeating: nil, count: partition.rows.count)
      for await (part, solved) in group { parts[part] = solved }
      return parts.compactMap { $0 }
    }
    solution = problem.solution(of: parts, structure, before: nil)
  }
}

/// A part at its best.
struct SolvedPart: Sendable {
  /// Its potentials are those of the last objective.
  var simplex: Simplex<Int>
  var kept: KeptCandidates
  /// By the main objective.
  let potential: [Int]
  private(set) var isUnique = false

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
        self.init(simplex, best.kept)
        return
      }
    }
    let way = CoarseToFine<Int>(
      problem: problem, structure: structure, holds: inside, progress: progress)
    let best = await way.optimum(of: rows)
    precondition(!best.simplex.isOverflowing, "the checks of a problem keep potentials in 64 bits")
    self.init(best.simplex, best.kept)
  }

  init(_ simplex: consuming Simplex<Int>, _ kept: KeptCandidates) {
    potential = simplex.tree.potential
    self.simplex = simplex
    self.kept = kept
  }

  /// Makes the tie-breaks best one after the other, and finds out whether they leave one flow.
  mutating func settle(_ tieBreaks: [TieBreak], of problem: TransportationProblem) {
    var face = TightFace(of: problem, simplex)
    simplex.effort.tightCandidates = face.count
    for tieBreak in tieBreaks { face.settle(tieBreak, &simplex) }
    isUnique = face.isSinglePoint(simplex)
  }
}
