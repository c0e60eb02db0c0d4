/// An area of the plan, with what a reader needs to know it by.
public struct AreaRow: Sendable, Hashable {
  public let code: String
  public let name: String
  /// District code.
  public let district: String
  /// 1 (most deprived tenth of England) to 10; nil where not published.
  public let decile: Int?
  public let point: Point

  public init(code: String, name: String, district: String, decile: Int?, point: Point) {
    self.code = code
    self.name = name
    self.district = district
    self.decile = decile
    self.point = point
  }
}

/// A need and how far it is met.
public struct NeedRow: Sendable, Hashable {
  public let area: String
  public let level: Level
  public let learners: Int
  public let placed: Int
  /// Certificate: for every candidate, the value of its need and of its course are at least its points.
  public let value: Int

  public init(area: String, level: Level, learners: Int, placed: Int, value: Int) {
    self.area = area
    self.level = level
    self.learners = learners
    self.placed = placed
    self.value = value
  }
}

/// The places that one need gets.
public struct Allocation: Sendable, Hashable {
  /// Places on one course.
  public struct OnCourse: Sendable, Hashable {
    public let course: String
    public let places: Int
    /// Straight-line metres; nil for an online course.
    public let metres: Int?
    /// As the table of travel times has them; nil where it has none, or there is no table.
    public let minutes: Double?
    /// 1...1,000,000, of one place.
    public let points: Int
    /// Each weighted rule's score in millionths, in the order of the plan's rules.
    public let scores: [Int]

    public init(
      course: String, places: Int, metres: Int?, minutes: Double? = nil, points: Int,
      scores: [Int]
    ) {
      self.course = course
      self.places = places
      self.metres = metres
      self.minutes = minutes
      self.points = points
      self.scores = scores
    }
  }

  public let area: String
  public let level: Level
  /// Never empty.
  public let courses: [OnCourse]

  public init(area: String, level: Level, courses: [OnCourse]) {
    self.area = area
    self.level = level
    self.courses = courses
  }
}

/// Learners of a need whom no allocation meets, for one cause.
///
/// A need has one row, or two where policies and pins keep some of its learners and something else the others.
public struct Shortfall: Sendable, Hashable {
  /// Why; the first that applies.
  public enum Cause: String, CaseIterable, Sendable {
    /// No course of the level within reach, nor online.
    case outOfReach = "out of reach"
    /// Every course within reach is refused by an eligibility rule.
    case notEligible = "not eligible"
    /// Every eligible course has 0 points.
    case noPoints = "no points"
    /// Every course with points has given all its places, or would without policies and pins.
    case coursesFull = "courses full"
    /// A course has places left, but its level's funded starts are used up, or would be without policies and pins.
    case fundedStartsUsed = "too few funded starts"
    /// A course has places left and its level funded starts, and without policies, pins and another objective than
    /// points the learners would be placed.
    case policyOrPin = "a policy or pin"
  }

  public let area: String
  public let level: Level
  public let learners: Int
  public let cause: Cause
  /// Straight-line metres to the nearest course, given when it is out of reach and there is one.
  public let nearest: Int?
  /// The least minutes to a course, given when it is out of reach by time and the table has any.
  public let nearestMinutes: Double?
  /// What the first rule that refused a course says of it, given when none is eligible.
  public let reason: String?

  public init(
    area: String, level: Level, learners: Int, cause: Cause, nearest: Int? = nil,
    nearestMinutes: Double? = nil, reason: String? = nil
  ) {
    self.area = area
    self.level = level
    self.learners = learners
    self.cause = cause
    self.nearest = nearest
    self.nearestMinutes = nearestMinutes
    self.reason = reason
  }
}

/// A course of the planned levels and what the plan does with it.
public struct CourseRow: Sendable, Hashable {
  public let id: String
  public let provider: String
  /// Delivery district code.
  public let district: String
  public let level: Level
  /// Empty where not published.
  public let sector: String
  public let mode: Mode
  public let pointBasis: PointBasis?
  /// Where it is taught; nil where its venue is not published, and in plans that were made before plans said so.
  public let venue: Point?
  public let lastYear: Int
  /// The most it can run.
  public let places: Int
  /// Whether the courses table gives `places`; else they follow from last year and the flex.
  public let placesAreGiven: Bool
  public let used: Int
  /// Certificate: the value of a place.
  public let value: Int
  /// What one place more would add to the plan's points, exactly.
  public let gainsIfOneMore: Int
  /// Pence of a place; nil where the courses table has none.
  public let price: Int?
  /// Nil likewise.
  public let funder: String?

  public init(
    id: String, provider: String, district: String, level: Level, sector: String, mode: Mode,
    pointBasis: PointBasis?, venue: Point? = nil, lastYear: Int, places: Int,
    placesAreGiven: Bool = false, used: Int,
    value: Int, gainsIfOneMore: Int, price: Int? = nil, funder: String? = nil
  ) {
    self.id = id
    self.provider = provider
    self.district = district
    self.level = level
    self.sector = sector
    self.mode = mode
    self.pointBasis = pointBasis
    self.venue = venue
    self.lastYear = lastYear
    self.places = places
    self.placesAreGiven = placesAreGiven
    self.used = used
    self.value = value
    self.gainsIfOneMore = gainsIfOneMore
    self.price = price
    self.funder = funder
  }
}
