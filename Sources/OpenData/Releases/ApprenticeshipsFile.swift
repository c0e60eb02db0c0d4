import PlanFiles
import SkillsPlanner

/// Apprenticeships by provider, the learner's home district and the delivery district, Department
/// for Education.
struct ApprenticeshipsFile: ReleaseTable, Sendable {
  static let columns = [
    "year", "provider_name", "learner_home_lad", "delivery_lad", "starts",
  ]

  /// Starts above 0 with an end in the districts, sorted by provider, delivery and home.
  let flows: [Flow]
  /// By UKPRN: the name under which most starts of the year stand, the first in the alphabet of
  /// equals.
  let names: [String: String]
  let tally: Tally

  /// Reads the rows of a year.
  ///
  /// - Parameters: - year: As the file writes it, "2024/25". - districts: The code of each district
  ///   that is planned for, by name; every other name is outside.
  init(
    _ file: ImportedFile, year: String, districts: [String: String]
  ) throws(InvalidInput) {
    var table = try file.table(Self.columns)
    let period = table["year"]
    let provider = table["provider_name"]
    let home = table["learner_home_lad"]
    let delivery = table["delivery_lad"]
    let number = table["starts"]
    var sums: [FlowKey: Int] = [:]
    var namesOf: [String: [String: Int]] = [:]
    var seen: Set<String> = []
    var tally = Tally()
    while table.next() {
      guard table.content(period) == year else {
        tally.leaveOut("another year")
        continue
      }
      let from = districts[table.content(home)] ?? Flow.outside
      let to = districts[table.content(delivery)] ?? Flow.outside
      seen.formUnion([from, to])
      guard from != Flow.outside || to != Flow.outside else {
        tally.leaveOut("home and delivery both outside the districts")
        continue
      }
      let count = table.whole(number, in: 0...1_000_000)
      let name = table.provider(provider)
      guard let starts = count, let provider = name else {
        tally.keep()
        continue
      }
      guard starts > 0 else {
        tally.leaveOut("no starts")
        continue
      }
      tally.keep()
      sums[FlowKey(ukprn: provider.ukprn, home: from, delivery: to), default: 0] += starts
      namesOf[provider.ukprn, default: [:]][provider.name, default: 0] += starts
    }
    for (name, code) in districts.sorted(by: { $0.key < $1.key }) where !seen.contains(code) {
      table.report(
        .error(
          ImportCheck.noMatch, at: Location(file: file.path),
          "no row of \(year.cited()) names the district \(name.cited())",
          fix: "Check the year and how the file spells the district."))
    }
    try table.finish(&tally)
    flows =
      sums
      .map { Flow(ukprn: $0.ukprn, home: $0.home, delivery: $0.delivery, starts: $1) }
      .sorted { ($0.ukprn, $0.delivery, $0.home) < ($1.ukprn, $1.delivery, $1.home) }
    names = namesOf.compactMapValues { names in
      names.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
    }
    self.tally = tally
  }
}

private struct FlowKey: Hashable {
  let ukprn: String
  let home: String
  let delivery: String
}
