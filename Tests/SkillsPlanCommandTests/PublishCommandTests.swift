import Foundation
import PlanFiles
import SkillsPlanner
import Testing

/// The pack that a council publishes, made by the real program.
@Suite struct PublishCommandTests {
  private let scratch: Scratch
  private let example: URL

  init() throws {
    scratch = try Scratch()
    example = try scratch.copy("plans/smallest")
  }

  private func publish(_ words: String...) throws -> Tool.Run {
    try Tool.run(["publish", "plan.yaml"] + words, in: example)
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: example.appending(path: path)))
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// Every file below a folder.
  private func files(_ folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: example.appending(path: folder).path)
      .filter { !["tables"].contains($0) }.sorted()
  }

  private struct Manifest: Decodable {
    struct Entry: Decodable {
      let path: String
      let bytes: Int
      let sha256: String
    }
    let disclosure: String
    let files: [Entry]
  }

  private func manifest(_ folder: String) throws -> Manifest {
    try JSONDecoder().decode(Manifest.self, from: Data(bytes("\(folder)/manifest.json")))
  }

  @Test(arguments: ["none", "round-5", "ons-10-5"])
  func `the manifest has every other file, with its size and digest`(rule: String) throws {
    #expect(try publish("-o", "pack", "--disclosure", rule).code == 0)
    let manifest = try manifest("pack")
    #expect(manifest.disclosure == rule)
    #expect(manifest.files.map(\.path) == (try files("pack").filter { $0 != "manifest.json" }))
    for entry in manifest.files {
      let bytes = try bytes("pack/\(entry.path)")
      #expect(entry.bytes == bytes.count)
      #expect(entry.sha256 == SHA256.hex(of: bytes), "\(entry.path)")
    }
  }

  @Test func `the pack has the plan as it is, the report, the records and the tables`() throws {
    let run = try publish("-o", "pack")
    #expect(run.code == 0, "\(run.errors)")
    #expect(try bytes("pack/plan.yaml") == bytes("plan.yaml"))
    let files = Set(try files("pack"))
    for file in [
      "index.html", "README.txt", "report.html", "district-E07000117.html", "areas.geojson",
      "transparency-record.html", "transparency-record.md", "transparency-record.json",
      "equality-impact.html", "assumptions-and-quality.html", "accessibility-statement.html",
      "local-skills-needs.html", "sources.html", "tables/needs.csv", "tables/csv-metadata.json",
    ] { #expect(files.contains(file), "\(file)") }
    // Whoever begins with the first page or the text finds all.
    let index = try text("pack/index.html")
    let readMe = try text("pack/README.txt")
    for file in files where !["index.html", "README.txt"].contains(file) {
      guard !file.hasPrefix("district-") else { continue }
      #expect(index.contains(file), "\(file)")
      #expect(readMe.contains(file), "\(file)")
    }
    #expect(try text("pack/report.html").contains("district-E07000117.html"))
    #expect(try text("pack/assumptions-and-quality.html").contains("Proved from its inputs"))
  }

  @Test func `the same plan gives the same bytes`() throws {
    #expect(try publish("-o", "one", "--disclosure", "ons-10-5").code == 0)
    #expect(try publish("-o", "two", "--disclosure", "ons-10-5").code == 0)
    #expect(try publish("-o", "three").code == 0)
    #expect(try publish("-o", "four").code == 0)
    for (one, other) in [("one", "two"), ("three", "four")] {
      for file in try files(one) {
        #expect(try bytes("\(one)/\(file)") == bytes("\(other)/\(file)"), "\(file)")
      }
    }
  }

  @Test func `protected packs have neither exact rows nor what tells them`() throws {
    #expect(try publish("-o", "pack", "--disclosure", "ons-10-5").code == 0)
    let files = try files("pack")
    for file in [
      "plan.yaml", "report.html", "tables/needs.csv", "tables/allocations.csv",
      "tables/courses.csv", "tables/shortfalls.csv", "tables/assumptions.csv",
    ] { #expect(!files.contains(file), "\(file)") }
    // 87 learners, 63 of them placed, 24 not, 94 starts of last year and 70,977,802 points stand in the plan.
    for file in files where file != "manifest.json" {
      let text = try text("pack/\(file)")
      for count in [">87<", ">63<", ">24<", ">94<", "87 learners", "70,977,802", "70977802"] {
        #expect(!text.contains(count), "\(file) has \(count)")
      }
      let digest = SHA256.hex(of: try bytes("areas.csv"))
      #expect(!text.contains(digest), "\(file) has a digest by which a guess can be tried")
    }
    #expect(try text("pack/index.html").contains("What is left out, and why"))
  }

  @Test func `a folder that is no pack is left as it is`() throws {
    let run = try publish("-o", ".")
    #expect(run.code == 3)
    #expect(run.errors.contains("something is there that is no pack"), "\(run.errors)")
    #expect(run.errors.contains("[SP1181]"))
    #expect(try scratch.names() == ["smallest"])
  }

  @Test func `an earlier pack is replaced, and nothing is left beside it`() throws {
    let before = try FileManager.default.contentsOfDirectory(atPath: example.path)
    #expect(try publish("-o", "pack").code == 0)
    let run = try publish("-o", "pack", "--disclosure", "round-5")
    #expect(run.code == 0, "\(run.errors)")
    #expect(try manifest("pack").disclosure == "round-5")
    #expect(try !files("pack").contains("plan.yaml"))
    let names = try FileManager.default.contentsOfDirectory(atPath: example.path).sorted()
    #expect(names == (before + ["pack"]).sorted())
  }

  @Test(arguments: ["transparency-record.md", "notes.txt", "tables/notes.txt"])
  func `a pack that somebody worked in is not replaced`(file: String) throws {
    #expect(try publish("-o", "pack").code == 0)
    let place = example.appending(path: "pack/\(file)")
    try "Completed by hand.\n".write(to: place, atomically: false, encoding: .utf8)
    let run = try publish("-o", "pack")
    #expect(run.code == 3)
    #expect(run.errors.contains("[SP1182]"), "\(run.errors)")
    #expect(try text("pack/\(file)") == "Completed by hand.\n")
  }

  @Test func `a plan that its inputs do not give is not published`() throws {
    try example.appending(path: "plan.yaml").replace("  placed: 63\n", with: "  placed: 64\n")
    let run = try publish("-o", "pack")
    #expect(run.code == 6, "\(run.errors)")
    #expect(!example.appending(path: "pack").exists)
  }

  @Test func `without its inputs a plan is checked alone, and the log says so`() throws {
    try FileManager.default.removeItem(at: example.appending(path: "courses.csv"))
    let run = try publish("-o", "pack")
    #expect(run.code == 0, "\(run.errors)")
    let log = try text("pack/assumptions-and-quality.html")
    #expect(log.contains("Checked alone"))
    #expect(log.contains("courses.csv"))
    #expect(!log.contains("Proved from its inputs"))
  }

  @Test(arguments: [
    (["--disclosure=ons"], 2, "--disclosure is one of none, round-5, ons-10-5; not ons"),
    (["--previous=.."], 2, "--previous is read where counts are protected"),
    (["--disclosure=round-5", "--boundaries=x"], 3, "[SP0101]"),
    (["--disclosure=round-5", "--previous=.."], 3, "[SP0101]"), (["--boundaries=x"], 3, "[SP0101]"),
    (["-o", "missing/pack"], 1, "its folder does not exist"),
  ])
  func `what cannot be asked for is said`(words: [String], code: Int32, message: String) throws {
    let run = try Tool.run(["publish", "plan.yaml", "-o", "pack"] + words, in: example)
    #expect(run.code == code)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(!example.appending(path: "pack").exists)
  }

  @Test(arguments: ["none", "ons-10-5"])
  func `venues are a layer of their own, without counts where counts are protected`(rule: String)
    throws
  {
    #expect(try publish("-o", "pack", "--disclosure", rule).code == 0)
    let layer = try text("pack/venues.geojson")
    #expect(layer.contains("[-2.24807,53.793909]") && layer.contains("\"BURNLEY COLLEGE\""))
    #expect(layer.contains("\"last_year\":24") == (rule == "none"))
    #expect(try text("pack/tables/venues.csv").contains("plan") == (rule == "none"))
  }

  @Test(arguments: ["none", "ons-10-5"])
  func `areas have their outlines, and their source is named wherever sources are`(rule: String)
    throws
  {
    let outline = """
      {"features": [{"properties": {"LSOA21CD": "E01024855"},
      "geometry": {"type": "Polygon", "coordinates": [[[-2.3, 53.7], [-2.2, 53.8], [-2.2, 53.7], [-2.3, 53.7]]]}}]}
      """
    try outline.write(
      to: example.appending(path: "lsoa.geojson"), atomically: true, encoding: .utf8)
    let run = try publish("-o", "pack", "--boundaries", "lsoa.geojson", "--disclosure", rule)
    #expect(run.code == 0, "\(run.errors)")
    let map = try text("pack/areas.geojson")
    let feature = try #require(map.split(separator: "\n").first { $0.contains("E01024855") })
    // Against the clock, as the format asks for.
    #expect(
      feature.contains(
        "\"MultiPolygon\",\"coordinates\":[[[[-2.3,53.7],[-2.2,53.7],[-2.2,53.8],[-2.3,53.7]]]]"),
      "\(feature)")
    #expect(map.components(separatedBy: "\"Point\"").count == 10)
    let licence = "Contains OS data © Crown copyright and database right 2021."
    for file in ["sources.html", "tables/sources.csv", "tables/csv-metadata.json"]
      + (rule == "none" ? ["report.html", "district-E07000117.html"] : [])
    { #expect(try text("pack/\(file)").contains(licence), "\(file)") }
  }

  @Test func `what names no pack as the earlier one is said`() throws {
    try "{}".write(
      to: example.appending(path: "manifest.json"), atomically: false, encoding: .utf8)
    let run = try publish("-o", "pack", "--disclosure", "round-5", "--previous", ".")
    #expect(run.code == 3)
    #expect(run.errors.contains("[SP1183]"), "\(run.errors)")
  }

  @Test func `counts that an exact pack has told are not published as hidden ones`() throws {
    #expect(try publish("-o", "exact").code == 0)
    let run = try publish("-o", "pack", "--disclosure", "ons-10-5", "--previous", "exact")
    #expect(run.code == 2)
    #expect(
      run.errors.contains("the small count areas/E01024860/learners can be worked out: it is 6"))
    #expect(run.errors.contains("[SP1180]"))
    #expect(!example.appending(path: "pack").exists)
  }

  @Test func `a pack goes with itself`() throws {
    #expect(try publish("-o", "pack", "--disclosure", "ons-10-5").code == 0)
    let run = try publish("-o", "again", "--disclosure", "ons-10-5", "--previous", "pack")
    #expect(run.code == 0, "\(run.errors)")
    #expect(try bytes("again/tables/areas.csv") == bytes("pack/tables/areas.csv"))
  }
}
