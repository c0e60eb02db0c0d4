/// One course as courses.csv holds it.
struct Course: Hashable, Sendable {
  /// How it is taught.
  enum Mode: String, CaseIterable, Sendable {
    case apprenticeship, classroom, online

    /// The last letter of a course's id.
    var letter: String {
      switch self {
      case .apprenticeship: "A"
      case .classroom: "C"
      case .online: "O"
      }
    }
  }

  let ukprn: String
  let providerName: String
  let district: District
  let level: Level
  /// Nil where it is not published.
  let sector: SectorSubjectArea?
  let mode: Mode
  let point: Point
  let pointBasis: PointBasis
  /// Starts of residents in the year before, above 0.
  let lastYear: Int
  let levelBasis: LevelBasis
  let sectorBasis: SectorBasis
  let outcomes: Outcomes.Figure
  /// The provider's own share, nil where none is published.
  let reach: LearnersFile.Reach?

  /// "10004552-E06000008-L2-S04-A": UKPRN, district, level, sector (00 where not published), mode.
  var id: String {
    let sector = sector?.code ?? "0"
    let padded = sector.utf8.count < 2 ? "0" + sector : sector
    return "\(ukprn)-\(district.code)-L\(level.code)-S\(padded)-\(mode.letter)"
  }
}
