import Foundation
import Testing

/// Checks by tools of other people; `make outside` installs them, and without them these tests are skipped by name.
@Suite struct OutsideTests {
  private static let tools = Tool.root.appending(path: ".build/outside/bin")
  static let areInstalled = tools.appending(path: "check-jsonschema").exists

  @Test(
    .enabled(if: areInstalled, "OR-Tools is not installed: make outside"),
    arguments: ["smallest", "lancashire"])
  func `OR-Tools finds the same optimum in the exported network`(example: String) throws {
    let scratch = try Scratch()
    let network = scratch.folder.appending(path: "problem.min").path
    let plan = try Tool.run([
      "plan", "plans/\(example)/brief.yaml", "--export-network", network,
    ])
    #expect(plan.code == 0, "\(plan.errors)")
    let cost = try Tool.run(
      ["Benchmarks/least_cost.py", network], program: Self.tools.appending(path: "python3"))
    #expect(cost.code == 0, "\(cost.errors)")
    let least = try #require(
      Int(cost.output.trimmingCharacters(in: .whitespacesAndNewlines)), "\(cost.output)")
    #expect(plan.output.contains("\n  points: \(-least)\n"))
  }

  @Test(
    .enabled(if: areInstalled, "check-jsonschema is not installed: make outside"),
    arguments: ["brief", "plan"])
  func `every brief and plan keeps to its schema`(kind: String) throws {
    let check = try Tool.run(
      [
        "--schemafile", "plans/schema/\(kind).schema.json", "plans/smallest/\(kind).yaml",
        "plans/lancashire/\(kind).yaml",
      ], program: Self.tools.appending(path: "check-jsonschema"))
    #expect(check.code == 0, "\(check.output)\(check.errors)")
  }

  @Test(
    .enabled(if: areInstalled, "check-jsonschema is not installed: make outside"),
    arguments: [
      ("extends: brief.yaml", true), ("extends: brief.yaml\nweights: {deprivation: 3}", true),
      (
        "extends: brief.yaml\nrules: [{rule: deprivation, weight: 3, with: {measure: income, by: decile}}]",
        true
      ),
      ("title: a brief without a base and a half of its keys", false),
      ("extends: brief.yaml\nrules: [{rule: deprivation}]\nweights: {deprivation: 3}", false),
      ("extends: brief.yaml\nweights: {deprivation: -3}", false), ("extends: [brief.yaml]", false),
    ])
  func `the schema takes the scenarios that the program takes, and no others`(
    text: String, isRight: Bool
  ) throws {
    let scratch = try Scratch()
    let scenario = try scratch.copy("plans/smallest").appending(path: "scenario.yaml")
    try "kind: SkillsBrief\nversion: 1\n\(text)\n".write(
      to: scenario, atomically: true, encoding: .utf8)
    let check = try Tool.run(
      ["--schemafile", "plans/schema/brief.schema.json", scenario.path],
      program: Self.tools.appending(path: "check-jsonschema"))
    #expect((check.code == 0) == isRight, "\(check.output)\(check.errors)")
    let own = try Tool.run(["check", scenario.path])
    #expect(own.code == (isRight ? 0 : 3), "\(own.errors)")
  }

  @Test(
    .enabled(if: areInstalled, "check-jsonschema is not installed: make outside"),
    arguments: OutsideTests.spoils)
  func `diagnostics in JSON keep to their schema`(spoil: [String: String]) throws {
    let scratch = try Scratch()
    let document = try document(in: "json", of: spoil, scratch)
    let check = try Tool.run(
      ["--schemafile", "plans/schema/diagnostics.schema.json", document],
      program: Self.tools.appending(path: "check-jsonschema"))
    #expect(check.code == 0, "\(check.output)\(check.errors)")
  }

  /// pydantic-sarif holds the OASIS schema as classes that refuse what the schema does not name.
  @Test(
    .enabled(if: areInstalled, "pydantic-sarif is not installed: make outside"),
    arguments: OutsideTests.spoils)
  func `diagnostics in SARIF keep to the schema of SARIF`(spoil: [String: String]) throws {
    let scratch = try Scratch()
    let document = try document(in: "sarif", of: spoil, scratch)
    let model = """
      import sys
      from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Log
      log = Log.model_validate_json(open(sys.argv[1]).read())
      print(len(log.runs[0].results))
      """
    let read = try Tool.run(
      ["-c", model, document], program: Self.tools.appending(path: "python3"))
    #expect(read.code == 0, "\(read.errors)")
    #expect(read.output == "\(spoil.count)\n")
  }

  /// Changes to the brief of plans/smallest, one problem each.
  static let spoils: [[String: String]] = [
    [:], ["{\"2\": 63}": "{\"2\": 63, \"3\": 5}"],
    [
      "year: 2026/27": "year: 2026\u{E9}", "target: 3%": "target: 300%",
      "areas: areas.csv": "areas: 2",
    ],
  ]

  /// The path of what `check` says of a spoiled brief.
  private func document(
    in format: String, of spoil: [String: String], _ scratch: Scratch
  ) throws -> String {
    let example = try scratch.copy("plans/smallest")
    for (old, new) in spoil { try example.appending(path: "brief.yaml").replace(old, with: new) }
    let run = try Tool.run(["check", "brief.yaml", "--format", format], in: example)
    #expect(run.code == (spoil.count < 2 ? 0 : 3), "\(run.errors)")
    let file = scratch.folder.appending(path: "document.json")
    try run.output.write(to: file, atomically: false, encoding: .utf8)
    return file.path
  }

  @Test(.enabled(if: areInstalled, "check-jsonschema is not installed: make outside"))
  func `every worked brief keeps to the schema`() throws {
    let check = try Tool.run(
      ["--schemafile", "plans/schema/brief.schema.json"]
        + WorkedBriefsTests.names.map { "plans/worked/\($0)/brief.yaml" },
      program: Self.tools.appending(path: "check-jsonschema"))
    #expect(check.code == 0, "\(check.output)\(check.errors)")
  }

  @Test(
    .enabled(if: areInstalled, "check-jsonschema is not installed: make outside"),
    arguments: [
      ("title: ", "titel: "), ("version: 1", "version: 2"), ("level: \"2\"", "level: \"9\""),
    ])
  func `the schema of a brief refuses what the planner refuses`(old: String, new: String) throws {
    let scratch = try Scratch()
    let example = try scratch.copy("plans/smallest")
    let brief = example.appending(path: "brief.yaml")
    try brief.replace(old, with: new)
    let check = try Tool.run(
      ["--schemafile", "plans/schema/brief.schema.json", brief.path],
      program: Self.tools.appending(path: "check-jsonschema"))
    #expect(check.code == 1)
    #expect(try Tool.run(["check", brief.path]).code == 3)
  }
}
