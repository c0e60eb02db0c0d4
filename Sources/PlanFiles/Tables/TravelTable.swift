package import SkillsPlanner

/// The minutes from areas to courses, or to the districts where courses are delivered, of travel.csv.
///
/// Its columns are `area`, `minutes` and one or both of `course` and `district`; with both, each row
/// fills one. A time to a course is used before one to its district, and an empty cell of minutes is
/// a time that nobody knows.
package struct TravelTable: Sendable {
  package let times: TravelTimes
  /// Rows of the table, used or not.
  package let rowCount: Int
  /// Rows that no area or course of the catalogue can use.
  package let warnings: [Diagnostic]

  /// More minutes than anybody travels to a course; a larger figure is a slip.
  private static let minutes = 0.0...10_000

  /// - Throws: every problem of the table.
  package init(
    _ bytes: [UInt8], file: String, areas: [Area], courses: [Course]
  ) throws(InvalidInput) {
    var table = try TableReader(
      bytes, file: file, columns: ["area", "minutes"], optional: ["course", "district"])
    let course = table.column("course")
    let district = table.column("district")
    if course == nil, district == nil {
      throw InvalidInput(
        .missingColumn, at: Location(file: file, line: 1, column: 1),
        "the table says how long, and not where to: it has neither a column \"course\" nor \"district\"",
        fix: "Add course for times to a course, or district for times to a delivery district.")
    }
    let areaPlaces = places(of: areas.map(\.code))
    let coursePlaces = places(of: courses.map(\.id))
    let districtPlaces = places(of: Set(courses.map(\.district.code)).sorted())
    var toCourses: [TravelTimes.Time] = []
    var toDistricts: [TravelTimes.Time] = []
    var lines: [Pair: Int] = [:]
    var unmatched = Unmatched()
    var codes: Set<String> = []
    while table.next() {
      let code = table.text(table["area"])
      let destination = table.destination(course, district)
      let minutes = table.decimalIfGiven(table["minutes"], in: Self.minutes)
      guard let code, let destination else { continue }
      codes.insert(code)
      let known = destination.isCourse ? coursePlaces : districtPlaces
      guard let area = areaPlaces[code] else {
        unmatched.add("area \(code.cited())", at: table.location(table["area"]))
        continue
      }
      guard let place = known[destination.code] else {
        unmatched.add(
          "\(destination.column.name) \(destination.code.cited())",
          at: table.location(destination.column))
        continue
      }
      let pair = Pair(area: area, isCourse: destination.isCourse, destination: place)
      if let line = lines.updateValue(table.location(table["area"]).line, forKey: pair) {
        table.report(
          .error(
            .duplicateKey, at: table.location(destination.column),
            "the time from area \(code.cited()) to \(destination.column.name) \(destination.code.cited()) stands twice: on line \(line) too",
            fix: "Keep one of the two rows."))
      }
      guard let minutes else { continue }
      let time = TravelTimes.Time(area: area, destination: place, minutes: minutes)
      if destination.isCourse { toCourses.append(time) } else { toDistricts.append(time) }
    }
    try table.finish()
    if let problem = OtherVintage.problem(
      codes, beside: areas.map(\.code), at: Location(file: file))
    {
      throw InvalidInput([problem])
    }
    rowCount = table.rowCount
    warnings = try unmatched.warnings(rows: table.rowCount, file: file)
    times = TravelTimes(
      areas: areas.count, toCourses: toCourses, toDistricts: toDistricts,
      districtOfCourse: courses.map { course in
        // Nobody travels to a course without a place, as one online, even if its provider has a district.
        course.point == nil ? -1 : Int32(districtPlaces[course.district.code] ?? -1)
      })
  }

  private struct Pair: Hashable {
    let area: Int
    let isCourse: Bool
    let destination: Int
  }
}

/// Where a row's time leads to.
private struct Destination {
  let code: String
  let column: TableReader.Column
  let isCourse: Bool
}

extension TableReader {
  /// The course or district of the current row; nil when something was reported.
  fileprivate mutating func destination(_ course: Column?, _ district: Column?) -> Destination? {
    switch (course, district) {
    case (let course?, nil):
      return text(course).map { Destination(code: $0, column: course, isCourse: true) }
    case (nil, let district?):
      return text(district).map { Destination(code: $0, column: district, isCourse: false) }
    case (let course?, let district?):
      let isCourse = !isBlank(course)
      if isCourse != isBlank(district) {
        report(
          .error(
            .inconsistentRow, at: location(course),
            isCourse
              ? "the row gives a course and a district"
              : "the row gives neither course nor district",
            fix: "Fill one of the two cells."))
        return nil
      }
      let column = isCourse ? course : district
      return Destination(code: content(column), column: column, isCourse: isCourse)
    case (nil, nil): return nil
    }
  }
}

/// Rows whose area, course or district is in no other table.
private struct Unmatched {
  private var count = 0
  private var first: (what: String, place: Location)?

  mutating func add(_ what: String, at place: Location) {
    count += 1
    if first == nil { first = (what, place) }
  }

  /// - Throws: when no row can be used, since then the table is the wrong one.
  func warnings(rows: Int, file: String) throws(InvalidInput) -> [Diagnostic] {
    guard let first else { return [] }
    let fix = "Check the codes; a row for another place may stay, and is passed over."
    if count == rows {
      throw InvalidInput(
        .unmatchedKey, at: first.place,
        "no row of the table is for an area and a course of this brief; the first has \(first.what), which is not among them",
        fix: "Check that the codes are those of the areas and courses tables.")
    }
    return [
      .warning(
        .unmatchedKey, at: first.place,
        "\(count) of the table's \(rows) rows are for other areas or courses than those of this brief; the first has \(first.what)",
        fix: fix)
    ]
  }
}

/// The place of each code in its list.
private func places(of codes: [String]) -> [String: Int] {
  Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
}
