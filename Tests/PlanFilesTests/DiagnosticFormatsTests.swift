import FoundationEssentials
import PlanFiles
import SkillsPlanner
import Testing

@Suite struct `Diagnostics for other programs` {
  /// In no order, with a place of every kind and every character that a format must escape.
  private let found = [
    Diagnostic(
      .error, "SP0207", at: Location(file: "b,1:2.csv", line: 12, column: 5),
      "\"a,b:c%\\\" is\r\nno count", fix: "Write 100%."),
    Diagnostic(.warning, "SP0603", at: Location(file: "b,1:2.csv", line: 3), "odd", fix: ""),
    Diagnostic(.error, "SP0106", at: Location(file: "a é.csv"), "empty", fix: "Fill it."),
    Diagnostic(.error, "SP0610", at: nil, "red \u{1B}[31m\u{202E}", fix: "Report it."),
  ]

  @Test func `JSON has all of them by place, and leaves out what they have not`() {
    #expect(
      found.jsonText == #"""
        {
          "version": 1,
          "diagnostics": [
            {
              "severity": "error",
              "code": "SP0610",
              "summary": "red \u001B[31m\u202E",
              "fix": "Report it.",
              "help": "skillsplan help SP0610"
            },
            {
              "severity": "error",
              "code": "SP0106",
              "file": "a é.csv",
              "summary": "empty",
              "fix": "Fill it.",
              "help": "skillsplan help SP0106"
            },
            {
              "severity": "warning",
              "code": "SP0603",
              "file": "b,1:2.csv",
              "line": 3,
              "summary": "odd",
              "help": "skillsplan help SP0603"
            },
            {
              "severity": "error",
              "code": "SP0207",
              "file": "b,1:2.csv",
              "line": 12,
              "column": 5,
              "summary": "\"a,b:c%\\\" is\u000D\nno count",
              "fix": "Write 100%.",
              "help": "skillsplan help SP0207"
            }
          ]
        }

        """#)
    #expect([Diagnostic]().jsonText == "{\n  \"version\": 1,\n  \"diagnostics\": []\n}\n")
  }

  @Test func `every text reads back from JSON as it was`() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let summary = makeText(&generator, longest: 40)
      let text = [Diagnostic(.error, "SP0207", at: nil, summary, fix: "")].jsonText
      let read = try JSONDecoder().decode(Read.self, from: Data(text.utf8))
      #expect(read.diagnostics.map(\.summary) == [summary])
    }
  }

  private struct Read: Decodable {
    struct Item: Decodable { let summary: String }
    let diagnostics: [Item]
  }

  @Test func `workflow commands escape what would end them`() {
    #expect(
      found.gitHubCommands == #"""
        ::error title=SP0610::red \u{1B}[31m\u{202E}%0AReport it.
        ::error file=a é.csv,title=SP0106::empty%0AFill it.
        ::warning file=b%2C1%3A2.csv,line=3,title=SP0603::odd
        ::error file=b%2C1%3A2.csv,line=12,col=5,title=SP0207::"a,b:c%25\" is%0D%0Ano count%0AWrite 100%25.

        """#)
    #expect([Diagnostic]().gitHubCommands.isEmpty)
  }

  @Test func `SARIF names each rule once, with its page, and each result with its rule`() throws {
    let text = (found + found).sarifText(
      version: "1.2.3", about: "brief.yaml", pages: CheckPage.planFiles)
    let log = try JSONDecoder().decode(SARIF.self, from: Data(text.utf8))
    #expect(log.version == "2.1.0")
    let run = try #require(log.runs.first)
    #expect(run.columnKind == "unicodeCodePoints")
    let driver = run.tool.driver
    #expect(driver.name == "skillsplan" && driver.version == "1.2.3")
    #expect(driver.rules.map(\.id) == ["SP0106", "SP0207", "SP0603", "SP0610"])
    #expect(driver.rules[1].shortDescription?.text == "A cell that is not a whole number.")
    #expect(driver.rules[1].help?.text.contains("Write digits only") == true)
    // No page was given of the groups above.
    #expect(driver.rules[2].help == nil)
    #expect(run.results.count == 8)
    #expect(run.results.allSatisfy { driver.rules[$0.ruleIndex].id == $0.ruleId })
    #expect(run.results.map(\.level)[4...] == ["warning", "warning", "error", "error"])
  }

  @Test func `SARIF gives files as relative URIs and places as far as they are known`() throws {
    let text = found.sarifText(version: "1", about: "brief.yaml", pages: [])
    let log = try JSONDecoder().decode(SARIF.self, from: Data(text.utf8))
    let places = try #require(log.runs.first).results.map { $0.locations?.first?.physicalLocation }
    // Code scanning takes no result without a place, so the brief stands in.
    #expect(places[0]?.artifactLocation.uri == "brief.yaml")
    #expect(places[0]?.region == nil)
    #expect(places[1]?.artifactLocation.uri == "a%20%C3%A9.csv")
    #expect(places[1]?.region == nil)
    #expect(places[2]?.artifactLocation.uri == "b%2C1%3A2.csv")
    #expect(places[2]?.region == SARIF.Region(startLine: 3, startColumn: nil))
    #expect(places[3]?.region == SARIF.Region(startLine: 12, startColumn: 5))
    let absolute = [Diagnostic(.error, "SP0106", at: Location(file: "/tmp/a.csv"), "x", fix: "")]
    #expect(
      absolute.sarifText(version: "1", about: "brief.yaml", pages: []).contains(
        "\"uri\": \"file:///tmp/a.csv\""))
  }

  @Test func `a message in SARIF begins as it is, since a file's name may stand there`() {
    let text = found.sarifText(version: "1", about: "brief.yaml", pages: [])
    #expect(text.contains("\"text\": \"empty. Fill it.\""))
    #expect(text.contains("\"text\": \"odd.\""))
  }
}

/// The part of SARIF that code scanning reads.
private struct SARIF: Decodable {
  struct Text: Decodable, Equatable { let text: String }
  struct Rule: Decodable {
    let id: String
    let shortDescription: Text?
    let help: Text?
  }
  struct Driver: Decodable {
    let name: String
    let version: String
    let rules: [Rule]
  }
  struct Tool: Decodable { let driver: Driver }
  struct Region: Decodable, Equatable {
    let startLine: Int
    let startColumn: Int?
  }
  struct Artifact: Decodable { let uri: String }
  struct Place: Decodable {
    let artifactLocation: Artifact
    let region: Region?
  }
  struct Where: Decodable { let physicalLocation: Place }
  struct Result: Decodable {
    let ruleId: String
    let ruleIndex: Int
    let level: String
    let locations: [Where]?
  }
  struct Run: Decodable {
    let tool: Tool
    let columnKind: String
    let results: [Result]
  }
  let version: String
  let runs: [Run]
}
