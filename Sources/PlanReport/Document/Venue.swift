import SkillsPlanner

/// The courses that a provider teaches at one published place.
struct Venue: Sendable, Hashable {
  /// UKPRN of the provider.
  let provider: String
  /// Code of the district where it is.
  let district: String
  let point: Point
  var courses = 0
  var lastYear = 0
  /// Places that the plan gives there, to whoever comes.
  var used = 0

  /// Those of some courses, by provider and place; courses without a published venue have none.
  static func all(of courses: [CourseRow]) -> [Venue] {
    struct Key: Hashable {
      let provider: String
      let point: Point
    }
    var venues: [Key: Venue] = [:]
    for course in courses {
      guard let point = course.venue else { continue }
      venues[
        Key(provider: course.provider, point: point),
        default: Venue(provider: course.provider, district: course.district, point: point)
      ].add(course)
    }
    return venues.values.sorted { $0.order < $1.order }
  }

  private var order: (String, Double, Double) { (provider, point.latitude, point.longitude) }

  /// For sorting the largest first.
  var places: (Int, String, Double, Double) {
    (-used, provider, point.latitude, point.longitude)
  }

  private mutating func add(_ course: CourseRow) {
    courses &+= 1
    lastYear &+= course.lastYear
    used &+= course.used
  }
}
