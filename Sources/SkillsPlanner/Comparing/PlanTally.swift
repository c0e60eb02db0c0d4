/// What a plan decides, pair by pair, and its places counted by all that a reader asks for.
///
/// Everything is counted from the rows of the plan, so that each breakdown adds up to the same sum. Sums are taken
/// modulo 2^64: they are right for every plan that was made, and one that was forged stops nothing.
package struct PlanTally: Sendable {
  /// By what places are counted.
  package enum Breakdown: String, CaseIterable, Sendable {
    /// Learners by the level of their need, places by the level of the course.
    case level
    /// Where learners live, by district.
    case home
    /// Where they learn, by district; no learner is without a place here.
    case delivery
    case provider
    case sector
    /// Of the area, "" without one.
    case decile
    case area
  }

  package struct Count: Sendable, Hashable {
    package var learners = 0
    package var placed = 0
  }

  /// A need and a course.
  package struct Pair: Sendable, Hashable, Comparable {
    package let area: String
    package let level: Level
    package let course: String

    package static func < (left: Pair, right: Pair) -> Bool {
      (left.area, left.level, left.course) < (right.area, right.level, right.course)
    }
  }

  struct Need: Hashable {
    let area: String
    let level: Level
  }

  struct Course: Hashable {
    let places: Int
    let used: Int
  }

  private(set) var learners = 0
  private(set) var placed = 0
  let points: Int
  private(set) var notPlaced: [Shortfall.Cause: Int] = [:]
  private(set) var counts: [Breakdown: [String: Count]] = [:]
  private(set) var names: [Breakdown: [String: String]] = [:]
  private(set) var places: [Pair: Int] = [:]
  private(set) var needs: [Need: Int] = [:]
  let courses: [String: Course]
  let funded: [Level: Int?]

  package init(_ plan: Plan) {
    points = plan.optimality.points
    courses = Dictionary(
      plan.courses.map { ($0.id, Course(places: $0.places, used: $0.used)) },
      uniquingKeysWith: { first, _ in first })
    funded = Dictionary(
      plan.levels.map { ($0.level, $0.funded) }, uniquingKeysWith: { first, _ in first })
    for row in plan.shortfalls { notPlaced[row.cause, default: 0] &+= row.learners }
    count(plan)
    name(plan)
  }

  private mutating func count(_ plan: Plan) {
    let areas = Dictionary(
      plan.areas.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = Dictionary(plan.courses.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for need in plan.needs {
      learners &+= need.learners
      needs[Need(area: need.area, level: need.level), default: 0] &+= need.learners
      counts[.level, default: [:]][need.level.code, default: Count()].learners &+= need.learners
      for (breakdown, key) in Self.homes(of: need.area, areas[need.area]) {
        counts[breakdown, default: [:]][key, default: Count()].learners &+= need.learners
      }
    }
    for allocation in plan.allocations {
      let homes = Self.homes(of: allocation.area, areas[allocation.area])
      for part in allocation.courses {
        placed &+= part.places
        let pair = Pair(area: allocation.area, level: allocation.level, course: part.course)
        places[pair, default: 0] &+= part.places
        let course = rows[part.course]
        let ends: [(Breakdown, String)] = [
          (.level, course?.level.code ?? ""), (.delivery, course?.district ?? ""),
          (.provider, course?.provider ?? ""), (.sector, course?.sector ?? ""),
        ]
        for (breakdown, key) in homes + ends {
          counts[breakdown, default: [:]][key, default: Count()].placed &+= part.places
        }
      }
    }
  }

  private static func homes(of area: String, _ row: AreaRow?) -> [(Breakdown, String)] {
    [
      (.home, row?.district ?? ""), (.decile, row?.decile.map(String.init) ?? ""), (.area, area),
    ]
  }

  private mutating func name(_ plan: Plan) {
    let districts = plan.districts.map { ($0.district.code, $0.district.name) }
    names[.home] = Dictionary(districts, uniquingKeysWith: { first, _ in first })
    names[.delivery] = names[.home]
    names[.provider] = Dictionary(
      plan.providers.map { ($0.provider.ukprn, $0.provider.name) },
      uniquingKeysWith: { first, _ in first })
    names[.area] = Dictionary(
      plan.areas.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
  }
}
