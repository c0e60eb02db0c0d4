import SkillsPlanner

/// A plan counted once by all that its report tells, for the whole plan or for the residents of one district.
///
/// Everything is counted from the rows of who gets what. Sums are taken modulo 2^64: they are right for every plan that
/// was made, and one that was forged stops nothing.
struct Tally: Sendable {
  /// An area with its need at all levels together.
  struct OfArea: Sendable, Hashable {
    let row: AreaRow
    var learners = 0
    var placed = 0
    /// The metres and the places of those with a venue.
    var metres = 0
    var venuePlaces = 0
    /// Learners not placed by the place of the cause among all causes.
    var causes = Array(repeating: 0, count: Shortfall.Cause.allCases.count)

    var missing: Int { learners &- placed }
    /// The one with most learners; the first of equals; nil where everybody is placed.
    var mainCause: Shortfall.Cause? {
      let most = causes.max() ?? 0
      return most > 0 ? Shortfall.Cause.allCases[causes.firstIndex(of: most) ?? 0] : nil
    }
  }

  /// Courses of one kind.
  struct OfCourses: Sendable, Hashable {
    var courses = 0
    var lastYear = 0
    var places = 0
    var used = 0
  }

  /// Home and delivery district, by code.
  struct Flow: Sendable, Hashable {
    let home: String
    let delivery: String
  }

  /// In the order of the plan.
  private(set) var areas: [OfArea] = []
  /// Learners not placed by home district and cause.
  private(set) var causes: [String: [Int]] = [:]
  /// By sector as the plan writes it; "" where it is not published.
  private(set) var sectors: [String: OfCourses] = [:]
  private(set) var flows: [Flow: Int] = [:]
  /// Places of residents by provider.
  private(set) var providers: [String: Int] = [:]
  /// Places of residents by course.
  private(set) var onCourses: [String: Int] = [:]
  /// Places with a venue by band of distance: below 2, 5, 10, 15, 25 km, and further.
  private(set) var bands = Array(repeating: 0, count: Tally.bandEnds.count + 1)
  /// Places without a venue, and online.
  private(set) var withoutVenue = 0

  /// In metres; a distance at the end of a band belongs to the next one.
  static let bandEnds = [2_000, 5_000, 10_000, 15_000, 25_000]

  /// - Parameters:
  ///   - index: of the same plan.
  ///   - home: the code of the district whose residents are counted; nil for everybody.
  init(_ plan: Plan, _ index: PlanIndex, home: String? = nil) {
    let rows = index[home]
    areas = rows.areas.map { OfArea(row: plan.areas[$0]) }
    let places = Dictionary(
      areas.enumerated().map { ($1.row.code, $0) }, uniquingKeysWith: { one, _ in one })
    for need in rows.needs.lazy.map({ plan.needs[$0] }) {
      guard let place = places[need.area] else { continue }
      areas[place].learners &+= need.learners
      areas[place].placed &+= need.placed
    }
    for row in rows.shortfalls { count(plan.shortfalls[row], places) }
    for allocation in rows.allocations.lazy.map({ plan.allocations[$0] }) {
      guard let place = places[allocation.area] else { continue }
      for part in allocation.courses { count(part, of: place, index.courses[part.course]) }
    }
    if home == nil {
      for course in plan.courses { count(course, used: course.used) }
    } else {
      for (id, used) in onCourses where used > 0 {
        if let course = index.courses[id] { count(course, used: used) }
      }
    }
  }

  private mutating func count(_ course: CourseRow, used: Int) {
    var sum = sectors[course.sector] ?? OfCourses()
    sum.courses &+= 1
    sum.lastYear &+= course.lastYear
    sum.places &+= course.places
    sum.used &+= used
    sectors[course.sector] = sum
  }

  private mutating func count(_ row: Shortfall, _ places: [String: Int]) {
    let causes = Shortfall.Cause.allCases
    guard let place = places[row.area], let cause = causes.firstIndex(of: row.cause) else { return }
    areas[place].causes[cause] &+= row.learners
    let district = areas[place].row.district
    self.causes[district, default: Array(repeating: 0, count: causes.count)][cause] &+=
      row.learners
  }

  private mutating func count(
    _ part: Allocation.OnCourse, of place: Int, _ course: CourseRow?
  ) {
    onCourses[part.course, default: 0] &+= part.places
    providers[course?.provider ?? "", default: 0] &+= part.places
    let flow = Flow(home: areas[place].row.district, delivery: course?.district ?? "")
    flows[flow, default: 0] &+= part.places
    // A district stands at one point, and no distance from it is worth a mean.
    guard course?.pointBasis == .venue, let metres = part.metres else {
      withoutVenue &+= part.places
      return
    }
    areas[place].venuePlaces &+= part.places
    areas[place].metres &+= part.places &* metres
    let band = Self.bandEnds.firstIndex { metres < $0 } ?? Self.bandEnds.count
    bands[band] &+= part.places
  }
}
