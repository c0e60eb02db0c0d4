import PlanFiles
import SkillsPlanner
import Testing

@testable import OpenData

private let header = "LSOA21CD,WD21CD,WD21NM\n"

@Suite struct `Files that do harm` {
  @Test
  func `a quote that takes other rows into its cell is an error, since nobody can count them`()
    throws
  {
    let rows = (1...5).map { "E0100000\($0),E05000001,Ward\n" }
    let stray = header + rows[0] + "\"" + rows[1] + rows[2] + rows[3] + "E01000005,\"E05\"x,W\n"
    let open = header + rows[0] + rows[1] + "\"" + rows[2] + rows[3]
    for text in [stray, open] {
      let folder = try Downloads(["a.csv": text])
      let error = #expect(throws: InvalidInput.self) { try folder.run("a.csv", to: "t.csv") }
      #expect(error?.diagnostics.contains { $0.summary.contains("cannot be told apart") } == true)
      #expect(!folder.has("t.csv"))
    }
  }

  @Test func `a wrong quote within a row puts that row aside, as it is`() throws {
    let folder = try Downloads([
      "a.csv": header + "E01000001,E05000001,A\nE01000002,E05000001,\"The \"Old\" Ward\"\n"
    ])
    let report = try folder.run("a.csv", to: "t.csv")
    #expect(report.lines.contains("  2 rows read: 1 kept, 1 in quarantine, 0 left out"))
    #expect(try folder.text("t.quarantine.csv").contains("E01000002,E05000001,"))
  }

  @Test func `outlines without codes, and off the earth, are errors`() throws {
    let corners = "[[1e14,1e14],[2e14,1e14],[2e14,2e14],[1e14,1e14]]"
    for (properties, geometry) in [
      ("", ""), ("{\"name\":\"Park\"}", "{\"type\":\"Point\",\"coordinates\":[-1.5,53.8]}"),
      ("{\"WD25CD\":\"E05011508\"}", "{\"type\":\"Polygon\",\"coordinates\":[\(corners)]}"),
    ] {
      let features =
        properties.isEmpty
        ? "" : "{\"type\":\"Feature\",\"properties\":\(properties),\"geometry\":\(geometry)}"
      let folder = try Downloads([
        "a.json": "{\"type\":\"FeatureCollection\",\"features\":[\(features)]}"
      ])
      #expect(throws: InvalidInput.self) { try folder.run("a.json") }
    }
  }

  @Test func `two columns of the name that is read are refused`() throws {
    let folder = try Downloads(["a.csv": "LSOA21CD,WD21CD,WD21NM,WD21NM\nE01000001,E05000001,A,B\n"]
    )
    let error = #expect(throws: InvalidInput.self) { try folder.run("a.csv") }
    #expect(error?.diagnostics.map(\.code) == ["SP0204"])
  }

  @Test func `a header of very many columns is refused at once`() throws {
    let folder = try Downloads(["a.csv": String(repeating: "a,", count: 100_000) + "b\n1\n"])
    let error = #expect(throws: InvalidInput.self) { try folder.run("a.csv") }
    #expect(error?.diagnostics.map(\.code) == ["SP0401"])
  }

  @Test func `a quarantine goes when no row is in it, and over no other file`() throws {
    let bad = header + "E01000001,E05000001,A\nx,E05000001,B\n"
    let folder = try Downloads(["bad.csv": bad, "good.csv": header + "E01000001,E05000001,A\n"])
    try folder.run("bad.csv", to: "t.csv")
    #expect(folder.has("t.quarantine.csv"))
    let report = try folder.run("good.csv", to: "t.csv")
    #expect(!folder.has("t.quarantine.csv"))
    #expect(report.lines.contains { $0.hasPrefix("removed ") })
    try folder.write(Array("mine".utf8), to: "t.quarantine.csv")
    let error = #expect(throws: InvalidInput.self) { try folder.run("bad.csv", to: "t.csv") }
    #expect(error?.diagnostics.map(\.code) == ["SP0422"])
    #expect(try folder.text("t.quarantine.csv") == "mine")
    #expect(throws: ImportUsage.self) { try folder.run("good.csv", to: "sources.yaml") }
  }

  @Test func `a file of several blocks can be read more than once`() throws {
    let rows = (0..<12_000).map { ["E0\(1_000_000 + $0)", "E05000001", "Ward number \($0)"] }
    let file = try sample(Layout.censusWards.required, rows)
    #expect(file.bytes.count > ByteStream.usualBlockSize)
    for _ in 1...2 { #expect(try ReleaseRows(file).rows.count == 12_000) }
  }

  @Test func `the rows of a plan's quarantine are those that the problems stand in`() throws {
    var rows = (0..<12_000).map { ["E0\(1_000_000 + $0)", "0.5"] }
    rows[9_000][1] = "high"
    let file = try sample(Layout.adultSkills.required, rows, path: "skills.csv")
    let table = try AdultSkillsFile(file, areas: Set(rows.map { $0[0] }))
    #expect(table.tally.quarantined == 1 && table.indicators["E01009000"] == nil)
    let aside = try #require(try Quarantine(of: table.tally.problems, in: file).bytes)
    #expect(String(decoding: aside, as: UTF8.self).hasSuffix(",E01009000,high\n"))
  }

  @Test func `a row in quarantine counts nowhere`() throws {
    func row(_ level: String, _ learners: String, _ share: String) -> [String] {
      let cells = [
        "time_period": "2022/23", "provider_ukprn": "10000001", "provider_name": "A",
        "provision": "Education & Training", "level_of_learning_group": level,
        "number_of_learners": learners, "spd_percent": share,
      ]
      return OutcomesFile.columns.map { cells[$0] ?? "Total" }
    }
    let file = try sample(
      OutcomesFile.columns,
      [
        row("Level 3", "1440.0", "lots"),
        row("Level 2 (excluding Essential Skills)", "100.0", "0.5"),
      ])
    let table = try OutcomesFile(file, year: "2022/23")
    #expect(table.rows.count == 1 && table.tally.quarantined == 1 && table.tally.addsUp)
  }

  @Test func `a title above the header does no harm to the tables of a plan`() throws {
    let bytes =
      Array("Indicators of the county\n\n".utf8)
      + csv(Layout.adultSkills.required, [["E01000001", "0.5"]])
    let file = try ImportedFile(path: "skills.csv", bytes: bytes)
    #expect(try AdultSkillsFile(file, areas: ["E01000001"]).indicators == ["E01000001": 0.5])
  }

  @Test func `imports side by side lose no entry of the sources`() async throws {
    let folder = try Downloads(["good.csv": header + "E01000001,E05000001,A\n"])
    let path = folder.path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 1...8 {
        group.addTask {
          _ = try ImportCommand.run(
            TableOptions(file: "\(path)/good.csv", output: "\(path)/tables/\(number).csv"))
        }
      }
      try await group.waitForAll()
    }
    let sources = try SourcesFile(Array(folder.text("sources.yaml").utf8), file: "sources.yaml")
    #expect(sources.tables.map(\.name) == (1...8).map { "tables/\($0).csv" })
  }

  @Test func `mended rows of a quarantine can be imported again`() throws {
    let folder = try Downloads(["a.csv": header + "E01000001,E05000001,A\nE0100002,E05000001,B\n"])
    try folder.run("a.csv", to: "t.csv")
    let mended = String(
      try folder.text("t.quarantine.csv").replacing(",E0100002,", with: ",E01000002,"))
    try folder.write(Array(mended.utf8), to: "mended.csv")
    let report = try folder.run("mended.csv", to: "more.csv")
    #expect(report.lines.contains("  1 row read: 1 kept, 0 in quarantine, 0 left out"))
    #expect(try folder.lines("more.csv")[1] == "E01000002,E05000001,B")
  }

  @Test func `cells as people send them: no-break spaces, small letters, pounds, per cent`() throws
  {
    #expect(try CellContent.code(.lsoa).value(of: "e01000001") == .text("E01000001"))
    #expect(try CellContent.decimal(0...10_000).value(of: "\u{A3}1,200.50") == .decimal(1200.5))
    #expect(try CellContent.percentage().value(of: "7 %") == .decimal(0.07))
    let folder = try Downloads(["a.csv": header + "E01000001\u{A0},E05000001,A\n"])
    #expect(try folder.run("a.csv").warnings.isEmpty)
  }
}

@Suite struct `Tables of the import as its own inputs` {
  @Test func `a table of postcodes that the import made gives points to venues`() throws {
    let folder = try Downloads([
      "pr.csv":
        "\"PR1 2HE\",10,354092,429410,\"E92000001\",\"\",\"\",\"\",\"E07000123\",\"E05012345\"\n",
      "venues.csv":
        "YOUR_VENUE_REFERENCE,VENUE_NAME,TOWN_OR_CITY,POSTCODE\n1,Main,Preston,pr12he\n",
    ])
    try folder.run("pr.csv", to: "tables/postcodes.csv")
    let report = try folder.run(
      "venues.csv", to: "tables/venues.csv", postcodes: "tables/postcodes.csv")
    #expect(report.warnings.isEmpty)
    #expect(try folder.lines("tables/venues.csv")[1].contains(",53.759"))
  }

  @Test(arguments: Release.allCases)
  func `the table of every release is known again, or said to be one of those alike`(
    _ release: Release
  ) throws {
    let own = release.layout.ownTable
    let added = ["latitude", "longitude"].filter { name in
      !release.layout.columns.contains { $0.name == name }
    }
    let header = own.columns.map(\.name).filter { !added.contains($0) }
    let found = try Recognition.opening(
      ByteStream(csv(header, [header.map { _ in "1" }]), file: "table.csv"))
    // What the project makes itself, and a published table with our own names, is the release itself.
    #expect(found.isOwnTable ? found.layout.title.contains(own.title) : found.release == release)
    #expect(own.key.allSatisfy { name in header.contains(name) })
  }

  @Test func `an area that lacks a part of itself says so`() throws {
    let folder = try Downloads([
      "map.yaml": """
      kind: SkillsMap
      version: 1
      title: Learners
      publisher: P
      vintage: V
      geography: LSOA 2011
      columns:
        - {ours: area, theirs: area, unit: lsoa}
        - {ours: people, theirs: people, unit: whole}
      """,
      "table.csv": "area,people\nE01000023,5\n",
      "lookup.csv": """
      LSOA11CD,LSOA21CD,CHGIND,LAD22CD
      E01000023,E01033803,M,E09000001
      E01000048,E01033803,M,E09000001

      """,
    ])
    let report = try folder.run("table.csv", to: "t.csv", map: "map.yaml", lookUp: "lookup.csv")
    #expect(report.warnings.map(\.code) == ["SP0418"])
    #expect(
      try folder.lines("t.csv")[1] == "E01033803,5,incomplete: from E01000023")
  }
}
