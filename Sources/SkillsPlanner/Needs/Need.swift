/// How many learners of one area could start at one level in the plan year: an upper limit, from attainment.
public struct Need: Sendable, Hashable {
  /// The area's place in the catalogue.
  public let area: Int
  public let level: Level
  /// 1 or more: an area without learners at a level has no need there.
  public let learners: Int

  package init(area: Int, level: Level, learners: Int) {
    self.area = area
    self.level = level
    self.learners = learners
  }
}

/// What a district needs at a level, beside last year's starts of its residents.
public struct DistrictNeed: Sendable, Hashable {
  public let district: District
  public let level: Level
  /// Residents aged 18-66 whose highest qualification is one that the need starts from.
  public let eligible: Int
  public let learners: Int
  /// Apprenticeship starts of residents last year, wherever delivered; nil where not published.
  public let lastYear: Int?

  public init(district: District, level: Level, eligible: Int, learners: Int, lastYear: Int?) {
    self.district = district
    self.level = level
    self.eligible = eligible
    self.learners = learners
    self.lastYear = lastYear
  }
}
