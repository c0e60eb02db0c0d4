import PlanProof
import SkillsPlanner

/// A small problem of every kind of thing that a plan can have, told apart by its seed.
struct Problem {
  var brief: Brief
  let catalogue: Catalogue
  let rules: [RuleInUse]
  let inputs = [InputRecord(role: "brief", file: "brief.yaml", sha256: "0", rows: nil)]
  let sources = [SourceRecord(title: "A", publisher: "B", vintage: "C", licence: "D")]

  /// - Parameter refuses: whether an eligibility rule is among the rules.
  init(seed: UInt64, refuses: Bool = true) {
    var chance = Chance(state: seed)
    let districts = [District(code: "E1", name: "One"), District(code: "E2", name: "Two")]
    let areas = (0..<8).map { place in
      let counts = Qualification.allCases.map { _ in chance.next(300) }
      return Area(
        code: "A\(place)", name: "Area \(place)", district: districts[place % 2],
        point: Self.point(chance.next(40), chance.next(40)), adults: counts.reduce(0, +),
        qualifications: counts, decile: chance.next(4) == 0 ? nil : 1 + chance.next(10))
    }
    let courses = (0..<10).map { place in
      let isOnline = chance.next(5) == 0
      return Course(
        id: "C\(place)",
        provider: Provider(ukprn: "1000000\(place % 3)", name: "Provider \(place % 3)"),
        district: chance.next(6) == 0
          ? District(code: "E9", name: "Elsewhere") : districts[place % 2],
        level: Self.level(chance.next(4) == 0 ? "4" : place % 2 == 0 ? "2" : "3"),
        alsoTakes: chance.next(3) == 0 ? [Self.level("2")] : [], sector: "4",
        mode: isOnline ? .online : chance.next(2) == 0 ? .classroom : .apprenticeship,
        // Some courses share a place.
        point: isOnline ? nil : Self.point(chance.next(4) * 10, chance.next(2) * 20),
        pointBasis: isOnline ? nil : chance.next(3) == 0 ? .district : .venue,
        lastYear: chance.next(9))
    }
    let times = areas.indices.flatMap { area in
      courses.indices.filter { _ in chance.next(3) == 0 }.map {
        TravelTimes.Time(area: area, destination: $0, minutes: Double(chance.next(900)) / 10)
      }
    }
    catalogue = Catalogue(
      areas: areas, courses: courses,
      areaColumns: ColumnTable([
        "poor": .numbers(areas.map { _ in Double(chance.next(1000)) / 1000 })
      ]),
      courseColumns: ColumnTable([
        "good": .numbers(courses.map { _ in Double(chance.next(4)) / 3 })
      ]),
      starts: [
        StartsFlow(
          provider: "1", home: "E1", delivery: "outside", level: Self.level("2"), starts: 3),
        StartsFlow(
          provider: "1", home: "outside", delivery: "E2", level: Self.level("3"), starts: 4),
      ],
      travel: TravelTimes(
        areas: areas.count, toCourses: times, toDistricts: [],
        districtOfCourse: courses.map { _ in -1 }))
    brief = Brief(
      title: "A test", year: "2026/27", status: "a test",
      owner: Owner(organisation: "A", contact: "B", roles: []),
      needs: [
        Self.need("2", from: [.none, .level1], target: 31_500, reach: 15_000, minutes: 45),
        Self.need("3", from: [.level2], target: 47_250, reach: 12_000),
      ],
      fundedStarts: [
        FundedStarts(level: Self.level("2"), amount: .lastYear, location: nil),
        FundedStarts(level: Self.level("3"), amount: .starts(9), location: nil),
      ].filter { _ in chance.next(3) > 0 }, flex: Share(millionths: 250_000),
      spread: Spread(parts: 3, bonus: Share(millionths: 200_001)),
      steadiness: Steadiness(
        share: Share(millionths: 500_000), bonus: Share(millionths: 300_000)), rules: [])
    // One rule alone gives some courses no points at all.
    let good = Self.rule(Judge("good", .score, ["course.good"]) { $0[0] }, weight: 2)
    let others =
      [
        Self.rule(Judge("poor", .score, ["area.poor"]) { $0[0] }, weight: 3),
        Self.rule(
          Judge("near", .score, ["pair.distance"]) { $0[0].isNaN ? 0.5 : 1 / (1 + $0[0]) },
          weight: 5),
        Self.rule(
          Judge("quick", .score, ["pair.minutes", "area.poor"]) {
            $0[0].isNaN ? 0 : $0[1] / (1 + $0[0])
          }, weight: 1),
        Self.rule(Judge("unweighed", .score, ["need.learners"]) { _ in 1 }, weight: 0),
      ]
      + (refuses
        ? [
          Self.rule(
            Judge("apart", .eligibility, ["area.poor", "course.good"]) {
              $0[0] > 0.8 && $0[1] < 0.5 ? 0 : 1
            }, weight: nil)
        ] : [])
    rules = [good] + (seed.isMultiple(of: 5) ? [] : others)
  }

  func plan() async throws -> Plan {
    let planner = try Planner(brief, catalogue, rules)
    return try await planner.plan(
      try await planner.pose(), inputs: inputs, sources: sources, assumptions: [])
  }

  func proof(of plan: Plan) async throws -> Proof {
    try await Proof(of: plan, brief, catalogue, rules, inputs: inputs, sources: sources)
  }

  private static func rule(_ rule: Judge, weight: Int?) -> RuleInUse {
    RuleInUse(
      rule: rule, use: RuleUse(id: rule.id, weight: weight, settings: [], location: nil),
      file: "test.so", sha256: "1")
  }

  private static func need(
    _ level: String, from: [Qualification], target: Int, reach: Int, minutes: Int? = nil
  ) -> NeedDefinition {
    NeedDefinition(
      level: Self.level(level), from: from, target: Share(millionths: target), source: "a test",
      reach: reach, reachMinutes: minutes, location: nil)
  }

  static func level(_ code: String) -> Level {
    guard let level = Level(code) else { preconditionFailure("no level \(code)") }
    return level
  }

  /// Kilometres, about, from a corner of Lancashire.
  private static func point(_ north: Int, _ east: Int) -> Point {
    guard
      let point = Point(
        latitude: 53.6 + Double(north) * 0.009, longitude: -2.6 + Double(east) * 0.015)
    else { preconditionFailure("no such point") }
    return point
  }
}

/// A rule of numbers.
struct Judge: ScoringRule {
  let id: String
  let version = "1.0.0"
  let kind: RuleKind
  let columns: [ColumnRequest]
  let reason = "the test says so"
  private let judge: @Sendable ([Double]) -> Double

  init(
    _ id: String, _ kind: RuleKind, _ columns: [String],
    _ judge: @escaping @Sendable ([Double]) -> Double
  ) {
    self.id = id
    self.kind = kind
    self.columns = columns.map { ColumnRequest($0, .number) }
    self.judge = judge
  }

  func score(_ batch: CandidateBatch) throws(RuleFailure) -> [Double] {
    let columns = batch.columns.map { column -> [Double] in
      if case .numbers(let values) = column { values } else { [] }
    }
    return (0..<batch.count).map { row in judge(columns.map { $0[row] }) }
  }
}

/// The same numbers for the same seed (SplitMix64).
struct Chance {
  var state: UInt64

  mutating func next(_ below: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) >> 33) % below
  }
}
