import PlanFiles
import SkillsPlanner

/// A release read by its layout: our columns, checked rows, and what became of the others.
struct ReleaseRows: ReleaseTable, Sendable {
  let names: [String]
  private(set) var rows: [[TableValue]]
  /// What the rows are about.
  let geography: Geography?
  private(set) var tally: Tally

  /// - Throws: what is wrong with the file as a whole, or that none of its rows can be used.
  init(_ file: ImportedFile) throws(InvalidInput) {
    var stages = Stages(try file.opened(), postcodes: nil)
    var rows: [[TableValue]] = []
    while let row = try stages.next() { rows.append(row.values) }
    rows += stages.folded()
    names = stages.names
    self.rows = rows
    geography = stages.geography
    var tally = stages.tally
    tally.quarantine(kept: 0, passedOver: 0, stages.quarantine.diagnostics)
    self.tally = tally
    if rows.isEmpty {
      throw InvalidInput(
        stages.quarantine.diagnostics.isEmpty
          ? [
            Diagnostic(
              .error, Check.noRows.rawValue, at: Location(file: file.path),
              "the table has a header and no rows",
              fix: "Add a row for each record below the header.")
          ] : stages.quarantine.diagnostics)
    }
  }

  /// Where a column stands in the rows; it must be one of the layout that every file of it has.
  subscript(name: String) -> Int {
    guard let place = names.firstIndex(of: name) else {
      preconditionFailure("the layout has no column \(name)")
    }
    return place
  }

  /// The rows of these areas alone; the others are counted as left out.
  consuming func keeping(_ areas: Set<String>) -> ReleaseRows {
    let area = self["area"]
    let all = rows.count
    rows.removeAll { !areas.contains($0[area].text) }
    tally.drop(all - rows.count, "an area outside the districts")
    return self
  }
}
