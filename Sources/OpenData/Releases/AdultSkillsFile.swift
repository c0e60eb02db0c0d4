import PlanFiles
import SkillsPlanner

/// File 8 of the English Indices of Deprivation 2025: the indicator of adult skills and English
/// language proficiency.
struct AdultSkillsFile: ReleaseTable, Sendable {
  /// By area code: the share of adults aged 25 to 66 with no or low qualifications or poor English,
  /// 0...1.
  let indicators: [String: Double]
  let tally: Tally

  /// Reads the rows of `areas`; the others are counted.
  init(_ file: ImportedFile, areas: Set<String>) throws(InvalidInput) {
    let table = try ReleaseRows(file).keeping(areas)
    let (area, indicator) = (table["area"], table["adult_skills_indicator"])
    indicators = table.rows.reduce(into: [:]) { $0[$1[area].text] = $1[indicator].number }
    tally = table.tally
  }
}
