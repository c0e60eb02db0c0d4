package import SkillsPlanner

/// The courses of courses.csv, sorted by id, with the columns that are asked for in the same order.
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
  /// A place costs less than a million pounds.
  private static let pence = 0...100_000_000

  /// - Parameters:
  ///   - districts: those of the areas; a course there must give them the same name.
  ///   - kept: names of columns to keep for rules.
  /// - Throws: every problem of the table.
  package init(
    _ bytes: [UInt8], file: String, districts: [District] = [], keeping kept: Set<String>
  ) throws(InvalidInput) {
    let names = try CSVReader(bytes, file: file).names
    var table = try TableReader(
      bytes, file: file, columns: Self.required,
      optional: names.filter { !$0.isEmpty && !Self.required.contains($0) })
    var gatherer = ColumnGatherer(names.compactMap { table.column($0) }, keeping: kept)
    var districtNames = DistrictNames(districts)
    // One of each, so that its courses share the memory of its name.
    var providers: Set<Provider> = []
    let columns = CourseColumns(of: table)
    var courses: [Course] = []
    while table.next() {
      gatherer.take(from: table)
      let id = table.key(columns.course)
      let ukprn = table.ukprn(columns.provider)
      let name = table.text(columns.providerName)
      let district = districtNames.district(
        columns.district, columns.districtName, in: &table)
      let level = table.level(columns.level)
      let alsoTakes = columns.alsoTakes.flatMap { table.levels($0) } ?? []
      let mode = table.choice(columns.mode, of: Mode.allCases.map(\.rawValue))
        .flatMap(Mode.init(rawValue:))
      let lastYear = table.whole(columns.lastYear, in: Self.starts)
      let most = columns.places.flatMap { table.wholeIfGiven($0, in: Self.starts) }
      let price = columns.price.flatMap { table.wholeIfGiven($0, in: Self.pence) }
      let funder = columns.funder.map { table.content($0) } ?? ""
      guard let mode else { continue }
      let place = table.place(of: mode, columns)
      guard let id, let ukprn, let name, let district, let level, let lastYear, let place else {
        continue
      }
      let provider = providers.insert(Provider(ukprn: ukprn, name: name)).memberAfterInsert
      courses.append(
        Course(
          id: id, provider: provider, district: district, level: level,
          alsoTakes: alsoTakes, sector: table.content(columns.sector), mode: mode,
          point: place.point, pointBasis: place.basis, lastYear: lastYear, places: most,
          price: price, funder: funder.isEmpty ? nil : funder))
    }
    try table.finish()
    let order = courses.indices.sorted { courses[$0].id < courses[$1].id }
    self.courses = order.map { courses[$0] }
    self.columns = gatherer.table(order: order)
  }
}

/// The columns that every row is read by.
private struct CourseColumns {
  let course: TableReader.Column
  let provider: TableReader.Column
  let providerName: TableReader.Column
  let district: TableReader.Column
  let districtName: TableReader.Column
  let level: TableReader.Column
  let alsoTakes: TableReader.Column?
  let sector: TableReader.Column
  let mode: TableReader.Column
  let latitude: TableReader.Column
  let longitude: TableReader.Column
  let pointBasis: TableReader.Column
  let lastYear: TableReader.Column
  let places: TableReader.Column?
  let price: TableReader.Column?
  let funder: TableReader.Column?

  init(of table: TableReader) {
    course = table["course"]
    provider = table["provider"]
    providerName = table["provider_name"]
    district = table["district"]
    districtName = table["district_name"]
    level = table["level"]
    alsoTakes = table.column("also_takes")
    sector = table["sector"]
    mode = table["mode"]
    latitude = table["latitude"]
    longitude = table["longitude"]
    pointBasis = table["point_basis"]
    lastYear = table["last_year"]
    places = table.column("places")
    price = table.column("price")
    funder = table.column("funder")
  }
}

/// Where a course stands.
private struct CoursePlace {
  let point: Point?
  let basis: PointBasis?
}

extension TableReader {
  /// The point of a course and what it stands for; an online course has neither.
  fileprivate mutating func place(of mode: Mode, _ columns: CourseColumns) -> CoursePlace? {
    let latitude = columns.latitude
    let longitude = columns.longitude
    if content(latitude).isEmpty, content(longitude).isEmpty {
      if mode == .online { return CoursePlace(point: nil, basis: nil) }
      report(
        .error(
          .noPlace, at: location(latitude),
          "course \(content(columns.course).cited()) is taught at no known place",
          fix: "Give its latitude and longitude, or set its mode to online if it is."))
      return nil
    }
    let point = point(latitude, longitude)
    let word = choice(columns.pointBasis, of: PointBasis.allCases.map(\.rawValue))
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
