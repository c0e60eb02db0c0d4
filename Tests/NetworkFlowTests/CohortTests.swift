import NetworkFlow
import Testing

@Suite struct `Minimums of columns` {
  /// Minimums for most columns, from nothing to more than they can carry.
  static func minimums(
    of problem: TransportationProblem, upTo most: Int, using generator: inout SeededGenerator
  ) -> [ColumnMinimum] {
    var minimums: [ColumnMinimum] = []
    for column in problem.columns.indices
    where Int.random(in: 0...3, using: &generator) > 0 {
      minimums.append(
        ColumnMinimum(column: column, least: Int.random(in: 0...most, using: &generator)))
    }
    return minimums
  }

  static func keeps(_ units: [Int], _ minimums: [ColumnMinimum]) -> Bool {
    minimums.allSatisfy { units[$0.column] == 0 || units[$0.column] >= $0.least }
  }

  @Test(arguments: 0..<200)
  func `are kept by the best of all flows that keep them`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var shape = RandomShape()
    shape.capacity = 0...3
    shape.bonus = 0...(seed % 2 == 0 ? 3 : 0)
    shape.rows = 1...2
    if seed % 4 == 3 {
      shape.rowGroups = 0...2
      shape.groupPieces = 1...2
      shape.groupBonus = 0...9
      shape.bonus = -2...3
    }
    let problem = try shape.problem(using: &generator)
    let minimums = Self.minimums(of: problem, upTo: 5, using: &generator)
    let solution = try await problem.solve(minimums: minimums, gap: 0)
    let best = BruteForce(problem) { Self.keeps(ofColumns($0, problem), minimums) }
    #expect(solution.objective == best.best[0])
    #expect(solution.bound == solution.objective)
    #expect(solution.end == .gap)
    try await problem.verifyLeaves(of: solution, minimums: minimums)
  }

  @Test(arguments: 0..<40)
  func `leave of equally good flows on the same columns the best by the tie-breaks`(seed: Int)
    async throws
  {
    var generator = SeededGenerator(seed: UInt64(1000 + seed))
    var shape = RandomShape()
    shape.rows = 1...2
    let problem = try shape.problem(using: &generator)
    let minimums = Self.minimums(of: problem, upTo: 4, using: &generator)
    let tieBreaks = [TieBreak.mostUnits, TieBreak { row, column in row * row * 7 + column }]
    let solution = try await problem.solve(minimums: minimums, tieBreaks: tieBreaks, gap: 0)
    let least = Dictionary(uniqueKeysWithValues: minimums.map { ($0.column, $0.least) })
    let best = BruteForce(problem, tieBreaks: tieBreaks) { units in
      let units = ofColumns(units, problem)
      guard Self.keeps(units, minimums) else { return false }
      return problem.columns.indices.allSatisfy { column in
        least[column, default: 0] < 2
          || (units[column] == 0) == solution.closed.contains(column)
      }
    }
    #expect(solution.objective == best.best[0])
    let units = solution.flows.reduce(0) { $0 + $1.units }
    #expect(units == best.best[1])
    let mixed = solution.flows.reduce(0) { $0 + $1.units * tieBreaks[1].worth($1.row, $1.column) }
    #expect(mixed == best.best[2])
  }

  static let middle = RandomShape(
    rows: 12...25, columns: 5...7, groups: 0...4, pieces: 1...3, capacity: 0...6, points: 0...40,
    bonus: 0...20, density: 0.5)

  /// The best over every choice of columns that are open, each solved on its own as a network.
  private func bestOfAllChoices(
    _ problem: TransportationProblem, _ minimums: [ColumnMinimum]
  ) async throws -> Int {
    let decided = minimums.filter { $0.least > 1 }
    let force = 1_000_000
    var best = 0
    for choice in 0..<(1 << decided.count) {
      var columns = problem.columns
      var forced = 0
      for (place, minimum) in decided.enumerated() {
        let column = problem.columns[minimum.column]
        let isOpen = choice >> place & 1 == 1
        let first = Piece(capacity: minimum.least, bonus: force)
        var left = minimum.least
        var bonus = 0
        var pieces = isOpen ? [first] : []
        for piece in isOpen ? column.pieces : [] {
          let taken = min(left, piece.capacity)
          left -= taken
          bonus += taken * piece.bonus
          pieces.append(Piece(capacity: piece.capacity - taken, bonus: piece.bonus))
        }
        guard left == 0 || !isOpen else {
          forced = .max
          break
        }
        if isOpen { forced += minimum.least * force - bonus }
        columns[minimum.column] = Column(pieces: pieces, group: column.group)
      }
      guard forced < .max else { continue }
      let solution = await
        (try TransportationProblem(
          rows: problem.rows, columns: columns, groups: problem.groups,
          candidates: problem.candidates)).solve()
      best = max(best, solution.objective - forced)
    }
    return best
  }

  @Test(arguments: 0..<8)
  func `are kept as well as by the best of all choices`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(2000 + seed))
    let problem = try Self.middle.problem(using: &generator)
    try await compareWithAllChoices(
      problem, Self.minimums(of: problem, upTo: 14, using: &generator))
  }

  @Test(arguments: [1, 5, 6, 7])
  func `are kept as well as by the best of all choices where many are to be made`(seed: Int)
    async throws
  {
    let (problem, minimums) = try Self.tight(seed: seed, rows: 14...18, columns: 8...8)
    let nodes = try await compareWithAllChoices(problem, minimums)
    #expect(nodes >= 2)
  }

  /// - Returns: how many nodes the whole search took.
  @discardableResult
  private func compareWithAllChoices(
    _ problem: TransportationProblem, _ minimums: [ColumnMinimum]
  ) async throws -> Int {
    var needed = 0
    let best = try await bestOfAllChoices(problem, minimums)
    for nodes in [0, 1, 3, 8, nil] {
      let solution = try await problem.solve(minimums: minimums, gap: 0, nodes: nodes)
      try await problem.verifyLeaves(of: solution, minimums: minimums)
      #expect(solution.objective <= best)
      #expect(solution.bound >= best)
      if nodes == nil { #expect(solution.objective == best && solution.bound == best) }
      if solution.end == .gap { #expect(solution.objective == solution.bound) }
      needed = solution.nodes
    }
    return needed
  }

  static let larger = RandomShape(
    rows: 60...90, columns: 20...40, groups: 1...4, pieces: 1...3, capacity: 0...12,
    points: 0...1000, bonus: 0...300, density: 0.3)

  @Test(arguments: 0..<6)
  func `are kept alike whatever the order of rows and columns`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(3000 + seed))
    let problem = try Self.larger.problem(using: &generator)
    let minimums = Self.minimums(of: problem, upTo: 25, using: &generator)
    let solution = try await problem.solve(minimums: minimums, gap: 0, nodes: 400)
    let rows = problem.rows.indices.shuffled(using: &generator)
    let columns = problem.columns.indices.shuffled(using: &generator)
    let shuffled = try TransportationProblem(
      rows: rows.map { problem.rows[$0] }, columns: columns.map { problem.columns[$0] },
      groups: problem.groups,
      points: rows.map { row in columns.map { problem.table[row][$0] } })
    let place = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    let other = try await shuffled.solve(
      minimums: minimums.map { .init(column: place[$0.column] ?? -1, least: $0.least) }, gap: 0,
      nodes: 400)
    try #require(solution.end == .gap && other.end == .gap)
    #expect(solution.objective == other.objective)
    #expect(solution.bound == other.bound)
    #expect(solution.relaxation.objective == other.relaxation.objective)
  }

  /// Rows of few units and columns of one piece, so that many columns are under their minimum in the relaxation.
  static func tight(
    seed: Int, rows: ClosedRange<Int> = 24...30, columns: ClosedRange<Int> = 14...18
  ) throws -> (TransportationProblem, [ColumnMinimum]) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let shape = RandomShape(
      rows: rows, columns: columns, groups: 0...0, pieces: 1...1, capacity: 6...12,
      points: 0...1000, bonus: 0...0, density: 0.3)
    let drawn = try shape.problem(using: &generator)
    let problem = try TransportationProblem(
      rows: drawn.rows.map { _ in [Piece(capacity: Int.random(in: 1...6, using: &generator))] },
      columns: drawn.columns.map { Column(pieces: $0.pieces, group: 0) },
      groups: [Group(capacity: 3 * drawn.rows.count)], candidates: drawn.candidates)
    return (problem, problem.columns.indices.map { ColumnMinimum(column: $0, least: 6) })
  }

  @Test(arguments: 5...8)
  func `are kept by the same flow each time`(seed: Int) async throws {
    let (problem, minimums) = try Self.tight(seed: seed)
    let first = try await problem.solve(minimums: minimums, gap: 0, nodes: 5)
    let second = try await problem.solve(minimums: minimums, gap: 0, nodes: 5)
    #expect(first == second)
    #expect(first.end == .nodes)
    try await problem.verifyLeaves(of: first, minimums: minimums)
  }

  @Test(arguments: 5...8)
  func `are kept as nearly to the best as is asked for`(seed: Int) async throws {
    let (problem, minimums) = try Self.tight(seed: seed)
    let best = try await problem.solve(minimums: minimums, gap: 0)
    #expect(best.relaxation.objective > best.objective)
    for gap in [0.01, 0.002] {
      let near = try await problem.solve(minimums: minimums, gap: gap)
      #expect(near.gap <= gap)
      #expect(near.nodes < best.nodes)
      #expect(near.objective <= best.objective && best.objective <= near.bound)
      try await problem.verifyLeaves(of: near, minimums: minimums)
    }
  }

  @Test func `are kept even when time is up at once`() async throws {
    let (problem, minimums) = try Self.tight(seed: 7)
    let solution = try await problem.solve(minimums: minimums, gap: 0, isTimeUp: { true })
    #expect(solution.end == .time)
    #expect(solution.objective > 0)
    #expect(solution.nodes == 0)
    try await problem.verifyLeaves(of: solution, minimums: minimums)
  }

  @Test func `close a column that cannot reach its own, and the rest carries more`() async throws {
    // Two columns of 3 for 4 units: with a minimum of 3 only one can run, and the fourth unit stays out.
    let problem = try TransportationProblem(
      rows: [2, 2], columns: [3, 3], points: [[10, 9], [9, 10]])
    let minimums = [ColumnMinimum(column: 0, least: 3), ColumnMinimum(column: 1, least: 3)]
    let free = await problem.solve()
    #expect(free.objective == 40)
    let solution = try await problem.solve(minimums: minimums, gap: 0)
    #expect(solution.objective == 29)
    #expect(solution.bound == 29)
    #expect(solution.closed.count == 1)
    // The closed column would carry the unit that stays out.
    let uses = try await problem.usesWithoutMinimum(
      of: solution.closed, where: solution.columnUnits.map { $0 > 0 },
      minimums: minimums)
    #expect(uses == [2] || uses == [1])
  }

  @Test func `of parts that share nothing lose together what each loses`() async throws {
    func points(_ copies: Int) -> [[Int?]] {
      (0..<2 * copies).map { row in
        (0..<2 * copies).map { column in
          row / 2 == column / 2 ? (row == column ? 10 : 9) : nil
        }
      }
    }
    for copies in 1...4 {
      let problem = try TransportationProblem(
        rows: .init(repeating: 2, count: 2 * copies),
        columns: .init(repeating: 3, count: 2 * copies), points: points(copies))
      let minimums = problem.columns.indices.map { ColumnMinimum(column: $0, least: 3) }
      let solution = try await problem.solve(minimums: minimums, gap: 0)
      #expect(solution.objective == 29 * copies)
      #expect(solution.bound == 29 * copies)
      #expect(solution.trees.count == copies)
      #expect(solution.nodes <= 2 * copies)
    }
  }

  @Test func `that ask for nothing change nothing`() async throws {
    var generator = SeededGenerator(seed: 6)
    let problem = try Self.larger.problem(using: &generator)
    let minimums = problem.columns.indices.map { ColumnMinimum(column: $0, least: $0 % 2) }
    let solution = try await problem.solve(minimums: minimums, gap: 0)
    let free = await problem.solve()
    #expect(solution.objective == free.objective)
    #expect(solution.bound == free.objective)
    #expect(solution.trees.isEmpty)
    #expect(solution.closed.isEmpty)
  }

  @Test func `of a problem without candidates close everything`() async throws {
    let problem = try TransportationProblem(rows: [2], columns: [2], points: [[nil]])
    let minimums = [ColumnMinimum(column: 0, least: 2)]
    let solution = try await problem.solve(minimums: minimums)
    #expect(solution.objective == 0)
    #expect(solution.gap == 0)
    #expect(solution.closed == [0])
    try problem.verify(solution, minimums: minimums)
  }

  @Test func `that are wrong are refused`() async throws {
    let problem = try TransportationProblem(rows: [2], columns: [2], points: [[5]])
    let refused: [([ColumnMinimum], CohortError)] = [
      ([.init(column: 1, least: 2)], .unknownColumn(1)),
      ([.init(column: -1, least: 2)], .unknownColumn(-1)),
      ([.init(column: 0, least: -2)], .negativeMinimum(column: 0)),
      ([.init(column: 0, least: 2), .init(column: 0, least: 3)], .repeatedColumn(0)),
    ]
    for (minimums, error) in refused {
      await #expect(throws: error) { try await problem.solve(minimums: minimums) }
    }
  }

  @Test func `of a problem too large to force anything are refused`() async throws {
    let units = 1 << 28
    let problem = try TransportationProblem(
      rows: [units], columns: [units, units], points: [[1_000_000, 1_000_000]])
    await #expect(throws: CohortError.problem(.overflow(.objective))) {
      try await problem.solve(minimums: [.init(column: 0, least: units)])
    }
  }

  @Test func `tell how far the search is, and never that less is found than before`() async throws {
    let (problem, minimums) = try Self.tight(seed: 7)
    let told = Told()
    let solution = try await problem.solve(
      minimums: minimums, gap: 0, nodes: 30, progress: { told.add($0, $1, $2) })
    let all = told.all
    #expect(all.count > 10)
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.objective <= $1.objective })
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.bound >= $1.bound })
    #expect(all.allSatisfy { $0.objective <= solution.objective })
    #expect(all.allSatisfy { $0.bound >= solution.bound })
  }
}

/// The units of each column.
func ofColumns(_ units: [[Int]], _ problem: TransportationProblem) -> [Int] {
  problem.columns.indices.map { column in units.reduce(0) { $0 + $1[column] } }
}
