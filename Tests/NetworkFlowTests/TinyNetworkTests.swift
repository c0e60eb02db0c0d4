import NetworkFlow
import Testing

@Suite struct `Tiny networks` {
  /// Worths with ties among themselves, so that the first tie-break does not decide all.
  static let tieBreaks = [
    TieBreak.mostUnits, TieBreak { row, column in -((row + 2 * column) % 3) },
  ]

  private func compare(_ problem: TransportationProblem) async throws {
    let plain = await problem.solve()
    try problem.verify(plain)
    let all = BruteForce(problem)
    #expect(plain.objective == all.best[0], "\(problem)")
    #expect(all.flows.contains(plain.units(problem)), "\(problem)")
    #expect(plain.isUnique == (all.flows.count == 1), "\(problem)")

    let settled = await problem.solve(tieBreaks: Self.tieBreaks)
    try problem.verify(settled)
    let settledAll = BruteForce(problem, tieBreaks: Self.tieBreaks)
    #expect(settled.objective == all.best[0], "\(problem)")
    #expect(settledAll.flows.contains(settled.units(problem)), "\(problem)")
    #expect(settled.isUnique == (settledAll.flows.count == 1), "\(problem)")
    #expect(settled.rowValues == plain.rowValues, "\(problem)")
  }

  @Test func `every network of two rows and two columns agrees with brute force`() async throws {
    let choices: [Int?] = [nil, 0, 1, 2]
    for code in 0..<(4 * 4 * 4 * 4 * 16) {
      let table = [
        [choices[code & 3], choices[code >> 2 & 3]],
        [choices[code >> 4 & 3], choices[code >> 6 & 3]],
      ]
      let capacities = (0..<4).map { 1 + (code >> (8 + $0) & 1) }
      try await compare(
        TransportationProblem(
          rows: [capacities[0], capacities[1]], columns: [capacities[2], capacities[3]],
          points: table))
    }
  }

  @Test func `every network of two rows and three columns with a bonus and a cap agrees`()
    async throws
  {
    for code in 0..<(3 * 3 * 3 * 3 * 3 * 3 * 4) {
      var rest = code
      func digit(_ base: Int) -> Int {
        defer { rest /= base }
        return rest % base
      }
      let table = (0..<2).map { _ in (0..<3).map { _ -> Int? in digit(3) } }
      let cap = digit(4)
      let pieces = [Piece(capacity: 1, bonus: 1), Piece(capacity: 1)]
      try await compare(
        TransportationProblem(
          rows: [pieces, pieces],
          columns: [
            Column(pieces: pieces, group: 0), Column(pieces: [Piece(capacity: 1)], group: 0),
            Column(pieces: [Piece(capacity: 2)]),
          ],
          groups: [Group(capacity: cap)], points: table))
    }
  }

  @Test(arguments: 0..<8)
  func `random tiny networks with pieces and nested caps agree`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<400 { try await compare(RandomShape().problem(using: &generator)) }
  }

  @Test(arguments: 0..<8)
  func `random tiny networks with groups of rows, and groups that earn, agree`(
    seed: Int
  ) async throws {
    var generator = SeededGenerator(seed: UInt64(100 + seed))
    let shape = RandomShape(rowGroups: 0...3, groupPieces: 1...3, groupBonus: 0...6)
    for _ in 0..<400 { try await compare(shape.problem(using: &generator)) }
  }

  @Test(arguments: 0..<8)
  func `random tiny networks with points and bonuses below nothing agree`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(200 + seed))
    let shape = RandomShape(
      rowGroups: 0...2, points: -3...4, bonus: -4...3, groupPieces: 0...3, groupBonus: -5...5)
    for _ in 0..<400 { try await compare(shape.problem(using: &generator)) }
  }
}
