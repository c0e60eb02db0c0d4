import PlanFiles
import SkillsPlanner

/// The learning aims of LARS: the level and the sector subject area of what is taught.
struct LearningAims: ReleaseTable, Sendable {
  struct Aim: Hashable, Sendable {
    /// Nil for an aim without a level, or with mixed ones.
    let level: Level?
    /// Of tier 2 where LARS has it ("6.1"), else of tier 1 ("6"); empty where it has neither.
    let sector: String
  }

  /// By learning aim reference.
  let aims: [String: Aim]
  let tally: Tally

  init(_ file: ImportedFile) throws(InvalidInput) {
    let table = try ReleaseRows(file)
    let aim = table["learning_aim"]
    let level = table["level"]
    let tiers = [table["sector"], table["sector_tier_1"]]
    var aims: [String: Aim] = [:]
    for row in table.rows {
      aims[Self.key(row[aim].text)] = Aim(
        level: Level(row[level].text),
        sector: tiers.map { row[$0].text }.first { !$0.isEmpty } ?? "")
    }
    self.aims = aims
    tally = table.tally
  }

  /// The aim of a reference, in whatever case it is written.
  subscript(reference: String) -> Aim? { aims[Self.key(reference)] }

  private static func key(_ reference: String) -> String { reference.uppercased() }
}
