/// All areas and courses that a plan may use, with the columns of their tables that rules read.
public struct Catalogue: Sendable {
  /// Sorted by code, each code once.
  public let areas: [Area]
  /// Sorted by id, each id once.
  public let courses: [Course]
  /// One value for each area, in the order of `areas`.
  public let areaColumns: ColumnTable
  /// One value for each course, in the order of `courses`.
  public let courseColumns: ColumnTable
  /// Last year's apprenticeship starts by home and delivery district; nil where not published.
  public let starts: [StartsFlow]?
  /// How long it takes from areas to courses; nil where the brief names no such table.
  public let travel: TravelTimes?
  /// The places of an earlier plan that the new one is to keep to; nil where the brief names none.
  public let earlier: [EarlierPlaces]?
  /// The point of each area, in the order of `areas`.
  let homes: [UnitVector]
  /// The point of each course, in the order of `courses`; nil where it has none.
  let venues: [UnitVector?]

  public init(
    areas: [Area], courses: [Course], areaColumns: ColumnTable, courseColumns: ColumnTable,
    starts: [StartsFlow]?, travel: TravelTimes? = nil, earlier: [EarlierPlaces]? = nil
  ) {
    self.areas = areas
    self.courses = courses
    self.areaColumns = areaColumns
    self.courseColumns = courseColumns
    self.starts = starts
    self.travel = travel
    self.earlier = earlier
    homes = areas.map { UnitVector($0.point) }
    venues = courses.map { $0.point.map { UnitVector($0) } }
  }

  /// The straight-line metres from an area to a course, both by their places; nil for an online course.
  func metres(from area: Int, to course: Int) -> Int? {
    venues[course].map { homes[area].metres(to: $0) }
  }

  /// The minutes from an area to a course, both by their places; nil where the table has none, for an
  /// online course, to which nobody travels, and without a table.
  func minutes(from area: Int, to course: Int) -> Double? {
    courses[course].point == nil ? nil : travel?.knownMinutes(area: area, course: course)
  }
}

/// Places that an earlier plan gave the learners of an area at a level on a course; codes as that plan has them.
public struct EarlierPlaces: Sendable, Hashable {
  public let area: String
  public let level: Level
  public let course: String
  public let places: Int

  public init(area: String, level: Level, course: String, places: Int) {
    self.area = area
    self.level = level
    self.course = course
    self.places = places
  }
}

/// Starts of last year from one district to another at one provider and level.
public struct StartsFlow: Sendable, Hashable {
  public let provider: String
  /// A district code, or `outside`.
  public let home: String
  /// A district code, or `outside`.
  public let delivery: String
  public let level: Level
  public let starts: Int

  /// Stands for every district that has no area in the catalogue.
  public static let outside = "outside"

  public init(provider: String, home: String, delivery: String, level: Level, starts: Int) {
    self.provider = provider
    self.home = home
    self.delivery = delivery
    self.level = level
    self.starts = starts
  }
}
