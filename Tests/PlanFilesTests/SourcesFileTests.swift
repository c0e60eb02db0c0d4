import PlanFiles
import SkillsPlanner
import Testing

private func read(_ text: String) throws(InvalidInput) -> SourcesFile {
  try SourcesFile(Array(text.utf8), file: "s.yaml")
}

/// What a plan of one table says of its sources.
private func ofPlan(
  _ sources: SourcesFile, _ path: String = "tables/areas.csv", sha256: String = "aa"
) -> SourcesFile.OfPlan {
  sources.sources(of: [(path, sha256)], at: Location(file: "s.yaml"))
}

@Suite struct `Sources of tables` {
  private let head = "kind: SkillsSources\nversion: 1\n"

  /// Two tables, each made of a file of its own.
  private static func twoTables() -> SourcesFile {
    var sources = SourcesFile()
    sources.notes = ["a note"]
    for (name, title) in [("tables/areas.csv", "A"), ("tables/courses.csv", "C")] {
      sources.put(
        .init(
          name: name, sha256: name == "tables/areas.csv" ? "aa" : "cc", rows: 3, derivedRows: 1,
          geography: "LSOA 2021",
          files: [
            .init(
              name: "\(title).csv", title: title, publisher: "P", vintage: "V",
              geography: "LSOA 2021", attributions: ["L1", "L2"],
              rows: .init(
                read: 5, kept: 3, quarantined: 1, leftOut: [.init(1, "another year")],
                notPublished: [.init(7, "suppressed")]), sha256: "dd")
          ], assumptions: ["\(title) is modelled: a bit."], derived: ["By hand."],
          figures: [.init("rows", 3), .init("part", 1, of: 3), .init("where", "12 in E01")]))
    }
    return sources
  }

  @Test func `what is written is read back`() throws {
    let sources = Self.twoTables()
    #expect(try read(String(decoding: sources.yaml, as: UTF8.self)) == sources)
    #expect(sources.tables.flatMap(\.files).allSatisfy { $0.rows?.addsUp == true })
  }

  @Test func `a table that is made again takes the place of the old one`() {
    var sources = Self.twoTables()
    sources.put(.init(name: "tables/courses.csv", sha256: "ee", rows: 1, derivedRows: 0))
    #expect(sources.tables.map(\.sha256) == ["aa", "ee"])
  }

  @Test func `a plan names the sources of the tables that it reads and no others`() {
    let plan = ofPlan(Self.twoTables())
    #expect(
      plan.records == [SourceRecord(title: "A", publisher: "P", vintage: "V", licence: "L1 L2")])
    #expect(plan.assumptions == ["A is modelled: a bit."])
    #expect(plan.warnings.isEmpty)
  }

  @Test func `a table that changed since, or that nobody knows, is warned of`() {
    #expect(ofPlan(Self.twoTables(), sha256: "bb").warnings.map(\.code) == ["SP0222"])
    #expect(ofPlan(Self.twoTables(), "tables/mine.csv").warnings.map(\.code) == ["SP0221"])
  }

  @Test func `sources and assumptions that a person wrote speak of all tables`() throws {
    let sources = try read(
      head + """
        assumptions: [one, two]
        notes: [a note]
        files:
          - {file: a.csv, title: A, publisher: P, vintage: V, attribution: [L1, L2], rows: 3}
          - {title: B, publisher: P, vintage: V, attribution: []}
          - {title: B, publisher: P, vintage: V, attribution: []}
        """)
    let plan = ofPlan(sources)
    #expect(plan.assumptions == ["one", "two"])
    #expect(
      plan.records == [
        SourceRecord(title: "A", publisher: "P", vintage: "V", licence: "L1 L2"),
        SourceRecord(title: "B", publisher: "P", vintage: "V", licence: "not stated"),
      ])
    #expect(plan.warnings.isEmpty)
    #expect(ofPlan(SourcesFile()).records.isEmpty)
  }

  @Test(arguments: [
    ("tables: {anything: x}\n", ["3:9 SP0311"]),
    ("assumptions: one\nfiles: []\n", ["3:14 SP0311"]),
    ("assumptions: [1]\nfiles: []\n", ["3:15 SP0313"]),
    ("assumptions: []\nfiles: [{title: A}]\n", ["4:9 SP0317"]),
    ("assumptions: []\nfiles: [a.csv]\n", ["4:9 SP0311"]),
    (
      "assumptions: []\nfiles: [{title: A, publisher: P, vintage: 2024, attribution: L}]\n",
      ["4:43 SP0313", "4:62 SP0311"]
    ),
    ("assumptions: []\nfiles: []\nnote: x\n", ["5:1 SP0318"]),
  ])
  func `what cannot be meant is refused at its place`(text: String, places: [String]) {
    let found = problems { () throws(InvalidInput) in try read(head + text) }
    #expect(found.map(\.place) == places)
  }

  @Test func `another kind of file is one problem`() {
    let found = problems { () throws(InvalidInput) in try read("kind: SkillsBrief\ntitle: x\n") }
    #expect(found.map(\.place) == ["1:7 SP0319"])
  }
}
