import PlanFiles
import SkillsPlanner

/// Census 2021 table TS067: residents aged 16 and over by highest qualification.
///
/// Areas, wards and districts have one layout; the code of the first row says which they are.
struct QualificationsFile: ReleaseTable, Sendable {
  /// The last words of a header for each class, in the order of `Qualification`.
  static let classes = [
    "No qualifications", "Level 1 and entry level qualifications", "Level 2 qualifications",
    "Apprenticeship", "Level 3 qualifications", "Level 4 qualifications and above",
    "Other qualifications",
  ]
  /// Our columns, in the order of `Qualification`.
  static let names = Qualification.allCases.map(\.rawValue)
  /// The programming interface of Nomis words the fourth level otherwise than its files.
  static let levelFourOtherwise = "Highest level of qualification: Level 4 qualifications or above"

  let geography: Geography.Kind
  /// By GSS code.
  let qualifications: [String: Qualifications]
  /// By GSS code.
  let names: [String: String]
  let tally: Tally

  init(_ file: ImportedFile) throws(InvalidInput) {
    let table = try ReleaseRows(file)
    let code = table["area"]
    let name = table["name"]
    let classes = Self.names.map { table[$0] }
    guard let kind = table.rows.first.flatMap({ Geography.Kind(code: $0[code].text) }) else {
      preconditionFailure("every row has a code that was checked")
    }
    let others = table.rows.map { $0[code].text }.filter { Geography.Kind(code: $0) != kind }
    if let other = others.first {
      throw InvalidInput([
        .error(
          ImportCheck.geography, at: Location(file: file.path),
          "\(others.count) rows are of another kind of area than the first, such as \(other)",
          fix: "Give one file for each kind of area.")
      ])
    }
    geography = kind
    var qualifications: [String: Qualifications] = [:]
    var names: [String: String] = [:]
    for row in table.rows {
      let counts = classes.compactMap { row[$0].whole }
      // A class that is not published leaves nothing to take rates of.
      guard counts.count == classes.count else { continue }
      qualifications[row[code].text] = Qualifications(counts: counts)
      names[row[code].text] = row[name].text
    }
    var tally = table.tally
    tally.drop(table.rows.count - names.count, "a class that is not published")
    self.qualifications = qualifications
    self.names = names
    self.tally = tally
  }
}
