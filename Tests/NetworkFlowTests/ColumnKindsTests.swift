@testable import NetworkFlow
import Testing

@Suite struct `Kinds of columns` {
  private static let shapes = [
    RandomShape(columns: 1...4, groups: 0...3, rowGroups: 0...2),
    RandomShape(
      rows: 10...30, columns: 4...12, groups: 0...5, rowGroups: 0...4, pieces: 0...4,
      capacity: 0...9, points: 0...40, bonus: -9...12, density: 0.4, groupPieces: 1...3,
      groupBonus: -30...90),
    RandomShape(
      rows: 40...80, columns: 6...15, groups: 0...3, capacity: 0...20, points: 0...1_000_000,
      bonus: 0...300_000, density: 0.3),
  ]

  /// A random problem, and the same by kinds, where a kind has columns of several groups, and closed ones.
  private func problems(
    _ shape: Int, using generator: inout SeededGenerator
  ) throws -> (writtenOut: TransportationProblem, byKind: TransportationProblem) {
    let drawn = try Self.shapes[shape].problem(using: &generator)
    let origins = drawn.columns.indices.flatMap {
      [Int](repeating: $0, count: Int.random(in: 1...5, using: &generator))
    }.shuffled(using: &generator)
    // What a column's candidates have more than those of the one it comes from.
    let more = origins.map { _ in
      Bool.random(using: &generator) ? 0 : Int.random(in: -9...9, using: &generator)
    }
    // A third of the columns that could be of one kind are not.
    let kinds = ColumnKinds(
      keys: origins.enumerated().map { column, origin in
        Int.random(in: 0..<3, using: &generator) == 0 ? drawn.columns.count + column : origin
      }, points: more)
    let keepsGroups = Bool.random(using: &generator)
    let columns = origins.map { origin in
      let pieces = drawn.columns[Int.random(in: 0..<drawn.columns.count, using: &generator)].pieces
      let group =
        drawn.groups.isEmpty || keepsGroups || Bool.random(using: &generator)
        ? drawn.columns[origin].group : Int.random(in: 0..<drawn.groups.count, using: &generator)
      return Column(pieces: pieces, group: group)
    }
    let table = drawn.table.map { line in
      zip(origins, more).map { origin, more in line[origin].map { $0 + more } }
    }
    let groupOfRow =
      drawn.rowGroups.isEmpty ? [] : drawn.rows.indices.map(drawn.group(ofRow:))
    var (offsets, to, points) = ([0], [Int32](), [Int32]())
    for line in table {
      for kind in 0..<kinds.count {
        guard let first = kinds[kind].first, let earned = line[Int(first)] else { continue }
        to.append(Int32(kind))
        points.append(Int32(earned))
      }
      offsets.append(to.count)
    }
    return (
      try TransportationProblem(
        rows: drawn.rows, columns: columns, groups: drawn.groups, rowGroups: drawn.rowGroups,
        groupOfRow: groupOfRow, points: table),
      try TransportationProblem(
        rows: drawn.rows, columns: columns, groups: drawn.groups, rowGroups: drawn.rowGroups,
        groupOfRow: groupOfRow,
        candidates: .init(rowOffsets: offsets, columns: to, points: points, kinds: kinds))
    )
  }

  @Test(arguments: 0..<3, 0..<12)
  func `give what the columns written out give`(shape: Int, seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(100 * shape + seed))
    var fewer = 0
    for _ in 0..<30 {
      let (writtenOut, byKind) = try problems(shape, using: &generator)
      fewer += byKind.candidates.columns.count < writtenOut.candidates.count ? 1 : 0
      #expect(byKind.candidates.writtenOut == writtenOut.candidates)
      #expect(byKind.candidates.count == writtenOut.candidates.count)

      let tieBreaks = `Larger networks`.tieBreaks
      let one = await byKind.solve(tieBreaks: tieBreaks)
      let other = await writtenOut.solve(tieBreaks: tieBreaks)
      try byKind.verify(one)
      try writtenOut.verify(one)
      #expect(one.objective == other.objective)
      #expect(one.isUnique == other.isUnique)
      if one.isUnique { #expect(one.flows == other.flows) }
      #expect(one.rowValues == other.rowValues)
      #expect(one.columnValues == other.columnValues)
      #expect(one.groupValues == other.groupValues)
      #expect(one.rowGroupValues == other.rowGroupValues)
      #expect(await byKind.gainsIfOneMore(one) == writtenOut.gainsIfOneMore(other))
    }
    #expect(fewer > 10)
  }

  @Test(arguments: 0..<6)
  func `may be written out for changes, conditions and minimum cohorts`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<10 {
      let (writtenOut, byKind) = try problems(1, using: &generator)
      #expect(text(of: byKind) == text(of: writtenOut))
      #expect(byKind.shortages() == writtenOut.shortages())
      var (one, other) = (await SolvedProblem(byKind), await SolvedProblem(writtenOut))
      let change = SolvedProblem.Change.column(0, pieces: [Piece(capacity: 3)])
      try await one.change([change])
      try await other.change([change])
      #expect(one.solution.objective == other.solution.objective)
      let minimums = [ColumnMinimum(column: 0, least: 2)]
      #expect(
        try await byKind.solve(minimums: minimums).objective
          == writtenOut.solve(minimums: minimums).objective)
      let condition = SideCondition(
        [.columns(writtenOut.columns.indices.map { $0 == 0 ? 1 : 0 })], atMost: 1)
      #expect(
        try await byKind.solve(under: [condition]).bound
          == writtenOut.solve(under: [condition]).bound)
    }
  }

  private func text(of problem: TransportationProblem) -> [UInt8] {
    var text: [UInt8] = []
    problem.writeDIMACS { text += $0 }
    return text
  }

  @Test func `are in the order of their first columns`() {
    let kinds = ColumnKinds(keys: ["b", "a", "b", "c", "a"])
    #expect(kinds.ofColumns == [0, 1, 0, 2, 1])
    #expect(kinds.count == 3)
    #expect((0..<3).map { Array(kinds[$0]) } == [[0, 2], [1, 4], [3]])
    #expect((0..<3).map { kinds.size(of: $0) } == [2, 2, 1])
    #expect(kinds.shifts == [0, 0, 0, 0, 0])
    #expect(ColumnKinds(keys: [Int]()).count == 0)
    let shifted = ColumnKinds(keys: ["b", "a", "b", "c", "a"], points: [7, 20, 9, 5, 18])
    #expect(shifted.shifts == [0, 0, 2, 0, -2])
    #expect((0..<3).map { shifted.shifts(of: $0) } == [0...2, -2...0, 0...0])
  }

  @Test func `of another number of columns, or that do not exist, are refused`() {
    func problem(_ kinds: ColumnKinds, _ columns: [Int32]) throws(ProblemError) {
      _ = try TransportationProblem(
        rows: [[Piece(capacity: 1)]],
        columns: [Column(pieces: []), Column(pieces: []), Column(pieces: [])],
        candidates: .init(
          rowOffsets: [0, columns.count], columns: columns,
          points: columns.map { _ in 1 }, kinds: kinds))
    }
    #expect(throws: ProblemError.kindsMalformed) { try problem(ColumnKinds(keys: [1, 1]), [0]) }
    #expect(throws: ProblemError.unknownColumn(row: 0, column: 2)) {
      try problem(ColumnKinds(keys: [1, 1, 2]), [2])
    }
    #expect(throws: Never.self) { try problem(ColumnKinds(keys: [1, 1, 2]), [0, 1]) }
    // One point and the most beside it is too many.
    for (shift, fits) in [(1 << 28, false), (-(1 << 28), true), (-(1 << 28) - 2, false)] {
      let kinds = ColumnKinds(keys: [1, 1, 2], points: [0, shift, 0])
      if fits {
        #expect(throws: Never.self) { try problem(kinds, [0]) }
      } else {
        #expect(throws: ProblemError.pointsOutOfRange(row: 0, column: 0)) {
          try problem(kinds, [0])
        }
      }
    }
  }

  @Test func `are looked at after a change too`() async throws {
    // One kind of two columns, and a column beside it: its number is not the place of its kind.
    let candidates = TransportationProblem.Candidates(
      rowOffsets: [0, 2], columns: [0, 1], points: [7, 3],
      kinds: ColumnKinds(keys: [1, 1, 2], points: [0, 2, 0]))
    func problem(learners: Int) throws -> TransportationProblem {
      try TransportationProblem(
        rows: [[Piece(capacity: learners)]],
        columns: (0..<3).map { _ in Column(pieces: [Piece(capacity: 1)]) }, candidates: candidates)
    }
    let before = try problem(learners: 3)
    let after = try problem(learners: 2)
    let (first, second) = (await before.solve(), await after.solve())
    try await after.verify(second, after: first)
    // A row and a column are valued less than before, and the column earns more, with its shift, than both come to.
    func valued(_ row: Int, _ columns: [Int]) -> TransportationSolution {
      TransportationSolution(
        flows: second.flows, objective: second.objective, rowUnits: second.rowUnits,
        columnUnits: second.columnUnits, groupFlows: [], rowValues: [row], columnValues: columns,
        groupValues: [])
    }
    await #expect(throws: CertificateFailure.valuesTooLow(row: 0, column: 1)) {
      try await after.verify(valued(-1, [8, 8, 4]), after: valued(0, [8, 9, 4]))
    }
  }

  @Test func `that are valued too low are refused with the column`() async throws {
    let problem = try TransportationProblem(
      rows: [[Piece(capacity: 1)]],
      columns: [Column(pieces: [Piece(capacity: 1)]), Column(pieces: [Piece(capacity: 1)])],
      candidates: .init(
        rowOffsets: [0, 1], columns: [0], points: [7], kinds: ColumnKinds(keys: [1, 1])))
    let solved = await problem.solve()
    try problem.verify(solved)
    let wrong = TransportationSolution(
      flows: solved.flows, objective: 7, rowUnits: [1], columnUnits: solved.columnUnits,
      groupFlows: [], rowValues: [7], columnValues: [0, -1], groupValues: [])
    #expect(throws: CertificateFailure.valuesTooLow(row: 0, column: 1)) {
      try problem.verify(wrong)
    }
  }
}
