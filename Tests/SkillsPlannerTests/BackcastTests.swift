import Testing

@testable import SkillsPlanner

@Suite struct BackcastTests {
  // Last year 10, 4, 6 and 0 starts; the plan has 12, 2, 6 and 5 places: 20 beside 25.
  private let lastYear = [("B", "B", 10), ("B", "P", 4), ("P", "B", 6)]
  private let placed = [("b", "CB", 12), ("b", "CP", 2), ("p", "CB", 6), ("p", "CP", 5)]

  @Test func `flows are those of apprentices, from their home's district to their course's`() throws
  {
    let backcast = try backcast(placed + [("b", "CC", 100), ("b", "CX", 3), ("x", "CB", 4)])
    #expect(backcast.plan.counts == [12, 2, 6, 5])
    #expect(backcast.lastYear.flows.counts == [10, 4, 6, 0])
    #expect(backcast.otherPlaces == 100)
    #expect(backcast.outsidePlaces == 7)
  }

  @Test func `a district's two sides and the whole foot, and coincide as worked out by hand`()
    throws
  {
    let backcast = try backcast(placed)
    // Burnley's people: 10 + 2 shared of 14 and 14; Pendle's: 6 + 0 of 6 and 11.
    #expect(
      backcast.homes == [
        Backcast.Side(lastYear: 14, plan: 14, common: 24.0 / 28),
        Backcast.Side(lastYear: 6, plan: 11, common: 12.0 / 17),
      ])
    // Burnley's places: 10 + 6 of 16 and 18; Pendle's: 2 + 0 of 4 and 7.
    #expect(
      backcast.deliveries == [
        Backcast.Side(lastYear: 16, plan: 18, common: 32.0 / 34),
        Backcast.Side(lastYear: 4, plan: 7, common: 4.0 / 11),
      ])
    #expect(backcast.whole == Backcast.Side(lastYear: 20, plan: 25, common: 36.0 / 45))
  }

  @Test func `with last year's total the plan's starts that moved are counted once`() throws {
    let backcast = try backcast(placed)
    // Four fifths of 12, 2, 6, 5 are 9.6, 1.6, 4.8, 4: 10, 1, 5, 4 by largest remainder, the first of two equal ones.
    #expect(backcast.scaled.counts == [10, 1, 5, 4])
    #expect(backcast.scaled.total == 20)
    // They differ by 0 + 3 + 1 + 4, and half of that moved.
    #expect(backcast.moved == 4)
    #expect(backcast.scaledCommon == 16.0 / 20)
  }

  @Test func `a plan that repeats last year coincides with it`() throws {
    let backcast = try backcast([("b", "CB", 10), ("b", "CP", 4), ("p", "CB", 6)])
    #expect(backcast.moved == 0)
    #expect(backcast.whole.common == 1)
  }

  @Test func `starts at levels that the plan has not are left aside`() throws {
    let backcast = try Backcast(
      plan(placed),
      starts: starts + [
        StartsFlow(
          provider: "10000001", home: "B", delivery: "B", level: Make.level("6"), starts: 99)
      ], among: districts)
    #expect(backcast.lastYear.flows.total == 20)
    #expect(backcast.lastYear.atOtherLevels == 99)
  }

  @Test func `nothing on one side is nothing to compare`() {
    #expect(throws: Backcast.Failure.noPlaces) { try backcast([("b", "CC", 10)]) }
    #expect(throws: Backcast.Failure.noStarts) {
      try Backcast(plan(placed), starts: [], among: districts)
    }
  }

  @Test func `a plan with more places than there are people is refused, not added up`() {
    #expect(throws: Backcast.Failure.tooLarge) {
      try backcast([("b", "CB", .max), ("b", "CB", .max)])
    }
  }

  // MARK: Small values

  private let districts = [
    District(code: "B", name: "Burnley"), District(code: "P", name: "Pendle"),
  ]

  private var starts: [StartsFlow] {
    lastYear.map { home, delivery, starts in
      StartsFlow(
        provider: "10000001", home: home, delivery: delivery, level: Make.level("2"),
        starts: starts)
    }
  }

  private func backcast(_ places: [(String, String, Int)]) throws -> Backcast {
    try Backcast(plan(places), starts: starts, among: districts)
  }

  /// A plan of areas b and p, and x in no district of theirs; of courses in Burnley, Pendle and elsewhere.
  private func plan(_ places: [(area: String, course: String, places: Int)]) -> Plan {
    let level = Make.level("2")
    let point = Make.point(kilometresEast: 0)
    return Plan(
      title: "A test", year: "2026/27", status: "a test",
      owner: Owner(organisation: "A test", contact: "nobody", roles: []), inputs: [], sources: [],
      rules: [], terms: nil, assumptions: [],
      summary: Summary(
        learners: 0, lastYear: 0, places: 0, placed: 0, shortfall: [], deciles: [],
        travel: Summary.Travel(venuePlaces: 0, metres: 0, otherPlaces: 0), fixedFlows: nil),
      levels: [
        LevelRow(
          level: level, eligible: 0, learners: 0, lastYear: 0, places: 0, funded: nil, used: 0,
          value: 0)
      ], districts: [], providers: [],
      optimality: Optimality(points: 0, bound: 0, unique: true, candidates: 0),
      areas: [("b", "B"), ("p", "P"), ("x", "X")].map { code, district in
        AreaRow(code: code, name: code, district: district, decile: nil, point: point)
      }, needs: [],
      allocations: places.map { place in
        Allocation(
          area: place.area, level: level,
          courses: [
            Allocation.OnCourse(
              course: place.course, places: place.places, metres: 0, points: 1, scores: [])
          ])
      }, shortfalls: [],
      courses: [
        ("CB", "B", Mode.apprenticeship), ("CP", "P", .apprenticeship),
        ("CX", "X", .apprenticeship), ("CC", "B", .classroom),
      ].map { id, district, mode in
        CourseRow(
          id: id, provider: "10000001", district: district, level: level, sector: "4", mode: mode,
          pointBasis: .venue, lastYear: 0, places: 0, used: 0, value: 0, gainsIfOneMore: 0)
      })
  }
}
