import PlanFiles
import SkillsPlanner

/// The provider learner summary of further education and skills: learners by characteristic,
/// Department for Education.
struct LearnersFile: ReleaseTable, Sendable {
  /// A share's two numbers, rounded to 10 by the publisher.
  struct Reach: Hashable, Sendable {
    /// Learners who live in the most deprived fifth of areas.
    let mostDeprived: Int
    /// All learners, those of unknown home among them.
    let learners: Int

    /// 0...1.
    var share: Double { Double(mostDeprived) / Double(learners) }
  }

  /// The two kinds of learning that are told apart here.
  enum Kind: String, CaseIterable, Sendable {
    case apprenticeships = "Apprenticeships"
    case classroom = "Education and Training"
  }

  static let columns =
    ["Academic Year", "UKPRN", "Learner characteristic"] + Kind.allCases.map(\.rawValue)
  private static let mostDeprived = "IMD - One (most deprived)"
  private static let total = "Total"

  /// By UKPRN and kind; none where either number is "low" (1 to 4), "z" (not applicable) or the
  /// learners are 0.
  let reach: [String: [Kind: Reach]]
  let tally: Tally

  /// Reads the two rows of each provider that the share needs, of a year.
  init(_ file: ImportedFile, year: String) throws(InvalidInput) {
    var table = try file.table(Self.columns, blanks: ["low", "z"])
    let period = table["Academic Year"]
    let provider = table["UKPRN"]
    let characteristic = table["Learner characteristic"]
    let kinds = Kind.allCases.map { ($0, table[$0.rawValue]) }
    var numbers: [String: [String: [Kind: Int]]] = [:]
    var tally = Tally()
    while table.next() {
      guard table.content(period) == year else {
        tally.leaveOut("another year")
        continue
      }
      let what = table.content(characteristic)
      guard what == Self.total || what == Self.mostDeprived else {
        tally.leaveOut("another characteristic")
        continue
      }
      guard !table.content(provider).isEmpty else {
        tally.leaveOut("all providers together")
        continue
      }
      tally.keep()
      guard let ukprn = table.ukprn(provider) else { continue }
      if numbers[ukprn]?[what] != nil {
        table.report(
          .error(
            ImportCheck.twice, at: table.location(provider),
            "a second row for \(ukprn.cited()), \(what)", fix: "Keep one of the two rows."))
        continue
      }
      let own = kinds.map { ($0, table.wholeIfGiven($1, in: 0...100_000_000)) }
      if table.isRowWrong { continue }
      for (kind, number) in own {
        numbers[ukprn, default: [:]][what, default: [:]][kind] = number
      }
    }
    try table.finish(&tally)
    reach = numbers.mapValues { rows in
      var reach: [Kind: Reach] = [:]
      for kind in Kind.allCases {
        guard let learners = rows[Self.total]?[kind], learners > 0,
          let deprived = rows[Self.mostDeprived]?[kind], deprived <= learners
        else { continue }
        reach[kind] = Reach(mostDeprived: deprived, learners: learners)
      }
      return reach
    }
    self.tally = tally
  }
}
