import Foundation
import PlanFiles
import RuleHost
import SkillsPlanner
import Testing

/// Where plugins are found, which of an id is used, and what ships: through the real program.
@Suite(.enabled(if: Sandbox.works, Sandbox.need)) struct `Finding plugins` {
  private let program: Program

  init() throws { program = try Program(rules: ["Outcomes", "Deprivation"]) }

  /// The rules as `rules --json` lists them: id, and whether shipped and isolated.
  private func listed(
    _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> (rules: [String], errors: String) {
    let run = try program.run(["rules", "--json"] + arguments, environment: environment)
    #expect(run.code == 0, "\(run.errors)")
    let rules = try JSONDecoder().decode([Listed].self, from: Data(run.output.utf8))
    return (
      rules.map {
        [$0.id, $0.shipped ? "shipped" : nil, $0.isolated ? "isolated" : nil].compactMap { $0 }
          .joined(separator: " ")
      }, run.errors
    )
  }

  private struct Listed: Decodable {
    let id: String
    let file: String
    let sha256: String
    let shipped: Bool
    let isolated: Bool
  }

  private func folder(_ name: String, with plugins: [String] = ["libTravelDistanceRule.so"]) throws
    -> String
  {
    let folder = program.folder.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for plugin in plugins {
      try FileManager.default.copyItem(
        atPath: "\(built)/\(plugin)", toPath: folder.appending(path: plugin).path)
    }
    return folder.path
  }

  @Test func `what the manifest names runs in the planner's process, all or none if told so`()
    throws
  {
    let list = try listed()
    #expect(list.rules == ["deprivation shipped", "outcomes shipped"])
    #expect(list.errors.isEmpty)
    #expect(
      try listed(["--isolate", "all"]).rules
        == ["deprivation shipped isolated", "outcomes shipped isolated"])
    let file = "\(try folder("mine"))/libTravelDistanceRule.so"
    #expect(try listed(["--plugin", file]).rules.last == "travel-distance isolated")
    #expect(try listed(["--plugin", file, "--isolate", "none"]).rules.last == "travel-distance")
    #expect(try program.run(["rules", "--isolate", "some"]).code == 2)
  }

  @Test func `the list for programs has these keys`() throws {
    let run = try program.run(["rules", "--json"])
    let list = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let rules = try #require(list as? [[String: Any]])
    let rule = try #require(rules.first { $0["id"] as? String == "deprivation" })
    #expect(
      rule.keys.sorted() == [
        "columns", "file", "id", "isolated", "kind", "parameters", "reason", "sha256", "shipped",
        "summary", "version",
      ])
    let parameters = try #require(rule["parameters"] as? [[String: Any]])
    #expect(
      parameters.first?.keys.sorted() == [
        "choices", "default", "documentation", "maximum", "minimum", "name", "required", "type",
      ])
    let columns = try #require(rule["columns"] as? [[String: Any]])
    #expect(columns.first?.keys.sorted() == ["kind", "name", "optional"])
    #expect(columns.first?["name"] as? String == "area.imd_rank")
    #expect(columns.first?["optional"] as? Bool == false)
  }

  @Test func `a plugin beside the program that the manifest does not name is a stranger`() throws {
    try program.writeManifest(of: ["Outcomes"])
    let list = try listed()
    #expect(list.rules == ["deprivation isolated", "outcomes shipped"])
    #expect(list.errors.isEmpty)
  }

  @Test func `a shipped file that was altered is a stranger, and that is said`() throws {
    let file = program.folder.appending(path: "libOutcomesRule.so")
    let handle = try FileHandle(forWritingTo: file)
    try handle.seekToEnd()
    try handle.write(contentsOf: Data([0]))
    try handle.close()
    let list = try listed()
    #expect(list.rules == ["deprivation shipped", "outcomes isolated"])
    #expect(list.errors.contains("[SP0521]"))
  }

  @Test(arguments: [0o664, 0o646])
  func `a manifest that others may write counts for nothing`(_ mode: Int) throws {
    try program.writeManifest(of: ["Outcomes", "Deprivation"], mode: mode)
    let list = try listed()
    #expect(list.rules == ["deprivation isolated", "outcomes isolated"])
    #expect(list.errors.contains("does not count: others than its owner may write it [SP0520]"))
  }

  @Test func `a manifest that is a link, or no list of digests, counts for nothing`() throws {
    let file = program.folder.appending(path: "skillsplan-rules.sha256")
    for line in ["outcomes", String(repeating: "g", count: 64) + "  libOutcomesRule.so"] {
      try line.write(to: file, atomically: false, encoding: .utf8)
      #expect(try listed().errors.contains("it is not in the form of sha256sum"))
    }
    try program.writeManifest(of: ["Outcomes"])
    let moved = program.folder.appending(path: "moved")
    try FileManager.default.moveItem(at: file, to: moved)
    try FileManager.default.createSymbolicLink(at: file, withDestinationURL: moved)
    let list = try listed()
    #expect(list.rules == ["deprivation isolated", "outcomes isolated"])
    #expect(list.errors.contains("[SP0520]"))
  }

  @Test func `plugins are found by path, in the user's data and in lib of a prefix`() throws {
    let path = try folder("path")
    #expect(
      try listed(environment: ["SKILLSPLAN_PLUGIN_PATH": path]).rules.last
        == "travel-distance isolated")
    #expect(
      try listed(environment: ["SKILLSPLAN_PLUGIN_PATH": "\(path)/libTravelDistanceRule.so"])
        .rules.last == "travel-distance isolated")
    _ = try folder("data/skillsplan/plugins")
    let data = program.folder.appending(path: "data").path
    #expect(
      try listed(environment: ["XDG_DATA_HOME": data]).rules.last == "travel-distance isolated")
    #expect(try listed(environment: ["XDG_DATA_HOME": "data"]).rules.count == 2)
    _ = try folder(".local/share/skillsplan/plugins")
    #expect(try listed().rules.last == "travel-distance isolated")
  }

  @Test func `a folder of the path that is not there is said`() throws {
    let list = try listed(environment: ["SKILLSPLAN_PLUGIN_PATH": "/no/such"])
    #expect(list.rules.count == 2)
    #expect(list.errors.contains("/no/such cannot be read: No such file or directory [SP0501]"))
  }

  @Test func `a shipped rule is not shadowed, and of two others the first is used`() throws {
    let first = try folder("first", with: ["libOutcomesRule.so", "libTravelDistanceRule.so"])
    let second = try folder("second")
    let run = try program.run(
      ["rules", "--json"], environment: ["SKILLSPLAN_PLUGIN_PATH": "\(first):\(second)"])
    let rules = try JSONDecoder().decode([Listed].self, from: Data(run.output.utf8))
    #expect(
      rules.map(\.file).filter { !$0.contains("Deprivation") } == [
        "\(program.folder.path)/libOutcomesRule.so", "\(first)/libTravelDistanceRule.so",
      ])
    #expect(
      run.errors.contains(
        """
        \(first)/libOutcomesRule.so is not used but where a brief pins it: \
        \(program.folder.path)/libOutcomesRule.so also has a rule outcomes, and ships with the \
        program [SP0507]
        """))
    #expect(run.errors.contains("\(second)/libTravelDistanceRule.so is not used but where"))
  }

  @Test func `a broken plugin in a folder is named and the others are used`() throws {
    let data = try folder("data/skillsplan/plugins")
    try "text".write(toFile: "\(data)/broken.so", atomically: true, encoding: .utf8)
    let list = try listed(
      environment: ["XDG_DATA_HOME": program.folder.appending(path: "data").path])
    #expect(list.rules.count == 3)
    #expect(list.errors.contains("warning: \(data)/broken.so is not a plugin"))
  }
}

/// A digest beside `rule:` in a brief.
@Suite(.enabled(if: Sandbox.works, Sandbox.need)) struct `Pinned rules` {
  private let program: Program

  init() throws { program = try Program() }

  /// Compiles a rule that also calls itself deprivation.
  private func other() throws -> (file: String, sha256: String) {
    let file = try CPlugin.compile(
      ["ID=\"deprivation\"", "COLUMN=\"pair.distance\"", "SCORE=scores[i]=0.5"],
      into: program.folder.path)
    return (file, SHA256.hex(of: [UInt8](try Data(contentsOf: URL(filePath: file)))))
  }

  @Test func `a brief that pins another file's digest gets that file, and the plan says so`() throws
  {
    let (file, sha256) = try other()
    try program.use("{rule: deprivation, weight: 1, sha256: \"\(sha256)\"}")
    let run = try program.run(["plan", "brief.yaml", "--plugin", file])
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("libInCRule.so, sha256: \"\(sha256)\""))
    // The other use of the id, which pins nothing, still has the shipped rule.
    #expect(run.output.contains("file: libDeprivationRule.so"))
  }

  @Test func `a rule of another digest than the pinned one is refused at its place`() throws {
    let wrong = String(repeating: "0", count: 64)
    try program.use("{rule: sector-priority, weight: 1, sha256: \"\(wrong)\"}")
    let run = try program.run(["plan", "brief.yaml", "-o", "out/plan.yaml"])
    #expect(run.code == 3)
    #expect(
      run.errors.contains(
        "brief.yaml:21:12: error: rule sector-priority is pinned to sha256 \(wrong), and no plugin")
    )
    #expect(run.errors.contains("[SP0519]"))
    #expect(program.written.isEmpty)
  }

  @Test func `a digest that is none is refused as the brief is read`() throws {
    try program.use("{rule: sector-priority, weight: 1, sha256: 12ab}")
    let run = try program.run(["check", "brief.yaml"])
    #expect(run.code == 3)
    #expect(run.errors.contains("\"12ab\" is not a SHA-256 digest"))
  }
}
