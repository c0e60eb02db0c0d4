import PlanFiles
import SkillsPlanner

/// Census wards with those that fit no area joined to a named neighbour.
struct JoinedWards {
  /// By ward code, of the wards that fit an area.
  let rates: [String: Qualifications]
  /// Sorted by the code of the ward joined.
  let joined: [(ward: CensusWardsFile.Ward, into: CensusWardsFile.Ward)]
  /// A ward that fits no area and has no neighbour named for it.
  let warnings: [Diagnostic]

  /// - Parameter fitting: The wards that fit an area.
  /// - Throws: a neighbour that is not in the table, or that fits no area itself.
  init(
    _ table: QualificationsFile, file: ImportedFile, fitting: Set<String>,
    neighbours: [String: String]
  ) throws(InvalidInput) {
    var rates = table.qualifications.filter { fitting.contains($0.key) }
    var joined: [(ward: CensusWardsFile.Ward, into: CensusWardsFile.Ward)] = []
    var problems = Problems()
    for (ward, neighbour) in neighbours.sorted(by: { $0.key < $1.key }) {
      guard let own = table.qualifications[ward], !fitting.contains(ward),
        let other = rates[neighbour]
      else {
        problems.report(
          .error(
            ImportCheck.emptyWard, at: Location(file: file.path),
            "\(ward) cannot take \(neighbour) as its neighbour",
            fix: "Name a ward of this table that fits no area, and one that does."))
        continue
      }
      rates[neighbour] = other + own
      joined.append(
        (
          .init(code: ward, name: table.names[ward] ?? ""),
          .init(code: neighbour, name: table.names[neighbour] ?? "")
        ))
    }
    try problems.finish()
    let lost = table.qualifications.keys
      .filter { !fitting.contains($0) && neighbours[$0] == nil }.sorted()
    self.rates = rates
    self.joined = joined
    warnings =
      lost.isEmpty
      ? []
      : [
        Diagnostic(
          .warning, ImportCheck.emptyWard.rawValue, at: Location(file: file.path),
          "\(lost.count) wards fit no area, so their rates are not used: "
            + lost.prefix(5).map { "\($0) \(table.names[$0] ?? "")" }.joined(separator: ", ")
            + (lost.count > 5 ? ", ..." : ""),
          fix: "Name the ward whose areas its people live in: --neighbour \(lost[0])=WARD.")
      ]
  }
}
