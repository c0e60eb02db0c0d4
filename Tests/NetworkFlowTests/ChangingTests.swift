import NetworkFlow
import Testing

@Suite struct `Changes to a solved problem` {
  private static let shapes = [
    RandomShape(),
    RandomShape(rowGroups: 0...3, bonus: -4...3, groupPieces: 0...3, groupBonus: -5...9),
    RandomShape(
      rows: 20...60, columns: 10...40, groups: 0...5, rowGroups: 1...5, pieces: 1...4,
      capacity: 0...9, points: 0...40, bonus: -9...12, density: 0.4, groupPieces: 1...3,
      groupBonus: -30...90),
    RandomShape(
      rows: 20...40, columns: 10...30, groups: 0...5, pieces: 1...4, capacity: 0...9,
      points: 0...40, bonus: 0...12, density: 0.4),
    RandomShape(
      rows: 60...90, columns: 20...40, groups: 1...4, pieces: 1...3, capacity: 0...40,
      points: 0...1_000_000, bonus: 0...300_000, density: 0.3),
    // So many candidates of each row and column that only the nearest are kept, with and without many ties.
    RandomShape(
      rows: 110...140, columns: 40...50, groups: 1...4, pieces: 1...3, capacity: 0...9,
      points: 0...60, bonus: 0...20, density: 0.9),
    RandomShape(
      rows: 110...140, columns: 40...50, groups: 1...4, pieces: 1...3, capacity: 0...9,
      points: 0...10_000, bonus: 0...3_000, density: 0.9),
    RandomShape(
      rows: 20...40, columns: 10...30, groups: 0...5, pieces: 1...4, capacity: 0...9,
      points: -20...40, bonus: -12...12, density: 0.4),
    RandomShape(
      rows: 20...60, columns: 5...15, groups: 0...5, rowGroups: 0...3, pieces: 0...4,
      capacity: 0...9, points: -20...40, bonus: -12...12, density: 0.4, alike: 1...4),
  ]

  /// Any change to any row, column or group, or to all points.
  private func change(
    to problem: TransportationProblem, using generator: inout SeededGenerator
  ) -> SolvedProblem.Change {
    func pieces(_ old: [Piece], _ generator: inout SeededGenerator) -> [Piece] {
      old.map {
        Piece(
          capacity: Bool.random(using: &generator)
            ? $0.capacity : max(0, $0.capacity + Int.random(in: -4...4, using: &generator)),
          bonus: $0.bonus + shift)
      }
    }
    // Now and then all bonuses of a row or a column become more or less, as if units there paid.
    let shift =
      Int.random(in: 0...2, using: &generator) == 0 ? Int.random(in: -9...9, using: &generator) : 0
    switch Int.random(in: 0...9, using: &generator) {
    case 0...3 where !problem.rows.isEmpty:
      let row = Int.random(in: problem.rows.indices, using: &generator)
      return .row(row, pieces: pieces(problem.rows[row], &generator))
    case 4...7 where !problem.columns.isEmpty:
      let column = Int.random(in: problem.columns.indices, using: &generator)
      let closes = Int.random(in: 0...3, using: &generator) == 0
      return .column(
        column, pieces: closes ? [] : pieces(problem.columns[column].pieces, &generator))
    case 8 where !problem.groups.isEmpty || !problem.rowGroups.isEmpty:
      let place = Int.random(
        in: 0..<problem.groups.count + problem.rowGroups.count, using: &generator)
      let capacity = Int.random(in: -1...20, using: &generator)
      var pieces = capacity < 0 ? nil : [Piece(capacity: capacity)]
      if capacity >= 0, problem.rowGroups.count > 0 {
        let bonus = Int.random(in: -3...30, using: &generator)
        pieces?.insert(Piece(capacity: capacity / 2, bonus: max(0, bonus)), at: 0)
      }
      return place < problem.groups.count
        ? .group(place, pieces: pieces)
        : .rowGroup(place - problem.groups.count, pieces: pieces)
    default:
      return .points(
        problem.candidates.points.map {
          max(-30, min(1_000_000, $0 + Int32.random(in: -2...2, using: &generator)))
        })
    }
  }

  @Test(arguments: 0..<42)
  func `are answered as a problem solved anew`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let tieBreaks = `Larger networks`.tieBreaks
    let first = try Self.shapes[seed % Self.shapes.count].problem(using: &generator)
    var solved = await SolvedProblem(first, tieBreaks: tieBreaks)
    for _ in 0..<40 {
      let count = Int.random(in: 1...3, using: &generator)
      var changes: [SolvedProblem.Change] = []
      for _ in 0..<count { changes.append(change(to: solved.problem, using: &generator)) }
      let before = solved.solution
      try await solved.change(changes)
      try solved.problem.verify(solved.solution)
      if !changes.contains(where: { if case .points = $0 { true } else { false } }) {
        try await solved.problem.verify(solved.solution, after: before)
      }
      let anew = await solved.problem.solve(tieBreaks: tieBreaks)
      #expect(solved.solution.objective == anew.objective, "\(changes)")
      #expect(solved.solution.isUnique == anew.isUnique)
      #expect(solved.solution.flows == anew.flows)
      #expect(solved.solution.rowValues == anew.rowValues)
      #expect(solved.solution.columnValues == anew.columnValues)
      #expect(solved.solution.groupValues == anew.groupValues)
      #expect(solved.solution.rowGroupValues == anew.rowGroupValues)
    }
  }

  @Test(arguments: 0..<60)
  func `of places alone are as unique as a problem solved anew, where much is equal`(seed: Int)
    async throws
  {
    var generator = SeededGenerator(seed: UInt64(200 + seed))
    let shape = RandomShape(
      rows: 4...12, columns: 3...9, groups: 0...2, pieces: 1...2, capacity: 0...4, points: 0...2,
      bonus: 0...1, density: 0.6)
    var solved = await SolvedProblem(try shape.problem(using: &generator))
    for _ in 0..<40 {
      let column = Int.random(in: solved.problem.columns.indices, using: &generator)
      let pieces = solved.problem.columns[column].pieces.map {
        Piece(capacity: Int.random(in: 0...4, using: &generator), bonus: $0.bonus)
      }
      try await solved.change([.column(column, pieces: pieces)])
      let anew = await solved.problem.solve()
      #expect(solved.solution.objective == anew.objective)
      #expect(solved.solution.isUnique == anew.isUnique)
    }
  }

  @Test(arguments: 0..<20)
  func `without a tie-break are as good and as unique as a problem solved anew`(seed: Int)
    async throws
  {
    var generator = SeededGenerator(seed: UInt64(100 + seed))
    var solved = await SolvedProblem(
      try Self.shapes[seed % Self.shapes.count].problem(using: &generator))
    for _ in 0..<20 {
      try await solved.change([change(to: solved.problem, using: &generator)])
      let anew = await solved.problem.solve()
      #expect(solved.solution.objective == anew.objective)
      #expect(solved.solution.isUnique == anew.isUnique)
      #expect(solved.solution.rowValues == anew.rowValues)
      #expect(solved.solution.columnValues == anew.columnValues)
    }
  }

  @Test(arguments: 0..<10)
  func `that are forged are refused by the shorter check wherever the whole check refuses them`(
    seed: Int
  ) async throws {
    var generator = SeededGenerator(seed: UInt64(200 + seed))
    var solved = await SolvedProblem(
      try Self.shapes[seed % Self.shapes.count].problem(using: &generator),
      tieBreaks: `Larger networks`.tieBreaks)
    var refused = 0
    for _ in 0..<20 {
      let before = solved.solution
      let column = Int.random(in: solved.problem.columns.indices, using: &generator)
      let pieces = solved.problem.columns[column].pieces.map {
        Piece(capacity: $0.capacity + Int.random(in: 0...3, using: &generator), bonus: $0.bonus)
      }
      try await solved.change([.column(column, pieces: pieces)])
      for forged in forgeries(of: solved.solution, using: &generator) {
        let whole = await failure { () throws(CertificateFailure) in
          try solved.problem.verify(forged)
        }
        let short = await failure { () async throws(CertificateFailure) in
          try await solved.problem.verify(forged, after: before)
        }
        #expect((whole == nil) == (short == nil), "\(String(describing: whole))")
        if short != nil { refused += 1 }
      }
    }
    #expect(refused >= 40)
  }

  private func failure(
    _ check: () async throws(CertificateFailure) -> Void
  ) async -> CertificateFailure? {
    do throws(CertificateFailure) {
      try await check()
      return nil
    } catch {
      return error
    }
  }

  /// The solution with a value less, two values shifted against each other, a unit more, a unit elsewhere, and
  /// without a flow.
  private func forgeries(
    of solution: TransportationSolution, using generator: inout SeededGenerator
  ) -> [TransportationSolution] {
    var forgeries: [TransportationSolution] = []
    func forge(_ change: (inout Draft) -> Void) {
      var draft = Draft(solution)
      change(&draft)
      forgeries.append(draft.solution)
    }
    let row = Int.random(in: solution.rowValues.indices, using: &generator)
    let column = Int.random(in: solution.columnValues.indices, using: &generator)
    forge { $0.rowValues[row] -= 1 }
    forge { $0.columnValues[column] -= 1 }
    forge {
      $0.rowValues[row] -= 1
      $0.columnValues[column] += 1
    }
    forge { $0.objective += 1 }
    guard let place = solution.flows.indices.randomElement(using: &generator) else {
      return forgeries
    }
    let flow = solution.flows[place]
    forge { $0.flows[place] = .init(row: flow.row, column: flow.column, units: flow.units + 1) }
    forge { $0.flows[place] = .init(row: flow.row, column: column, units: flow.units) }
    forge { $0.flows.remove(at: place) }
    return forgeries
  }

  @Test func `and back again leave the solution of before`() async throws {
    var generator = SeededGenerator(seed: 5)
    let problem = try Self.shapes[4].problem(using: &generator)
    var solved = await SolvedProblem(problem, tieBreaks: `Larger networks`.tieBreaks)
    let before = solved.solution
    var moved = 0
    for column in problem.columns.indices {
      let pieces = problem.columns[column].pieces
      try await solved.change([
        .column(column, pieces: pieces.map { .init(capacity: $0.capacity + 2, bonus: $0.bonus) })
      ])
      if solved.solution.flows != before.flows { moved += 1 }
      try await solved.change([.column(column, pieces: pieces)])
      #expect(solved.solution.flows == before.flows)
      #expect(solved.solution.rowUnits == before.rowUnits)
      #expect(solved.solution.columnUnits == before.columnUnits)
      #expect(solved.solution.columnValues == before.columnValues)
      #expect(solved.solution.isUnique == before.isUnique)
    }
    #expect(moved > 0)
  }

  @Test func `of a cap that moves thousands of rows are answered as a problem solved anew`()
    async throws
  {
    var generator = SeededGenerator(seed: 11)
    // Rows that the cap makes dearer go to the columns outside.
    let problem = try TransportationProblem(
      rows: (0..<4500).map { _ in [Piece(capacity: 1)] },
      columns: (0..<8).map { Column(pieces: [Piece(capacity: 500)], group: $0 < 6 ? 0 : nil) },
      groups: [Group(capacity: 2800)],
      points: (0..<4500).map { _ in
        (0..<8).map { _ in Int.random(in: 0...2000, using: &generator) }
      })
    let tieBreaks = `Larger networks`.tieBreaks
    var solved = await SolvedProblem(problem, tieBreaks: tieBreaks)
    for capacity in [2700, 2850, 2500] {
      try await solved.change([.group(0, pieces: [Piece(capacity: capacity)])])
      let anew = await solved.problem.solve(tieBreaks: tieBreaks)
      try solved.problem.verify(solved.solution)
      #expect(solved.solution.objective == anew.objective)
      #expect(solved.solution.flows == anew.flows)
      #expect(solved.solution.rowValues == anew.rowValues)
      #expect(solved.solution.columnValues == anew.columnValues)
      #expect(solved.solution.isUnique == anew.isUnique)
    }
  }

  @Test func `open a group that was closed, and close it again`() async throws {
    let problem = try TransportationProblem(
      rows: [[Piece(capacity: 2)]], columns: [Column(pieces: [Piece(capacity: 2)], group: 0)],
      groups: [Group(capacity: 0)], points: [[5]])
    var solved = await SolvedProblem(problem)
    #expect(solved.solution.objective == 0)
    try await solved.change([.group(0, pieces: [Piece(capacity: 1)])])
    try solved.problem.verify(solved.solution)
    #expect(solved.solution.objective == 5)
    try await solved.change([.group(0, pieces: [Piece(capacity: 0)])])
    try solved.problem.verify(solved.solution)
    #expect(solved.solution.objective == 0)
  }

  @Test func `that are refused leave everything as it was`() async throws {
    let problem = try TransportationProblem(rows: [2], columns: [2], points: [[5]])
    var solved = await SolvedProblem(problem)
    let before = solved.solution
    await #expect(throws: ProblemError.negativeCapacity(.column(0))) {
      try await solved.change([.column(0, pieces: [Piece(capacity: -1)])])
    }
    #expect(solved.solution == before)
    #expect(solved.problem.columns == problem.columns)
  }

  @Test func `of one column take a pivot or two`() async throws {
    var generator = SeededGenerator(seed: 7)
    let shape = RandomShape(
      rows: 300...300, columns: 60...60, groups: 2...2, pieces: 2...2, capacity: 5...20,
      points: 0...1_000_000, bonus: 0...100, density: 0.5)
    let problem = try shape.problem(using: &generator)
    var solved = await SolvedProblem(problem)
    let whole = solved.solution.effort.pivots
    let pieces = problem.columns[5].pieces
    try await solved.change([
      .column(
        5, pieces: [Piece(capacity: pieces[0].capacity - 1, bonus: pieces[0].bonus), pieces[1]])
    ])
    #expect(solved.solution.effort.pivots * 10 < whole)
  }

  @Test func `of places leave potentials as they are where they can, so few pivots answer them`()
    async throws
  {
    var generator = SeededGenerator(seed: 11)
    let shape = RandomShape(
      rows: 400...400, columns: 400...400, groups: 3...3, pieces: 2...2, capacity: 5...20,
      points: 0...1_000_000, bonus: 0...300_000, density: 0.05)
    var solved = await SolvedProblem(try shape.problem(using: &generator))
    var pivots = 0
    for column in solved.problem.columns.indices {
      let pieces = solved.problem.columns[column].pieces.map {
        Piece(capacity: $0.capacity + 2, bonus: $0.bonus)
      }
      try await solved.change([.column(column, pieces: pieces)])
      pivots += solved.solution.effort.pivots
    }
    // 160 where potentials are made to fit each changed column first.
    #expect((20..<80).contains(pivots))
  }
}
