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
  /// Rows of the year by the names in them that are no district of England, such as "unknown".
  let unknownDistricts: [String: Int]
  let tally: Tally

  /// Reads the rows of a year.
  ///
  /// - Parameters: - year: As the file writes it, "2024/25". - districts: Those that are planned for;
  ///   every other name is outside.
  init(
    _ file: ImportedFile, year: String, districts: [District]
  ) throws(InvalidInput) {
    var places = NamedDistricts(districts)
    var unknown: [String: Int] = [:]
    func code(_ name: String) -> String {
      switch places.meaning(of: name) {
      case .planned(let code): return code
      case .elsewhere: return Flow.outside
      case .unknown:
        unknown[name, default: 0] += 1
        return Flow.outside
      }
    }
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
      let from = code(table.content(home))
      let to = code(table.content(delivery))
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
    for district in districts.sorted(by: { $0.name < $1.name }) where !seen.contains(district.code)
    {
      table.report(
        .error(
          ImportCheck.noMatch, at: Location(file: file.path),
          "no row of \(year.cited()) names the district \(district.name.cited())",
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
    unknownDistricts = unknown
    self.tally = tally
  }
}

private struct FlowKey: Hashable {
  let ukprn: String
  let home: String
  let delivery: String
}
