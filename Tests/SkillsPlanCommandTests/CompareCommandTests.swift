import Foundation
import Testing

/// The smallest example, and scenarios beside it that say what is otherwise.
private struct Scenarios {
  let scratch: Scratch
  let folder: URL

  init() throws {
    scratch = try Scratch()
    let copy = try scratch.copy("plans/smallest")
    folder = copy.appending(path: "scenarios")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write("near", "title: Near\nreach: {\"2\": 2 km}\n")
    try write("plain", "title: Deprivation alone\nweights: {sector-priority: 0}\n")
    try write("open", "title: Open\nfunded-starts: {\"2\": none}\n", extends: "near.yaml")
  }

  func write(_ name: String, _ text: String, extends base: String = "../brief.yaml") throws {
    try "kind: SkillsBrief\nversion: 1\nextends: \(base)\n\(text)".write(
      to: folder.appending(path: "\(name).yaml"), atomically: true, encoding: .utf8)
  }

  func run(_ arguments: String...) throws -> Tool.Run { try Tool.run(arguments, in: folder) }

  func lines(_ arguments: String...) throws -> [String] {
    let run = try Tool.run(["compare"] + arguments, in: folder)
    #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
    return run.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

/// A line of words and numbers without the spaces that columns need.
private func squeezed(_ line: String) -> String {
  line.split(separator: " ").joined(separator: " ")
}

@Suite struct CompareCommandTests {
  @Test func `scenarios stand beside the first with what they change`() throws {
    let lines = try Scenarios().lines("../brief.yaml", "plain.yaml", "near.yaml")
    #expect(lines.allSatisfy { $0.count <= 100 })
    let said = lines.map(squeezed)
    for line in [
      "A Ten areas of Burnley and Pendle, 2026/27 (../brief.yaml)", "C Near, 2026/27 (near.yaml)",
      "A B change C change", "87 87 0 87 0 learners could start", "63 63 0 36 -27 learners placed",
      "0 0 0 51 +51 not placed: out of reach",
      "24 24 0 0 -24 not placed: too few funded starts",
      "0 0 0 2 +2 areas of deciles 1 and 2 with nobody placed",
      "2.096 1.777 -0.319 1.424 -0.672 km on average, over places with a venue",
      "- 28 15 places that A does not give", "- 28 42 places of A not given",
      "75,033,342 B, not comparable: other weights", "38,059,272 -32,918,530 C",
      "100.0 100.0 0.0 47.8 -52.2 decile 1", "62.5 100.0 +37.5 100.0 +37.5 decile 3",
      "100.0 100.0 0.0 0.0 -100.0 decile 4", "16.7 0.0 -16.7 0.0 -16.7 decile 6",
      "0.0 0.0 0.0 100.0 +100.0 decile 8",
      "63 63 0 36 -27 level 2",
      "Places by the district where learners live: 1 of 2 otherwise", "33 33 0 6 -27 Pendle",
      "15 24 +9 15 0 BURNLEY COLLEGE",
    ] {
      #expect(said.contains(line), "\(line)\n\(lines.joined(separator: "\n"))")
    }
  }

  @Test func `a plan is read as it is, and is the same as its brief planned`() throws {
    let scenarios = try Scenarios()
    #expect(try scenarios.run("plan", "near.yaml", "-o", "near-plan.yaml").code == 0)
    let planned = try scenarios.lines("../brief.yaml", "near.yaml")
    // A plan needs neither its brief nor its tables to be compared.
    try FileManager.default.removeItem(at: scenarios.folder.appending(path: "near.yaml"))
    let read = try scenarios.lines("../brief.yaml", "near-plan.yaml")
    #expect(planned.count == read.count)
    #expect(planned.dropFirst(2) == read.dropFirst(2))
  }

  @Test func `more than three scenarios stand below each other, each beside the first`() throws {
    let lines = try Scenarios().lines("../brief.yaml", "near.yaml", "plain.yaml", "open.yaml")
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(
      lines.filter { $0.hasPrefix("--- ") } == ["--- A beside B and C ---", "--- A beside D ---"])
    #expect(lines.map(squeezed).contains("A D change"))
    #expect(lines.filter { $0 == "The whole plan" }.count == 2)
  }

  @Test func `a scenario beside itself changes nothing`() throws {
    let lines = try Scenarios().lines("near.yaml", "near.yaml").map(squeezed)
    for line in [
      "- 0 places that A does not give", "- 0 places of A not given",
      "Places by level: all as in A", "Places by provider: all as in A", "38,059,272 0 B",
    ] {
      #expect(lines.contains(line), "\(line)\n\(lines.joined(separator: "\n"))")
    }
  }

  @Test func `one JSON object has every row of every scenario`() throws {
    let run = try Scenarios().run("compare", "../brief.yaml", "near.yaml", "plain.yaml", "--json")
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let scenarios = try #require(object["scenarios"] as? [[String: Any]])
    #expect(scenarios.map { $0["name"] as? String } == ["A", "B", "C"])
    let placed = scenarios.compactMap { $0["placed"] as? [String: Any] }
    #expect(placed.map { $0["value"] as? Int } == [63, 36, 63])
    #expect(placed.map { $0["change"] as? Int } == [nil, -27, 0])
    let points = scenarios.compactMap { $0["points"] as? [String: Any] }
    #expect(points.map { $0["change"] as? Int } == [nil, -32_918_530, nil])
    #expect(points.map { $0["not-comparable"] as? String } == [nil, nil, "other weights"])
    for scenario in scenarios {
      let deciles = try #require(scenario["placed-of-thousand"] as? [[String: Any]])
      #expect(deciles.map { $0["decile"] as? Int } == [1, 3, 4, 6, 8])
      let by = try #require(scenario["by"] as? [String: [[String: Any]]])
      let own = (scenario["placed"] as? [String: Any])?["value"] as? Int
      #expect(by.keys.count == 6)
      for rows in by.values {
        #expect(rows.compactMap { $0["placed"] as? Int }.reduce(0, +) == own)
      }
    }
  }

  @Test func `what is wrong in every scenario is told at once, and once`() throws {
    let scenarios = try Scenarios()
    try scenarios.write("wrong", "yeer: 2\n", extends: "near.yaml")
    try scenarios.folder.appending(path: "near.yaml").replace("2 km", with: "2 miles")
    let run = try scenarios.run("compare", "near.yaml", "open.yaml", "wrong.yaml")
    #expect(run.code == 3)
    #expect(run.output.isEmpty)
    #expect(run.errors.components(separatedBy: "near.yaml:5:14: error:").count == 2)
    #expect(run.errors.contains("wrong.yaml:4:1: error: nothing reads the key \"yeer\""))
  }

  @Test func `standard input is one scenario, and a file of another kind is none`() throws {
    let scenarios = try Scenarios()
    let piped = try Tool.run(
      ["-c", "\"$0\" compare - near.yaml < ../plan.yaml", Tool.executable.path],
      in: scenarios.folder, program: URL(filePath: "/bin/sh"))
    #expect(piped.code == 0, "\(piped.errors)")
    #expect(
      piped.output.hasPrefix("A  Ten areas of Burnley and Pendle, 2026/27 (standard input)\n"))
    #expect(try scenarios.run("compare", "-", "-").code == 2)
    #expect(try scenarios.run("compare", "near.yaml").code == 2)
    try "kind: SkillsSources\nversion: 1\n".write(
      to: scenarios.folder.appending(path: "s.yaml"), atomically: true, encoding: .utf8)
    let other = try scenarios.run("compare", "near.yaml", "s.yaml")
    #expect(other.code == 3)
    #expect(other.errors.contains("[SP0319]"), "\(other.errors)")
  }

  @Test func `scenarios that fit into the memory alone and not together are planned all the same`()
    throws
  {
    let scenarios = try Scenarios()
    let base = Tool.root.appending(path: "plans/lancashire/brief.yaml").path
    try scenarios.write("flexible", "title: Flexible\nplaces: {flex: 10%}\n", extends: base)
    // Each takes about 36 MB.
    let together = try scenarios.run("compare", base, "flexible.yaml", "--memory", "200MB")
    let alone = try scenarios.run("compare", base, "flexible.yaml", "--memory", "60MB")
    #expect(together.code == 0 && alone.code == 0, "\(together.errors)\(alone.errors)")
    #expect(alone.output == together.output)
    #expect(try scenarios.run("compare", base, "flexible.yaml", "--memory", "33MB").code == 3)
  }

  @Test func `a scenario that takes more memory than is allowed is refused by its name`() throws {
    let run = try Scenarios().run("compare", "near.yaml", "plain.yaml", "--memory", "0.001MB")
    #expect(run.code == 3)
    #expect(run.errors.contains("near.yaml: error: the plan takes about"), "\(run.errors)")
  }
}

@Suite struct `Plans of briefs that extend others` {
  @Test func `a plan names every brief, is proved, and is stale when a base has changed`() throws {
    let scenarios = try Scenarios()
    #expect(try scenarios.run("plan", "open.yaml", "-o", "plan.yaml").code == 0)
    let plan = try String(
      contentsOf: scenarios.folder.appending(path: "plan.yaml"), encoding: .utf8)
    for line in [
      "{role: brief, file: open.yaml, ", "{role: base, file: near.yaml, ",
      "{role: base, file: ../brief.yaml, ", "{role: areas, file: ../areas.csv, ",
    ] {
      #expect(plan.contains("\n  - \(line)"), "\(line)")
    }
    let proved = try scenarios.run("verify", "plan.yaml")
    #expect(proved.code == 0, "\(proved.errors)")
    #expect(proved.output.contains("5 files and 2 rules"))
    let base = scenarios.folder.deletingLastPathComponent().appending(path: "brief.yaml")
    try base.replace("spread: {parts: 2,", with: "spread: {parts: 3,")
    let stale = try scenarios.run("verify", "plan.yaml")
    #expect(stale.code == 5)
    #expect(stale.errors.contains("brief.yaml: error: the file has changed"), "\(stale.errors)")
  }

  @Test func `the cause of a difference to the base is what the scenario says otherwise`() throws {
    let scenarios = try Scenarios()
    for name in ["near", "plain"] {
      #expect(try scenarios.run("plan", "\(name).yaml", "-o", "\(name)-plan.yaml").code == 0)
    }
    #expect(try scenarios.run("plan", "../brief.yaml", "-o", "../plan.yaml").code == 0)
    for (name, group) in [("near", "needs"), ("plain", "weights")] {
      let run = try scenarios.run("diff", "../plan.yaml", "\(name)-plan.yaml", "--format", "json")
      let object = try #require(
        JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      let steps = try #require(object["why"] as? [[String: Any]], "\(run.output.prefix(2000))")
      #expect(steps.map { $0["groups"] as? [String] } == [[group]])
    }
  }

  @Test func `a plan is not written over a base`() throws {
    let run = try Scenarios().run("plan", "near.yaml", "-o", "../brief.yaml")
    #expect(run.code == 2)
    #expect(run.errors.contains("is an input of the plan"), "\(run.errors)")
  }
}
