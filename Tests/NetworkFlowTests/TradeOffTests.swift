import NetworkFlow
import Testing

@Suite struct `Trade-offs of a measure` {
  private static let shapes = [
    RandomShape(groups: 0...0, capacity: 0...3, points: 0...9),
    RandomShape(
      groups: 1...2, capacity: 0...3, points: 0...9, groupPieces: 1...2, groupBonus: 0...5),
    RandomShape(
      groups: 0...2, rowGroups: 1...2, capacity: 0...3, points: 0...9, bonus: -4...6,
      groupPieces: 1...2, groupBonus: -3...5),
  ]

  private func measure(
    _ problem: TransportationProblem, using generator: inout SeededGenerator
  ) -> Measure {
    func some(_ count: Int) -> [Int] {
      (0..<count).filter { _ in Bool.random(using: &generator) }
    }
    return Bool.random(using: &generator)
      ? .rows(some(problem.rows.count)) : .columns(some(problem.columns.count))
  }

  @Test(arguments: 0..<150)
  func `fewest and most are those of all flows that earn enough`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let problem = try Self.shapes[seed % Self.shapes.count].problem(using: &generator)
    let solved = await SolvedProblem(problem, largestChange: 100)
    for _ in 0..<4 {
      let measure = measure(problem, using: &generator)
      let all = BruteForce(problem, measuring: measure)
      let isNetwork = Nesting(problem).isNetwork(measure)
      let tradeOff = TradeOff(solved, measure)
      for loss in [0, 1, 3, 8, 20] {
        let enough = all.bestByUnits.filter { $0.value >= all.best[0] - loss }.keys
        let fewest = try await tradeOff.extreme(.fewest, losing: loss, isNetwork: isNetwork)
        let most = try await tradeOff.extreme(.most, losing: loss, isNetwork: isNetwork)
        if isNetwork {
          #expect(fewest.units == enough.min())
          #expect(most.units == enough.max())
          #expect(fewest.bound == fewest.units && most.bound == most.units)
        }
        #expect(fewest.bound <= enough.min() ?? .max && enough.contains(fewest.units))
        #expect(most.bound >= enough.max() ?? 0 && enough.contains(most.units))
      }
    }
  }

  @Test(arguments: 0..<150)
  func `a range is the same, found by moving units or by searching`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(1000 + seed))
    let problem = try Self.shapes[seed % Self.shapes.count].problem(using: &generator)
    let nesting = Nesting(problem)
    for loss in [0, 3, 8, 20] {
      let ranges = try await Ranges(problem, losing: loss)
      for _ in 0..<4 {
        let measure = measure(problem, using: &generator)
        let all = BruteForce(problem, measuring: measure)
        let enough = all.bestByUnits.filter { $0.value >= all.best[0] - loss }.keys
        let fewest = try await ranges.extreme(of: measure, .fewest)
        let most = try await ranges.extreme(of: measure, .most)
        #expect(enough.contains(fewest.units) && enough.contains(most.units))
        if nesting.isNetwork(measure) || fewest.solves == 0 {
          #expect(fewest.units == enough.min())
        }
        if nesting.isNetwork(measure) || most.solves == 0 { #expect(most.units == enough.max()) }
      }
    }
  }

  @Test(arguments: 0..<60)
  func `corners are those of the best at each number of units`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(2000 + seed))
    let shape = RandomShape(groups: 0...1, capacity: 0...4, points: 0...12)
    let problem = try shape.problem(using: &generator)
    let rows = problem.rows.indices.filter { _ in Bool.random(using: &generator) }
    let solved = await SolvedProblem(
      problem, tieBreaks: [TieBreak { row, _ in rows.contains(row) ? 1 : 0 }, .mostUnits],
      largestChange: 1000)
    let all = BruteForce(problem, measuring: .rows(rows))
    let curve = all.bestByUnits.sorted { $0.key < $1.key }
    // A corner is where the curve bends, or ends.
    let corners = curve.filter { point in
      guard let before = all.bestByUnits[point.key - 1], let after = all.bestByUnits[point.key + 1]
      else { return true }
      return point.value - before != after - point.value
    }
    let found = try await TradeOff(solved, .rows(rows)).vertices(from: -1000, to: 1000) { _, _ in }
    #expect(problem.earned(by: solved.solution.flows) == solved.solution.objective)
    #expect(found.map(\.units) == corners.map(\.key))
    #expect(found.map(\.earned) == corners.map(\.value))
  }

  @Test(arguments: 0..<150)
  func `corners of any measure are the best at their whole weights, and no flow lies above them`(
    seed: Int
  ) async throws {
    var generator = SeededGenerator(seed: UInt64(3000 + seed))
    let problem = try Self.shapes[seed % Self.shapes.count].problem(using: &generator)
    let measure = measure(problem, using: &generator)
    let isMeasured: @Sendable (Int, Int) -> Bool =
      switch measure {
      case .rows(let rows): { row, _ in rows.contains(row) }
      case .columns(let columns): { _, column in columns.contains(column) }
      }
    let solved = await SolvedProblem(
      problem, tieBreaks: [TieBreak { isMeasured($0, $1) ? 1 : 0 }, .mostUnits],
      largestChange: 1000)
    let all = BruteForce(problem, measuring: measure).bestByUnits
    /// The most units that any of the best flows has at a weight.
    func best(_ weight: Int) -> Int? {
      let most = all.map { $0.value + weight * $0.key }.max()
      return all.filter { $0.value + weight * $0.key == most }.keys.max()
    }
    let found = try await TradeOff(solved, measure).vertices(from: -60, to: 60) { _, _ in }
    let due = Set((-60...60).compactMap(best)).sorted()
    #expect(found.map(\.units) == due)
    #expect(found.allSatisfy { all[$0.units] == $0.earned })
  }
}
