import PlanFiles
import SkillsPlanner

/// Census 2021 table TS067 in the wide layout of Nomis: residents aged 16 and over by highest
/// qualification.
///
/// Areas, wards and districts have one layout; the code of the first row says which they are.
struct QualificationsFile: ReleaseTable, Sendable {
  /// What the rows are about.
  enum Geography: Sendable {
    case areas, wards, districts

    /// By the first three characters of a GSS code of England or Wales.
    init?(code: String) {
      switch code.prefix(3) {
      case "E01", "W01": self = .areas
      case "E05", "W05": self = .wards
      case "E06", "E07", "E08", "E09", "W06": self = .districts
      default: return nil
      }
    }
  }

  static let code = "geography code"
  static let name = "geography"
  private static let topic = "Highest level of qualification: "
  /// The last words of a header for each class, in the order of `Qualification`.
  private static let classes = [
    "No qualifications", "Level 1 and entry level qualifications", "Level 2 qualifications",
    "Apprenticeship", "Level 3 qualifications", "Level 4 qualifications and above",
    "Other qualifications",
  ]
  /// The programming interface of Nomis words the fourth level otherwise than its files.
  private static let levelFourOtherwise = topic + "Level 4 qualifications or above"

  /// Level 4 is not among them: it has two wordings.
  static let columns =
    [name, code] + classes.filter { !$0.hasPrefix("Level 4") }.map { topic + $0 }

  let geography: Geography
  /// By GSS code.
  let qualifications: [String: Qualifications]
  /// By GSS code.
  let names: [String: String]
  let tally: Tally

  init(_ file: ImportedFile) throws(InvalidInput) {
    let levelFour = Self.topic + Self.classes[Qualification.level4.index]
    let wording = file.names.contains(Self.levelFourOtherwise) ? Self.levelFourOtherwise : levelFour
    var table = try file.table(Self.columns + [wording])
    let code = table[Self.code]
    let name = table[Self.name]
    let classes = Qualification.allCases.map {
      table[$0 == .level4 ? wording : Self.topic + Self.classes[$0.index]]
    }
    var geography: Geography?
    var qualifications: [String: Qualifications] = [:]
    var names: [String: String] = [:]
    var tally = Tally()
    while table.next() {
      tally.keep()
      let counts = classes.compactMap { table.whole($0, in: 0...100_000_000) }
      guard let key = table.key(code), let title = table.text(name), counts.count == classes.count
      else { continue }
      let own = Geography(code: key)
      if own == nil || (geography != nil && own != geography) {
        table.report(
          .error(
            ImportCheck.geography, at: table.location(code),
            own == nil
              ? "\(key.cited()) is no code of an LSOA, ward or district of England or Wales"
              : "\(key.cited()) is another kind of area than the rows above it",
            fix: "Give one file for each kind of area."))
      }
      geography = geography ?? own
      qualifications[key] = Qualifications(counts: counts)
      names[key] = title
    }
    try table.finish()
    self.geography = geography ?? .areas
    self.qualifications = qualifications
    self.names = names
    self.tally = tally
  }
}
