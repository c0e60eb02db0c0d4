import PlanFiles
import SkillsPlanner

/// Providers with their postcodes: the live course providers of Find a course, or those of the National
/// Careers Service course directory of 2018.
struct ProvidersFile: ReleaseTable, Sendable {
  /// By UKPRN: postcodes in the order of the directory's own numbers, where it has numbers; some
  /// providers stand there more than once.
  let postcodes: [String: [Postcode]]
  /// By UKPRN; of a provider that stands there more than once the first.
  let names: [String: String]
  let tally: Tally

  init(_ file: ImportedFile) throws(InvalidInput) {
    let table = try ReleaseRows(file)
    let provider = table["provider"]
    let postcode = table["postcode"]
    let name = table.names.firstIndex(of: "provider_name")
    let number = table.names.firstIndex(of: "directory_provider")
    var found: [String: [(number: Int, postcode: Postcode, name: String)]] = [:]
    var placeless = 0
    for row in table.rows {
      let text = row[postcode].text
      guard !text.isEmpty else {
        placeless += 1
        continue
      }
      found[row[provider].text, default: []].append(
        (number.flatMap { row[$0].whole } ?? 0, Postcode(text), name.map { row[$0].text } ?? ""))
    }
    let sorted = found.mapValues { places in
      places.sorted { ($0.number, $0.postcode, $0.name) < ($1.number, $1.postcode, $1.name) }
    }
    postcodes = sorted.mapValues { $0.map(\.postcode) }
    names = sorted.compactMapValues { $0.map(\.name).first { !$0.isEmpty } }
    var tally = table.tally
    tally.drop(placeless, "no postcode")
    self.tally = tally
  }
}
