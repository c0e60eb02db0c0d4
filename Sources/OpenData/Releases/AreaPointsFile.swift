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

  static let columns = [
    "LSOA21CD", "LSOA21NM", "MSOA21HCLNM", "WD24CD", "WD24NM", "LAD24CD", "LAD24NM",
    "pc_mean_latitude", "pc_mean_longitude",
  ]

  /// By code, sorted by code.
  let rows: [Row]
  let tally: Tally

  init(_ file: ImportedFile) throws(InvalidInput) {
    var table = try file.table(Self.columns)
    let code = table["LSOA21CD"]
    let texts = Self.columns[1...6].map { table[$0] }
    let latitude = table["pc_mean_latitude"]
    let longitude = table["pc_mean_longitude"]
    var rows: [Row] = []
    var tally = Tally()
    while table.next() {
      tally.keep()
      let words = texts.compactMap { table.text($0) }
      let key = table.key(code)
      let point = table.britishPoint(latitude, longitude)
      guard let key, words.count == texts.count, let point else { continue }
      rows.append(
        Row(
          code: key, name: words[0], neighbourhood: words[1], ward: words[2], wardName: words[3],
          district: words[4], districtName: words[5], point: point))
    }
    try table.finish(&tally)
    self.rows = rows.sorted { $0.code < $1.code }
    self.tally = tally
  }
}
