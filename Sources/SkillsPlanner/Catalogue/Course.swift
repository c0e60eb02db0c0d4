/// Who teaches.
public struct Provider: Hashable, Sendable {
  /// UK provider reference number, eight digits; the key, since names change.
  public let ukprn: String
  public let name: String

  public init(ukprn: String, name: String) {
    self.ukprn = ukprn
    self.name = name
  }
}

/// How a course is taught.
public enum Mode: String, CaseIterable, Sendable {
  /// At work; it also needs an employer, and no class size applies to it.
  case apprenticeship
  case classroom
  /// Within reach of everybody.
  case online
}

/// What a course's point stands for.
public enum PointBasis: String, CaseIterable, Sendable {
  /// The place where it is taught.
  case venue
  /// The population-weighted middle of the district where it is delivered.
  case district
}

/// What is taught by a provider in a delivery district (or at a venue) at a level in a sector subject area.
public struct Course: Sendable {
  public let id: String
  public let provider: Provider
  /// Where it is delivered.
  public let district: District
  public let level: Level
  /// Further levels whose learners it also takes; its places count as funded starts of its own level.
  public let alsoTakes: [Level]
  /// Sector subject area, tier 1 ("4") or tier 2 ("4.1"); empty where not published.
  public let sector: String
  public let mode: Mode
  /// Nil only for an online course.
  public let point: Point?
  /// Nil where there is no point.
  public let pointBasis: PointBasis?
  /// Starts last year, 0 or more.
  public let lastYear: Int
  /// The most places it can run, where somebody has said; else they follow from last year and the brief's flex.
  public let places: Int?
  /// What a place costs whoever funds it, in pence, 0 or more; nil where nobody has said.
  public let price: Int?
  /// Who funds its places; nil where nobody has said.
  public let funder: String?

  public init(
    id: String, provider: Provider, district: District, level: Level, alsoTakes: [Level],
    sector: String, mode: Mode, point: Point?, pointBasis: PointBasis?, lastYear: Int,
    places: Int? = nil, price: Int? = nil, funder: String? = nil
  ) {
    self.id = id
    self.provider = provider
    self.district = district
    self.level = level
    self.alsoTakes = alsoTakes
    self.sector = sector
    self.mode = mode
    self.point = point
    self.pointBasis = pointBasis
    self.lastYear = lastYear
    self.places = places
    self.price = price
    self.funder = funder
  }

  /// Where its venue is; nil where it stands at the middle of a district, or nowhere.
  package var venue: Point? { pointBasis == .venue ? point : nil }

  func takes(_ other: Level) -> Bool {
    level == other || alsoTakes.contains(other)
  }
}
