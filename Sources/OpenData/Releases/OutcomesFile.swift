import PlanFiles
import SkillsPlanner

/// Further education outcomes by provider and level (PRV02), Department for Education: leavers and
/// what became of them.
struct OutcomesFile: ReleaseTable, Sendable {
  /// How the learning was provided.
  enum Provision: String, CaseIterable, Sendable {
    case apprenticeship = "Apprenticeship"
    case classroom = "Education & Training"
    case all = "Total"
  }

  /// What a row is about.
  struct Key: Hashable, Sendable {
    let ukprn: String
    let provision: Provision
    let scope: Scope
  }

  /// All levels together, or one.
  enum Scope: Hashable, Sendable {
    case all
    case level(Level)
  }

  struct Row: Sendable {
    /// Leavers, rounded to 10 by the publisher; nil where suppressed.
    let learners: Int?
    /// Share with a sustained positive destination, 0...1; nil where suppressed.
    let sustained: Double?
  }

  static let columns =
    breakdowns + [
      "time_period", "provider_ukprn", "provider_name", "provision", "level_of_learning_group",
      "level_of_learning", "number_of_learners", "spd_percent",
    ]
  /// The columns that must say "Total" in a row by level.
  private static let breakdowns = ["age_youth_adult", "age_group", "sex", "learning_difficulties"]

  let rows: [Key: Row]
  /// By UKPRN.
  let names: [String: String]
  /// Classroom leavers below level 2 and in essential skills, which no course of a plan stands for,
  /// by UKPRN.
  let belowLevel2: [String: Int]
  /// By UKPRN; none where no number by age is published.
  let ages: [String: LeaverAges]
  let tally: Tally

  /// Reads the rows of a leaving year, "2022/23", for both sexes: by level for all ages, and by age
  /// for all learning.
  init(_ file: ImportedFile, year: String) throws(InvalidInput) {
    // "c" is a suppressed figure, "z" one that cannot be.
    var table = try file.table(Self.columns, blanks: ["c", "z"])
    let period = table["time_period"]
    let breakdowns = Self.breakdowns.map { table[$0] }
    let provider = table["provider_ukprn"]
    let name = table["provider_name"]
    let provision = table["provision"]
    let group = table["level_of_learning_group"]
    let detail = table["level_of_learning"]
    let learners = table["number_of_learners"]
    let sustained = table["spd_percent"]
    var rows: [Key: Row] = [:]
    var names: [String: String] = [:]
    var belowLevel2: [String: Int] = [:]
    var ages = LeaverAgesReader(table)
    var tally = Tally()
    while table.next() {
      guard table.content(period) == year else {
        tally.leaveOut("another year")
        continue
      }
      if ages.take(from: &table) {
        tally.keep()
        continue
      }
      guard breakdowns.allSatisfy({ table.content($0) == "Total" }) else {
        tally.leaveOut("one sex or learning difficulty, or one age at a level")
        continue
      }
      guard let kind = Provision(rawValue: table.content(provision)) else {
        tally.leaveOut("traineeships")
        continue
      }
      let words = (table.content(group), table.content(detail))
      let isBelow = Self.isBelowLevel2(words)
      guard let scope = Self.scope(words) else {
        let count = isBelow ? table.decimalIfGiven(learners, in: 0...10_000_000) : nil
        if table.isRowWrong {
          tally.keep()
          continue
        }
        tally.leaveOut(
          isBelow ? "below level 2 or essential skills" : "a part of a level, or no level")
        if let count { belowLevel2[table.content(provider), default: 0] += Int(count) }
        continue
      }
      tally.keep()
      guard let ukprn = table.ukprn(provider) else { continue }
      let key = Key(ukprn: ukprn, provision: kind, scope: scope)
      // Counts are written as "900.0".
      let count = table.decimalIfGiven(learners, in: 0...10_000_000)
      let share = table.decimalIfGiven(sustained, in: 0...1)
      guard rows[key] == nil else {
        table.report(
          .error(
            ImportCheck.twice, at: table.location(provider),
            "a second row for \(ukprn.cited()), \(kind.rawValue), \(words.0), \(words.1)",
            fix: "Keep one of the two rows."))
        continue
      }
      if table.isRowWrong { continue }
      rows[key] = Row(learners: count.map { Int($0) }, sustained: share)
      names[ukprn] = table.content(name)
    }
    try table.finish(&tally)
    self.rows = rows
    self.names = names
    self.belowLevel2 = belowLevel2
    self.ages = ages.ages.filter { $0.value.total > 0 }
    self.tally = tally
  }

  /// What a row's two columns mean; nil where the row is a part of a level or of none in the
  /// tables.
  private static func scope(_ words: (group: String, detail: String)) -> Scope? {
    if words == ("Total", "Total") { return .all }
    return level(words).map(Scope.level)
  }

  private static func level(_ words: (group: String, detail: String)) -> Level? {
    switch words {
    case ("Intermediate Apprenticeship", "Total"): Level("2")
    case ("Advanced Apprenticeship", "Total"): Level("3")
    case ("Higher (Level 4) Apprenticeship", "Total"): Level("4")
    case ("Higher (Level 5) Apprenticeship", "Total"): Level("5")
    case ("Higher (Level 6) Apprenticeship", "Total"): Level("6")
    case ("Higher (Level 7+) Apprenticeship", "Total"): Level("7")
    case ("Level 2 (excluding Essential Skills)", "Total"): Level("2")
    case ("Level 3", "Total"): Level("3")
    case ("Level 4 and Level 5", "Level 4"): Level("4")
    case ("Level 4 and Level 5", "Level 5"): Level("5")
    case ("Level 6", "Total"): Level("6")
    default: nil
    }
  }

  private static func isBelowLevel2(_ words: (group: String, detail: String)) -> Bool {
    words.detail == "Total"
      && (words.group == "Below Level 2 (excluding Essential Skills)"
        || words.group == "Essential Skills")
  }
}

extension OutcomesFile {
  /// Apprenticeship leavers by level for each UKPRN; a suppressed number counts 0.
  var apprenticeshipLeavers: [String: [Int]] {
    var leavers: [String: [Int]] = [:]
    for ukprn in names.keys {
      leavers[ukprn] = Level.inTables.map { level in
        rows[Key(ukprn: ukprn, provision: .apprenticeship, scope: .level(level))]?.learners ?? 0
      }
    }
    return leavers
  }
}
