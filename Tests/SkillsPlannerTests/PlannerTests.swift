import Testing

@testable import SkillsPlanner

@Suite struct PlannerTests {
  /// Plans with a constant rule unless others are given.
  private func plan(
    _ brief: Brief, _ catalogue: Catalogue, _ rules: [RuleInUse] = [Make.rule(ConstantRule(0.5))]
  ) async throws -> Plan {
    let planner = try Planner(brief, catalogue, rules)
    return try await planner.plan(planner.pose(), inputs: [], sources: [], assumptions: [])
  }

  /// Places by area and course, as "area>course".
  private func places(_ plan: Plan) -> [String: Int] {
    var places: [String: Int] = [:]
    for allocation in plan.allocations {
      for share in allocation.courses {
        places["\(allocation.area)>\(share.course)"] = share.places
      }
    }
    return places
  }

  @Test func `places go to the candidates with most points, and the shortfall says why`()
    async throws
  {
    // Needs of 50 each; one course of 60 places. Area 2 scores higher, so it gets all of its 50.
    let catalogue = Make.catalogue(
      [Make.area("E01000001"), Make.area("E01000002")], [Make.course("A", lastYear: 60)],
      areaColumns: ["a": .numbers([0.2, 0.4])])
    let plan = try await plan(Make.brief(), catalogue, [Make.rule(ColumnRule("area.a"))])
    #expect(places(plan) == ["E01000001>A": 10, "E01000002>A": 50])
    #expect(plan.optimality.points == 10 * 200_000 + 50 * 400_000)
    #expect(plan.optimality.gap == 0)
    #expect(plan.optimality.unique)
    #expect(plan.shortfalls.map(\.learners) == [40])
    #expect(plan.shortfalls.map(\.cause) == [.coursesFull])
    // The certificate: a place is worth what the last learner on it has; area 2 adds the rest.
    #expect(plan.courses.map(\.value) == [200_000])
    #expect(plan.needs.map(\.value) == [0, 200_000])
    #expect(plan.courses.map(\.gainsIfOneMore) == [200_000])
  }

  @Test func `flex adds places, rounded up, and funded starts cap them over the level`()
    async throws
  {
    let catalogue = Make.catalogue(
      [Make.area("E01000001", adults: 2000, unqualified: 1000)],
      [Make.course("A", lastYear: 10), Make.course("B", lastYear: 7)])
    let level = Make.level("2")
    let free = try await plan(Make.brief(flex: 250_000), catalogue)
    #expect(free.courses.map(\.places) == [13, 9])
    #expect(free.summary.placed == 22)
    let capped = try await plan(
      Make.brief(
        funded: [FundedStarts(level: level, amount: .lastYear, location: nil)], flex: 250_000),
      catalogue)
    #expect(capped.summary.placed == 17)
    #expect(capped.levels.map(\.funded) == [17])
    #expect(capped.levels.map(\.value) == [500_000])
    #expect(capped.shortfalls.map(\.cause) == [.fundedStartsUsed])
    let fixed = try await plan(
      Make.brief(funded: [FundedStarts(level: level, amount: .starts(3), location: nil)]),
      catalogue)
    #expect(fixed.summary.placed == 3)
  }

  @Test func `places that the table gives stand in the place of flex, steady ones among them`()
    async throws
  {
    let catalogue = Make.catalogue(
      [Make.area("E01000001", adults: 2000, unqualified: 1000)],
      [
        Make.course("A", lastYear: 10, places: 4), Make.course("B", lastYear: 10, places: 30),
        Make.course("C", lastYear: 10),
      ])
    let plan = try await plan(
      Make.brief(
        flex: 250_000,
        steadiness: Steadiness(
          share: Share(millionths: 500_000), bonus: Share(millionths: 300_000))), catalogue)
    #expect(plan.courses.map(\.places) == [4, 30, 13])
    #expect(plan.courses.map(\.used) == [4, 30, 13])
    // 0.5 for each of 47, and 0.3 more for 4 + 5 + 5 steady ones.
    #expect(plan.optimality.points == 47 * 500_000 + 14 * 300_000)
    #expect(
      plan.assumptions.contains {
        $0.hasPrefix("Courses can grow by 25%, rounded up for each: 10 starts")
      })
    #expect(plan.assumptions.contains { $0.hasPrefix("The most places of 2 courses are given") })
  }

  @Test func `without spread one area gets all, with it both get some`() async throws {
    let catalogue = Make.catalogue(
      [Make.area("E01000001"), Make.area("E01000002")], [Make.course("A", lastYear: 50)],
      areaColumns: ["a": .numbers([0.5, 0.6])])
    let rules = [Make.rule(ColumnRule("area.a"))]
    let plain = try await plan(Make.brief(), catalogue, rules)
    #expect(places(plain) == ["E01000002>A": 50])
    // Two parts of 25: the first part of area 1 has 0.5 + 0.3, the second of area 2 has 0.6.
    let spread = Spread(parts: 2, bonus: Share(millionths: 300_000))
    let even = try await plan(Make.brief(spread: spread), catalogue, rules)
    #expect(places(even) == ["E01000001>A": 25, "E01000002>A": 25])
    #expect(even.optimality.points == 25 * 800_000 + 25 * 900_000)
    #expect(even.optimality.gap == 0)
  }

  @Test func `spread falls evenly over its parts, which are sized by largest remainder`()
    async throws
  {
    // A need of 10 in 4 parts: 3, 3, 2, 2 with bonuses 0.3, 0.2, 0.1 and 0.
    let catalogue = Make.catalogue(
      [Make.area("E01000001", unqualified: 100)], [Make.course("A", lastYear: 50)])
    let plan = try await plan(
      Make.brief(spread: Spread(parts: 4, bonus: Share(millionths: 300_000))), catalogue)
    #expect(plan.optimality.points == 10 * 500_000 + 3 * 300_000 + 3 * 200_000 + 2 * 100_000)
  }

  @Test func `steadiness keeps the first share of a course that another beats by a hair`()
    async throws
  {
    let catalogue = Make.catalogue(
      [Make.area("E01000001")], [Make.course("A", lastYear: 40), Make.course("B", lastYear: 50)],
      courseColumns: ["c": .numbers([0.5, 0.6])])
    let rules = [Make.rule(ColumnRule("course.c"))]
    let plain = try await plan(Make.brief(), catalogue, rules)
    #expect(places(plain) == ["E01000001>B": 50])
    // Three quarters of 40 are 30, of 50 are 37.5, half to even 38: 30 + 20, not 12 + 38.
    let steadiness = Steadiness(
      share: Share(millionths: 750_000), bonus: Share(millionths: 300_000))
    let steady = try await plan(Make.brief(steadiness: steadiness), catalogue, rules)
    #expect(places(steady) == ["E01000001>A": 12, "E01000001>B": 38])
    let more = Steadiness(share: Share(millionths: 500_000), bonus: Share(millionths: 300_000))
    let half = try await plan(Make.brief(steadiness: more), catalogue, rules)
    #expect(places(half) == ["E01000001>A": 20, "E01000001>B": 30])
  }

  @Test func `among plans of equal points the one of least metres is taken`() async throws {
    let catalogue = Make.catalogue(
      [Make.area("E01000001", at: 0), Make.area("E01000002", at: 5)],
      [Make.course("A", at: 5, lastYear: 50), Make.course("B", at: 0, lastYear: 50)])
    let plan = try await plan(Make.brief(), catalogue)
    #expect(places(plan) == ["E01000001>B": 50, "E01000002>A": 50])
    #expect(plan.optimality.unique)
  }

  @Test func `every cause of a shortfall is found, the first that applies`() async throws {
    let catalogue = Make.catalogue(
      [
        Make.area("E01000001", at: 0), Make.area("E01000002", at: 100),
        Make.area("E01000003", at: 200), Make.area("E01000004", at: 300),
      ],
      [
        Make.course("B", at: 100), Make.course("C", at: 200), Make.course("D", at: 300),
      ], areaColumns: ["admits": .numbers([1, 0, 1, 1]), "a": .numbers([1, 1, 0, 1])])
    let plan = try await plan(
      Make.brief(), catalogue,
      [
        Make.rule(ColumnRule("area.admits", kind: .eligibility)), Make.rule(ColumnRule("area.a")),
      ])
    #expect(
      plan.shortfalls.map(\.cause) == [.outOfReach, .notEligible, .noPoints, .coursesFull])
    #expect(plan.shortfalls.map(\.learners) == [50, 50, 50, 40])
    #expect(plan.shortfalls.map(\.reason) == [nil, "the test says so", nil, nil])
    #expect(plan.shortfalls[0].nearest.map { abs($0 - 100_000) < 100 } == true)
    #expect(plan.shortfalls.dropFirst().allSatisfy { $0.nearest == nil })
  }

  @Test func `every total of a plan foots to the others`() async throws {
    let catalogue = Make.catalogue(
      [
        Make.area("E01000001", decile: 1), Make.area("E01000002", in: Make.pendle, decile: nil),
        Make.area("E01000003", in: Make.pendle, at: 90, decile: 3),
      ],
      [
        Make.course("A", ukprn: "10000001", lastYear: 20),
        Make.course("B", ukprn: "10000002", in: Make.pendle, level: "3", alsoTakes: ["2"]),
        Make.course("C", ukprn: "10000002", level: "4", lastYear: 99),
      ])
    let plan = try await plan(
      Make.brief([Make.need("2"), Make.need("3", from: [.level2])]), catalogue)
    let summary = plan.summary
    #expect(summary.learners == plan.needs.reduce(0) { $0 + $1.learners })
    #expect(summary.learners == plan.levels.reduce(0) { $0 + $1.learners })
    #expect(summary.placed == plan.needs.reduce(0) { $0 + $1.placed })
    #expect(summary.placed == plan.courses.reduce(0) { $0 + $1.used })
    #expect(summary.placed == plan.levels.reduce(0) { $0 + $1.used })
    #expect(summary.placed == plan.providers.reduce(0) { $0 + $1.plan })
    #expect(summary.placed == plan.districts.reduce(0) { $0 + $1.delivered })
    #expect(summary.placed == plan.districts.flatMap(\.levels).reduce(0) { $0 + $1.placed })
    #expect(summary.learners - summary.placed == summary.shortfall.reduce(0) { $0 + $1.learners })
    #expect(summary.placed == summary.travel.venuePlaces + summary.travel.otherPlaces)
    #expect(plan.areas.count == summary.deciles.reduce(0) { $0 + $1.areas })
    #expect(summary.deciles.map(\.decile) == [1, 3, nil])
    // A course of a level that nobody needs is outside the plan, and the plan says so.
    #expect(plan.courses.map(\.id) == ["A", "B"])
    #expect(
      plan.assumptions.contains { $0.contains("no need at level 4, where they had 99 starts") })
  }

  @Test func `a rule that fails stops the plan and names the candidate`() async throws {
    let catalogue = Make.catalogue([Make.area("E01000001")], [Make.course("A")])
    let planner = try Planner(Make.brief(), catalogue, [Make.rule(FailingRule())])
    let failure = await #expect(throws: PlanningFailure.self) { try await planner.pose() }
    guard case .rule(let rule, let area, let course) = failure else {
      Issue.record("another failure: \(String(describing: failure))")
      return
    }
    #expect(rule.message == "it fails")
    #expect(area == "E01000001" && course == "A")
  }
}

private struct FailingRule: ScoringRule {
  let id = "failing"
  let version = "1.0.0"
  let kind = RuleKind.score
  let columns: [ColumnRequest] = []
  let reason = ""

  func score(_ batch: CandidateBatch) throws(RuleFailure) -> [Double] {
    throw RuleFailure(rule: id, "it fails", candidate: 0)
  }
}
