import PlanFiles
import SkillsPlanner
import Testing

@testable import OpenData

extension Level {
  /// The levels of the tables by name, so that a test reads as a sentence.
  static let two = inTables[0]
  static let three = inTables[1]
  static let four = inTables[2]
  static let five = inTables[3]
  static let six = inTables[4]
  static let seven = inTables[5]
}

/// A place on the ground, which must be one.
func point(_ latitude: Double, _ longitude: Double) throws -> Point {
  try #require(Point(roundedLatitude: latitude, longitude: longitude))
}

/// A table as bytes from lines of comma-separated cells.
func csv(_ header: [String], _ rows: [[String]]) -> [UInt8] {
  var writer = CSVWriter(names: header)
  for row in rows {
    for cell in row { writer.write(cell) }
    writer.endRow()
  }
  return writer.bytes
}

/// A table as a file that the import recognises.
func sample(
  _ header: [String], _ rows: [[String]], path: String = "sample.csv"
) throws -> ImportedFile {
  try ImportedFile(path: path, bytes: csv(header, rows))
}

/// What a step threw, or put into quarantine: codes with line and column, such as "SP0207 3:5".
func problems<Result>(_ step: () throws -> Result) -> [String] {
  do {
    let result = try step()
    let asides = (result as? any ReleaseTable)?.tally.problems ?? []
    return asides.map { "\($0.code) \($0.location?.line ?? 0):\($0.location?.column ?? 0)" }
  } catch let error as InvalidInput {
    return error.diagnostics.map { problem in
      guard let place = problem.location else { return problem.code }
      return "\(problem.code) \(place.line):\(place.column)"
    }
  } catch {
    return ["\(error)"]
  }
}

/// A repeatable order that is none of the usual ones.
func shuffled<Element>(_ elements: [Element], seed: UInt64 = 7) -> [Element] {
  var state = seed
  return
    elements
    .map { element -> (UInt64, Element) in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 20, element)
    }
    .sorted { $0.0 < $1.0 }.map(\.1)
}

/// Files of a small county: two districts, three areas, two wards and one ward without an area.
enum SmallCounty {
  static let areas = ["E01000001", "E01000002", "E01000003"]
  static let neighbours = ["E05000009": "E05000001"]

  /// What the user asks for.
  static func options(authorities: [String] = []) throws -> ImportOptions {
    try ImportOptions(
      kind: "areas", files: [], folder: ".",
      neighbours: neighbours.map { "\($0)=\($1)" }, authorities: authorities)
  }

  static func deprivation(_ codes: [String] = areas) throws -> ImportedFile {
    let rows = codes.enumerated().map { index, code in
      [code, "\(300 + 100 * index)", "\(200 + 100 * index)"]
        + DeprivationFile.Measure.allCases.flatMap { _ in ["0.\(index + 1)", "\(index + 1)", "1"] }
    }
    return try sample(DeprivationFile.columns, rows, path: "iod.csv")
  }

  static func adultSkills() throws -> ImportedFile {
    try sample(
      Layout.adultSkills.required,
      [[areas[0], "0.5"], [areas[1], "0.25"], [areas[2], "0.3"], ["E01999999", "0.1"]],
      path: "indicators.csv")
  }

  static func points() throws -> ImportedFile {
    try sample(
      Layout.areaPoints.required,
      [
        point(areas[2], "E05000002", "E07000002", "Eastby", "53.7", "-2.3"),
        point(areas[0], "E05000001", "E07000001", "Weston", "53.8", "-2.9"),
        point(areas[1], "E05000001", "E07000001", "Weston", "53.9", "-2.8"),
      ], path: "points.csv")
  }

  private static func point(
    _ area: String, _ ward: String, _ district: String, _ name: String, _ north: String,
    _ east: String
  ) -> [String] {
    [area, "Area \(area.suffix(1))", "Mill Hill", ward, "Ward", district, name, north, east]
  }

  static func wards() throws -> ImportedFile {
    try sample(
      Layout.censusWards.required,
      [
        [areas[0], "E05000001", "North"], [areas[1], "E05000001", "North"],
        [areas[2], "E05000002", "South"],
      ], path: "wards.csv")
  }

  static func census(_ rows: [(code: String, counts: [Int])], path: String) throws -> ImportedFile {
    try sample(
      qualificationsHeader(), rows.map { ["Place", $0.code] + $0.counts.map(String.init) },
      path: path)
  }

  static func wardCensus() throws -> ImportedFile {
    try census(
      [
        ("E05000001", [30, 10, 20, 5, 15, 15, 5]), ("E05000002", [10, 10, 10, 10, 20, 35, 5]),
        ("E05000009", [1, 1, 1, 1, 1, 1, 1]),
      ], path: "ts067-wards.csv")
  }

  static func districtCensus() throws -> ImportedFile {
    try census(
      [
        ("E07000001", [60, 20, 41, 10, 30, 30, 10]), ("E07000002", [11, 9, 10, 10, 20, 35, 5]),
      ], path: "ts067-districts.csv")
  }

  /// Everything that areas.csv needs.
  static func areaFiles() throws -> [ImportedFile] {
    [
      try deprivation(), try adultSkills(), try points(), try wards(), try wardCensus(),
      try districtCensus(),
    ]
  }
}

/// The header of TS067, with either wording of its fourth level.
func qualificationsHeader(levelFour: String = "Level 4 qualifications and above") -> [String] {
  let topic = "Highest level of qualification: "
  return ["geography", "geography code"]
    + [
      "No qualifications", "Level 1 and entry level qualifications", "Level 2 qualifications",
      "Apprenticeship", "Level 3 qualifications", levelFour, "Other qualifications",
    ].map { topic + $0 }
}

/// The header of Code-Point Open with latitudes.
let postcodeHeader = ["Postcode", "latitude", "longitude", "ladcd"]

/// A look-up of postcodes from rows of postcode, latitude, longitude and district.
func postcodes(_ rows: [[String]]) throws -> PostcodeIndex {
  var places = PostcodeIndex.Builder()
  _ = try PostcodesFile(sample(postcodeHeader, rows), into: &places)
  return PostcodeIndex(places)
}
