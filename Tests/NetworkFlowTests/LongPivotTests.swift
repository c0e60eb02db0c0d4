import Testing

@testable import NetworkFlow

@Suite struct `A long pivot` {
  private static func simplex(_ problem: TransportationProblem) async -> Simplex<Int>? {
    let solved = await SolvedProblem(problem)
    return solved.parts.first.map { Simplex<Int>($0.simplex.network) }
  }

  /// What gains, of the candidates and the stems.
  private static func gaining(
    _ simplex: Simplex<Int>, _ problem: TransportationProblem
  ) -> [Simplex<Int>.Entering] {
    let network = simplex.network
    var arcs = (0..<network.nodeCount).filter { $0 != network.root && network.isInTree[$0] }
      .compactMap { simplex.entering(stem: $0) }
    for (place, row) in network.rows.enumerated() {
      let node = network.node(ofRow: place)
      for index in problem.candidateRange(ofRow: Int(row)) {
        let column = Int(problem.candidates.columns[index])
        let gain =
          Int(problem.candidates.points[index]) + simplex.tree.potential[column]
          - simplex.tree.potential[node]
        guard network.isInTree[column], gain > 0 else { continue }
        arcs.append(.init(from: Int32(node), to: Int32(column), gain: gain))
      }
    }
    return arcs
  }

  @Test func `sends units over all pieces that gain, and stops where the next one does not`()
    async throws
  {
    let problem = try TransportationProblem(
      rows: [[9, 6, 3, -20].map { Piece(capacity: 2, bonus: $0) }],
      columns: [Column(pieces: [Piece(capacity: 3), Piece(capacity: 9, bonus: -1)])],
      points: [[5]])
    var simplex = try #require(await Self.simplex(problem))
    let arc = try #require(Self.gaining(simplex, problem).first { $0.stem < 0 })
    simplex.longPivot(arc)
    #expect(simplex.effort.pivots == 1)
    // The row's fourth piece loses more than the candidate earns.
    #expect(simplex.position == [1, 0, ~3])
    #expect(Self.gaining(simplex, problem).isEmpty)
  }

  @Test(arguments: 0..<200)
  func `leaves potentials that fit the tree, and room upwards on each of its arcs`(seed: Int)
    async throws
  {
    var generator = SeededGenerator(seed: UInt64(seed))
    let shape = RandomShape(
      rows: 8...20, columns: 5...12, groups: 0...3, rowGroups: 0...3, pieces: 1...4,
      capacity: 1...2, points: 0...60, bonus: -9...30, density: 0.6, groupPieces: 1...3,
      groupBonus: -9...20)
    let problem = try shape.problem(using: &generator)
    guard var simplex = await Self.simplex(problem) else { return }
    let (root, objective) = (simplex.network.root, await problem.solve().objective)
    while let arc = Self.gaining(simplex, problem).randomElement(using: &generator) {
      simplex.longPivot(arc)
      var fitting = simplex
      fitting.recomputePotentials(of: problem)
      #expect(fitting.tree.potential == simplex.tree.potential)
      let isFeasible = (0..<simplex.network.nodeCount).allSatisfy {
        let node = simplex.tree.nodes[$0]
        return $0 == root || !simplex.tree.holds($0) || node.up > 0 && node.down >= 0
      }
      #expect(isFeasible)
      guard isFeasible, simplex.effort.pivots < 10_000 else { break }
    }
    #expect(Self.gaining(simplex, problem).isEmpty)
    #expect(objective > 0)
  }
}
