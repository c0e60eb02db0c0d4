import Foundation
import Testing

/// `--format`: what is wrong with the files as one document, through the real program.
@Suite struct FormatTests {
  /// A copy of plans/smallest with an error, a warning and a name to escape.
  private func spoiled(_ scratch: Scratch) throws -> URL {
    let example = try scratch.copy("plans/smallest")
    try example.appending(path: "areas.csv").replace("866,249", with: "866,many")
    return example
  }

  private func warned(_ scratch: Scratch) throws -> URL {
    let example = try scratch.copy("plans/smallest")
    let brief = example.appending(path: "brief.yaml")
    try brief.replace("{\"2\": 63}", with: "{\"2\": 63, \"3\": 5}")
    return example
  }

  private struct Document: Decodable {
    struct Item: Decodable {
      let severity: String
      let code: String
      let file: String?
      let line: Int?
      let column: Int?
      let help: String
    }
    let version: Int
    let diagnostics: [Item]
  }

  private func read(_ text: String) throws -> Document {
    try JSONDecoder().decode(Document.self, from: Data(text.utf8))
  }

  @Test func `check writes its problems as JSON to standard output, and nothing beside`() throws {
    let scratch = try Scratch()
    _ = try spoiled(scratch)
    let run = try Tool.run(
      ["check", "smallest/brief.yaml", "--format", "json"], in: scratch.folder)
    #expect(run.code == 3)
    #expect(run.errors.isEmpty)
    let document = try read(run.output)
    #expect(document.version == 1)
    let item = try #require(document.diagnostics.first)
    #expect(item.file == "smallest/areas.csv" && item.line == 2 && item.column == 70)
    #expect(item.code == "SP0207" && item.severity == "error")
    #expect(item.help == "skillsplan help SP0207")
    #expect(
      try Tool.run(["check", "smallest/brief.yaml", "--format=json"], in: scratch.folder).output
        == run.output)
  }

  @Test func `warnings are in the document too, and the good news is on standard error`() throws {
    let scratch = try Scratch()
    _ = try warned(scratch)
    let run = try Tool.run(
      ["check", "smallest/brief.yaml", "--format", "json"], in: scratch.folder)
    #expect(run.code == 0)
    #expect(try read(run.output).diagnostics.map(\.code) == ["SP0603"])
    #expect(run.errors == "smallest/brief.yaml: no errors. 10 areas, 12 courses, 2 rules.\n")
  }

  @Test func `without a problem the document is there and empty`() throws {
    let brief = "plans/smallest/brief.yaml"
    #expect(
      try read(Tool.run(["check", brief, "--format", "json"]).output).diagnostics.isEmpty)
    #expect(try Tool.run(["check", brief, "--format", "github"]).output.isEmpty)
    #expect(
      try Tool.run(["check", brief, "--format", "sarif"]).output.contains("\"results\": []"))
    #expect(
      try Tool.run(["check", brief, "--format", "text"]).output
        == Tool.run(["check", brief]).output)
  }

  @Test func `a plan keeps standard output, and the document goes to standard error`() throws {
    let scratch = try Scratch()
    _ = try warned(scratch)
    let plain = try Tool.run(["plan", "smallest/brief.yaml"], in: scratch.folder)
    let run = try Tool.run(
      ["plan", "smallest/brief.yaml", "--format", "json"], in: scratch.folder)
    #expect(run.code == 0)
    #expect(run.output == plain.output)
    #expect(try read(run.errors).diagnostics.map(\.code) == ["SP0603"])
  }

  @Test func `a plan into a file leaves standard output to the document`() throws {
    let scratch = try Scratch()
    _ = try warned(scratch)
    let run = try Tool.run(
      ["plan", "smallest/brief.yaml", "-o", "plan.yaml", "--format", "json"], in: scratch.folder)
    #expect(run.code == 0)
    #expect(try read(run.output).diagnostics.map(\.code) == ["SP0603"])
    #expect(run.errors.hasPrefix("plan.yaml: "))
    // What stops it at the end is in the same document.
    let failed = try Tool.run(
      ["plan", "smallest/brief.yaml", "-o", "none/plan.yaml", "--format", "json"],
      in: scratch.folder)
    #expect(failed.code == 1)
    #expect(try read(failed.output).diagnostics.map(\.code) == ["SP0107", "SP0603"].sorted())
    #expect(failed.errors.isEmpty)
  }

  @Test func `a plan that fails while it is made says so in the document`() throws {
    let scratch = try Scratch()
    let example = try scratch.copy("plans/smallest")
    try example.appending(path: "brief.yaml").replace("target: 3%", with: "target: 100%")
    let areas = example.appending(path: "areas.csv")
    let header = try #require(
      String(contentsOf: areas, encoding: .utf8).split(separator: "\n").first)
    let row = "A,E07000117,Burnley,53.79,-2.24,1,1,1000000,1000000,0,0,0,0,0,0"
    try ([String(header)] + (1...600).map { "E\($0),\(row)" })
      .joined(separator: "\n").write(to: areas, atomically: false, encoding: .utf8)
    let run = try Tool.run(["plan", "smallest/brief.yaml", "--format", "json"], in: scratch.folder)
    #expect(run.code == 1)
    #expect(run.output.isEmpty)
    #expect(try read(run.errors).diagnostics.map(\.code) == ["SP0609"])
  }

  @Test
  func `a rule that breaks while it scores is in the document, with the code of a broken rule`()
    throws
  {
    let scratch = try Scratch()
    let example = try scratch.copy("plans/smallest")
    try example.appending(path: "brief.yaml").replace(
      "rules:\n", with: "rules:\n  - {rule: breaking, weight: 1, with: {how: stop}}\n")
    // Nobody is ten kilometres away here, and there the rule breaks.
    try example.appending(path: "areas.csv").replace("53.787797", with: "53.687797")
    let rule = Tool.executable.deletingLastPathComponent()
      .appending(path: "libBreakingTestRule.so").path
    let run = try Tool.run(
      ["plan", "smallest/brief.yaml", "-o", "plan.yaml", "--plugin", rule, "--format", "json"],
      in: scratch.folder)
    #expect(run.code == 4, "\(run.errors)")
    #expect(run.errors.isEmpty)
    #expect(try read(run.output).diagnostics.map(\.code) == ["SP0508"])
    #expect(try scratch.names() == ["smallest"])
  }

  @Test func `import has the option too`() throws {
    let scratch = try Scratch()
    try "a,b\n1,2\n".write(
      to: scratch.folder.appending(path: "odd.csv"), atomically: false, encoding: .utf8)
    let run = try Tool.run(
      ["import", "areas", "odd.csv", "-o", "out", "--format", "json"], in: scratch.folder)
    #expect(run.code == 3)
    #expect(run.errors.isEmpty)
    #expect(try read(run.output).diagnostics.map(\.code) == ["SP0401"])
  }

  @Test func `workflow commands name file, line, column and code`() throws {
    let scratch = try Scratch()
    _ = try spoiled(scratch)
    let run = try Tool.run(
      ["check", "smallest/brief.yaml", "--format", "github"], in: scratch.folder)
    #expect(run.code == 3)
    #expect(
      run.output.hasPrefix(
        "::error file=smallest/areas.csv,line=2,col=70,title=SP0207::\"many\" in column "))
    #expect(run.output.split(separator: "\n").count == 1)
  }

  @Test func `the same files give the same bytes in every format`() throws {
    let scratch = try Scratch()
    _ = try spoiled(scratch)
    for format in ["text", "json", "github", "sarif"] {
      let runs = try (0..<3).map { _ in
        try Tool.run(["check", "smallest/brief.yaml", "--format", format], in: scratch.folder)
      }
      #expect(Set(runs.map { $0.output + $0.errors }).count == 1)
    }
  }

  @Test func `a format that there is not is refused before anything is read`() throws {
    let run = try Tool.run(["check", "none.yaml", "--format", "jason"])
    #expect(run.code == 2)
    #expect(
      run.errors.hasPrefix(
        "error: --format is one of text, json, github, sarif; not jason (did you mean \"json\"?)\n")
    )
    #expect(try Tool.run(["rules", "--format", "json"]).code == 2)
  }

  @Test func `a full disk behind the document is no success`() throws {
    let run = try Tool.run(
      [
        "-c", "\"$TOOL\" check plans/smallest/brief.yaml --format json > /dev/full",
      ], program: URL(filePath: "/bin/sh"), environment: ["TOOL": Tool.executable.path])
    #expect(run.code == 1)
    #expect(
      run.errors.contains("standard output: error: it is not written: there is no space left"))
  }

  @Test(arguments: ["check", "plan", "import"])
  func `the help of the command explains the formats`(command: String) throws {
    let page = try Tool.run([command, "--help"]).output
    #expect(page.contains("--format FORMAT"))
    #expect(page.contains("skillsplan schema diagnostics"))
  }
}
