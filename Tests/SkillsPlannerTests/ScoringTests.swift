import Testing

@testable import SkillsPlanner

@Suite struct ScoringTests {
  private let areas = [Make.area("E01000001"), Make.area("E01000002")]
  private let courses = [Make.course("A"), Make.course("B")]

  private func board(
    _ rules: [RuleInUse], areaColumns: [String: ColumnTable.Column] = [:],
    courseColumns: [String: ColumnTable.Column] = [:]
  ) async throws -> Scoreboard {
    let catalogue = Make.catalogue(
      areas, courses, areaColumns: areaColumns, courseColumns: courseColumns)
    return try await Planner(Make.brief(), catalogue, rules).pose().board.writtenOut
  }

  @Test func `points are scores in millionths, weighed, over the sum of weights, half to even`()
    async throws
  {
    let board = try await board([
      Make.rule(ConstantRule(0.333_333_5), weight: 1), Make.rule(ConstantRule(1), weight: 3),
    ])
    // 0.3333335 is 333,334 millionths (half to even); (333,334 + 3,000,000) / 4 = 833,333.5.
    #expect(board.points == Array(repeating: 833_334, count: 4))
  }

  @Test func `a rule reads its table's column by area or by course`() async throws {
    let board = try await board(
      [
        Make.rule(ColumnRule("area.a"), weight: 1), Make.rule(ColumnRule("course.c"), weight: 1),
      ], areaColumns: ["a": .numbers([0.2, 0.4])], courseColumns: ["c": .numbers([0, 0.6])])
    #expect(board.points == [100_000, 400_000, 200_000, 500_000])
  }

  @Test func `a candidate without points is not allocated and counts as eligible`() async throws {
    let board = try await board(
      [Make.rule(ColumnRule("course.c"))], courseColumns: ["c": .numbers([0, 0.6])])
    #expect(board.courses == [1, 1])
    #expect(board.offsets == [0, 1, 2])
    #expect(board.outcomes.map(\.eligible) == [2, 2])
  }

  @Test func `an eligibility rule takes candidates out before any is scored`() async throws {
    let board = try await board(
      [Make.rule(ColumnRule("area.a", kind: .eligibility)), Make.rule(ConstantRule(0.5))],
      areaColumns: ["a": .numbers([0, 1])])
    #expect(board.offsets == [0, 0, 2])
    #expect(board.outcomes.map(\.withinReach) == [2, 2])
    #expect(board.outcomes.map(\.eligible) == [0, 2])
    #expect(board.outcomes.map(\.refusedBy) == [0, -1])
  }

  @Test func `the extremes of a need's number are over the needs of its level`() {
    let catalogue = Make.catalogue(
      [Make.area("E01000001", unqualified: 100), Make.area("E01000002", unqualified: 400)], [])
    let needs = deriveNeeds([Make.need("2"), Make.need("3")], in: catalogue).needs
    let source = ColumnSource(catalogue, needs: needs)
    guard
      case .needNumbers(let smallest) = source.resolve(
        ColumnRequest("need.share_below.smallest", .number)),
      case .needNumbers(let largest) = source.resolve(
        ColumnRequest("need.share_below.largest", .number))
    else {
      Issue.record("the extremes were not found")
      return
    }
    #expect(smallest == [0.1, 0.1, 1, 1])
    #expect(largest == [0.4, 0.4, 1, 1])
    #expect(source.resolve(ColumnRequest("need.level", .number)) == nil)
    #expect(source.resolve(ColumnRequest("area.nothing", .number)) == nil)
  }
}
