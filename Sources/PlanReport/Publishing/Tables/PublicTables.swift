package import SkillsPlanner

/// Every table of a plan, exact, in the order in which a reader wants them.
///
/// Sums are taken anew from areas, needs and courses, so that the tables foot whatever the plan's totals say.
package struct PublicTables: Sendable {
  let plan: Plan
  let areasByCode: [String: AreaRow]
  /// Names of districts, by code.
  let names: [String: String]

  package init(_ plan: Plan) {
    self.plan = plan
    areasByCode = Dictionary(
      plan.areas.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    names = Dictionary(
      plan.districts.map { ($0.district.code, $0.district.name) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Each name stands once. Venues have a table where one is published, what people set where something is.
  package var all: [PublicTable] {
    [
      levels, districts, deliveries, deciles, causes, areas, providers, provision, needs,
      allocations, shortfalls, courses, rules,
    ] + [venues, policies, limits, pins, cohorts].filter { !$0.rows.isEmpty }
      + [inputs, sources, assumptions]
  }

  func name(of district: String) -> PublicTable.Cell { .text(names[district] ?? "") }

  func sector(_ code: String) -> PublicTable.Cell { .text(code.isEmpty ? "not published" : code) }
}

/// Learners and those of them who are placed.
struct Placing {
  var learners = 0
  var placed = 0

  var notPlaced: Int { learners &- placed }

  mutating func add(_ need: NeedRow) {
    learners &+= need.learners
    placed &+= need.placed
  }
}

/// Starts of last year and places of the plan.
struct Provision {
  var lastYear = 0
  var plan = 0

  mutating func add(_ course: CourseRow) {
    lastYear &+= course.lastYear
    plan &+= course.used
  }
}

extension PublicTable.Column {
  static let area = Self("area", "Area", "GSS code of the small area where the learners live.")
  static let district = Self("district", "District", "GSS code of the local authority district.")
  static let districtName = Self("name", "Name", "Name of the district.")
  static let level = Self(
    "level", "Level", "Level of the Regulated Qualifications Framework: entry or 1 to 8.")
  static let sector = Self(
    "sector", "Sector subject area", "Code of the sector subject area, or \"not published\".")
  static let course = Self("course", "Course", "Id of the course.")
  static let learners = Self(
    "learners", "Learners", "The most learners who could start in the plan year: modelled.",
    .whole, .count)
  static let placed = Self(
    "placed", "Placed", "Those of them to whom the plan gives a place.", .whole, .count)
  static let notPlaced = Self(
    "not_placed", "Not placed", "Those of them to whom it gives none.", .whole, .revealing)
  static let lastYear = Self(
    "last_year", "Last year", "Starts of last year on the plan's courses.", .whole, .count)
  static let planned = Self(
    "plan", "Plan", "Places that the plan gives to learners.", .whole, .count)
}
