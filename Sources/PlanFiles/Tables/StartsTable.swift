package import SkillsPlanner

/// Last year's starts of starts.csv, in the order of provider, home, delivery and level.
package struct StartsTable: Sendable {
  package let flows: [StartsFlow]

  /// - Parameter districts: those of the areas, which are all that a row may name beside "outside";
  ///   nil where they are not known, and any is taken.
  /// - Throws: every problem of the table.
  package init(
    _ bytes: [UInt8], file: String, districts: [District]? = nil
  ) throws(InvalidInput) {
    let codes = districts.map { Set($0.map(\.code)).union([StartsFlow.outside]) }
    var table = try TableReader(
      bytes, file: file,
      columns: ["provider", "home_district", "delivery_district", "level", "starts"])
    var flows: [StartsFlow] = []
    var lines: [[String]: Int] = [:]
    while table.next() {
      let provider = table.ukprn(table["provider"])
      let home = table.district(table["home_district"], among: codes)
      let delivery = table.district(table["delivery_district"], among: codes)
      let level = table.level(table["level"])
      let starts = table.whole(table["starts"], in: 0...10_000_000)
      guard let provider, let home, let delivery, let level, let starts else { continue }
      let place = table.location(table["provider"])
      if let line = lines.updateValue(place.line, forKey: [provider, home, delivery, level.code]) {
        table.report(
          .error(
            .duplicateKey, at: place,
            "provider, home, delivery and level are those of line \(line)",
            fix: "Keep one row, with the sum of the starts."))
        continue
      }
      flows.append(
        StartsFlow(
          provider: provider, home: home, delivery: delivery, level: level, starts: starts))
    }
    try table.finish()
    self.flows = flows.sorted {
      ($0.provider, $0.home, $0.delivery, $0.level) < ($1.provider, $1.home, $1.delivery, $1.level)
    }
  }
}

extension TableReader {
  /// The code of a district of the areas, or "outside" for all others.
  fileprivate mutating func district(_ column: Column, among codes: Set<String>?) -> String? {
    guard let code = text(column) else { return nil }
    if codes?.contains(code) ?? true { return code }
    report(
      .error(
        .unknownDistrict, at: location(column),
        "\(code.cited()) in column \(column.name.cited()) is no district of the areas"
          + Spelling.suggestion(for: code, among: (codes ?? []).sorted()),
        fix: "Correct the code, or write outside for a district without areas."))
    return nil
  }
}
