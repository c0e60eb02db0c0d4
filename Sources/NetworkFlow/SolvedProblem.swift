/// A problem at its best, with the trees behind its solution: from these a change is answered without starting over.
public struct SolvedProblem: Sendable {
  /// The problem, with the changes so far.
  public internal(set) var problem: TransportationProblem
  /// Its solution.
  public internal(set) var solution: TransportationSolution

  let tieBreaks: [TieBreak]
  let partition: Partition
  var structure: Network.Structure
  var sums: TransportationProblem.Sums
  var parts: [SolvedPart]
  /// From where changes are answered, by part.
  var origins: [Origin]
  /// The node of each row in its part, by row; -1 for a row in none.
  let nodeOfRow: [Int32]
  /// Columns that seem to be alike.
  var alike: AlikeColumns

  /// Solves a problem, its parts side by side.
  ///
  /// - Parameter largestChange: by how much bonuses will change at most, 0 or more; changes by more than that may be
  ///   solved anew.
  public init(
    _ problem: TransportationProblem, tieBreaks: [TieBreak] = [], largestChange: Int = 0
  ) async {
    let problem = problem.writtenOut
    let least = 1 + problem.sums.mostOfUnit
    // A penalty that potentials cannot hold would be refused with the change itself.
    let most = TransportationProblem.totalLimit / 4 / (problem.rows.count + problem.root + 1)
    let structure = Network.Structure(
      problem, penalty: largestChange > 0 ? max(least, min(least + largestChange, most)) : nil)
    let partition = await Partition.shared(problem, structure)
    async let byColumn = CandidatesByColumn(problem)
    async let alike = AlikeColumns(
      problem, structure, rows: problem.rows.indices.map { Int32($0) })
    parts = await SolvedPart.all(
      of: problem, partition, structure, tieBreaks, for: .changing, progress: nil)
    solution = problem.solution(of: parts, structure)
    sums = problem.sums
    self.problem = problem
    self.problem.order(byColumn: await byColumn)
    self.tieBreaks = tieBreaks
    (self.structure, self.partition) = (structure, partition)
    nodeOfRow = partition.nodeOfRow(of: problem)
    origins = []
    self.alike = await alike
    await setOrigins()
  }

  /// Takes the trees as they are for those from which changes are answered, so that small changes are small again.
  ///
  /// - Complexity: O(candidates).
  mutating func settle() async {
    await remake { [problem, tieBreaks] part, _ in
      await part.settle(tieBreaks, of: problem, for: .changing)
    }
    await setOrigins()
  }

  /// Makes something of each part, side by side.
  mutating func remake(
    _ make: @escaping @Sendable (_ part: inout SolvedPart, _ place: Int) async -> Void
  ) async {
    parts = await withTaskGroup(of: (Int, SolvedPart).self) { [parts] group in
      for place in parts.indices {
        group.addTask {
          var part = parts[place]
          await make(&part, place)
          return (place, part)
        }
      }
      return await group.reduce(into: parts) { $0[$1.0] = $1.1 }
    }
  }

  /// Takes the trees as they are for those from which changes are answered.
  mutating func setOrigins() async {
    guard let ground = ground() else { return }
    origins = await withTaskGroup(of: (Int, Origin).self) { [parts] group in
      for (place, part) in parts.enumerated() {
        group.addTask { (place, await Origin(part, on: ground)) }
      }
      var origins = [Origin?](repeating: nil, count: parts.count)
      for await (place, origin) in group { origins[place] = origin }
      return origins.compactMap { $0 }
    }
  }

  /// What changes are answered by.
  func ground() -> Ground? {
    problem.byColumn.map {
      Ground(
        problem: problem, byColumn: $0, nodeOfRow: nodeOfRow, alike: alike, tieBreaks: tieBreaks,
        mostWorth: TieBreak.limit(
          nodeCount: problem.rows.count + problem.root + 1))
    }
  }
}
