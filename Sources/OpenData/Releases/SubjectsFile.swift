import PlanFiles
import SkillsPlanner

/// Apprenticeship starts by provider, level group and sector subject area, Department for
/// Education.
///
/// The figures are a provider's starts in the whole country.
struct SubjectsFile: ReleaseTable, Sendable {
  static let columns = [
    "year", "apps_Level", "ssa_t1_desc", "provider_name", "measure", "values",
  ]

  /// By UKPRN and level group: a number per sector subject area in the order of its cases; a
  /// provider with no start is not among them.
  let starts: [String: [ApprenticeshipLevel: [Int]]]
  let tally: Tally

  /// Reads the starts of a year.
  init(_ file: ImportedFile, year: String) throws(InvalidInput) {
    var table = try file.table(Self.columns)
    let period = table["year"]
    let level = table["apps_Level"]
    let sector = table["ssa_t1_desc"]
    let provider = table["provider_name"]
    let measure = table["measure"]
    let number = table["values"]
    var starts: [String: [ApprenticeshipLevel: [Int]]] = [:]
    var tally = Tally()
    while table.next() {
      guard table.content(period) == year else {
        tally.leaveOut("another year")
        continue
      }
      guard table.content(measure) == "Starts" else {
        tally.leaveOut("enrolments or achievements, not starts")
        continue
      }
      let word = table.choice(level, of: ApprenticeshipLevel.allCases.map(\.rawValue))
      let area = table.sector(sector)
      let name = table.provider(provider)
      let count = table.whole(number, in: 0...1_000_000)
      guard let word, let area, let name, let count,
        let group = ApprenticeshipLevel(rawValue: word)
      else {
        tally.keep()
        continue
      }
      guard count > 0 else {
        tally.leaveOut("no starts")
        continue
      }
      tally.keep()
      let none = SectorSubjectArea.allCases.map { _ in 0 }
      starts[name.ukprn, default: [:]][group, default: none][area.index] += count
    }
    try table.finish(&tally)
    self.starts = starts
    self.tally = tally
  }

  /// Starts by level group for each UKPRN.
  var groups: [String: [ApprenticeshipLevel: Int]] {
    starts.mapValues { $0.mapValues { $0.reduce(0, +) } }
  }
}
