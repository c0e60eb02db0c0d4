import PlanFiles
import SkillsPlanner

/// The years that an import reads of the files that hold several.
struct ImportYears: Sendable {
  /// Of apprenticeship starts, subjects and the learner summary, "2024/25".
  let starts: String
  /// In which the leavers of the outcomes left, "2022/23".
  let leavers: String

  /// The years asked for, else the latest whole year of each file; throws where a file does not
  /// have it.
  init(
    _ set: ReleaseSet, starts wantedStarts: String?, leavers wantedLeavers: String?
  ) throws(InvalidInput) {
    var problems = Problems()
    func year(_ release: Release, _ column: String, _ wanted: String?) -> String {
      guard let file = set.file(release, for: "courses.csv", &problems) else { return "" }
      let years = problems.collect { () throws(InvalidInput) in try Self.years(in: file, column) }
      guard let years else { return "" }
      if let wanted, !years.contains(wanted) {
        problems.report(
          .error(
            ImportCheck.noYear, at: Location(file: file.path),
            "there is no row for \(wanted.cited()); the years are \(years.joined(separator: ", "))",
            fix: "Name one of them, or give another edition of the file."))
      }
      return wanted ?? years.last { Self.isWhole($0) } ?? ""
    }
    let starts = year(.apprenticeships, "year", wantedStarts)
    if !starts.isEmpty {
      _ = year(.subjects, "year", starts)
      _ = year(.learners, "Academic Year", starts)
    }
    leavers = year(.outcomes, "time_period", wantedLeavers)
    self.starts = starts
    try problems.finish()
  }

  /// Every value of the column, sorted.
  private static func years(
    in file: ImportedFile, _ column: String
  ) throws(InvalidInput) -> [String] {
    var table = try file.table([column])
    let year = table[column]
    var years: Set<String> = []
    while table.next() { years.insert(table.content(year)) }
    // A row that cannot be taken apart goes to quarantine when the file is read.
    if years.isEmpty { try table.finish() }
    return years.sorted()
  }

  /// Whether a year is written alone: "2025/26 (Aug to Apr)" is a part of one.
  private static func isWhole(_ year: String) -> Bool {
    year.utf8.count == 7 && year.utf8.dropFirst(4).first == UInt8(ascii: "/")
  }
}
