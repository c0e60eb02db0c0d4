import NetworkFlow
import Testing

@Suite struct `The proof under side conditions` {
  private func change(_ values: [Int], at place: Int, by more: Int) -> [Int] {
    var values = values
    values[place] += more
    return values
  }

  /// A failure where the check refuses.
  private func failure(
    _ problem: TransportationProblem, _ solved: ConditionedSolution, _ conditions: [SideCondition]
  ) -> SideConditionFailure? {
    do {
      try problem.verify(solved, under: conditions)
      return nil
    } catch { return error }
  }

  @Test(arguments: 0..<6)
  func `falls with every claim that is forged`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let shape = RandomShape(
      rows: 10...20, columns: 5...9, groups: 0...2, capacity: 1...6, points: 10...1_000,
      bonus: 0...90)
    let problem = try shape.problem(using: &generator)
    let free = await problem.solve()
    let prices = problem.columns.map { _ in Int.random(in: 5...9, using: &generator) }
    let spent = free.flows.reduce(0) { $0 + $1.units * prices[$1.column] }
    let conditions = [SideCondition([.columns(prices)], atMost: spent * 2 / 3)]
    let solved = try await problem.solve(under: conditions)
    #expect(failure(problem, solved, conditions) == nil)
    let solution = try #require(solved.solution)
    func forged(
      _ solution: TransportationSolution? = nil, bound: Int? = nil, multipliers: [Int]? = nil,
      uses: [Int]? = nil
    ) -> SideConditionFailure? {
      failure(
        problem,
        ConditionedSolution(
          solution: solution ?? solved.solution, bound: bound ?? solved.bound,
          multipliers: multipliers ?? solved.multipliers, uses: uses ?? solved.uses), conditions)
    }
    func valued(rows: [Int]? = nil, columns: [Int]? = nil, objective: Int? = nil)
      -> TransportationSolution
    {
      TransportationSolution(
        flows: solution.flows, objective: objective ?? solution.objective,
        rowUnits: solution.rowUnits, columnUnits: solution.columnUnits,
        groupFlows: solution.groupFlows, rowValues: rows ?? solution.rowValues,
        columnValues: columns ?? solution.columnValues, groupValues: solution.groupValues)
    }
    #expect(
      forged(bound: solved.bound - 1)
        == .boundDiffers(claimed: solved.bound - 1, proven: solved.bound))
    #expect(forged(multipliers: []) == .multipliers)
    #expect(forged(multipliers: [-1]) == .multipliers)
    #expect(forged(multipliers: [.max]) == .multipliers)
    #expect(forged(multipliers: [0]) != nil)
    #expect(forged(multipliers: [solved.multipliers[0] * 2]) != nil)
    #expect(forged(uses: [solved.uses[0] - 1]) == .usesDiffer)
    #expect(forged(free) != nil)
    #expect(forged(valued(objective: solution.objective + 1)) != nil)
    // Of a row that is worth nothing already, less may prove as much.
    for row in problem.rows.indices
    where problem.rows[row].contains(where: {
      $0.capacity > 0 && $0.bonus + solution.rowValues[row] > 0
    }) {
      #expect(forged(valued(rows: change(solution.rowValues, at: row, by: -1))) != nil)
    }
    let broken = ConditionedSolution(
      solution: solution, bound: solved.bound, multipliers: solved.multipliers, uses: solved.uses)
    let tighter = [SideCondition([.columns(prices)], atMost: solved.uses[0] - 1)]
    #expect(failure(problem, broken, tighter) != nil)
    #expect(
      failure(problem, solved, [SideCondition([.columns([1])], atMost: 0)])
        == .condition(.shape(condition: 0)))
  }

  @Test func `names the condition that a flow breaks`() async throws {
    let problem = try TransportationProblem(rows: [3], columns: [1, 2], points: [[7, 5]])
    let free = await problem.solve()
    let budget = SideCondition([.columns([200, 100])], atMost: 300)
    let solved = ConditionedSolution(
      solution: free, bound: free.objective, multipliers: [0], uses: [400])
    #expect(failure(problem, solved, [budget]) == .broken(condition: 0, use: 400))
  }
}
