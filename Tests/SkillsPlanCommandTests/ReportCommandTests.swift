import Foundation
import Testing

@Suite struct ReportCommandTests {
  @Test(arguments: ["smallest", "lancashire"])
  func `the committed reading copy is the one that its plan gives`(example: String) throws {
    let run = try Tool.run(["report", "plans/\(example)/plan.yaml"])
    #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
    let committed = try String(
      contentsOf: Tool.root.appending(path: "plans/\(example)/report.html"), encoding: .utf8)
    #expect(run.output == committed, "make report")
  }

  /// By the rules of the policy the browser runs nothing else; here the digests are another program's.
  @Test func `the policy of the page has the digests of its style and its script`() throws {
    let scratch = try Scratch()
    let page = scratch.folder.appending(path: "report.html")
    let run = try Tool.run(["report", "plans/smallest/plan.yaml", "-o", page.path])
    #expect(run.code == 0 && run.output.isEmpty, "\(run.errors)")
    let text = try String(contentsOf: page, encoding: .utf8)
    for (kind, tag) in [("style-src", "style"), ("script-src", "script")] {
      let inside = try #require(
        text.components(separatedBy: "<\(tag)>").last?.components(separatedBy: "</\(tag)>").first)
      let part = scratch.folder.appending(path: tag)
      try inside.write(to: part, atomically: true, encoding: .utf8)
      let sum = try Tool.run([part.path], program: URL(filePath: "/usr/bin/sha256sum"))
      let bytes = stride(from: 0, to: 64, by: 2).compactMap { place in
        UInt8(sum.output.dropFirst(place).prefix(2), radix: 16)
      }
      let digest = Data(bytes).base64EncodedString()
      #expect(text.contains("\(kind) &#39;sha256-\(digest)&#39;"), "\(kind)")
    }
  }

  @Test func `the sentences of the page are those of the summary`() throws {
    let summary = try Tool.run(["summary", "plans/lancashire/plan.yaml"]).output
    let page = try Tool.run(["report", "plans/lancashire/plan.yaml", "--format", "markdown"]).output
      .replacingOccurrences(of: "\\", with: "")
    let rows = summary.components(separatedBy: "\n\n")[1]
      .replacingOccurrences(of: "\n          ", with: " ").split(separator: "\n")
    #expect(rows.count == 7)
    // How sure the plan is has a section of its own, in more words.
    for row in rows where !row.hasPrefix("How sure") {
      #expect(page.contains(row.dropFirst(10)), "\(row)")
    }
  }

  @Test func `all districts make an index and a page of each`() throws {
    let scratch = try Scratch()
    let pages = scratch.folder.appending(path: "pages")
    let run = try Tool.run([
      "report", "plans/smallest/plan.yaml", "--district", "all", "-o", pages.path,
    ])
    #expect(run.code == 0, "\(run.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: pages.path).sorted()
    #expect(names == ["district-E07000117.html", "district-E07000122.html", "index.html"])
    let index = try String(contentsOf: pages.appending(path: "index.html"), encoding: .utf8)
    for name in names.dropLast() { #expect(index.contains("href=\"\(name)\"")) }
  }

  @Test func `a district is found by its name in whatever case, and by its code`() throws {
    let byName = try Tool.run(["report", "plans/smallest/plan.yaml", "--district", "BURNLEY"])
    let byCode = try Tool.run(["report", "plans/smallest/plan.yaml", "--district", "E07000117"])
    #expect(byName.code == 0 && byName.output == byCode.output)
    #expect(byName.output.contains("30 of the 40 learners of Burnley"))
  }

  @Test func `a district that is not in the plan is refused with the name that is near`() throws {
    let run = try Tool.run(["report", "plans/smallest/plan.yaml", "--district", "Burnlee"])
    #expect(run.code == 3 && run.output.isEmpty)
    #expect(run.errors.contains("[SP1162]") && run.errors.contains("did you mean \"Burnley\"?"))
  }

  @Test(arguments: [
    ("no GeoJSON", "SP1160"), ("{\"features\": 3}", "SP1160"),
    (
      "{\"features\": [{\"properties\": {\"c\": \"E01024855\"}, \"geometry\": {\"type\": \"Polygon\", "
        + "\"coordinates\": [[[384000, 432000], [384100, 432000], [384000, 432100]]]}}]}", "SP1160"
    ),
    (
      "{\"features\": [{\"properties\": {\"c\": \"E99\"}, \"geometry\": {\"type\": \"Polygon\", "
        + "\"coordinates\": [[[-2, 53], [-2, 54], [-1, 53]]]}}]}", "SP1161"
    ), ("{\"features\": [{\"properties\": null, \"geometry\": null}]}", "SP1161"),
  ])
  func `outlines that are of no use are refused`(text: String, code: String) throws {
    let scratch = try Scratch()
    let file = scratch.folder.appending(path: "outlines.geojson")
    try text.write(to: file, atomically: true, encoding: .utf8)
    let run = try Tool.run(["report", "plans/smallest/plan.yaml", "--boundaries", file.path])
    #expect(run.code == 3 && run.output.isEmpty)
    #expect(run.errors.contains("[\(code)]") && run.errors.contains("fix: "), "\(run.errors)")
  }

  @Test func `outlines become the areas of the map, whatever their property is called`() throws {
    let scratch = try Scratch()
    let file = scratch.folder.appending(path: "outlines.geojson")
    let outline = """
      {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"n": 1, "anything": "E01024855"},
      "geometry": {"type": "MultiPolygon", "coordinates": [[[[-2.3, 53.7], [-2.2, 53.8], [-2.2, 53.7], [-2.3, 53.7]]]]}}]}
      """
    try outline.write(to: file, atomically: true, encoding: .utf8)
    let run = try Tool.run(["report", "plans/smallest/plan.yaml", "--boundaries", file.path])
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.components(separatedBy: "<path class=\"a a3\"").count == 2)
    // Whose they are is not known of outlines that are not named as the ONS names them.
    #expect(run.output.contains("Outlines on the map (outlines.geojson)"))
    #expect(!run.output.contains("Crown copyright"))
  }

  @Test func `the plan and the outlines are not written over`() throws {
    let scratch = try Scratch()
    let example = try scratch.copy("plans/smallest")
    let plan = example.appending(path: "plan.yaml")
    let outlines = example.appending(path: "outlines.geojson")
    let outline = """
      {"features": [{"properties": {"c": "E07000117"},
      "geometry": {"type": "Polygon", "coordinates": [[[-2.3, 53.7], [-2.2, 53.8], [-2.2, 53.7], [-2.3, 53.7]]]}}]}
      """
    try outline.write(to: outlines, atomically: true, encoding: .utf8)
    for input in [plan, outlines] {
      let before = try Data(contentsOf: input)
      let run = try Tool.run([
        "report", plan.path, "--boundaries", outlines.path, "-o", input.path,
      ])
      #expect(
        run.code == 2 && run.errors.contains("is what the report is made of"), "\(run.errors)")
      #expect(try Data(contentsOf: input) == before)
    }
  }

  @Test(arguments: [
    (["--format", "csv"], "several files need a folder: -o DIR"),
    (["--format", "cvs"], "there is no format cvs (did you mean \"csv\"?)"),
    (["--format", "csv", "--table", "provider"], "did you mean \"providers\"?"),
    (["--format", "svg", "--picture", "mop"], "did you mean \"map\"?"),
    (["--table", "districts"], "--table is of --format csv or json"),
    (["--picture", "map"], "--picture is of --format svg"),
    (["--district", "all"], "several files need a folder: -o DIR"),
    (["--district", "all", "--format", "csv"], "--district all makes pages"),
  ])
  func `a wrong command line says what is right`(words: [String], due: String) throws {
    let run = try Tool.run(["report", "plans/smallest/plan.yaml"] + words)
    #expect(run.code == 2 && run.output.isEmpty)
    #expect(run.errors.contains(due), "\(run.errors)")
  }

  @Test func `one table goes to the standard output, and all of them into a folder`() throws {
    let one = try Tool.run([
      "report", "plans/smallest/plan.yaml", "--format", "csv", "--table", "levels",
    ])
    #expect(
      one.output
        == "level,learners,not-placed,last-year,places,funded,placed,change\n2,87,24,94,94,63,63,-31\n"
    )
    let scratch = try Scratch()
    let all = try Tool.run([
      "report", "plans/smallest/plan.yaml", "--format", "csv", "-o", scratch.folder.path,
    ])
    #expect(all.code == 0, "\(all.errors)")
    let levels = scratch.folder.appending(path: "levels.csv")
    #expect(try String(contentsOf: levels, encoding: .utf8) == one.output)
    #expect(try scratch.names().contains("allocations.csv"))
  }

  @Test(arguments: ["json", "geojson"])
  func `what is written for programs can be read by one`(format: String) throws {
    let run = try Tool.run(["report", "plans/lancashire/plan.yaml", "--format", format])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(
      object["status"] as? String
        == "worked example from public data; not a plan of any council or provider")
    let tables = object["tables"] as? [String: [[String: Any]]]
    let features = object["features"] as? [[String: Any]]
    func count(_ kind: String) -> Int? {
      features?.count { ($0["properties"] as? [String: Any])?["kind"] as? String == kind }
    }
    #expect((tables?["areas"]?.count ?? count("area")) == 945)
    #expect((tables?["venues"]?.count ?? count("venue")) == 23)
  }
}
