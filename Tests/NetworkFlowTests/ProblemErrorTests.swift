import NetworkFlow
import Testing

@Suite struct `Problems refused on entry` {
  private func problem(
    rows: [[Piece]] = [[Piece(capacity: 1)]], columns: [Column] = [Column(pieces: [])],
    groups: [Group] = [], offsets: [Int] = [0, 1], columnOf: [Int32] = [0], pointsOf: [Int32] = [0]
  ) throws(ProblemError) {
    _ = try TransportationProblem(
      rows: rows, columns: columns, groups: groups,
      candidates: .init(rowOffsets: offsets, columns: columnOf, points: pointsOf))
  }

  @Test(arguments: [[], [0], [1, 1], [0, 2], [0, 1, 1]])
  func `offsets that do not divide the candidates into rows`(offsets: [Int]) {
    #expect(throws: ProblemError.rowOffsetsMalformed) { try problem(offsets: offsets) }
  }

  @Test func `points without a column`() {
    #expect(throws: ProblemError.rowOffsetsMalformed) { try problem(pointsOf: [0, 0]) }
  }

  @Test(arguments: [-1, 1] as [Int32])
  func `a column that does not exist`(column: Int32) {
    #expect(throws: ProblemError.unknownColumn(row: 0, column: Int(column))) {
      try problem(columnOf: [column])
    }
  }

  @Test(arguments: [[0, 0], [1, 0]] as [[Int32]])
  func `candidates twice or out of order`(columnOf: [Int32]) {
    #expect(throws: ProblemError.columnsNotAscending(row: 0)) {
      try problem(
        columns: [Column(pieces: []), Column(pieces: [])], offsets: [0, 2], columnOf: columnOf,
        pointsOf: [0, 0])
    }
  }

  @Test(arguments: [-1 - 1 << 28, 1 + 1 << 28, .min, .max] as [Int32])
  func `points out of range`(points: Int32) {
    #expect(throws: ProblemError.pointsOutOfRange(row: 0, column: 0)) {
      try problem(pointsOf: [points])
    }
  }

  @Test func `negative capacities, and bonuses too far below nothing`() {
    let capacity = [Piece(capacity: -1)]
    let bonus = [Piece(capacity: 1, bonus: 0), Piece(capacity: 1, bonus: -1 << 40)]
    #expect(throws: ProblemError.negativeCapacity(.row(0))) { try problem(rows: [capacity]) }
    #expect(throws: ProblemError.bonusTooLow(.row(0))) { try problem(rows: [bonus]) }
    #expect(throws: ProblemError.negativeCapacity(.column(0))) {
      try problem(columns: [Column(pieces: capacity)])
    }
    #expect(throws: ProblemError.negativeCapacity(.group(0))) {
      try problem(groups: [Group(capacity: -1)])
    }
  }

  @Test func `a later piece that earns more`() {
    let pieces = [Piece(capacity: 1), Piece(capacity: 1, bonus: 1)]
    #expect(throws: ProblemError.bonusIncreases(.column(0))) {
      try problem(columns: [Column(pieces: pieces)])
    }
  }

  @Test func `groups that do not exist or hold themselves`() {
    #expect(throws: ProblemError.unknownGroup(.column(0), group: 0)) {
      try problem(columns: [Column(pieces: [], group: 0)])
    }
    #expect(throws: ProblemError.unknownGroup(.group(0), group: 1)) {
      try problem(groups: [Group(capacity: 1, parent: 1)])
    }
    #expect(throws: ProblemError.groupInsideItself(.group(1))) {
      try problem(groups: [
        Group(capacity: 1, parent: 1), Group(capacity: 1, parent: 2), Group(capacity: 1, parent: 1),
      ])
    }
  }

  @Test func `totals that could not be added up exactly`() {
    #expect(throws: ProblemError.overflow(.units)) {
      try problem(rows: [[Piece(capacity: TransportationProblem.unitLimit)]])
    }
    #expect(throws: ProblemError.overflow(.units)) {
      try problem(rows: [[Piece(capacity: .max), Piece(capacity: .max)]])
    }
    #expect(throws: ProblemError.overflow(.capacities)) {
      try problem(columns: [Column(pieces: [Piece(capacity: .max)])])
    }
    #expect(throws: ProblemError.overflow(.objective)) {
      try problem(rows: [[Piece(capacity: 1 << 20, bonus: 1 << 50)]])
    }
    #expect(throws: ProblemError.overflow(.objective)) {
      try problem(rows: [[Piece(capacity: 1, bonus: .max)]])
    }
    #expect(throws: ProblemError.overflow(.potentials)) {
      try problem(rows: [[Piece(capacity: 1, bonus: 1 << 60)]])
    }
  }

  @Test func `the largest totals that are admitted are solved exactly`() async throws {
    let bonus = 1 << 30
    let units = TransportationProblem.unitLimit - 1
    let problem = try TransportationProblem(
      rows: [[Piece(capacity: units, bonus: bonus)]],
      columns: [Column(pieces: [Piece(capacity: 1 << 61, bonus: bonus)], group: 0)],
      groups: [Group(capacity: 1 << 61)], points: [[1_000_000]])
    let solution = await problem.solve()
    try problem.verify(solution)
    #expect(solution.objective == units * (2 * bonus + 1_000_000))
  }
}
