import PlanFiles
import SkillsPlanner

/// The providers of the National Careers Service course directory, with their postcodes.
struct ProvidersFile: ReleaseTable, Sendable {
  static let columns = ["PROVIDER_ID", "UKPRN", "POSTCODE"]

  /// By UKPRN: postcodes in the order of the directory's own numbers; some providers stand there
  /// more than once.
  let postcodes: [String: [Postcode]]
  let tally: Tally

  init(_ file: ImportedFile) throws(InvalidInput) {
    var table = try file.table(Self.columns)
    let number = table["PROVIDER_ID"]
    let provider = table["UKPRN"]
    let postcode = table["POSTCODE"]
    var found: [String: [(Int, Postcode)]] = [:]
    var tally = Tally()
    while table.next() {
      guard !table.content(postcode).isEmpty, !table.content(provider).isEmpty else {
        tally.leaveOut("no postcode or no UKPRN")
        continue
      }
      tally.keep()
      guard let id = table.whole(number, in: 0...Int(Int32.max)), let ukprn = table.ukprn(provider)
      else { continue }
      found[ukprn, default: []].append((id, Postcode(table.content(postcode))))
    }
    try table.finish(&tally)
    postcodes = found.mapValues { places in
      places.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
    }
    self.tally = tally
  }
}
