@testable import NetworkFlow
import Testing

@Suite struct `Larger networks` {
  static let tieBreaks = [
    TieBreak.mostUnits,
    // Mixed well: of a linear hash both diagonals of a rectangle have the same sum, a tie again.
    TieBreak { row, column in
      var generator = SeededGenerator(seed: UInt64(row) << 32 | UInt64(column))
      return Int(generator.next() >> 24)
    },
  ]

  private static let shapes = [
    RandomShape(rows: 5...12, columns: 4...10, capacity: 0...5, points: 0...9),
    RandomShape(
      rows: 40...80, columns: 30...60, groups: 0...8, capacity: 0...9, points: 0...30,
      bonus: 0...12,
      density: 0.3),
    RandomShape(
      rows: 150...200, columns: 5...40, groups: 1...5, pieces: 1...5, capacity: 0...40,
      points: 0...1_000_000, bonus: 0...300_000, density: 0.5),
    RandomShape(rows: 30...60, columns: 30...60, points: 0...1, bonus: 0...1),
    RandomShape(
      rows: 40...80, columns: 30...60, groups: 0...8, rowGroups: 1...8, capacity: 0...9,
      points: 0...30, bonus: -3...12, density: 0.3, groupPieces: 1...3, groupBonus: -10...90),
    RandomShape(
      rows: 40...80, columns: 5...20, groups: 0...8, rowGroups: 0...8, pieces: 0...3,
      capacity: 0...9, points: 0...30, bonus: -3...12, density: 0.3, groupPieces: 1...3,
      groupBonus: -10...90, alike: 1...4),
  ]

  @Test(arguments: shapes.indices, 0..<6)
  func `are proven by the certificate, with the same values whatever the tie-breaks`(
    shape: Int, seed: Int
  ) async throws {
    var generator = SeededGenerator(seed: UInt64(100 * shape + seed))
    for _ in 0..<5 {
      let problem = try Self.shapes[shape].problem(using: &generator)
      let plain = await problem.solve()
      try problem.verify(plain)
      let settled = await problem.solve(tieBreaks: Self.tieBreaks)
      try problem.verify(settled)
      #expect(settled.isUnique)
      #expect(settled.rowValues == plain.rowValues)
      #expect(settled.columnValues == plain.columnValues)
      #expect(settled.groupValues == plain.groupValues)
      #expect(settled.rowGroupValues == plain.rowGroupValues)
    }
  }

  @Test(arguments: 0..<20)
  func `give the same flows and values in every order of rows and columns`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let problem = try Self.shapes[seed % Self.shapes.count].problem(using: &generator)
    let rows = problem.rows.indices.shuffled(using: &generator)
    let columns = problem.columns.indices.shuffled(using: &generator)
    let table = problem.table
    let shuffled = try TransportationProblem(
      rows: rows.map { problem.rows[$0] }, columns: columns.map { problem.columns[$0] },
      groups: problem.groups, rowGroups: problem.rowGroups,
      groupOfRow: rows.map(problem.group(ofRow:)),
      points: rows.map { row in columns.map { table[row][$0] } })
    let worths = Self.tieBreaks.map { tieBreak in
      TieBreak { row, column in tieBreak.worth(rows[row], columns[column]) }
    }

    let solution = await problem.solve(tieBreaks: Self.tieBreaks)
    let other = await shuffled.solve(tieBreaks: worths)
    #expect(other.objective == solution.objective)
    #expect(rows.indices.allSatisfy { other.rowValues[$0] == solution.rowValues[rows[$0]] })
    #expect(
      columns.indices.allSatisfy { other.columnValues[$0] == solution.columnValues[columns[$0]] })
    let back = other.flows
      .map { flow in
        TransportationSolution.Flow(
          row: rows[flow.row], column: columns[flow.column], units: flow.units)
      }
      .sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    #expect(back == solution.flows)
  }

  @Test func `an assignment in which everything ties ends`() async throws {
    let ones = [Int](repeating: 1, count: 120)
    for points in [0, 1] {
      let table = ones.map { _ in ones.map { _ -> Int? in points } }
      let problem = try TransportationProblem(rows: ones, columns: ones, points: table)
      let solution = await problem.solve(tieBreaks: Self.tieBreaks)
      try problem.verify(solution)
      #expect(solution.flows.count == 120)
    }
  }

  @Test func `a staircase of assignments, all steps degenerate, ends`() async throws {
    let count = 150
    let table = (0..<count).map { row in
      (0..<count).map { column -> Int? in (row + 1) * (column + 1) }
    }
    let ones = [Int](repeating: 1, count: count)
    let problem = try TransportationProblem(rows: ones, columns: ones, points: table)
    let solution = await problem.solve()
    try problem.verify(solution)
    #expect(solution.flows.allSatisfy { $0.row == $0.column })
    #expect(solution.isUnique)
  }

  @Test func `thousands of rows in groups within groups take the way from coarse to fine`()
    async throws
  {
    var generator = SeededGenerator(seed: 3)
    let shape = RandomShape(
      rows: 6000...6000, columns: 60...60, groups: 12...12, pieces: 2...2, capacity: 1...9,
      points: 0...1_000_000, bonus: 0...300_000, density: 0.2)
    let problem = try shape.problem(using: &generator)
    let solution = await problem.solve(tieBreaks: Self.tieBreaks)
    try problem.verify(solution)
    #expect(solution.isUnique)
  }

  @Test
  func `thousands of rows in groups that must carry, or may not, take the way from coarse to fine`()
    async throws
  {
    var generator = SeededGenerator(seed: 5)
    let shape = RandomShape(
      rows: 6000...6000, columns: 60...60, groups: 6...6, rowGroups: 9...9, pieces: 2...2,
      capacity: 1...9, points: 0...1_000_000, bonus: 0...300_000, density: 0.2)
    let drawn = try shape.problem(using: &generator)
    let problem = try TransportationProblem(
      rows: drawn.rows, columns: drawn.columns, groups: drawn.groups,
      rowGroups: (0..<9).map { group in
        group < 4
          ? Group(capacity: 10 + 5 * group)
          : Group(pieces: [Piece(capacity: 60, bonus: 9_000_000), Piece(capacity: 60_000)])
      },
      groupOfRow: drawn.rows.indices.map { $0 % 9 }, candidates: drawn.candidates)
    let solution = await problem.solve(tieBreaks: Self.tieBreaks)
    try problem.verify(solution)
    #expect(solution.isUnique)
    for group in 0..<4 { #expect(solution.rowGroupFlows[group] <= 10 + 5 * group) }
  }

  @Test func `bonuses beyond 32 bits are added up in 64`() async throws {
    var generator = SeededGenerator(seed: 4)
    for bonus in [130_000_000, 5_000_000_000] {
      let shape = RandomShape(
        rows: 2500...2500, columns: 40...40, groups: 30...30, pieces: 2...2, capacity: 1...9,
        points: 0...1_000_000, bonus: bonus / 2...bonus, density: 0.2)
      let problem = try shape.problem(using: &generator)
      let solution = await problem.solve(tieBreaks: Self.tieBreaks)
      try problem.verify(solution)
    }
  }
}
