import Foundation
import Testing

/// `skillsplan verify`, as an officer runs it.
@Suite struct VerifyCommandTests {
  /// The smallest example with a plan that this build's rules made.
  private func example(_ scratch: Scratch) throws -> URL {
    let folder = try scratch.copy("plans/smallest")
    #expect(try Tool.run(["plan", "brief.yaml", "-o", "plan.yaml"], in: folder).code == 0)
    return folder
  }

  @Test func `a plan is proved, and it is said what was checked`() throws {
    let scratch = try Scratch()
    let run = try Tool.run(["verify", "plan.yaml"], in: example(scratch))
    #expect(run.code == 0)
    #expect(run.errors.isEmpty, "\(run.errors)")
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(
      lines.first
        == "plan.yaml is proved from its inputs: every number follows, and no plan has more points."
    )
    #expect(lines.allSatisfy { $0.count <= 100 })
    for text in [
      "3 files and 2 rules", "10 needs of 87 learners", "63 places in 17 allocations",
      "70,977,802 points", "120 candidates", "planned again, the same 11,961",
    ] {
      #expect(run.output.contains(text), "\(text): \(run.output)")
    }
  }

  @Test func `one JSON object says the same to a program`() throws {
    let scratch = try Scratch()
    let folder = try example(scratch)
    let run = try Tool.run(["verify", "plan.yaml", "--json"], in: folder)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(object["proved"] as? Bool == true)
    #expect(object["candidates"] as? Int == 120)
    #expect(object["points"] as? Int == 70_977_802)
    let alone = try Tool.run(["verify", "plan.yaml", "--json", "--without-inputs"], in: folder)
    let sums = try #require(
      JSONSerialization.jsonObject(with: Data(alone.output.utf8)) as? [String: Any])
    #expect(sums["from-inputs"] as? Bool == false)
    #expect(sums["candidates"] is NSNull)
  }

  @Test func `a plan from standard input is proved by the brief that is named`() throws {
    let scratch = try Scratch()
    let folder = try example(scratch)
    let piped = try Tool.run(
      [
        "-c", "\"$0\" verify - --brief \"$1/brief.yaml\" < \"$1/plan.yaml\"",
        Tool.executable.path, folder.path,
      ], program: URL(filePath: "/bin/sh"))
    #expect(piped.code == 0, "\(piped.errors)")
    #expect(piped.output.hasPrefix("standard input is proved"))
  }

  @Test func `a brief under another name is believed, since its digest is the same`() throws {
    let scratch = try Scratch()
    let folder = try example(scratch)
    try FileManager.default.moveItem(
      at: folder.appending(path: "brief.yaml"), to: folder.appending(path: "old.yaml"))
    let missing = try Tool.run(["verify", "plan.yaml"], in: folder)
    #expect(missing.code == 5)
    #expect(missing.errors.contains("[SP1102]"))
    #expect(try Tool.run(["verify", "plan.yaml", "--brief", "old.yaml"], in: folder).code == 0)
  }

  @Test func `an input that has changed is named with what it means, and so is a rule`() throws {
    let scratch = try Scratch()
    let folder = try example(scratch)
    let table = folder.appending(path: "courses.csv")
    let text = try String(contentsOf: table, encoding: .utf8)
    try (text + "\n").write(to: table, atomically: false, encoding: .utf8)
    let run = try Tool.run(["verify", "plan.yaml"], in: folder)
    #expect(run.code == 5)
    #expect(run.output.isEmpty)
    #expect(
      run.errors.hasPrefix("courses.csv: error: the file has changed since the plan was made"))
    #expect(try Tool.run(["verify", "plan.yaml", "--without-inputs"], in: folder).code == 0)
    try text.write(to: table, atomically: false, encoding: .utf8)
    let plan = folder.appending(path: "plan.yaml")
    let old = try String(contentsOf: plan, encoding: .utf8)
    let digest = try #require(old.firstMatch(of: /libDeprivationRule.so, sha256: "(\w{64})"/))
      .output.1
    try plan.replace(String(digest), with: String(repeating: "0", count: 64))
    let other = try Tool.run(["verify", "plan.yaml"], in: folder)
    #expect(other.code == 5)
    #expect(other.errors.contains("rule deprivation is another build"))
  }

  @Test func `what is no plan is refused, and an option that makes no sense too`() throws {
    #expect(try Tool.run(["verify", "plans/smallest/brief.yaml"]).code == 3)
    #expect(try Tool.run(["verify", "nowhere.yaml"]).code == 3)
    let run = try Tool.run(
      ["verify", "plans/smallest/plan.yaml", "--without-inputs", "--brief", "x.yaml"])
    #expect(run.code == 2)
  }

  @Test func `a plan that the memory allowed has no room for is refused before it is made again`()
    throws
  {
    let scratch = try Scratch()
    let run = try Tool.run(["verify", "plan.yaml", "--memory", "1MB"], in: example(scratch))
    #expect(run.code == 3)
    #expect(run.errors.contains("[SP0612]"), "\(run.errors)")
  }

  @Test func `a plan of format version 1 is proved from its inputs, and its bound not without`()
    throws
  {
    let scratch = try Scratch()
    let folder = try example(scratch)
    let plan = folder.appending(path: "plan.yaml")
    let lines = try String(contentsOf: plan, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let terms = try #require(lines.firstIndex(of: "terms:"))
    let end = try #require(lines.firstIndex(of: "assumptions:"))
    let old = (lines[..<terms] + lines[end...]).joined(separator: "\n")
      .replacingOccurrences(of: "version: 2\n", with: "version: 1\n")
    try old.write(to: plan, atomically: false, encoding: .utf8)
    let run = try Tool.run(["verify", "plan.yaml"], in: folder)
    #expect(run.code == 0, "\(run.errors)")
    let alone = try Tool.run(["verify", "plan.yaml", "--without-inputs"], in: folder)
    #expect(alone.code == 0)
    #expect(alone.output.contains("not checked: a plan of format version 1"))
  }

  @Test func `a plan that was only written anew is refuted by its bytes alone`() throws {
    let scratch = try Scratch()
    let folder = try example(scratch)
    let plan = folder.appending(path: "plan.yaml")
    let text = try String(contentsOf: plan, encoding: .utf8)
    try (text + "# seen\n").write(to: plan, atomically: false, encoding: .utf8)
    let run = try Tool.run(["verify", "plan.yaml"], in: folder)
    #expect(run.code == 6)
    #expect(run.errors.contains("\"# seen\" stands here, and the end of the file is due"))
    #expect(run.errors.contains("What the rows say follows"))
    #expect(run.output.contains("1 fault"))
  }

  @Test(arguments: ["clean-growth", "high-value-jobs", "study-access"])
  func `plans of the worked briefs are proved`(name: String) throws {
    let scratch = try Scratch()
    let brief = "plans/worked/\(name)/brief.yaml"
    let file = scratch.folder.appending(path: "plan.yaml")
    #expect(try Tool.run(["plan", brief, "-o", file.path]).code == 0)
    let run = try Tool.run(["verify", file.path, "--brief", brief])
    #expect(run.code == 0, "\(run.errors)")
  }
}
