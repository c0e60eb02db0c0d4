package import SkillsPlanner

/// The areas of areas.csv, sorted by code, with the columns that are asked for in the same order.
package struct AreasTable: Sendable {
  package let areas: [Area]
  package let columns: ColumnTable

  /// Columns that must be there.
  static let required =
    ["area", "name", "district", "district_name", "latitude", "longitude", "adults"]
    + Qualification.allCases.map(\.rawValue)
  /// More people than any small area has; a larger figure is a slip.
  private static let people = 0...1_000_000

  /// - Parameter kept: names of columns to keep for rules.
  /// - Throws: every problem of the table.
  package init(
    _ bytes: [UInt8], file: String, keeping kept: Set<String>
  ) throws(InvalidInput) {
    let names = try CSVReader(bytes, file: file).names
    var table = try TableReader(
      bytes, file: file, columns: Self.required,
      optional: names.filter { !$0.isEmpty && !Self.required.contains($0) })
    let code = table["area"]
    let name = table["name"]
    let district = table["district"]
    let districtName = table["district_name"]
    let latitude = table["latitude"]
    let longitude = table["longitude"]
    let adults = table["adults"]
    let qualifications = Qualification.allCases.map { table[$0.rawValue] }
    let deciles = names.filter { $0.hasSuffix("_decile") }.compactMap { table.column($0) }

    var gatherer = ColumnGatherer(names.compactMap { table.column($0) }, keeping: kept)
    var areas: [Area] = []
    var vintages = VintageCheck()
    var districtNames = DistrictNames()
    var strays = StrayPoints()
    while table.next() {
      gatherer.take(from: table)
      let key = table.key(code)
      if let key { vintages.take(key, at: table.location(code)) }
      let nameOfArea = table.text(name)
      let districtOfArea = districtNames.district(district, districtName, in: &table)
      let point = table.place(latitude, longitude, ofArea: code)
      if let key, let districtOfArea, let point {
        strays.take(key, in: districtOfArea.code, at: point, table.location(latitude))
      }
      let count = table.whole(adults, in: Self.people)
      let counts = qualifications.map { table.whole($0, in: Self.people) }
      // Every decile is one of ten, whichever rule reads it; the areas' own is that of the whole index.
      var decileOfArea: Int?
      for column in deciles {
        let value = table.wholeIfGiven(column, in: 1...10)
        if column.name == "imd_decile" { decileOfArea = value }
      }
      let held = counts.compactMap { $0 }
      guard held.count == counts.count, let count else { continue }
      let sum = held.reduce(0, +)
      if sum > count {
        table.report(
          .error(
            .inconsistentRow, at: table.location(adults),
            "the qualifications of this row add up to \(sum), more than its \(count) adults",
            fix: "Give residents aged 18-66 in every one of these columns."))
      }
      guard let key, let nameOfArea, let districtOfArea, let point else { continue }
      areas.append(
        Area(
          code: key, name: nameOfArea, district: districtOfArea, point: point, adults: count,
          qualifications: held, decile: decileOfArea))
    }
    for problem in vintages.problems + strays.problems { table.report(problem) }
    try table.finish()
    let order = areas.indices.sorted { areas[$0].code < areas[$1].code }
    self.areas = order.map { areas[$0] }
    columns = gatherer.table(order: order)
  }
}

/// Finds areas of 2011 beside areas of 2021: a table that mixes them counts some people twice and others never.
private struct VintageCheck {
  private var ended: [(code: String, place: Location)] = []
  private var began: (code: String, place: Location)?

  mutating func take(_ code: String, at place: Location) {
    if CensusVintage.endedIn2021(code) { ended.append((code, place)) }
    if began == nil, CensusVintage.beganIn2021(code) { began = (code, place) }
  }

  var problems: [Diagnostic] {
    guard let began else { return [] }
    return ended.map { code, place in
      .error(
        .mixedVintage, at: place,
        "\(code) is an LSOA of 2011 that 2021 replaced, beside \(began.code) on line \(began.place.line), which is new in 2021",
        fix:
          "Use areas of one year; the ONS look-up LSOA (2011) to LSOA (2021) says what replaced it."
      )
    }
  }
}

/// Checks that a district has one name, in a table and in those read before it.
struct DistrictNames {
  private var known: [String: (district: District, place: String)] = [:]

  /// - Parameter districts: those of the areas, which have their names already.
  init(_ districts: [District] = []) {
    for district in districts { known[district.code] = (district, "in the areas") }
  }

  /// The district of the current row; nil when something was reported.
  mutating func district(
    _ codeColumn: TableReader.Column, _ nameColumn: TableReader.Column,
    in table: inout TableReader
  ) -> District? {
    guard let code = table.text(codeColumn), let name = table.text(nameColumn) else { return nil }
    let known = known[code]
    // One district for all its rows, so that they share the memory of its name.
    if let known, known.district.name == name { return known.district }
    let place = table.location(nameColumn)
    guard let known else {
      let district = District(code: code, name: name)
      self.known[code] = (district, "on line \(place.line)")
      return district
    }
    table.report(
      .error(
        .inconsistentRow, at: place,
        "district \(code) is called \(name.cited()) here and \(known.district.name.cited()) \(known.place)",
        fix: "Give a district one name throughout."))
    return nil
  }
}

extension TableReader {
  /// The point of an area, which every area must have.
  fileprivate mutating func place(
    _ latitude: Column, _ longitude: Column, ofArea code: Column
  ) -> Point? {
    guard isBlank(latitude), isBlank(longitude) else { return point(latitude, longitude) }
    report(
      .error(
        .noPlace, at: location(latitude), "area \(content(code).cited()) has no point",
        fix:
          "Give the latitude and longitude of the middle of its people, such as 53.787797,-2.231135."
      ))
    return nil
  }

  /// The point of two columns; an empty or impossible coordinate is reported.
  mutating func point(_ latitude: Column, _ longitude: Column) -> Point? {
    guard let north = decimal(latitude, in: -90...90), let east = decimal(longitude, in: -180...180)
    else { return nil }
    return Point(latitude: north, longitude: east)
  }
}
