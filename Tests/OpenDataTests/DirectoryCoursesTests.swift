import PlanFiles
import SkillsPlanner
import Testing

@testable import OpenData

/// The import of courses where Find a course says what is taught.
@Suite struct DirectoryCoursesTests {
  private func imported() throws -> ImportResult {
    try SmallDirectory.imported(
      SmallDirectory.files() + [
        SmallDirectory.aims(), SmallDirectory.file(SmallDirectory.runs),
      ])
  }

  /// The rows of courses.csv that are no apprenticeships, by column name.
  private func courses(_ result: ImportResult) throws -> [[String: String]] {
    let table = try #require(result.outputs.first { $0.path == "tables/courses.csv" })
    var reader = try CSVReader(table.bytes, file: "courses.csv")
    var rows: [[String: String]] = []
    while let record = reader.next() {
      let cells = (0..<record.count).map { (reader.names[$0], record[$0].text) }
      rows.append(Dictionary(uniqueKeysWithValues: cells))
    }
    return rows.filter { $0["mode"] != "apprenticeship" }
  }

  @Test func `courses have speaking ids, and share out their provider's learners by runs`() throws {
    let rows = try courses(imported())
    // The college has 50 of 100 at level 3 for 1, 2 and 1 runs, and 100 of 200 at level 2 for one. The
    // national provider's 1,000 go to 5 runs, of which one is here.
    #expect(
      rows.map { "\($0["course"] ?? "") \($0["last_year"] ?? "")" } == [
        "10000001-AA11AA-L2-S04-C 100", "10000001-AA11AA-L3-S00-C 13",
        "10000001-AA11AA-L3-S06.1-C 25", "10000001-online-L3-S06.1-O 12",
        "10000002-BB11AA-L3-S06.1-C 200", "10000003-53.7001N2.3001W-L3-S06.1-C 0",
        "10000003-online-L3-S06.1-O 0",
      ])
  }

  @Test func `a course says where each of its figures is from`() throws {
    let rows = try courses(imported())
    func column(_ name: String) -> [String] { rows.map { $0[name] ?? "" } }
    #expect(
      column("district_name") == [
        "Weston", "Weston", "Weston", "Weston", "Eastby", "Eastby", "Eastby",
      ])
    #expect(column("point_basis") == ["venue", "venue", "venue", "", "venue", "venue", ""])
    #expect(column("latitude") == ["53.8001", "53.8001", "53.8001", "", "53.7", "53.70012", ""])
    let share = "times its share aged 19 and over"
    #expect(column("level_basis").map { $0.contains(share) }.prefix(4).allSatisfy { $0 })
    #expect(column("level_basis")[4].contains("ages not published"))
    #expect(column("level_basis").suffix(2) == ["not published", "not published"])
    let aim = "the learning aim's in LARS"
    #expect(column("sector_basis") == [aim, "not published", aim, aim, aim, aim, aim])
    #expect(column("sector") == ["4", "", "6.1", "6.1", "6.1", "6.1", "6.1"])
    #expect(Set(column("provider_name")) == ["WESTON COLLEGE", "National Training", "Newcomer"])
    #expect(column("outcomes") == Array(repeating: "0.9", count: 7))
    #expect(column("deprived_share").prefix(4) == ["0.25", "0.25", "0.25", "0.25"])
  }

  @Test func `the planner reads the table, courses without learners among it`() throws {
    let table = try #require(imported().outputs.first { $0.path == "tables/courses.csv" })
    let read = try CoursesTable(
      table.bytes, file: "courses.csv", districts: SmallDirectory.districts, keeping: [])
    #expect(read.courses.count { $0.mode == .classroom } == 5)
    #expect(read.courses.count { $0.mode == .online && $0.point == nil } == 2)
  }

  @Test func `every run is accounted for, and the reasons are those of the report`() throws {
    let read = try imported().read
    #expect(read.allSatisfy { $0.tally.addsUp })
    let tally = try #require(read.first { $0.file.release == .findACourse }).tally
    #expect(tally.read == 20 && tally.kept == 8 && tally.quarantined == 3)
    #expect(
      tally.leftOut.sorted { $0.reason < $1.reason }.map { "\($0.rows) \($0.reason)" } == [
        "1 a learning aim without a level", "1 below level 2",
        "1 online, of a provider of another district",
        "1 online, of a provider whose own postcode is not known",
        "1 taught further than a kilometre from every known postcode",
        "3 taught in another district",
        "1 work based: apprenticeships come from their own release",
      ])
  }

  @Test func `report and sources say what is modelled and what has no learners`() throws {
    let result = try imported()
    let text = result.remarks.joined(separator: "\n")
    #expect(text.contains("7 courses of 8 runs; 350 learners"))
    #expect(text.contains("2 of them have last_year 0"))
    #expect(text.contains("\"Outside of England\" 1 times") && !text.contains("Helens"))
    let table = try #require(result.tables.first { $0.name == "tables/courses.csv" })
    for sentence in table.assumptions {
      let parts = sentence.split(separator: ": ")
      #expect(parts.count == 2 && (parts.first?.count ?? 0) <= 80, "\(sentence)")
    }
    #expect(table.assumptions.contains { $0.hasPrefix("Places by course are modelled: ") })
    #expect(table.assumptions.contains { $0.contains("last_year is 0 for 2 of 7 courses") })
    let figures = table.figures
    let whose = "learners of providers with courses here"
    #expect(figures.contains(.init("\(whose): on those", 350, of: 1150)))
    #expect(figures.contains(.init("\(whose): on their courses elsewhere", 800, of: 1150)))
  }

  @Test func `the order of runs and files changes nothing`() throws {
    let files =
      try SmallDirectory.files() + [
        SmallDirectory.aims(), SmallDirectory.file(shuffled(SmallDirectory.runs)),
      ]
    let result = try SmallDirectory.imported(shuffled(files))
    let made = try courses(result)
    #expect(try made == courses(imported()))
  }

  @Test func `learners at a level without a course in the directory are told apart`() throws {
    let files =
      try SmallDirectory.files() + [
        SmallDirectory.aims(), SmallDirectory.file([.init(postcode: "AA1 1AA")]),
      ]
    let result = try SmallDirectory.imported(files)
    let figures = try #require(result.tables.first { $0.name == "tables/courses.csv" }).figures
    let what =
      "learners of providers with courses here: at levels without a course in the directory"
    #expect(figures.contains(.init(what, 100, of: 150)))
    #expect(try courses(result).map { $0["last_year"] } == ["50"])
  }
}

@Suite struct ClassroomSourceTests {
  private func codes(_ more: [ImportedFile]) throws -> [String] {
    let files = try SmallDirectory.files() + more
    return problems { try SmallDirectory.imported(files) }
  }

  @Test func `the list by hand and Find a course are refused together`() throws {
    let list = try sample(
      ClassroomList.columns, [["10000001", "Weston College", "", "", "no", "a reason"]],
      path: "classroom.csv")
    let directory = try SmallDirectory.file(SmallDirectory.runs)
    #expect(try codes([list, directory, SmallDirectory.aims()]) == ["SP0421 0:0"])
  }

  @Test func `Find a course needs LARS`() throws {
    #expect(try codes([SmallDirectory.file(SmallDirectory.runs)]) == ["SP0402"])
  }

  @Test func `with neither there are apprenticeships alone, and it is said`() throws {
    let result = try SmallDirectory.imported(SmallDirectory.files())
    #expect(result.remarks.contains { $0.hasPrefix("no classroom or online courses") })
    let table = try #require(result.tables.first { $0.name == "tables/courses.csv" })
    #expect(table.rows == 1)
    #expect(
      table.assumptions.contains { $0.hasPrefix("Classroom and online courses are left out: ") })
  }
}
