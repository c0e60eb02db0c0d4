import Testing

@testable import SkillsPlanner

/// What a plan says of a table of travel times.
@Suite struct TravelTimePlanTests {
  private func plan(
    _ courses: [Course], _ minutes: [Int: Double], reach: Int? = 45, unqualified: Int = 500
  ) async throws -> Plan {
    let catalogue = Make.catalogue(
      [Make.area("E01000001", unqualified: unqualified)], courses,
      travel: Make.travel(minutes, courses: courses.count))
    let planner = try Planner(
      Make.brief([Make.need(minutes: reach)]), catalogue, [Make.rule(ConstantRule(0.5))])
    return try await planner.plan(planner.pose(), inputs: [], sources: [], assumptions: [])
  }

  private func onCourses(_ plan: Plan) -> [String: Double?] {
    Dictionary(
      uniqueKeysWithValues: plan.allocations.flatMap(\.courses).map { ($0.course, $0.minutes) })
  }

  @Test func `an allocation has the minutes beside the kilometres where they are known`()
    async throws
  {
    let plan = try await plan(
      [
        Make.course("A", at: 30), Make.course("B", at: 2), Make.course("C", mode: .online, at: nil),
      ],
      [0: 12.25, 2: 90])
    #expect(onCourses(plan) == ["A": 12.25, "B": nil, "C": nil])
    #expect(plan.allocations.flatMap(\.courses).map { $0.metres == nil } == [false, false, true])
  }

  @Test func `the mean is of the places whose minutes are known`() async throws {
    let plan = try await plan(
      [
        Make.course("A", at: 2, lastYear: 10), Make.course("B", at: 2, lastYear: 5),
        Make.course("C", at: 2, lastYear: 20),
      ], [0: 12.25, 1: 30])
    // Tenths, half to even: 12.2 and 30.
    #expect(
      plan.summary.travel.time == Summary.Travel.Time(places: 15, tenthsOfMinutes: 2720))
    #expect(plan.summary.travel.time?.meanTenths == 181)
    #expect(plan.summary.travel.venuePlaces == 35)
  }

  @Test func `a table without a time for any place leaves the mean out`() async throws {
    let plan = try await plan([Make.course("A", at: 2)], [:])
    #expect(plan.summary.travel.time == nil)
    #expect(onCourses(plan) == ["A": nil])
  }

  @Test func `a plan says how many candidates are told by time and how many by a line`()
    async throws
  {
    let courses = [
      Make.course("A", at: 30), Make.course("B", at: 2), Make.course("C", mode: .online, at: nil),
    ]
    let timed = try await plan(courses, [0: 20])
    #expect(
      timed.assumptions.contains(
        "Travel times come from a table: it has minutes for 1 of the 3 pairs of an area and a course; of the "
          + "candidates 1 are within reach by time and 1 by a straight line, for want of a time, and 1 are online."
      ))
    let untimed = try await plan(courses, [0: 20], reach: nil)
    #expect(untimed.assumptions.contains { $0.hasSuffix("is still told by straight lines.") })
  }

  @Test func `a need that no course can be reached from says how long the shortest way takes`()
    async throws
  {
    let far = try await plan([Make.course("A", at: 2), Make.course("B", at: 3)], [0: 70, 1: 50.5])
    #expect(far.shortfalls.map(\.cause) == [.outOfReach])
    #expect(far.shortfalls.map(\.nearestMinutes) == [50.5])
    #expect(far.shortfalls[0].nearest.map { abs($0 - 2000) < 10 } == true)
    let full = try await plan([Make.course("A", at: 2, lastYear: 1)], [0: 10])
    #expect(full.shortfalls.map(\.nearestMinutes) == [nil])
  }
}
