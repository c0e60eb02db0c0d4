import NetworkFlow
import Testing

@Suite struct `Networks worked by hand` {
  @Test func `an empty problem has the flow of nothing`() async throws {
    let problem = try TransportationProblem(rows: [[Piece]](), columns: [], points: [])
    let solution = await problem.solve(tieBreaks: [.mostUnits])
    try problem.verify(solution)
    #expect(solution.flows.isEmpty)
    #expect(solution.objective == 0)
    #expect(solution.isUnique)
    #expect(await problem.gainsIfOneMore(solution).isEmpty)
  }

  @Test func `rows and columns without candidates carry nothing`() async throws {
    let problem = try TransportationProblem(rows: [3], columns: [2], points: [[nil]])
    let solution = await problem.solve()
    try problem.verify(solution)
    #expect(solution.rowUnits == [0])
    #expect(solution.columnUnits == [0])
    #expect(solution.rowValues == [0])
    #expect(solution.columnValues == [0])
  }

  @Test func `the better use of the scarce column wins though its row's points are fewer`()
    async throws
  {
    // Taking 10 first would leave row 1 with nothing: 10 + 0 against 9 + 8.
    let problem = try TransportationProblem(
      rows: [1, 1], columns: [1, 1], points: [[10, 9], [8, nil]])
    let solution = await problem.solve()
    try problem.verify(solution)
    #expect(
      solution.flows == [.init(row: 0, column: 1, units: 1), .init(row: 1, column: 0, units: 1)])
    #expect(solution.objective == 17)
    #expect(solution.isUnique)
  }

  @Test func `a bonus for each row's first units spreads what one row would take`() async throws {
    let pieces = [Piece(capacity: 1, bonus: 3), Piece(capacity: 1)]
    let column = Column(pieces: [Piece(capacity: 2)])
    let problem = try TransportationProblem(
      rows: [pieces, pieces], columns: [column], points: [[5], [4]])
    let solution = await problem.solve()
    try problem.verify(solution)
    #expect(solution.objective == 15)
    #expect(solution.rowUnits == [1, 1])
    // The next unit is row 0's second at 5: less than either bonus brings, more than nothing.
    #expect(await problem.gainsIfOneMore(solution) == [5])
    #expect(solution.columnValues == [7])
  }

  @Test func `nested caps hold and are priced where they bind`() async throws {
    let problem = try TransportationProblem(
      rows: [[Piece(capacity: 9)]],
      columns: [
        Column(pieces: [Piece(capacity: 4)], group: 0),
        Column(pieces: [Piece(capacity: 4)], group: 0),
        Column(pieces: [Piece(capacity: 4)], group: 1),
      ],
      groups: [Group(capacity: 3, parent: 1), Group(capacity: 5)], points: [[9, 7, 5]])
    let solution = await problem.solve()
    try problem.verify(solution)
    #expect(solution.flows.map(\.units) == [3, 2])
    #expect(solution.groupFlows == [3, 5])
    #expect(solution.objective == 37)
    #expect(solution.groupValues == [9, 5])
    #expect(await problem.gainsIfOneMore(solution) == [0, 0, 0])
  }

  @Test func `tie-breaks act in their order`() async throws {
    let problem = try TransportationProblem(rows: [2], columns: [2, 2], points: [[0, 0]])
    let free = await problem.solve()
    #expect(free.flows.isEmpty || !free.isUnique)
    let near = TieBreak { _, column in column == 0 ? -5 : -3 }
    let nearest = await problem.solve(tieBreaks: [near])
    #expect(nearest.flows.isEmpty)
    let placed = await problem.solve(tieBreaks: [.mostUnits, near])
    #expect(placed.flows == [.init(row: 0, column: 1, units: 2)])
    #expect(placed.isUnique)
    let most = await problem.solve(tieBreaks: [.mostUnits])
    #expect(!most.isUnique)
  }

  @Test func `a 40-bit tie-break after another does not disturb it`() async throws {
    let problem = try TransportationProblem(
      rows: [1, 1], columns: [1, 1], points: [[1, 1], [1, 1]])
    let first = TieBreak { row, column in row == column ? 1 : 0 }
    let second = TieBreak { row, column in row == column ? 0 : 1 << 40 }
    let solution = await problem.solve(tieBreaks: [first, second])
    #expect(solution.flows.map(\.column) == [0, 1])
    #expect(solution.isUnique)
  }

  @Test func `parallel pieces of equal bonus do not spoil uniqueness`() async throws {
    let pieces = [Piece(capacity: 2, bonus: 4), Piece(capacity: 2, bonus: 4)]
    let problem = try TransportationProblem(
      rows: [pieces], columns: [Column(pieces: pieces)], points: [[1]])
    let solution = await problem.solve()
    #expect(solution.isUnique)
    #expect(solution.rowUnits == [4])
  }

  @Test func `a column or group where nothing fits still has values that prove it`() async throws {
    let problem = try TransportationProblem(
      rows: [[Piece(capacity: 2)]],
      columns: [
        Column(pieces: []), Column(pieces: [Piece(capacity: 3, bonus: 2)], group: 0),
        Column(pieces: [Piece(capacity: 1)]),
      ],
      groups: [Group(capacity: 5, parent: 1), Group(capacity: 0)], points: [[8, 7, 6]])
    let solution = await problem.solve()
    try problem.verify(solution)
    #expect(solution.flows == [.init(row: 0, column: 2, units: 1)])
    #expect(await problem.gainsIfOneMore(solution) == [8, 0, 6])
  }

  @Test func `a cap inside a group whose first units earn more is kept`() async throws {
    // The group around is worth filling, so the first tree hangs it from the capped one inside.
    let problem = try TransportationProblem(
      rows: [[.init(capacity: 4)], [.init(capacity: 2)]],
      columns: [
        .init(pieces: [.init(capacity: 100)], group: 2),
        .init(pieces: [.init(capacity: 2)], group: 0),
      ],
      groups: [
        .init(capacity: 2, parent: 1),
        .init(pieces: [.init(capacity: 2, bonus: 100), .init(capacity: 4)]),
        .init(capacity: 3, parent: 1),
      ],
      candidates: .init(rowOffsets: [0, 1, 2], columns: [0, 1], points: [300, 600]))
    let solution = await problem.solve()
    try problem.verify(solution)
    #expect(solution.groupFlows == [2, 5, 3])
    #expect(solution.objective == 3 * 300 + 2 * 600 + 200)
  }
}
