import NetworkFlow
import Testing

@Suite struct `Side conditions` {
  /// A problem with conditions of all kinds, floors among them.
  struct Drawn {
    var problem: TransportationProblem
    var conditions: [SideCondition]

    init(
      _ shape: RandomShape, conditions count: ClosedRange<Int>, coefficients: ClosedRange<Int>,
      atMost: ClosedRange<Int> = -4...12, using generator: inout SeededGenerator
    ) throws {
      problem = try shape.problem(using: &generator)
      conditions = []
      func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
      func marks(_ count: Int) -> [Bool] { (0..<count).map { _ in draw(0...1) == 1 } }
      for _ in 0..<draw(count) {
        var terms: [SideCondition.Term] = []
        for _ in 0..<draw(1...2) {
          switch draw(0...2) {
          case 0: terms.append(.columns(problem.columns.map { _ in draw(coefficients) }))
          case 1: terms.append(.rows(problem.rows.map { _ in draw(coefficients) }))
          default:
            terms.append(
              .candidates(
                rows: marks(problem.rows.count), columns: marks(problem.columns.count),
                coefficient: draw(coefficients)))
          }
        }
        conditions.append(SideCondition(terms, atMost: draw(atMost)))
      }
    }
  }

  /// The most that flows earn which keep some conditions; nil where there are none.
  private func best(
    _ problem: TransportationProblem, _ conditions: [SideCondition]
  ) -> Int? {
    BruteForce(problem, where: { units in conditions.allSatisfy { $0.use(units) <= $0.atMost } })
      .best.first
  }

  @Test(arguments: 0..<10)
  func `give flows that keep them, near the best of all, and a bound above`(seed: Int) async throws
  {
    var generator = SeededGenerator(seed: UInt64(seed))
    var (found, missed, best) = (0, 0, 0)
    for _ in 0..<100 {
      let drawn = try Drawn(
        RandomShape(
          rowGroups: seed < 6 ? 0...0 : 0...2, points: 0...9, bonus: seed % 2 == 0 ? 0...3 : -3...3,
          groupPieces: seed < 6 ? 1...1 : 1...2, groupBonus: seed < 6 ? 0...0 : -2...9),
        conditions: 1...3,
        coefficients: seed % 3 == 0 ? 0...5 : -4...5, using: &generator)
      let solved = try await drawn.problem.solve(under: drawn.conditions)
      try drawn.problem.verify(solved, under: drawn.conditions)
      guard let optimum = self.best(drawn.problem, drawn.conditions) else {
        #expect(solved.solution == nil, "\(drawn)")
        continue
      }
      #expect(!solved.isImpossible, "\(drawn)")
      #expect(solved.bound >= optimum, "\(drawn)")
      guard let solution = solved.solution else {
        missed += 1
        continue
      }
      found += 1
      #expect(solution.objective <= optimum, "\(drawn)")
      if solution.objective == optimum { best += 1 }
    }
    #expect(missed * 20 <= found)
    #expect(best * 20 >= found * 19)
  }

  @Test(arguments: 0..<8)
  func `of larger problems leave a small gap, and the same comes out again`(seed: Int) async throws
  {
    var generator = SeededGenerator(seed: UInt64(40 + seed))
    let shape = RandomShape(
      rows: 150...200, columns: 30...50, groups: 1...4, pieces: 1...3, capacity: 0...20,
      points: 0...1_000_000, bonus: 0...300_000, density: 0.5)
    let problem = try shape.problem(using: &generator)
    let free = await problem.solve()
    let prices = problem.columns.map { _ in Int.random(in: 100_000...500_000, using: &generator) }
    let isFar = problem.rows.map { _ in Int.random(in: 0...2, using: &generator) == 0 }
    let isNew = problem.columns.map { _ in Bool.random(using: &generator) }
    let spent = free.flows.reduce(0) { $0 + $1.units * prices[$1.column] }
    let far = free.flows.reduce(0) { $0 + (isFar[$1.row] ? $1.units : 0) }
    let units = free.flows.reduce(0) { $0 + $1.units }
    let share = min(90, far * 100 / units + 8)
    let conditions = [
      SideCondition([.columns(prices)], atMost: spent * (60 + 5 * seed % 35) / 100),
      SideCondition([.rows(isFar.map { share - ($0 ? 100 : 0) })], atMost: 0),
      SideCondition(
        [.candidates(rows: isFar.map(!), columns: isNew, coefficient: 1)], atMost: units / 8),
    ]
    for conditions in [[conditions[0]], [conditions[1]], Array(conditions[..<2]), conditions] {
      let solved = try await problem.solve(under: conditions)
      try problem.verify(solved, under: conditions)
      #expect(try #require(solved.gap) < 0.002)
      #expect(try await problem.solve(under: conditions) == solved)
    }
  }

  @Test func `that the best flow keeps change nothing`() async throws {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<50 {
      let problem = try RandomShape().problem(using: &generator)
      let tieBreaks = `Tiny networks`.tieBreaks
      let free = await problem.solve(tieBreaks: tieBreaks)
      let units = free.flows.reduce(0) { $0 + $1.units }
      let condition = SideCondition([.rows(problem.rows.map { _ in 1 })], atMost: units)
      let solved = try await problem.solve(tieBreaks: tieBreaks, under: [condition])
      #expect(solved.solution == free)
      #expect(solved.isProvenBest && solved.uses == [units] && solved.multipliers == [0])
    }
  }

  @Test func `share what a budget buys`() async throws {
    // Two learners' worth of money: the dear place earns 7, two cheap ones 5 each.
    let problem = try TransportationProblem(
      rows: [3], columns: [1, 2], points: [[7, 5]])
    let budget = SideCondition([.columns([200, 100])], atMost: 200)
    let solved = try await problem.solve(under: [budget])
    try problem.verify(solved, under: [budget])
    #expect(solved.solution?.flows == [.init(row: 0, column: 1, units: 2)])
    #expect(solved.solution?.objective == 10)
    #expect(solved.isProvenBest)
    #expect(solved.uses == [200])
  }

  @Test func `out of time still give a flow and a bound`() async throws {
    let problem = try TransportationProblem(rows: [3], columns: [1, 2], points: [[7, 5]])
    let budget = SideCondition([.columns([200, 100])], atMost: 200)
    let solved = try await problem.solve(under: [budget]) { true }
    try problem.verify(solved, under: [budget])
    #expect(solved.bound == 17)
    #expect(solved.solution?.objective == 0)
  }

  @Test func `that do not fit the problem are refused`() async throws {
    let problem = try TransportationProblem(rows: [3], columns: [1, 2], points: [[7, 5]])
    let fitting = SideCondition([.rows([1])], atMost: 1)
    let refused: [(SideCondition, SideConditionError)] = [
      (.init([.rows([1, 2])], atMost: 0), .shape(condition: 1)),
      (.init([.columns([1])], atMost: 0), .shape(condition: 1)),
      (
        .init([.candidates(rows: [true], columns: [true], coefficient: 1)], atMost: 0),
        .shape(condition: 1)
      ),
      (.init([.rows([.min])], atMost: 0), .coefficientTooLarge(condition: 1)),
      (.init([.rows([1])], atMost: .min), .limitTooLarge(condition: 1)),
    ]
    for (condition, error) in refused {
      await #expect(throws: error) { try await problem.solve(under: [fitting, condition]) }
    }
    let many = [SideCondition](
      repeating: fitting, count: 1 + TransportationProblem.mostSideConditions)
    await #expect(throws: SideConditionError.tooMany) { try await problem.solve(under: many) }
  }

  @Test(arguments: 0..<6)
  func `of the largest sizes are answered without a trap`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(70 + seed))
    let most = SideCondition.coefficientLimit
    for _ in 0..<20 {
      let drawn = try Drawn(
        RandomShape(points: 0...1_000_000, bonus: -300_000...300_000), conditions: 1...3,
        coefficients: -most...most,
        atMost: (1 - SideCondition.useLimit)...(SideCondition.useLimit - 1), using: &generator)
      let solved = try await drawn.problem.solve(under: drawn.conditions)
      try drawn.problem.verify(solved, under: drawn.conditions)
      let optimum = best(drawn.problem, drawn.conditions)
      if let optimum { #expect(solved.bound >= optimum) } else { #expect(solved.solution == nil) }
    }
  }
}

extension SideCondition {
  /// What flows come to, as units by row and column.
  func use(_ units: [[Int]]) -> Int {
    var use = 0
    for (row, line) in units.enumerated() {
      for (column, units) in line.enumerated() where units > 0 {
        use += units * terms.reduce(0) { $0 + $1.coefficient(row, column) }
      }
    }
    return use
  }
}

extension SideCondition.Term {
  fileprivate func coefficient(_ row: Int, _ column: Int) -> Int {
    switch self {
    case .columns(let each): each[column]
    case .rows(let each): each[row]
    case .candidates(let rows, let columns, let coefficient):
      rows[row] && columns[column] ? coefficient : 0
    }
  }
}
