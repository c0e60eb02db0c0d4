package import SkillsPlanner

/// The courses of courses.csv, sorted by id, with all of the table's columns in the same order.
package struct CoursesTable: Sendable {
  package let courses: [Course]
  package let columns: ColumnTable

  /// Columns that must be there.
  package static let required = [
    "course", "provider", "provider_name", "district", "district_name", "level", "sector", "mode",
    "latitude", "longitude", "point_basis", "last_year",
  ]
  /// More starts than any course has; a larger figure is a slip.
  private static let starts = 0...1_000_000

  /// - Parameter districts: those of the areas; a course there must give them the same name.
  /// - Throws: every problem of the table.
  package init(
    _ bytes: [UInt8], file: String, districts: [District] = []
  ) throws(InvalidInput) {
    let names = try CSVReader(bytes, file: file).names
    var table = try TableReader(
      bytes, file: file, columns: Self.required,
      optional: names.filter { !$0.isEmpty && !Self.required.contains($0) })
    var gatherer = ColumnGatherer(names.compactMap { table.column($0) })
    var districtNames = DistrictNames(districts)
    var courses: [Course] = []
    while table.next() {
      gatherer.take(from: table)
      let id = table.key(table["course"])
      let ukprn = table.ukprn(table["provider"])
      let name = table.text(table["provider_name"])
      let district = districtNames.district(
        table["district"], table["district_name"], in: &table)
      let level = table.level(table["level"])
      let alsoTakes = table.column("also_takes").flatMap { table.levels($0) } ?? []
      let mode = table.choice(table["mode"], of: Mode.allCases.map(\.rawValue))
        .flatMap(Mode.init(rawValue:))
      let lastYear = table.whole(table["last_year"], in: Self.starts)
      guard let mode else { continue }
      let place = table.place(of: mode)
      guard let id, let ukprn, let name, let district, let level, let lastYear, let place else {
        continue
      }
      courses.append(
        Course(
          id: id, provider: Provider(ukprn: ukprn, name: name), district: district, level: level,
          alsoTakes: alsoTakes, sector: table.content(table["sector"]), mode: mode,
          point: place.point, pointBasis: place.basis, lastYear: lastYear))
    }
    try table.finish()
    let order = courses.indices.sorted { courses[$0].id < courses[$1].id }
    self.courses = order.map { courses[$0] }
    columns = gatherer.table(order: order)
  }
}

/// Where a course stands.
private struct CoursePlace {
  let point: Point?
  let basis: PointBasis?
}

extension TableReader {
  /// The point of a course and what it stands for; an online course has neither.
  fileprivate mutating func place(of mode: Mode) -> CoursePlace? {
    let latitude = self["latitude"]
    let longitude = self["longitude"]
    let basis = self["point_basis"]
    if content(latitude).isEmpty, content(longitude).isEmpty {
      if mode == .online { return CoursePlace(point: nil, basis: nil) }
      report(
        .error(
          .noPlace, at: location(latitude),
          "course \(content(self["course"]).cited()) is taught at no known place",
          fix: "Give its latitude and longitude, or set its mode to online if it is."))
      return nil
    }
    let point = point(latitude, longitude)
    let word = choice(basis, of: PointBasis.allCases.map(\.rawValue))
    guard let point, let word else { return nil }
    return CoursePlace(point: point, basis: PointBasis(rawValue: word))
  }

  mutating func level(_ column: Column) -> Level? {
    guard let text = text(column) else { return nil }
    if let level = Level(text) { return level }
    reportLevel(text, in: column)
    return nil
  }

  /// Levels with a space or a semicolon between them; none where the cell is empty.
  fileprivate mutating func levels(_ column: Column) -> [Level] {
    content(column).split { $0 == " " || $0 == ";" }.compactMap { word in
      let level = Level(String(word))
      if level == nil { reportLevel(String(word), in: column) }
      return level
    }
  }

  private mutating func reportLevel(_ text: String, in column: Column) {
    report(
      .error(
        .unknownWord, at: location(column),
        "\(text.cited()) in column \(column.name.cited()) is no level",
        fix: "Write entry, or a level from 1 to 8."))
  }

  /// A UK provider reference number: eight digits beginning with 1.
  mutating func ukprn(_ column: Column) -> String? {
    guard let text = text(column) else { return nil }
    if text.utf8.count == 8, text.hasPrefix("1"), text.utf8.allSatisfy({ $0.digit != nil }) {
      return text
    }
    report(
      .error(
        .unknownWord, at: location(column),
        "\(text.cited()) in column \(column.name.cited()) is no UK provider reference number",
        fix: "Write its eight digits, such as 10000528."))
    return nil
  }
}
