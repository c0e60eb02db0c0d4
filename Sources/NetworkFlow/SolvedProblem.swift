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
    self.problem = problem
    self.tieBreaks = tieBreaks
    structure = Network.Structure(problem)
    partition = Partition(problem, structure)
    parts = await withTaskGroup(of: (Int, SolvedPart).self) {
      [structure, partition] group in
      for part in partition.rows.indices {
        group.addTask {
          (part, await SolvedPart(problem, part, of: partition, structure, tieBreaks))
        }
      }
      var parts = [SolvedPart?](repeating: nil, count: partition.rows.count)
      for await (part, solved) in group { parts[part] = solved }
      return parts.compactMap { $0 }
    }
    solution = problem.solution(of: parts, structure)
  }
}

/// A part at its best by all objectives.
struct SolvedPart: Sendable {
  /// Its potentials are those of the last tie-break.
  var simplex: Simplex<Int>
  /// By the main objective.
  var potential: [Int]
  var isUnique: Bool

  init(
    _ problem: TransportationProblem, _ part: Int, of partition: Partition,
    _ structure: Network.Structure, _ tieBreaks: [TieBreak]
  ) async {
    let inside = partition.columns(of: part)
    let rows = partition.rows[part]
    var best: Simplex<Int>?
    if structure.penalty < Int(Int32.max) / 16 {
      let way = CoarseToFine<Int32>(problem: problem, structure: structure, holds: inside)
      best = await Simplex<Int>(way.optimum(of: rows).simplex, of: problem)
    }
    if best == nil {
      let way = CoarseToFine<Int>(problem: problem, structure: structure, holds: inside)
      best = await Simplex<Int>(way.optimum(of: rows).simplex, of: problem)
    }
    guard let best else {
      preconditionFailure("the checks of a problem keep its potentials within 64 bits")
    }
    self.init(problem, best, tieBreaks)
  }

  /// Settles the tie-breaks from a tree that is best by the main objective.
  init(_ problem: TransportationProblem, _ best: consuming Simplex<Int>, _ tieBreaks: [TieBreak]) {
    potential = best.tree.potential
    simplex = best
    var face = TightFace(of: problem, simplex)
    simplex.effort.tightCandidates = face.count
    for tieBreak in tieBreaks { face.settle(tieBreak, &simplex) }
    isUnique = face.isSinglePoint(simplex)
  }
}
