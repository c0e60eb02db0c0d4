import Foundation
import PlanFiles
import SkillsPlanner
import Testing

@testable import OpenData

/// A folder with files to import, which is gone after the test.
final class Downloads {
  let path: String

  init(_ files: [String: String]) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "skillsplan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
    for (name, text) in files { try write(Array(text.utf8), to: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
  }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: "\(path)/\(name)")), as: UTF8.self)
  }

  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }

  /// Imports one of the files.
  @discardableResult
  func run(
    _ file: String, to output: String? = nil, map: String? = nil, lookUp: String? = nil,
    target: String? = nil, weights: String? = nil, postcodes: String? = nil, strict: Bool = false
  ) throws -> ImportCommand.Report {
    func full(_ name: String?) -> String? { name.map { "\(path)/\($0)" } }
    return try ImportCommand.run(
      TableOptions(
        file: "\(path)/\(file)", output: full(output), map: full(map), lookUp: full(lookUp),
        target: target, weights: full(weights), postcodes: full(postcodes), isStrict: strict))
  }

  func lines(_ name: String) throws -> [String] {
    try text(name).split(separator: "\n").map(String.init)
  }
}

private let points = """
  LSOACD,latitude,longitude
  E01000001,51.5,-0.1
  E01000002,51.6,-0.2

  """

@Suite struct `Import of one file` {
  @Test func `a file is told what it is, and nothing is written without a name for it`() throws {
    let folder = try Downloads(["a.csv": points])
    let report = try folder.run("a.csv")
    #expect(report.lines[0].hasSuffix(Layout.areaCentroids.title))
    #expect(report.lines.contains("  2 rows read: 2 kept, 0 in quarantine, 0 left out"))
    #expect(report.lines.last == "nothing is written without -o TABLE.csv")
    #expect(!folder.has("sources.yaml"))
  }

  @Test func `a row that cannot be used is set aside with its reason, and the numbers add up`()
    throws
  {
    let folder = try Downloads([
      "a.csv": points + "E01000003,north,0\nE01000001,51.7,0\nE01000004,51.7\nE01000005,51.8,-0.3\n"
    ])
    let report = try folder.run("a.csv", to: "tables/points.csv")
    #expect(report.warnings.map(\.code) == ["SP0208", "SP0211", "SP0205"])
    #expect(report.warnings.map { $0.location?.line } == [4, 5, 6])
    #expect(report.warnings.allSatisfy { $0.severity == .warning })
    #expect(report.lines.contains("  6 rows read: 3 kept, 3 in quarantine, 0 left out"))
    #expect(try folder.lines("tables/points.csv").count == 4)
    let aside = try folder.lines("tables/points.quarantine.csv")
    #expect(aside[0] == "line,code,reason,LSOACD,latitude,longitude")
    #expect(aside[1].hasPrefix("4,SP0208,") && aside[1].hasSuffix(",E01000003,north,0"))
    #expect(aside[3].hasSuffix("E01000004,51.7,\"\"") || aside[3].hasSuffix("E01000004,51.7,"))
    let sources = try SourcesFile(Array(folder.text("sources.yaml").utf8), file: "sources.yaml")
    let counts = try #require(sources.tables.first?.files.first?.rows)
    #expect(counts.read == 6 && counts.kept == 3 && counts.quarantined == 3 && counts.addsUp)
    #expect(sources.tables.first?.name == "tables/points.csv")
    #expect(
      sources.tables.first?.sha256
        == SHA256.hex(of: Array(try folder.text("tables/points.csv").utf8)))
  }

  @Test func `where every row must be used, one that cannot be stops it and nothing is written`()
    throws
  {
    let folder = try Downloads(["a.csv": points + "E01000003,north,0\n"])
    let error = #expect(throws: InvalidInput.self) {
      try folder.run("a.csv", to: "tables/points.csv", strict: true)
    }
    #expect(error?.diagnostics.map(\.code) == ["SP0208"])
    #expect(!folder.has("tables"))
  }

  @Test func `what people send is read: title rows, semicolons, Windows-1252, CR alone, blanks`()
    throws
  {
    let folder = try Downloads([:])
    let text =
      "Points of areas\r\rSource: the county; 2026\rLSOACD;latitude;longitude;Caf\u{E9}\r"
      + "E01000001;51.5;-0.1;x\r;;;\r\r"
    try folder.write(text.unicodeScalars.map { UInt8($0.value) }, to: "a.csv")
    let report = try folder.run("a.csv", to: "points.csv")
    #expect(try folder.text("points.csv") == "area,latitude,longitude\nE01000001,51.5,-0.1\n")
    #expect(report.lines[2].contains("Windows-1252, semicolons, header on line 4"))
    #expect(report.lines[2].contains("not read: Caf\u{E9}"))
  }

  @Test func `marks for no figure keep their meaning`() throws {
    let header = Layout.learners.required.joined(separator: ",")
    let folder = try Downloads([
      "a.csv": header + "\n2024/25,10000001,Total,low,\"1,704\"\n2024/25,10000002,Total,20,z\n"
    ])
    let report = try folder.run("a.csv", to: "learners.csv")
    #expect(
      try folder.lines("learners.csv") == [
        "year,provider,characteristic,apprentices,education_and_training,not_published",
        "2024/25,10000001,Total,,1704,apprentices: low: 1 to 4",
        "2024/25,10000002,Total,20,,education_and_training: not applicable",
      ])
    #expect(report.lines.contains { $0.contains("1 low: 1 to 4, 1 not applicable") })
  }

  @Test func `a second import adds to the sources and takes its own old place`() throws {
    let folder = try Downloads(["a.csv": points, "b.csv": points + "E01000003,51.7,0\n"])
    try folder.run("a.csv", to: "tables/one.csv")
    try folder.run("b.csv", to: "tables/two.csv")
    try folder.run("b.csv", to: "tables/one.csv")
    let sources = try SourcesFile(Array(folder.text("sources.yaml").utf8), file: "sources.yaml")
    #expect(sources.tables.map(\.name) == ["tables/one.csv", "tables/two.csv"])
    #expect(sources.tables.map(\.rows) == [3, 3])
  }

  @Test func `a list of sources that cannot be read is not overwritten`() throws {
    let folder = try Downloads(["a.csv": points, "sources.yaml": "kind: SkillsPlan\n"])
    #expect(throws: InvalidInput.self) { try folder.run("a.csv", to: "one.csv") }
    #expect(try folder.text("sources.yaml") == "kind: SkillsPlan\n")
  }

  @Test func `neither an input nor somebody's file is written over`() throws {
    let folder = try Downloads(["a.csv": points, "mine.csv": "mine"])
    #expect(throws: ImportUsage.self) { try folder.run("a.csv", to: "a.csv") }
    let error = #expect(throws: InvalidInput.self) { try folder.run("a.csv", to: "mine.csv") }
    #expect(error?.diagnostics.map(\.code) == ["SP0422"])
    #expect(try folder.text("mine.csv") == "mine" && folder.text("a.csv") == points)
    #expect(!folder.has("sources.yaml"))
  }

  @Test func `codes of another year than the release are warned of`() throws {
    let folder = try Downloads([
      "a.csv": "LSOA21CD,WD21CD,WD21NM\nE01000010,E05000001,A\nE01000001,E05000001,A\n"
    ])
    let report = try folder.run("a.csv")
    #expect(report.warnings.map(\.code) == ["SP0215"])
    #expect(report.warnings.first?.summary.contains("E01000010") == true)
  }
}

@Suite struct `Points of rows` {
  private let codePoint = """
    "PR1 2HE",10,354092,429410,"E92000001","","","","E07000123","E05012345"
    "PR1 2HF",10,354190,429500,"E92000001","","","","E07000123","E05012345"

    """

  @Test func `Code-Point Open without a header is known by its first row, and given degrees`()
    throws
  {
    let folder = try Downloads(["pr.csv": codePoint])
    let report = try folder.run("pr.csv", to: "postcodes.csv")
    #expect(report.lines[0].hasSuffix("Code-Point Open"))
    #expect(report.lines[2].contains("no header"))
    let row = try folder.lines("postcodes.csv")[1]
    #expect(row.hasPrefix("PR1 2HE,10,354092,429410,E92000001"))
    #expect(row.contains(",53.75") && row.contains(",-2.69") && row.hasSuffix("national grid"))
  }

  @Test func `venues take the points of their postcodes, and an unknown one names the nearest`()
    throws
  {
    let folder = try Downloads([
      "pr.csv": codePoint,
      "venues.csv":
        "YOUR_VENUE_REFERENCE,VENUE_NAME,TOWN_OR_CITY,POSTCODE\n1,Main,Preston,pr12he\n2,Annexe,Preston,PR1 2HG\n3,None,Preston,PR1\n",
    ])
    let report = try folder.run("venues.csv", to: "venues.csv.out", postcodes: "pr.csv")
    let rows = try folder.lines("venues.csv.out")
    #expect(rows.count == 2 && rows[1].hasPrefix("1,Main,Preston,PR1 2HE,53.7"))
    #expect(rows[1].hasSuffix(",postcode"))
    #expect(report.warnings.map(\.code) == ["SP0414", "SP0412"])
    #expect(report.warnings.first?.summary.contains("the nearest known is PR1 2HF") == true)
    let sources = try SourcesFile(Array(folder.text("sources.yaml").utf8), file: "sources.yaml")
    #expect(
      sources.tables.flatMap(\.files).map(\.title) == [
        Layout.bulkVenues.title, Layout.codePoint.title,
      ])
  }

  @Test func `an online course run has no point and needs none`() throws {
    let header = Layout.findACourse.required.joined(separator: ",")
    func row(_ run: String, _ mode: String, _ postcode: String) -> String {
      "10000001,C1,\(run),60012345,Welding,\(mode),2,1,01/09/2026,2,12,0.00,False,Main,\(postcode),,"
    }
    let folder = try Downloads([
      "pr.csv": codePoint,
      "runs.csv": header + "\n" + row("R1", "1", "PR1 2HE") + "\n" + row("R2", "2", "") + "\n",
    ])
    let report = try folder.run("runs.csv", to: "runs.out", postcodes: "pr.csv")
    #expect(report.warnings.isEmpty)
    let rows = try folder.lines("runs.out")
    #expect(rows[1].contains(",classroom,part time,daytime,2026-09-01,weeks,12,"))
    #expect(rows[1].hasSuffix(",postcode") && rows[2].hasSuffix(",,,"))
  }
}

@Suite struct `Tables of one's own` {
  private let map = """
    kind: SkillsMap
    version: 1
    title: Bus survey
    publisher: The county
    vintage: March 2026
    attribution: [Contains public sector information licensed under the Open Government Licence v3.0.]
    geography: LSOA 2021
    key: [area]
    missing: {"n/a": not asked}
    columns:
      - {ours: area, theirs: LSOA code, unit: lsoa}
      - {ours: bus_minutes, theirs: [Hours by bus, Bus hours], unit: hours}
      - {ours: hilly, theirs: Hilly?, unit: word, words: {J: "yes", N: "no"}, may-be-blank: true}
    leave-out:
      - {column: area, is: Total, reason: the whole county}

    """

  @Test func `a map reads any table: names, units, words, marks and rows to leave out`() throws {
    let folder = try Downloads([
      "map.yaml": map,
      "bus.tsv":
        "LSOA code\tBus hours\tHilly?\nE01000001\t0.5\tJ\nE01000002\tn/a\t\nTotal\t1\tN\nE01000003\t1\tQ\n",
    ])
    let report = try folder.run("bus.tsv", to: "bus.csv", map: "map.yaml")
    #expect(
      try folder.lines("bus.csv") == [
        "area,bus_minutes,hilly,not_published", "E01000001,30,yes,",
        "E01000002,,,bus_minutes: not asked",
      ])
    #expect(report.lines.contains("    left out: 1, the whole county"))
    #expect(report.warnings.map(\.code) == ["SP0210"])
    let sources = try SourcesFile(Array(folder.text("sources.yaml").utf8), file: "sources.yaml")
    #expect(sources.tables.first?.geography == "LSOA 2021")
    #expect(sources.tables.first?.files.first?.publisher == "The county")
  }

  @Test func `a map is begun from the header and the rows, and is one that can be used`() throws {
    let folder = try Downloads([
      "survey.csv": """
      Travel survey

      "LSOA code (2021)",Mins by bus,Share %,Notes,People,Notes (2)
      E01000001,12.5,50,a,7,
      E01033769,20,c,,"1,704",b

      """
    ])
    let report = try ImportCommand.draftMap(
      of: "\(folder.path)/survey.csv", to: "\(folder.path)/map.yaml")
    #expect(report.lines[0].contains("6 columns"))
    let map = try MapFile(Array(folder.text("map.yaml").utf8), file: "map.yaml").layout
    #expect(
      map.columns.map(\.name) == [
        "lsoa_code_2021", "mins_by_bus", "share", "notes", "people", "notes_2",
      ])
    #expect(map.geography == Geography(.lsoa, 2021) && map.key == ["lsoa_code_2021"])
    #expect(
      map.columns.map(\.content)[0...2] == [.code(.lsoa), .decimal(0...100_000), .percentage()])
    #expect(map.columns[4].content == .count && map.columns[3].mayBeMissing)
    try folder.run("survey.csv", to: "survey.out", map: "map.yaml")
    #expect(try folder.lines("survey.out").count == 3)
    #expect(throws: InvalidInput.self) {
      try ImportCommand.draftMap(of: "\(folder.path)/survey.csv", to: "\(folder.path)/map.yaml")
    }
  }

  @Test func `a map that the file does not fit names the column and what was near`() throws {
    let folder = try Downloads([
      "map.yaml": map, "bus.csv": "LSOA codes,Bus hours,Hilly?\nE01000001,1,N\n",
    ])
    let error = #expect(throws: InvalidInput.self) { try folder.run("bus.csv", map: "map.yaml") }
    #expect(error?.diagnostics.first?.summary.contains("did you mean \"LSOA codes\"") == true)
  }

  @Test(arguments: [
    ("unit: hours", "unit: fortnights", "SP0316"),
    ("geography: LSOA 2021", "geography: parish", "SP0417"),
    ("ours: hilly", "ours: area", "SP0417"), (", words: {J: \"yes\", N: \"no\"}", "", "SP0417"),
    ("key: [area]", "key: [place]", "SP0316"), ("title: Bus survey\n", "", "SP0317"),
  ])
  func `a map that cannot be meant is refused at its line`(old: String, new: String, code: String)
    throws
  {
    let text = String(map.replacing(old, with: new))
    let error = #expect(throws: InvalidInput.self) {
      try MapFile(Array(text.utf8), file: "map.yaml")
    }
    #expect(error?.diagnostics.map(\.code) == [code])
  }
}
