import PlanFiles
import SkillsPlanner

/// A look-up from LSOA (2021) to the ward of 2021 that it fits best: the wards of the census
/// tables.
struct CensusWardsFile: ReleaseTable, Sendable {
  struct Ward: Hashable, Sendable {
    let code: String
    let name: String
  }

  /// By area code.
  let wards: [String: Ward]
  let tally: Tally

  /// Reads the rows of `areas`; the others are counted.
  init(_ file: ImportedFile, areas: Set<String>) throws(InvalidInput) {
    let table = try ReleaseRows(file).keeping(areas)
    let (area, ward, name) = (table["area"], table["ward_2021"], table["ward_2021_name"])
    wards = table.rows.reduce(into: [:]) {
      $0[$1[area].text] = Ward(code: $1[ward].text, name: $1[name].text)
    }
    tally = table.tally
  }
}
