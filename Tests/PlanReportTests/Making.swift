import PlanReport
import SkillsPlanner

/// A plan of two districts, three areas and two courses, small enough to be counted by hand.
///
/// - Parameter text: what stands wherever a plan has a text of its own.
func makePlan(text: String? = nil, status: String = "worked example") -> Plan {
  let level = Level.two
  let districts = [("D1", "Burnley"), ("D2", "Pendle")].map {
    District(code: $0.0, name: text ?? $0.1)
  }
  return Plan(
    title: text ?? "A plan", year: text ?? "2026/27", status: text ?? status,
    owner: Owner(
      organisation: text ?? "A council", contact: text ?? "the skills team",
      roles: [.init(role: text ?? "analyst", holder: text ?? "nobody")]),
    inputs: [
      InputRecord(
        role: "brief", file: text ?? "brief.yaml", sha256: String(repeating: "a", count: 64),
        rows: nil)
    ],
    sources: [
      SourceRecord(
        title: text ?? "Census 2021", publisher: text ?? "ONS", vintage: text ?? "2021",
        licence: text ?? "Open Government Licence v3.0.")
    ],
    rules: [
      RuleRecord(
        id: text ?? "deprivation", version: text ?? "1.0.0", file: text ?? "lib.so",
        sha256: String(repeating: "b", count: 64), weight: 2,
        settings: [
          Setting(name: text ?? "by", value: .list([.scalar(text ?? "decile")]), location: nil)
        ])
    ],
    terms: makeTerms(level, text), assumptions: ["Distances: \(text ?? "straight lines.")"],
    summary: makeSummary(),
    levels: [
      LevelRow(
        level: level, eligible: 900, learners: 1_234, lastYear: 700, places: 1_000, funded: 800,
        used: 800, value: 77)
    ], districts: makeDistrictRows(districts, level),
    providers: [
      ProviderRow(
        provider: Provider(ukprn: "10000001", name: text ?? "A College"), lastYear: 700, plan: 800)
    ],
    optimality: Optimality(points: 5_000_123, bound: 5_000_123, unique: true, candidates: 17),
    areas: makeAreas(text), needs: makeNeeds(level), allocations: makeAllocations(level),
    shortfalls: [
      Shortfall(area: "E02", level: level, learners: 134, cause: .fundedStartsUsed),
      Shortfall(area: "E03", level: level, learners: 300, cause: .outOfReach, nearest: 41_000),
    ], courses: makeCourses(level, text))
}

private func makeTerms(_ level: Level, _ text: String?) -> Terms {
  Terms(
    needs: [
      NeedDefinition(
        level: level, from: [.none, .level1], target: Share(millionths: 45_000),
        source: text ?? "chosen", reach: 15_000, location: nil)
    ], flex: Share(millionths: 250_000), spread: .none, steadiness: .none)
}

private func makeSummary() -> Summary {
  Summary(
    learners: 1_234, lastYear: 700, places: 1_000, placed: 800,
    shortfall: Shortfall.Cause.allCases.map {
      .init(cause: $0, learners: $0 == .outOfReach ? 300 : $0 == .fundedStartsUsed ? 134 : 0)
    },
    deciles: [
      .init(
        decile: 1, areas: 2, withNone: 0, withSome: 1, withAll: 1, learners: 934, placed: 800),
      .init(
        decile: nil, areas: 1, withNone: 1, withSome: 0, withAll: 0, learners: 300, placed: 0),
    ], travel: .init(venuePlaces: 600, metres: 1_500_000, otherPlaces: 200),
    fixedFlows: .init(fromOutside: 31, residentsElsewhere: 28))
}

private func makeDistrictRows(_ districts: [District], _ level: Level) -> [DistrictRow] {
  [
    DistrictRow(
      district: districts[0],
      levels: [
        .init(
          level: level, eligible: 600, learners: 934, lastYear: 111, placed: 800,
          placedOnApprenticeships: 200)
      ], deliveredLastYear: 500, delivered: 600),
    DistrictRow(
      district: districts[1],
      levels: [
        .init(
          level: level, eligible: 300, learners: 300, lastYear: nil, placed: 0,
          placedOnApprenticeships: 0)
      ], deliveredLastYear: 200, delivered: 200),
  ]
}

private func makeAreas(_ text: String?) -> [AreaRow] {
  [
    AreaRow(
      code: "E01", name: text ?? "Burnley 007A", district: "D1", decile: 1,
      point: makePoint(53.78, -2.23)),
    AreaRow(
      code: "E02", name: text ?? "Burnley 009A", district: "D1", decile: 1,
      point: makePoint(53.81, -2.19)),
    AreaRow(
      code: "E03", name: text ?? "Pendle 008B", district: "D2", decile: nil,
      point: makePoint(53.85, -2.22)),
  ]
}

private func makeNeeds(_ level: Level) -> [NeedRow] {
  [
    NeedRow(area: "E01", level: level, learners: 600, placed: 600, value: 1),
    NeedRow(area: "E02", level: level, learners: 334, placed: 200, value: 0),
    NeedRow(area: "E03", level: level, learners: 300, placed: 0, value: -3),
  ]
}

private func makeAllocations(_ level: Level) -> [Allocation] {
  [
    Allocation(
      area: "E01", level: level,
      courses: [.init(course: "C1", places: 600, metres: 2_500, points: 9, scores: [9])]),
    Allocation(
      area: "E02", level: level,
      courses: [.init(course: "C2", places: 200, metres: 9_000, points: 8, scores: [8])]),
  ]
}

private func makeCourses(_ level: Level, _ text: String?) -> [CourseRow] {
  [
    CourseRow(
      id: "C1", provider: "10000001", district: "D1", level: level, sector: "4",
      mode: .classroom, pointBasis: .venue, venue: makePoint(53.79, -2.24), lastYear: 500,
      places: 600, used: 600, value: 3,
      gainsIfOneMore: 4_321),
    CourseRow(
      id: "C2", provider: "10000001", district: "D2", level: level, sector: text ?? "",
      mode: .apprenticeship, pointBasis: .district, lastYear: 200, places: 400, used: 200,
      value: 3, gainsIfOneMore: 0),
  ]
}

func makeBoundaries(_ rings: [String: Boundaries.Rings]) -> Boundaries {
  Boundaries(
    rings,
    source: SourceRecord(
      title: "Outlines", publisher: "A surveyor", vintage: "2021", licence: "Named here."))
}

/// A digest that tells texts apart and is easy to see in a page.
func makeDigest(_ bytes: [UInt8]) -> String {
  String(repeating: String(bytes.count % 16, radix: 16), count: 64)
}

extension Level {
  static var two: Level { Level("2") ?? preconditionFailure("there is a level 2") }
}

func makePoint(_ latitude: Double, _ longitude: Double) -> Point {
  Point(latitude: latitude, longitude: longitude) ?? preconditionFailure("no such place")
}

private func preconditionFailure<Value>(_ words: String) -> Value {
  Swift.preconditionFailure(words)
}
