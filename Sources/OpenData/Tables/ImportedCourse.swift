import SkillsPlanner

/// One course as courses.csv holds it, with where its figures come from.
struct ImportedCourse: Sendable {
  let course: Course
  let levelBasis: LevelBasis
  let sectorBasis: SectorBasis
  let outcomes: Outcomes.Figure
  /// The provider's own share, nil where none is published.
  let reach: LearnersFile.Reach?
}

extension Course {
  /// A course of the import, whose id says what tells it apart.
  ///
  /// - Parameters:
  ///   - sector: "4" or "4.1"; empty where it is not published.
  ///   - place: nil for an online course.
  ///   - venue: what the id has for the place; nil for the district.
  ///   - lastYear: starts of residents in the year before, 0 or more.
  init(
    _ provider: Provider, in district: District, _ level: Level, sector: String, by mode: Mode,
    at place: CoursePoints.Place?, venue: String? = nil, lastYear: Int
  ) {
    self.init(
      id: Self.id(provider, at: venue ?? district.code, level, sector, mode), provider: provider,
      district: district, level: level, alsoTakes: [], sector: sector, mode: mode,
      point: place?.point, pointBasis: place?.basis, lastYear: lastYear)
  }

  /// "10004552-E06000008-L2-S04-A": UKPRN, district or venue, level, sector (00 where not published),
  /// mode.
  static func id(
    _ provider: Provider, at place: String, _ level: Level, _ sector: String, _ mode: Mode
  ) -> String {
    let tier1 = sector.prefix { $0 != "." }
    let padded = String(repeating: "0", count: max(0, 2 - tier1.utf8.count)) + sector
    return "\(provider.ukprn)-\(place)-L\(level.code)-S\(padded)-\(mode.letter)"
  }
}

extension Mode {
  /// The last letter of a course's id.
  fileprivate var letter: String {
    switch self {
    case .apprenticeship: "A"
    case .classroom: "C"
    case .online: "O"
    }
  }
}
