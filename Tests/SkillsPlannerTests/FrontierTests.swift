@testable import SkillsPlanner
import Testing

@Suite struct `Frontier of a brief` {
  private func solved(
    _ deciles: [Int?], rules: [RuleInUse] = [Make.rule(ColumnRule("area.worth"))]
  ) async throws -> SolvedPlan {
    let areas = deciles.enumerated().map { place, decile in
      Make.area("E0100000\(place)", at: Double(place), decile: decile)
    }
    let catalogue = Make.catalogue(
      areas, [Make.course("C0", lastYear: 60), Make.course("C1", at: 2, lastYear: 20)],
      areaColumns: ["worth": .numbers(deciles.indices.map { 0.2 + 0.1 * Double($0) })],
      courseColumns: ["kind": .numbers([0.9, 0.3])])
    let planner = try Planner(Make.brief(), catalogue, rules)
    return try await SolvedPlan(planner, planner.pose(forChanges: true))
  }

  @Test func `places of the worst paid areas cost what the better paid ones earn more`()
    async throws
  {
    // Fifty learners each; 80 places: the best plan gives them to the second and third area.
    let solved = try await solved([1, 5, 9])
    let frontier = try #require(
      try await solved.frontier(deciles: 1...1, allCorners: true))
    #expect(frontier.plan.places == 0)
    #expect(frontier.learners == 50 && frontier.allLearners == 150)
    #expect(frontier.corners.map(\.places) == [0, 30, 50])
    // The first thirty push out learners of the second area, the others of the third.
    let falls = frontier.corners.map { frontier.plan.points - $0.points }
    #expect(falls == [0, 30 * 100_000, 30 * 100_000 + 20 * 200_000])
    #expect(frontier.corners.dropFirst().map(\.weight) == [100_000, 200_000])
    #expect(frontier.corners.allSatisfy { $0.placed == 80 })
    #expect(frontier.equalWeights == nil)
  }

  @Test func `deciles that nobody lives in have no frontier`() async throws {
    let solved = try await solved([1, nil, 9])
    #expect(try await solved.frontier(deciles: 2...8, allCorners: true) == nil)
  }

  @Test func `the plan of equal weights is looked at with the brief's own`() async throws {
    let rules = [
      Make.rule(ColumnRule("area.worth"), weight: 3),
      Make.rule(ColumnRule("course.kind"), weight: 1),
    ]
    let solved = try await solved([1, 5, 9], rules: rules)
    let frontier = try #require(
      try await solved.frontier(deciles: 1...1, allCorners: true))
    let equal = try #require(frontier.equalWeights)
    #expect(equal.points <= frontier.plan.points)
    #expect(equal.placed == 80)
  }
}
