import PlanFiles
import SkillsPlanner

/// A look-up from LSOA (2021) to the ward of 2021 that it fits best: the wards of the census
/// tables.
struct CensusWardsFile: ReleaseTable, Sendable {
  struct Ward: Hashable, Sendable {
    let code: String
    let name: String
  }

  static let columns = ["LSOA21CD", "WD21CD", "WD21NM"]

  /// By area code.
  let wards: [String: Ward]
  let tally: Tally

  /// Reads the rows of `areas`; the others are counted.
  init(_ file: ImportedFile, areas: Set<String>) throws(InvalidInput) {
    var table = try file.table(Self.columns)
    let area = table["LSOA21CD"]
    let code = table["WD21CD"]
    let name = table["WD21NM"]
    var wards: [String: Ward] = [:]
    var tally = Tally()
    while table.next() {
      guard areas.contains(table.content(area)) else {
        tally.leaveOut("an area outside the districts")
        continue
      }
      tally.keep()
      let key = table.key(area)
      let ward = table.text(code)
      let title = table.text(name)
      guard let key, let ward, let title else { continue }
      wards[key] = Ward(code: ward, name: title)
    }
    try table.finish(&tally)
    self.wards = wards
    self.tally = tally
  }
}
