import PlanFiles
import SkillsPlanner
import Testing

/// What a getter makes of the value of `v`, and what it reports.
private func read<Value>(
  _ value: String, _ getter: (inout YAMLReader, YAMLNode?) -> Value?
) throws -> (value: Value?, problems: [Diagnostic]) {
  let document = try YAMLDocument(Array("v: \(value)\n".utf8), file: "b.yaml")
  var reader = YAMLReader(document)
  let map = reader.map(document.root, required: ["v"])
  let result = getter(&reader, map["v"])
  return (result, reader.diagnostics)
}

@Suite struct `YAML values` {
  @Test(arguments: [
    "Plan for 2026", "2026/27", "18-66", "'no'", "\"012\"", "E01012571", "a: b".quoted,
  ])
  func `a text is what it says`(_ value: String) throws {
    let (text, problems) = try read(value) { $0.text($1) }
    #expect(text != nil)
    #expect(problems.isEmpty)
  }

  @Test(arguments: [
    "no", "Yes", "off", "y", "TRUE", "~", "null", "012", "12:30", "1e5", "12E05", "0x1F", "0b11",
    "0o17", "1_000", "10004552", "-1", "+1.5", ".5", "5.", ".inf", "-.INF", ".NaN", "2026-06-01",
    "2026-6-1 12:00:00", "=", "1,900", "1:02:03.5",
  ])
  func `a look alike is refused where a text is due`(_ value: String) throws {
    let (text, problems) = try read(value) { $0.text($1) }
    #expect(text == nil)
    #expect(problems.map(\.place) == ["1:4 SP0313"])
    #expect(problems.first?.fix == "Put it in quotes: \"\(value)\".")
  }

  @Test(arguments: ["0", "1900", "1,900", "\"1,900\"", "-3"])
  func `a whole number may have thousands separators`(_ value: String) throws {
    let (number, problems) = try read(value) { $0.whole($1, in: -3...1900) }
    #expect(number != nil)
    #expect(problems.isEmpty)
  }

  @Test(arguments: [
    ("012", "SP0314"), ("1.5", "SP0314"), ("many", "SP0314"), ("1901", "SP0315"), ("", "SP0312"),
    ("[1]", "SP0311"), ("{a: 1}", "SP0311"), ("0x10", "SP0314"), ("1_000", "SP0314"),
  ])
  func `anything else is not a whole number`(_ value: String, _ code: String) throws {
    let (number, problems) = try read(value) { $0.whole($1, in: 0...1900) }
    #expect(number == nil)
    #expect(problems.map(\.code) == [code])
  }

  @Test(arguments: [
    ("25%", 250_000), ("0.25", 250_000), ("4.5%", 45_000), ("100 %", 1_000_000), ("1", 1_000_000),
    ("0", 0), ("0.0001%", 1), ("0.000001", 1), ("0.2500000000", 250_000), ("\"3%\"", 30_000),
  ])
  func `a share is exact`(_ value: String, _ millionths: Int) throws {
    let (share, problems) = try read(value) { $0.share($1) }
    #expect(share == millionths)
    #expect(problems.isEmpty)
  }

  @Test(arguments: [
    ("25", "SP0315"), ("101%", "SP0315"), ("-1%", "SP0315"), ("0.0000001", "SP0314"),
    ("0.00001%", "SP0314"), ("a quarter", "SP0314"), ("%", "SP0314"), ("1.%", "SP0314"),
    ("1e-2", "SP0314"),
  ])
  func `anything else is not a share`(_ value: String, _ code: String) throws {
    let (share, problems) = try read(value.hasPrefix("%") ? value.quoted : value) { $0.share($1) }
    #expect(share == nil)
    #expect(problems.map(\.code) == [code])
  }

  @Test(arguments: [("15 km", 15_000), ("0.5km", 500), ("1.234 km", 1234), ("1,000 km", 1_000_000)])
  func `a distance is whole metres`(_ value: String, _ metres: Int) throws {
    #expect(try read(value) { $0.kilometres($1, in: 0...2_000_000) }.value == metres)
  }

  @Test(arguments: [
    ("15", "SP0314"), ("15 miles", "SP0314"), ("km", "SP0314"), ("1.2345 km", "SP0314"),
    ("300 km", "SP0315"), ("-1 km", "SP0315"),
  ])
  func `anything else is not a distance`(_ value: String, _ code: String) throws {
    let (metres, problems) = try read(value) { $0.kilometres($1, in: 0...200_000) }
    #expect(metres == nil)
    #expect(problems.map(\.code) == [code])
  }

  @Test func `a flag is true or false and nothing else`() throws {
    #expect(try read("true") { $0.flag($1) }.value == true)
    #expect(try read("false") { $0.flag($1) }.value == false)
    for value in ["yes", "True", "\"true\"", "1"] {
      #expect(try read(value) { $0.flag($1) }.problems.map(\.code) == ["SP0314"])
    }
  }

  @Test(arguments: [
    ("2026-06-01", true), ("\"2028-02-29\"", true), ("2026-02-29", false), ("2100-02-29", false),
    ("2026-13-01", false), ("2026-6-1", false), ("1 June 2026", false), ("2026-00-10", false),
  ])
  func `a day is one of the calendar`(_ value: String, _ isDay: Bool) throws {
    #expect((try read(value) { $0.day($1) }.value != nil) == isDay)
  }

  @Test func `a word that is none of the choices gets the nearest`() throws {
    let (_, problems) = try read("last year") { $0.choice($1, of: ["last-year", "none"]) }
    #expect(problems.first?.summary.contains("did you mean \"last-year\"?") == true)
  }
}

@Suite struct `YAML mappings` {
  @Test func `unknown and missing keys are named at once with what was probably meant`() throws {
    let text = "title: x\nownr: y\nrules: [a]\nfoo: 1\n"
    let document = try YAMLDocument(Array(text.utf8), file: "b.yaml")
    var reader = YAMLReader(document)
    let map = reader.map(
      document.root, required: ["title", "owner", "year"], optional: ["rules", "pins"])
    #expect(map["title"] != nil)
    #expect(map["year"] == nil)
    #expect(reader.text(map["year"]) == nil)
    let found = problems { () throws(InvalidInput) in try reader.finish() }
    #expect(found.map(\.place) == ["1:1 SP0317", "2:1 SP0318", "4:1 SP0318"])
    #expect(found[0].summary == "the keys \"owner\", \"year\" are missing here")
    #expect(found[1].summary.hasSuffix("(did you mean \"owner\"?)"))
    #expect(!found[2].summary.contains("did you mean"))
  }

  @Test func `a list where a mapping is due is one problem, and reading goes on`() throws {
    let document = try YAMLDocument(Array("- a\n".utf8), file: "b.yaml")
    var reader = YAMLReader(document)
    let map = reader.map(document.root, required: ["a", "b"])
    #expect(reader.list(map["a"]) == nil)
    #expect(reader.diagnostics.map(\.place) == ["1:1 SP0311"])
  }

  @Test func `free keys keep their order`() throws {
    let document = try YAMLDocument(Array("{\"4\": 1, \"2\": 2, x: 3}".utf8), file: "b.yaml")
    var reader = YAMLReader(document)
    #expect(reader.entries(document.root)?.map(\.key) == ["4", "2", "x"])
    try reader.finish()
  }
}

@Suite struct `YAML settings` {
  @Test func `parameters of a rule are kept as written with their places`() throws {
    let text = "half-distance: 6 km\nsectors: {ict: 0.5, \"2\": [a, b]}\n"
    let document = try YAMLDocument(Array(text.utf8), file: "b.yaml")
    var reader = YAMLReader(document)
    let settings = reader.settings(document.root)
    #expect(settings.map(\.name) == ["half-distance", "sectors"])
    #expect(settings.first?.value == .scalar("6 km"))
    #expect(settings.first?.location == Location(file: "b.yaml", line: 1, column: 16))
    guard case .map(let sectors) = settings.last?.value else {
      Issue.record("not a mapping")
      return
    }
    #expect(sectors.map(\.value) == [.scalar("0.5"), .list([.scalar("a"), .scalar("b")])])
    #expect(reader.settings(nil).isEmpty)
    #expect(reader.diagnostics.isEmpty)
  }
}

extension String {
  fileprivate var quoted: String { "\"\(self)\"" }
}
