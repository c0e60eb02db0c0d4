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
  ///   - sector: nil where it is not published.
  ///   - lastYear: starts of residents in the year before, above 0.
  init(
    _ provider: Provider, in district: District, _ level: Level, _ sector: SectorSubjectArea?,
    by mode: Mode, at place: CoursePoints.Place, lastYear: Int
  ) {
    self.init(
      id: Self.id(provider, district, level, sector, mode), provider: provider, district: district,
      level: level, alsoTakes: [], sector: sector?.code ?? "", mode: mode, point: place.point,
      pointBasis: place.basis, lastYear: lastYear)
  }

  /// "10004552-E06000008-L2-S04-A": UKPRN, district, level, sector (00 where not published), mode.
  private static func id(
    _ provider: Provider, _ district: District, _ level: Level, _ sector: SectorSubjectArea?,
    _ mode: Mode
  ) -> String {
    let sector = sector?.code ?? "0"
    let padded = sector.utf8.count < 2 ? "0" + sector : sector
    return "\(provider.ukprn)-\(district.code)-L\(level.code)-S\(padded)-\(mode.letter)"
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
