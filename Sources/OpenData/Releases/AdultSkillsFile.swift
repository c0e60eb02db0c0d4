import PlanFiles
import SkillsPlanner

/// File 8 of the English Indices of Deprivation 2025: the indicator of adult skills and English
/// language proficiency.
struct AdultSkillsFile: ReleaseTable, Sendable {
  static let area = "LSOA code (2021)"
  static let indicator = "adult_skills_and_english_language_proficiency_indicator"
  static let columns = [area, indicator]

  /// By area code: the share of adults aged 25 to 66 with no or low qualifications or poor English,
  /// 0...1.
  let indicators: [String: Double]
  let tally: Tally

  /// Reads the rows of `areas`; the others are counted.
  init(_ file: ImportedFile, areas: Set<String>) throws(InvalidInput) {
    var table = try file.table(Self.columns)
    let area = table[Self.area]
    let indicator = table[Self.indicator]
    var indicators: [String: Double] = [:]
    var tally = Tally()
    while table.next() {
      guard areas.contains(table.content(area)) else {
        tally.leaveOut("an area outside the districts")
        continue
      }
      tally.keep()
      let code = table.key(area)
      let share = table.decimal(indicator, in: 0...1)
      guard let code, let share else { continue }
      indicators[code] = share
    }
    try table.finish(&tally)
    self.indicators = indicators
    self.tally = tally
  }
}
