import Foundation
import Glibc
import Testing

/// Ctrl-C at any moment of a plan that takes its time, sent to the real program.
@Suite struct InterruptionTests {
  private static let hasScript = URL(filePath: "/usr/bin/script").exists

  /// Lancashire with every course within everybody's reach: some million candidates.
  private func longBrief(_ scratch: Scratch) throws -> URL {
    let brief = try scratch.copy("plans/lancashire").appending(path: "brief.yaml")
    try brief.replace(
      "reach: {\"2\": 15 km, \"3\": 25 km, \"4\": 40 km}",
      with: "reach: {\"2\": 500 km, \"3\": 500 km, \"4\": 500 km}")
    return brief
  }

  /// Lancashire with a rule that never gives an answer: five seconds go by until it is given up.
  private func endlessBrief(_ scratch: Scratch) throws -> (brief: URL, plugin: String) {
    let brief = try scratch.copy("plans/lancashire").appending(path: "brief.yaml")
    try brief.replace(
      "- {rule: outcomes, weight: 10}",
      with: "- {rule: outcomes, weight: 10}\n  - {rule: breaking, weight: 1, with: {how: spin}}")
    let plugin = Tool.executable.deletingLastPathComponent()
      .appending(path: "libBreakingTestRule.so")
    return (brief, plugin.path)
  }

  @Test func `a plan that is interrupted ends by the signal and leaves every file as it was`()
    throws
  {
    let scratch = try Scratch()
    let brief = try longBrief(scratch)
    let plan = brief.deletingLastPathComponent().appending(path: "plan.yaml")
    let old = try Data(contentsOf: plan)
    let before = try FileManager.default.contentsOfDirectory(
      atPath: brief.deletingLastPathComponent().path
    ).sorted()
    let network = scratch.folder.appending(path: "problem.min")
    var interrupted = 0
    for (signal, delay) in [(SIGINT, 30), (SIGINT, 200), (SIGTERM, 400), (SIGINT, 600)] {
      let process = try Tool.start(
        ["plan", brief.path, "-o", plan.path, "--export-network", network.path])
      usleep(1000 * UInt32(delay))
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      guard process.terminationReason == .uncaughtSignal else {
        // On a fast machine the last of them may come too late.
        try old.write(to: plan)
        try FileManager.default.removeItem(at: network)
        continue
      }
      interrupted += 1
      #expect(process.terminationStatus == signal)
      #expect(try Data(contentsOf: plan) == old)
      #expect(
        try FileManager.default.contentsOfDirectory(
          atPath: brief.deletingLastPathComponent().path
        ).sorted() == before)
      #expect(try scratch.names() == ["lancashire"])
    }
    #expect(interrupted >= 2)
  }

  @Test(arguments: [
    (["report"], "report.html", 0), (["report", "--district", "all"], "pages", 15),
    (["report", "--format", "csv"], "tables", 23), (["publish"], "pack", 46),
  ])
  func `what is made for readers is there with all of it or not at all`(
    words: [String], name: String, files: Int
  ) throws {
    let scratch = try Scratch()
    let path = scratch.folder.appending(path: name).path
    var interrupted = 0
    for (signal, delay) in [(SIGINT, 20), (SIGTERM, 100), (SIGINT, 250), (SIGINT, 700)] {
      let process = try Tool.start(words + ["plans/lancashire/plan.yaml", "-o", path])
      usleep(1000 * UInt32(delay))
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      let isThere = FileManager.default.fileExists(atPath: path)
      #expect(try scratch.names() == (isThere ? [name] : []))
      if process.terminationReason == .uncaughtSignal { interrupted += 1 }
      guard isThere else { continue }
      if files > 0 {
        #expect(try FileManager.default.subpathsOfDirectory(atPath: path).count >= files)
      } else {
        #expect(try String(contentsOfFile: path, encoding: .utf8).hasSuffix("</html>\n"))
      }
      try FileManager.default.removeItem(atPath: path)
    }
    #expect(interrupted >= 1)
  }

  @Test func `the children in which rules run end with the plan`() throws {
    let scratch = try Scratch()
    let (brief, plugin) = try endlessBrief(scratch)
    let process = try Tool.start(["plan", brief.path, "--plugin", plugin])
    var children: [pid_t] = []
    for _ in 0..<200 where children.isEmpty {
      usleep(10_000)
      children = Self.children(of: process.processIdentifier)
    }
    #expect(!children.isEmpty)
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    var left = children
    for _ in 0..<200 where !left.isEmpty {
      usleep(10_000)
      left = left.filter { kill($0, 0) == 0 && Self.state(of: $0) != "Z" }
    }
    #expect(left.isEmpty)
  }

  @Test(.enabled(if: hasScript, "script(1) is not installed: apt-get install bsdutils"))
  func `a terminal sees how far a long plan is, and an empty line when it is interrupted`()
    throws
  {
    let scratch = try Scratch()
    let (brief, plugin) = try endlessBrief(scratch)
    let run = try Tool.run(
      [
        "-qec",
        "timeout --preserve-status -s INT 2 \"\(Tool.executable.path)\" plan \"\(brief.path)\" "
          + "--plugin \"\(plugin)\" > \"\(scratch.folder.path)/plan.yaml\"",
        "/dev/null",
      ], program: URL(filePath: "/usr/bin/script"))
    #expect(run.code == 128 + SIGINT)
    #expect(run.output.contains("\rscoring\u{1B}[K"))
    #expect(run.output.hasSuffix("\r\u{1B}[K"), "\(run.output)")
  }

  @Test(.enabled(if: hasScript, "script(1) is not installed: apt-get install bsdutils"))
  func `a plan of less than a second shows nothing, and one without a terminal never does`()
    throws
  {
    let short = try Tool.run(
      [
        "-qec", "\"\(Tool.executable.path)\" plan plans/smallest/brief.yaml > /dev/null",
        "/dev/null",
      ], program: URL(filePath: "/usr/bin/script"))
    #expect(short.code == 0)
    #expect(short.output.isEmpty)
    let scratch = try Scratch()
    let brief = try longBrief(scratch)
    let long = try Tool.run(["plan", brief.path, "--isolate", "all"])
    #expect(long.code == 0)
    #expect(long.errors.isEmpty)
  }

  private static func children(of parent: pid_t) -> [pid_t] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { pid_t($0) }.filter { fields(of: $0).dropFirst().first == "\(parent)" }
  }

  private static func state(of process: pid_t) -> String? { fields(of: process).first }

  /// Of a process, after its name: its state, its parent and more.
  private static func fields(of process: pid_t) -> [String] {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else {
      return []
    }
    return text.split(separator: ")").last.map {
      $0.split(separator: " ").map(String.init)
    } ?? []
  }
}
