import Foundation
import PlanFiles
import SkillsPlanner

/// Plans made by the real program, for tests that look into them.
enum Examples {
  /// Runs `skillsplan plan` and reads what it wrote.
  static func plan(_ brief: URL) throws -> Plan {
    let file = brief.deletingLastPathComponent().appending(path: "made.yaml")
    let run = try Tool.run(["plan", brief.path, "-o", file.path])
    guard run.code == 0 else { throw Failed(errors: run.errors) }
    return try read(file)
  }

  static func read(_ file: URL) throws -> Plan {
    try PlanReader.plan([UInt8](Data(contentsOf: file)), file: file.path)
  }

  /// The text of a plan without what differs between two builds: the digests of the rules.
  static func withoutRuleDigests(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.hasPrefix("  - {rule: "), let start = line.range(of: "sha256: \"")?.upperBound
      else { return String(line) }
      return line.replacingCharacters(
        in: start..<line.index(start, offsetBy: 64), with: "(digest)")
    }.joined(separator: "\n")
  }

  struct Failed: Error {
    let errors: String
  }
}

extension Plan {
  /// Places by course.
  var used: [String: Int] {
    Dictionary(courses.map { ($0.id, $0.used) }, uniquingKeysWith: { first, _ in first })
  }

  /// Places by need, as "area level".
  var placed: [String: Int] {
    Dictionary(
      needs.map { ("\($0.area) \($0.level.code)", $0.placed) },
      uniquingKeysWith: { first, _ in first })
  }
}
