import PlanFiles
import SkillsPlanner
import Testing

private let columns = [
  "area", "name", "district", "district_name", "latitude", "longitude", "imd_decile", "adults",
  "no_qualifications", "level_1", "level_2", "apprenticeship", "level_3", "level_4", "other",
]

/// A table of rows that are right but for what a test says; a row's code is "A1", "A2" and so on.
private func table(_ rows: [[String: String]]) -> String {
  let right = [
    "name": "An area", "district": "D1", "district_name": "Burnley", "latitude": "53.8",
    "longitude": "-2.2", "imd_decile": "3", "adults": "100", "no_qualifications": "7",
    "level_1": "6", "level_2": "5", "apprenticeship": "4", "level_3": "3", "level_4": "2",
    "other": "1",
  ]
  let lines = rows.enumerated().map { number, row in
    columns.map { row[$0] ?? right[$0] ?? "A\(number + 1)" }.joined(separator: ",")
  }
  return ([columns.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
}

private func read(_ rows: [[String: String]]) throws(InvalidInput) -> AreasTable {
  try AreasTable(Array(table(rows).utf8), file: "areas.csv", keeping: [])
}

@Suite struct `Areas table` {
  @Test func `an area has its people by highest qualification, its point and its decile`() throws {
    let area = try #require(try read([["name": " Burnley 007A "]]).areas.first)
    #expect(area.code == "A1")
    #expect(area.name == "Burnley 007A")
    #expect(area.district == District(code: "D1", name: "Burnley"))
    #expect(area.point == Point(latitude: 53.8, longitude: -2.2))
    #expect(area.adults == 100)
    #expect(area.qualifications == [7, 6, 5, 4, 3, 2, 1])
    #expect(area.decile == 3)
  }

  @Test func `areas come by code, whatever the order of the rows`() throws {
    let rows = [["area": "C"], ["area": "A"], ["area": "B"]]
    #expect(try read(rows).areas.map(\.code) == ["A", "B", "C"])
    #expect(try read(rows.reversed()).areas.map(\.code) == ["A", "B", "C"])
  }

  @Test func `a decile may be missing in a row or in the table`() throws {
    #expect(try read([["imd_decile": ""]]).areas.first?.decile == nil)
    let without = table([[:]]).replacing("imd_decile", with: "decile")
    let read = try AreasTable(Array(without.utf8), file: "areas.csv", keeping: [])
    #expect(read.areas.first?.decile == nil)
  }

  @Test(arguments: [
    ("area", "", "SP0206"), ("name", " ", "SP0206"), ("district", "", "SP0206"),
    ("district_name", "", "SP0206"), ("latitude", "", "SP0206"), ("latitude", "91", "SP0209"),
    ("latitude", "53°48'", "SP0208"), ("longitude", "-181", "SP0209"),
    ("imd_decile", "0", "SP0209"), ("imd_decile", "11", "SP0209"), ("adults", "", "SP0206"),
    ("adults", "-1", "SP0209"), ("adults", "1000001", "SP0209"), ("adults", "9.5", "SP0207"),
    ("adults", "99999999999999999999", "SP0209"), ("adults", "many", "SP0207"),
    ("level_1", "c", "SP0207"), ("other", "-3", "SP0209"), ("adults", "27", "SP0214"),
  ])
  func `a wrong cell is reported at its place and cited`(
    column: String, cell: String, code: String
  ) throws {
    let found = problems { () throws(InvalidInput) in try read([[:], [column: cell]]) }
    let problem = try #require(found.first)
    #expect(found.count == 1, "\(found)")
    #expect(problem.code == code)
    #expect(problem.location?.line == 3)
    let cells = table([[:], [column: cell]]).split(separator: "\n")[2]
      .split(separator: ",", omittingEmptySubsequences: false)
    let before = cells.prefix(columns.firstIndex(of: column) ?? 0)
    #expect(problem.location?.column == before.reduce(1) { $0 + $1.count + 1 })
    let words = cell.trimmingPrefix(" ").isEmpty ? column : cell
    #expect(problem.summary.contains(words))
  }

  @Test func `an area without a point is said to have none`() {
    let found = problems { () throws(InvalidInput) in
      try read([["latitude": "", "longitude": ""]])
    }
    #expect(found.map(\.code) == ["SP0216"])
    #expect(found.first?.summary == "area \"A1\" has no point")
  }

  @Test func `a code twice and a district with two names are found against their first line`() {
    let found = problems { () throws(InvalidInput) in
      try read([[:], ["area": "A1"], ["district_name": "Burnly"], ["district": "D2"]])
    }
    #expect(found.map(\.place) == ["3:1 SP0211", "4:15 SP0214"])
    #expect(found.allSatisfy { $0.summary.contains("line 2") })
  }
}

@Suite struct `Stray points` {
  private func found(_ points: [(String, String)]) -> [String] {
    problems { () throws(InvalidInput) in
      try read(
        points.enumerated().map { place, point in
          ["area": "A\(place)", "latitude": point.0, "longitude": point.1]
        })
    }.map(\.place)
  }

  @Test func `swapped coordinates are found by the other areas of the district`() {
    let good = [("53.80", "-2.24"), ("53.81", "-2.20"), ("53.79", "-2.30")]
    #expect(found(good).isEmpty)
    #expect(found(good + [("-2.24", "53.80")]).count == 1)
    #expect(found(good + [("53.80", "2.24")]).count == 1)
    #expect(found([("53.80", "-2.24"), ("-2.24", "53.80")]).isEmpty)
  }
}

@Suite struct `Census vintage` {
  private func found(_ codes: [String]) -> [Diagnostic] {
    problems { () throws(InvalidInput) in try read(codes.map { ["area": $0] }) }
  }

  @Test func `a replaced area of 2011 beside a new one of 2021 is refused at its own row`() {
    let problems = found(["E01000010", "E01000001", "E01033769", "E01033766"])
    #expect(problems.map(\.place) == ["2:1 SP0215", "5:1 SP0215"])
    #expect(problems.allSatisfy { $0.summary.contains("E01033769 on line 4") })
  }

  @Test(arguments: [
    ["E01000010", "E01000001"], ["E01033769", "E01035762", "E01000001"],
    ["E01033768", "E01000010"], ["E01035763", "E01000010"], ["E0100001", "E01033769"],
    ["W01000010", "E01033769"], ["E01+00010", "E01033769"],
  ])
  func `areas of one year, and codes of another kind, are nothing to say a word about`(
    codes: [String]
  ) {
    #expect(found(codes).isEmpty)
  }
}
