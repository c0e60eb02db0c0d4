@testable import SkillsPlanner

/// Small values for tests: only what a test is about has to be said.
enum Make {
  static let burnley = District(code: "E07000117", name: "Burnley")
  static let pendle = District(code: "E07000122", name: "Pendle")

  /// A point so many kilometres east of a fixed one, near enough on the ground.
  static func point(kilometresEast east: Double) -> Point {
    let degree = 6_371.0088 * 3.141592653589793 / 180 * cosine(53.8 * 3.141592653589793 / 180)
    guard let point = Point(latitude: 53.8, longitude: -2.2 + east / degree) else {
      preconditionFailure("a test's point is on the globe")
    }
    return point
  }

  static func level(_ code: String) -> Level {
    guard let level = Level(code) else { preconditionFailure("a test's level exists") }
    return level
  }

  /// Adults of whom so many have no qualification, the rest level 2.
  static func area(
    _ code: String, in district: District = burnley, at east: Double = 0, adults: Int = 1000,
    unqualified: Int = 500, decile: Int? = 1
  ) -> Area {
    Area(
      code: code, name: "Area \(code)", district: district, point: point(kilometresEast: east),
      adults: adults, qualifications: [unqualified, 0, adults - unqualified, 0, 0, 0, 0],
      decile: decile)
  }

  static func course(
    _ id: String, ukprn: String = "10000001", in district: District = burnley,
    level: String = "2", alsoTakes: [String] = [], mode: Mode = .classroom, at east: Double? = 0,
    lastYear: Int = 10, places: Int? = nil, sector: String = "4", price: Int? = nil,
    funder: String? = nil
  ) -> Course {
    Course(
      id: id, provider: Provider(ukprn: ukprn, name: "Provider \(ukprn)"), district: district,
      level: Self.level(level), alsoTakes: alsoTakes.map(Self.level), sector: sector, mode: mode,
      point: east.map(point(kilometresEast:)), pointBasis: east == nil ? nil : .venue,
      lastYear: lastYear, places: places, price: price, funder: funder)
  }

  static func catalogue(
    _ areas: [Area], _ courses: [Course], areaColumns: [String: ColumnTable.Column] = [:],
    courseColumns: [String: ColumnTable.Column] = [:], starts: [StartsFlow]? = nil,
    travel: TravelTimes? = nil
  ) -> Catalogue {
    Catalogue(
      areas: areas.sorted { $0.code < $1.code }, courses: courses.sorted { $0.id < $1.id },
      areaColumns: ColumnTable(areaColumns), courseColumns: ColumnTable(courseColumns),
      starts: starts, travel: travel)
  }

  /// Minutes from the only area to courses by their places.
  static func travel(_ minutes: [Int: Double], courses: Int) -> TravelTimes {
    TravelTimes(
      areas: 1,
      toCourses: minutes.map { .init(area: 0, destination: $0.key, minutes: $0.value) },
      toDistricts: [], districtOfCourse: Array(repeating: -1, count: courses))
  }

  static func need(
    _ level: String = "2", from: [Qualification] = [.none], target: Int = 100_000,
    reach: Int = 10_000, minutes: Int? = nil
  ) -> NeedDefinition {
    NeedDefinition(
      level: Self.level(level), from: from, target: Share(millionths: target), source: "a test",
      reach: reach, reachMinutes: minutes, location: nil)
  }

  static func brief(
    _ needs: [NeedDefinition] = [need()], funded: [FundedStarts] = [], flex: Int = 0,
    spread: Spread = .none, steadiness: Steadiness = .none, policies: [Policy] = [],
    pins: [Pin] = [], objective: Objective = .points
  ) -> Brief {
    Brief(
      title: "A test", year: "2026/27", status: "a test",
      owner: Owner(organisation: "A test", contact: "nobody", roles: []), needs: needs,
      fundedStarts: funded, flex: Share(millionths: flex), spread: spread, steadiness: steadiness,
      rules: [], policies: policies, pins: pins, objective: objective)
  }

  /// Everything, with some sides named.
  static func scope(_ change: (inout Scope) -> Void) -> Scope {
    var scope = Scope.everything
    change(&scope)
    return scope
  }

  static func pin(
    _ demand: Pin.Demand, _ scope: Scope, expires: String? = nil, line: Int = 0
  ) -> Pin {
    guard let decided = Day("2026-06-01") else { preconditionFailure("a test's day exists") }
    return Pin(
      demand, of: scope, reason: "a test", role: "analyst", decided: decided,
      expires: expires.flatMap { Day($0) },
      location: Location(file: "b.yaml", line: line, column: 5))
  }

  static func rule(_ rule: any ScoringRule, weight: Int? = 1) -> RuleInUse {
    RuleInUse(
      rule: rule, use: RuleUse(id: rule.id, weight: weight, settings: [], location: nil),
      file: "test.so", sha256: String(repeating: "0", count: 64))
  }
}

/// A rule that gives the value of a number column of its own, a quarter where one it can do without is missing.
struct ColumnRule: ScoringRule {
  let id: String
  let version = "1.0.0"
  let kind: RuleKind
  let columns: [ColumnRequest]
  let reason = "the test says so"

  init(_ column: String, kind: RuleKind = .score, isOptional: Bool = false) {
    id = "column-\(column)"
    self.kind = kind
    columns = [ColumnRequest(column, .number, isOptional: isOptional)]
  }

  func score(_ batch: CandidateBatch) throws(RuleFailure) -> [Double] {
    guard case .numbers(let values) = batch.columns[0] else {
      throw RuleFailure(rule: id, "a number was asked for")
    }
    return columns[0].isOptional ? values.map { $0.isNaN ? 0.25 : $0 } : values
  }
}

/// A rule that gives every candidate the same score.
struct ConstantRule: ScoringRule {
  let id = "constant"
  let version = "1.0.0"
  let kind = RuleKind.score
  let columns: [ColumnRequest] = []
  let reason = ""
  let value: Double

  init(_ value: Double) { self.value = value }

  func score(_ batch: CandidateBatch) throws(RuleFailure) -> [Double] {
    Array(repeating: value, count: batch.count)
  }
}
