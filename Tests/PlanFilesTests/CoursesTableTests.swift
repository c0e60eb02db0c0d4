import PlanFiles
import SkillsPlanner
import Testing

private let columns = [
  "course", "provider", "provider_name", "district", "district_name", "level", "also_takes",
  "sector", "mode", "latitude", "longitude", "point_basis", "last_year", "places", "price",
  "funder",
]

/// A table of rows that are right but for what a test says; a row's id is "C1", "C2" and so on.
private func table(_ rows: [[String: String]]) -> String {
  let right = [
    "provider": "10000001", "provider_name": "A college", "district": "D1",
    "district_name": "Burnley", "level": "2", "also_takes": "", "sector": "4",
    "mode": "classroom", "latitude": "53.8", "longitude": "-2.2", "point_basis": "venue",
    "last_year": "12", "places": "", "price": "", "funder": "",
  ]
  let lines = rows.enumerated().map { number, row in
    columns.map { row[$0] ?? right[$0] ?? "C\(number + 1)" }.joined(separator: ",")
  }
  return ([columns.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
}

private func read(_ rows: [[String: String]]) throws(InvalidInput) -> CoursesTable {
  try CoursesTable(Array(table(rows).utf8), file: "courses.csv", keeping: [])
}

@Suite struct `Courses table` {
  @Test func `a course has its provider, level, mode, point and last year`() throws {
    let course = try #require(try read([[:]]).courses.first)
    #expect(course.id == "C1")
    #expect(course.provider == Provider(ukprn: "10000001", name: "A college"))
    #expect(course.district == District(code: "D1", name: "Burnley"))
    #expect(course.level == Level("2"))
    #expect(course.alsoTakes.isEmpty)
    #expect(course.sector == "4")
    #expect(course.mode == .classroom)
    #expect(course.point == Point(latitude: 53.8, longitude: -2.2))
    #expect(course.pointBasis == .venue)
    #expect(course.lastYear == 12)
  }

  @Test func `courses come by id, whatever the order of the rows`() throws {
    #expect(try read([["course": "b"], ["course": "a"]]).courses.map(\.id) == ["a", "b"])
  }

  @Test(arguments: [("1 3", ["1", "3"]), ("entry;4", ["entry", "4"]), (" ; ", []), ("3", ["3"])])
  func `a course takes more levels than its own`(cell: String, levels: [String]) throws {
    #expect(try read([["also_takes": cell]]).courses.first?.alsoTakes.map(\.code) == levels)
  }

  @Test func `the most places of a course are given, or not`() throws {
    let courses = try read([[:], ["places": "0"], ["places": "\"1,704\""]]).courses
    #expect(courses.map(\.places) == [nil, 0, 1704])
  }

  @Test func `the price of a place in pence and its funder are given, or not`() throws {
    let courses = try read([[:], ["price": "0"], ["price": "\"450,000\"", "funder": "ASF"]]).courses
    #expect(courses.map(\.price) == [nil, 0, 450_000])
    #expect(courses.map(\.funder) == [nil, nil, "ASF"])
    #expect(
      problems { () throws(InvalidInput) in try read([["price": "-1"]]) }.map(\.code) == ["SP0209"])
    #expect(
      problems { () throws(InvalidInput) in try read([["price": "12.50"]]) }.map(\.code) == [
        "SP0207"
      ])
  }

  @Test func `an online course needs no place and may have one`() throws {
    let courses = try read([
      ["mode": "online", "latitude": "", "longitude": "", "point_basis": ""],
      ["mode": "online"],
    ]).courses
    #expect(courses.map { $0.point == nil } == [true, false])
    #expect(courses.map(\.pointBasis) == [nil, .venue])
  }

  @Test func `the sector may be empty where it is not published`() throws {
    #expect(try read([["sector": ""]]).courses.first?.sector == "")
  }

  @Test(arguments: [
    ("course", "", "SP0206"), ("provider", "1000001", "SP0210"), ("provider", "20000001", "SP0210"),
    ("provider", "1000000x", "SP0210"), ("provider_name", "", "SP0206"),
    ("district", "", "SP0206"), ("level", "9", "SP0210"), ("level", "L2", "SP0210"),
    ("level", "", "SP0206"), ("places", "many", "SP0207"), ("places", "-1", "SP0209"),
    ("also_takes", "3 x", "SP0210"), ("mode", "Online", "SP0210"),
    ("latitude", "", "SP0206"), ("longitude", "east", "SP0208"), ("point_basis", "", "SP0206"),
    ("point_basis", "here", "SP0210"), ("last_year", "", "SP0206"), ("last_year", "-1", "SP0209"),
    ("last_year", "1000001", "SP0209"), ("last_year", "low", "SP0207"),
  ])
  func `a wrong cell is reported at its place`(column: String, cell: String, code: String) {
    let found = problems { () throws(InvalidInput) in try read([[:], [column: cell]]) }
    #expect(found.map(\.code) == [code], "\(found)")
    #expect(found.first?.location?.line == 3)
    let before = columns.prefix(columns.firstIndex(of: column) ?? 0)
    let cells = table([[:], [:]]).split(separator: "\n")[2]
      .split(separator: ",", omittingEmptySubsequences: false)
    #expect(
      found.first?.location?.column == cells.prefix(before.count).reduce(1) { $0 + $1.count + 1 })
  }

  @Test(arguments: ["apprenticeship", "classroom"])
  func `a course that is taught somewhere must say where`(mode: String) {
    let found = problems { () throws(InvalidInput) in
      try read([["mode": mode, "latitude": "", "longitude": "", "point_basis": ""]])
    }
    #expect(found.map(\.code) == ["SP0216"])
    #expect(found.first?.summary == "course \"C1\" is taught at no known place")
  }

  @Test func `all that is wrong with a row is found at once`() {
    let found = problems { () throws(InvalidInput) in
      try read([["provider": "x", "level": "x", "mode": "x", "last_year": "x"]])
    }
    #expect(found.map(\.code) == ["SP0210", "SP0210", "SP0210", "SP0207"])
  }
}

@Suite struct `Districts of the areas` {
  private let burnley = [District(code: "D1", name: "Burnley")]

  @Test func `a course gives a district of the areas their name, and others any`() throws {
    func found(_ row: [String: String]) -> [String] {
      problems { () throws(InvalidInput) in
        try CoursesTable(
          Array(table([row]).utf8), file: "courses.csv", districts: burnley, keeping: [])
      }.map(\.summary)
    }
    #expect(found([:]).isEmpty)
    #expect(found(["district": "D2", "district_name": "Pendle"]).isEmpty)
    #expect(
      found(["district_name": "Burnly"]) == [
        "district D1 is called \"Burnly\" here and \"Burnley\" in the areas"
      ])
  }

  @Test func `starts name a district of the areas or the outside`() {
    func found(_ home: String, _ delivery: String) -> [String] {
      let text =
        "provider,home_district,delivery_district,level,starts\n10000001,\(home),\(delivery),2,1\n"
      return problems { () throws(InvalidInput) in
        try StartsTable(Array(text.utf8), file: "starts.csv", districts: burnley)
      }.map(\.place)
    }
    #expect(found("D1", "outside").isEmpty)
    #expect(found("outside", "D1").isEmpty)
    #expect(found("D2", "D1") == ["2:10 SP0217"])
    #expect(found("D1", "Outside") == ["2:13 SP0217"])
  }
}

@Suite struct `Starts table` {
  private func read(_ rows: String) throws(InvalidInput) -> StartsTable {
    let header = "provider,home_district,delivery_district,level,starts\n"
    return try StartsTable(Array((header + rows).utf8), file: "starts.csv")
  }

  @Test func `flows come by provider, home, delivery and level`() throws {
    let flows = try read(
      """
      10000002,D1,D1,2,1
      10000001,outside,D1,2,2
      10000001,D1,outside,3,3
      10000001,D1,outside,entry,4

      """
    ).flows
    #expect(flows.map(\.starts) == [4, 3, 2, 1])
    #expect(flows.map(\.home) == ["D1", "D1", "outside", "D1"])
    #expect(flows.map(\.level.code) == ["entry", "3", "2", "2"])
  }

  @Test(arguments: [
    ("1,D1,D1,2,1\n", "2:1 SP0210"), ("10000001,,D1,2,1\n", "2:10 SP0206"),
    ("10000001,D1,,2,1\n", "2:13 SP0206"), ("10000001,D1,D1,0,1\n", "2:16 SP0210"),
    ("10000001,D1,D1,2,low\n", "2:18 SP0207"), ("10000001,D1,D1,2,-1\n", "2:18 SP0209"),
    ("10000001,D1,D1,2,1\n10000001,D1,D1,2,3\n", "3:1 SP0211"),
  ])
  func `a wrong row is reported at its place`(rows: String, place: String) {
    #expect(problems { () throws(InvalidInput) in try read(rows) }.map(\.place) == [place])
  }
}
