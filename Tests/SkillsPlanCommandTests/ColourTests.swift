import Foundation
import Testing

/// Colours come to a person at a terminal who has not declined them: script(1) gives the program a terminal.
@Suite struct ColourTests {
  private static let hasScript = URL(filePath: "/usr/bin/script").exists

  @Test(
    .enabled(if: hasScript, "script(1) is not installed: apt-get install bsdutils"),
    arguments: [
      ("TERM=xterm", true), ("TERM=xterm NO_COLOR=", true), ("TERM=xterm NO_COLOR=1", false),
      ("TERM=dumb", false),
    ])
  func `a terminal has colours unless they are declined`(setting: String, coloured: Bool) throws {
    let run = try Tool.run(
      [
        "-qec", "env -u NO_COLOR \(setting) \"\(Tool.executable.path)\" check none.yaml",
        "/dev/null",
      ], program: URL(filePath: "/usr/bin/script"))
    #expect(run.code == 3)
    #expect(run.output.contains("there is no file"))
    #expect(run.output.contains("\u{1B}[1;31merror:\u{1B}[0m") == coloured, "\(run.output)")
  }

  @Test func `a file has no colours`() throws {
    let run = try Tool.run(["check", "none.yaml"], environment: ["TERM": "xterm", "NO_COLOR": ""])
    #expect(run.errors.contains("there is no file"))
    #expect(!run.errors.contains("\u{1B}"))
  }
}
