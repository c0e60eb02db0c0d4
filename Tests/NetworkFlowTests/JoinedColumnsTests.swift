@testable import NetworkFlow
import Testing

@Suite struct `Columns that are alike` {
  private static let shapes = [
    RandomShape(alike: 2...6),
    RandomShape(
      rows: 1...6, columns: 1...3, groups: 0...3, rowGroups: 0...2, pieces: 0...3, bonus: -4...4,
      groupPieces: 0...3, groupBonus: -5...9, alike: 2...6),
    RandomShape(
      rows: 20...60, columns: 5...15, groups: 0...5, rowGroups: 0...5, pieces: 0...4,
      capacity: 0...9, points: 0...40, bonus: -9...12, density: 0.4, groupPieces: 1...3,
      groupBonus: -30...90, alike: 2...6),
    RandomShape(
      rows: 60...90, columns: 10...20, groups: 1...4, capacity: 0...40, points: 0...1_000_000,
      bonus: 0...300_000, density: 0.3, alike: 2...6),
  ]

  /// The best tree of the joined problem and of the whole, where there is one part.
  private func trees(
    of problem: TransportationProblem
  ) async -> (columns: JoinedColumns, joined: Simplex<Int>, whole: Simplex<Int>)? {
    let structure = Network.Structure(problem)
    let rows = problem.rows.indices.map { Int32($0) }
    let holds = problem.columns.map { _ in true }
    guard let columns = await JoinedColumns(problem, structure, rows: rows, holds) else {
      return nil
    }
    let joined = await CoarseToFine<Int>(
      problem: columns.problem, structure: columns.structure,
      holds: columns.problem.columns.map { _ in true }, progress: nil
    ).optimum(of: rows).simplex
    let network = Network(
      problem, structure, Bundles(rows: rows, columnCount: problem.columns.count), holds)
    return (columns, joined, columns.members.divide(joined, into: network))
  }

  @Test(arguments: shapes.indices, 0..<8)
  func `have one tree between them that is divided into a best one`(shape: Int, seed: Int)
    async throws
  {
    var generator = SeededGenerator(seed: UInt64(1000 * shape + seed))
    var joins = 0
    for _ in 0..<40 {
      let problem = try Self.shapes[shape].problem(using: &generator)
      guard let (columns, joined, whole) = await trees(of: problem) else { continue }
      joins += 1
      let (network, tree) = (whole.network, whole.tree)
      let open = (0..<network.nodeCount).filter { network.isInTree[$0] }
      #expect(tree.subtree(of: network.root).sorted() == open.map { Int32($0) })
      for node in open where node != network.root {
        let parent = Int(tree.nodes[node].parent)
        #expect(tree.nodes[node].up > 0 && tree.nodes[node].down >= 0)
        if let stem = whole.stem(between: Int32(node), and: Int32(parent)) {
          #expect(whole.position[stem] >= 0)
        } else {
          let (column, row) = (min(node, parent), network.row(ofNode: max(node, parent)))
          let place = try #require(problem.place(ofColumn: Int32(column), inRow: row))
          let points = Int(problem.candidates.points[place])
          #expect(
            tree.potential[max(node, parent)] == points + tree.potential[column])
        }
      }
      // What is said of potentials is what they come to, and nothing is left to gain.
      var again = whole
      again.recomputePotentials(of: problem)
      #expect(again.tree.potential == tree.potential)
      var pricing = Pricing(problem, whole, KeptCandidates(rowCount: network.rows.count))
      await pricing.solve()
      #expect(pricing.simplex.effort.pivots == joined.effort.pivots)
      #expect(columns.problem.columns.count < problem.columns.count)
    }
    #expect(joins > 10)
  }

  @Test(arguments: 0..<20)
  func `give the flows that are found by trying all`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let shape = RandomShape(
      rows: 1...2, columns: 1...1, groups: 0...2, pieces: 1...2, capacity: 0...2, alike: 3...4)
    for _ in 0..<20 {
      let problem = try shape.problem(using: &generator)
      let solution = await problem.solve(tieBreaks: `Larger networks`.tieBreaks)
      try problem.verify(solution)
      #expect(
        solution.objective == BruteForce(problem, tieBreaks: `Larger networks`.tieBreaks).best[0])
    }
  }

  /// Two rows that lead to five columns.
  private func problem(
    groups: [Int?] = [nil, nil, nil, nil, nil], capacity: [Int] = [1, 1, 1, 1, 1],
    points: [[Int?]]
  ) throws -> TransportationProblem {
    try TransportationProblem(
      rows: [[Piece(capacity: 2)], [Piece(capacity: 2)]],
      columns: zip(groups, capacity).map {
        Column(pieces: $1 == 0 ? [] : [Piece(capacity: $1)], group: $0)
      },
      groups: [Group(capacity: 3), Group(capacity: 9)], points: points)
  }

  private func joined(_ problem: TransportationProblem) async -> JoinedColumns? {
    await JoinedColumns(
      problem, Network.Structure(problem), rows: problem.rows.indices.map { Int32($0) },
      problem.columns.map { _ in true })
  }

  private func columns(_ problem: TransportationProblem) async -> [[Int32]]? {
    guard let joined = await joined(problem) else { return nil }
    return joined.problem.columns.indices.map { Array(joined.members[$0]) }
  }

  @Test func `are those with the same rows and as much more on each`() async throws {
    let alike = [[5, 8, 1, 6, 5], [2, 5, 7, 3, 2]]
    #expect(await columns(try problem(points: alike)) == [[0, 1, 3, 4], [2]])
    #expect(await columns(try problem(points: [[5, 8, 1, 6, 5], [2, 6, 7, 3, 2]])) == nil)
    #expect(await columns(try problem(points: [[5, 8, 1, 6, 5], [2, nil, 7, 3, 2]])) == nil)
    #expect(
      await columns(try problem(points: [[nil, nil, 1], [nil, nil, 7]].map { $0 + [1, 1] })) == nil)
    #expect(await columns(try problem(groups: [0, 0, nil, 0, nil], points: alike)) == nil)
    #expect(
      await columns(try problem(groups: [0, 0, nil, 0, 0], points: alike)) == [[0, 1, 3, 4], [2]])
    // A cap that cannot be reached holds nothing apart.
    #expect(
      await columns(try problem(groups: [1, nil, nil, 1, nil], points: alike)) == [
        [0, 1, 3, 4], [2],
      ])
    // A column that holds nothing is in no part, and the others are two of four.
    #expect(
      await columns(try problem(capacity: [1, 1, 1, 0, 1], points: alike)) == nil)
  }

  @Test func `stand in the first one's place with the pieces of all, the best first`()
    async throws
  {
    let problem = try TransportationProblem(
      rows: [[Piece(capacity: 9)]],
      columns: [
        Column(pieces: [Piece(capacity: 1, bonus: 4), Piece(capacity: 2)]),
        Column(pieces: [Piece(capacity: 3, bonus: 2)]), Column(pieces: [Piece(capacity: 5)]),
      ], points: [[10, 11, 3]])
    let joined = try #require(await joined(problem))
    #expect(
      joined.problem.columns.map(\.pieces) == [
        [
          Piece(capacity: 1, bonus: 4), Piece(capacity: 3, bonus: 3), Piece(capacity: 2, bonus: 0),
          Piece(capacity: 5, bonus: -7),
        ]
      ])
    #expect(joined.members.shift == [0, 1, -7])
    #expect(joined.problem.candidates.points == [10])
    let solution = await problem.solve()
    try problem.verify(solution)
    #expect(solution.flows.map(\.units) == [3, 3, 3])
  }
}
