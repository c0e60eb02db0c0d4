/// What the cells of a published column hold, and so how they are checked and written.
enum CellContent: Hashable, Sendable {
  case text
  /// A GSS code; of one kind where it is told.
  case code(Geography.Kind?)
  case whole(ClosedRange<Int>)
  /// A number, multiplied by the factor: 1 for one that is kept.
  case decimal(ClosedRange<Double>, times: Double = 1)
  /// A share from 0 to 1, which some releases write beside percentages.
  case fraction
  /// A percentage, written as a share; a rate of progress may pass 100.
  case percentage(to: Double = 100)
  case ukprn
  /// Written as "PR1 2HE", however it was spaced.
  case postcode
  /// A level of the Regulated Qualifications Framework: "2", "2.00", "Level 2", "E".
  case level
  /// A sector subject area as "4" or "4.2", from "4.00", "04.2" or "4.20".
  case sector
  /// Yes or no: "True", "1", "Y".
  case flag
  /// A day as 2026-11-25, from dd/MM/yyyy, dd-MM-yyyy, "01 Aug 2013", yyyyMMdd or yyyy-MM-dd.
  case day
  /// Degrees north of Great Britain.
  case latitude
  /// Degrees east of Great Britain.
  case longitude
  /// Metres on the British National Grid.
  case easting
  case northing
  /// A word of a list, written as ours: "1" is "classroom".
  case word([String: String])

  /// Any count of people or things.
  static let count = CellContent.whole(0...1_000_000_000)

  /// Whether the cells are figures, which publishers suppress with marks.
  var isFigure: Bool {
    switch self {
    case .whole, .decimal, .fraction, .percentage: true
    default: false
    }
  }
}
