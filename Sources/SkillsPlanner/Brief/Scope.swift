/// Which places of a plan a policy or a pin is about: those of some learners on some courses.
///
/// Each list holds codes as tables write them. An empty list leaves that side open, so a scope without any is the
/// whole plan.
public struct Scope: Sendable, Hashable {
  /// Of the learners: area codes, codes of their home districts, deciles from 1 (most deprived) to 10.
  public var areas: [String] = []
  public var homeDistricts: [String] = []
  public var deciles: [Int] = []
  /// Of the courses: ids, UKPRNs of providers, codes of delivery districts.
  public var courses: [String] = []
  public var providers: [String] = []
  public var deliveryDistricts: [String] = []
  /// Sector subject areas; one of tier 1 ("4") means those of tier 2 ("4.1") too.
  public var sectors: [String] = []
  /// The course's own level, whichever others it also takes.
  public var levels: [Level] = []
  public var modes: [Mode] = []
  public var funders: [String] = []
  /// Whether only places outside the learners' home districts are meant.
  public var isElsewhere = false

  public static let everything = Scope()

  public init() {}

  /// Whether every learner is meant.
  package var hasAllLearners: Bool { areas.isEmpty && homeDistricts.isEmpty && deciles.isEmpty }

  /// Whether every course is meant, but for those that `isElsewhere` leaves out.
  package var hasAllCourses: Bool {
    courses.isEmpty && providers.isEmpty && deliveryDistricts.isEmpty && sectors.isEmpty
      && levels.isEmpty && modes.isEmpty && funders.isEmpty
  }

  /// Whether the learners of an area are meant.
  package func contains(_ area: Area) -> Bool {
    (areas.isEmpty || areas.contains(area.code))
      && (homeDistricts.isEmpty || homeDistricts.contains(area.district.code))
      && (deciles.isEmpty || area.decile.map(deciles.contains) ?? false)
  }

  /// Whether a course is meant, wherever its learners live.
  package func contains(_ course: Course) -> Bool {
    (courses.isEmpty || courses.contains(course.id))
      && (providers.isEmpty || providers.contains(course.provider.ukprn))
      && (deliveryDistricts.isEmpty || deliveryDistricts.contains(course.district.code))
      && (sectors.isEmpty || sectors.contains { course.isOfSector($0) })
      && (levels.isEmpty || levels.contains(course.level))
      && (modes.isEmpty || modes.contains(course.mode))
      && (funders.isEmpty || course.funder.map(funders.contains) ?? false)
  }

  /// Whether places for learners of an area on a course are meant.
  package func contains(_ area: Area, _ course: Course) -> Bool {
    contains(area) && contains(course)
      && !(isElsewhere && area.district.code == course.district.code)
  }
}

extension Course {
  /// Whether it is of a sector subject area: "4.1" is of "4.1" and of "4".
  package func isOfSector(_ code: String) -> Bool {
    sector == code || sector.hasPrefix(code + ".")
  }

  /// The sector subject area of tier 1: "4" of "4.1"; empty where none is published.
  package var sectorOfTier1: String { String(sector.prefix { $0 != "." }) }
}
