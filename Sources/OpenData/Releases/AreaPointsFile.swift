import PlanFiles
import SkillsPlanner

/// A look-up from LSOA (2021) to ward and district (2024), with the mean point of the LSOA's live
/// postcodes.
///
/// It says which areas are planned for: every row is one.
struct AreaPointsFile: ReleaseTable, Sendable {
  struct Row: Sendable {
    let code: String
    let name: String
    /// The House of Commons Library's name of the MSOA.
    let neighbourhood: String
    let ward: String
    let wardName: String
    let district: String
    let districtName: String
    let point: Point
  }

  /// By code, sorted by code.
  let rows: [Row]
  let tally: Tally

  init(_ file: ImportedFile) throws(InvalidInput) {
    let table = try ReleaseRows(file)
    let texts = [
      "area", "name", "neighbourhood", "ward", "ward_name", "district", "district_name",
    ].map { table[$0] }
    let (latitude, longitude) = (table["latitude"], table["longitude"])
    rows = table.rows.compactMap { row in
      guard let north = row[latitude].number, let east = row[longitude].number,
        let point = Point(roundedLatitude: north, longitude: east)
      else { return nil }
      let words = texts.map { row[$0].text }
      return Row(
        code: words[0], name: words[1], neighbourhood: words[2], ward: words[3], wardName: words[4],
        district: words[5], districtName: words[6], point: point)
    }.sorted { $0.code < $1.code }
    tally = table.tally
  }
}
