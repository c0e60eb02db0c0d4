import SkillsPlanner

/// Numbers that are the same in each run.
struct Dice {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A number below a limit of 1 or more.
  mutating func below(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % limit
  }

  mutating func element<Item>(of items: [Item]) -> Item { items[below(items.count)] }
}

/// Plans whose tables foot, with nothing behind them.
enum RandomPlan {
  /// - Parameter most: the most learners of an area at a level.
  static func make(_ seed: Int, most: Int = 25) -> Plan {
    var dice = Dice(seed)
    let districts = (0...dice.below(3)).map { District(code: "D\($0)", name: "District \($0)") }
    let levels = ["2", "3", "4"].prefix(1 + dice.below(3)).compactMap(Level.init)
    let areas = (0...dice.below(12)).map { number in
      AreaRow(
        code: "A\(100 + number)", name: "Area \(number)",
        district: dice.element(of: districts).code,
        decile: dice.below(5) == 0 ? nil : 1 + dice.below(3), point: middle)
    }
    let needs = areas.flatMap { area in
      levels.map { level in
        let learners = dice.below(most + 1)
        return NeedRow(
          area: area.code, level: level, learners: learners, placed: dice.below(learners + 1),
          value: 0)
      }
    }
    let placed = needs.reduce(0) { $0 + $1.placed }
    return plan(areas, needs, districts, levels, courses(placed, districts, levels, &dice), &dice)
  }

  private static var middle: Point {
    guard let point = Point(latitude: 53.8, longitude: -2.2) else {
      preconditionFailure("a test's point is on the globe")
    }
    return point
  }

  /// Some courses that give so many places together.
  private static func courses(
    _ placed: Int, _ districts: [District], _ levels: [Level], _ dice: inout Dice
  ) -> [CourseRow] {
    var rest = placed
    var rows: [CourseRow] = []
    for number in 0..<(2 + dice.below(14)) {
      let used = dice.below(rest + 1)
      rest -= used
      rows.append(course(number, used, districts, levels, &dice))
    }
    return rows + [course(90, rest, districts, levels, &dice)]
  }

  private static func course(
    _ number: Int, _ used: Int, _ districts: [District], _ levels: [Level], _ dice: inout Dice
  ) -> CourseRow {
    CourseRow(
      id: "C\(100 + number)", provider: "P\(dice.below(4))",
      district: dice.element(of: districts).code, level: dice.element(of: levels),
      sector: String(1 + dice.below(3)), mode: .apprenticeship, pointBasis: .district,
      lastYear: dice.below(20), places: used + 5, used: used, value: 0, gainsIfOneMore: 0)
  }

  /// A plan of these rows, its totals added up from them.
  private static func plan(
    _ areas: [AreaRow], _ needs: [NeedRow], _ districts: [District], _ levels: [Level],
    _ courses: [CourseRow], _ dice: inout Dice
  ) -> Plan {
    let learners = needs.reduce(0) { $0 + $1.learners }
    let placed = needs.reduce(0) { $0 + $1.placed }
    let first = dice.below(learners - placed + 1)
    let causes = [
      Summary.CauseCount(cause: .outOfReach, learners: first),
      Summary.CauseCount(cause: .coursesFull, learners: learners - placed - first),
    ]
    let summary = Summary(
      learners: learners, lastYear: courses.reduce(0) { $0 + $1.lastYear },
      places: courses.reduce(0) { $0 + $1.places }, placed: placed, shortfall: causes,
      deciles: deciles(areas, needs), travel: .init(venuePlaces: 0, metres: 0, otherPlaces: placed),
      fixedFlows: nil)
    return Plan(
      title: "A test", year: "2026/27", status: "a test",
      owner: Owner(organisation: "A test", contact: "nobody", roles: []), inputs: [], sources: [],
      rules: [], terms: nil, assumptions: [], summary: summary,
      levels: levels.map { row(of: $0, needs, courses) },
      districts: districts.map { row(of: $0, areas, needs, levels, courses, &dice) },
      providers: providers(courses),
      optimality: Optimality(points: 0, bound: 0, unique: true, candidates: 0), areas: areas,
      needs: needs, allocations: [], shortfalls: [], courses: courses)
  }

  private static func deciles(_ areas: [AreaRow], _ needs: [NeedRow]) -> [Summary.DecileRow] {
    let present: [Int?] = [1, 2, 3, nil].filter { decile in areas.contains { $0.decile == decile } }
    return present.map { decile in
      let codes = Set(areas.filter { $0.decile == decile }.map(\.code))
      let own = needs.filter { codes.contains($0.area) }
      return Summary.DecileRow(
        decile: decile, areas: codes.count, withNone: 0, withSome: codes.count, withAll: 0,
        learners: own.reduce(0) { $0 + $1.learners }, placed: own.reduce(0) { $0 + $1.placed })
    }
  }

  private static func row(
    of level: Level, _ needs: [NeedRow], _ courses: [CourseRow]
  ) -> LevelRow {
    let own = courses.filter { $0.level == level }
    return LevelRow(
      level: level, eligible: 1000,
      learners: needs.filter { $0.level == level }.reduce(0) { $0 + $1.learners },
      lastYear: own.reduce(0) { $0 + $1.lastYear }, places: own.reduce(0) { $0 + $1.places },
      funded: nil, used: own.reduce(0) { $0 + $1.used }, value: 0)
  }

  private static func row(
    of district: District, _ areas: [AreaRow], _ needs: [NeedRow], _ levels: [Level],
    _ courses: [CourseRow], _ dice: inout Dice
  ) -> DistrictRow {
    let codes = Set(areas.filter { $0.district == district.code }.map(\.code))
    let delivered = courses.filter { $0.district == district.code }
    return DistrictRow(
      district: district,
      levels: codes.isEmpty
        ? []
        : levels.map { level in
          let own = needs.filter { codes.contains($0.area) && $0.level == level }
          return DistrictRow.AtLevel(
            level: level, eligible: 1000, learners: own.reduce(0) { $0 + $1.learners },
            lastYear: dice.below(30), placed: own.reduce(0) { $0 + $1.placed },
            placedOnApprenticeships: 0)
        }, deliveredLastYear: delivered.reduce(0) { $0 + $1.lastYear },
      delivered: delivered.reduce(0) { $0 + $1.used })
  }

  private static func providers(_ courses: [CourseRow]) -> [ProviderRow] {
    Set(courses.map(\.provider)).sorted().map { code in
      let own = courses.filter { $0.provider == code }
      return ProviderRow(
        provider: Provider(ukprn: code, name: "Provider \(code)"),
        lastYear: own.reduce(0) { $0 + $1.lastYear }, plan: own.reduce(0) { $0 + $1.used })
    }
  }
}
