import Foundation
import PlanFiles
import RuleHost
import SkillsPlanner
import Testing

/// Opening plugins in sandboxed children, whose program is the one that was built beside the tests.
enum Sandbox {
  static let program = "\(built)/skillsplan"

  /// Whether this machine has every wall and a compiler for plugins that run into them.
  static let works: Bool = {
    guard CPlugin.hasCompiler, FileManager.default.isExecutableFile(atPath: program) else {
      return false
    }
    let library = Sandbox.library(["\(built)/libOutcomesRule.so"])
    return library.diagnostics.isEmpty && library.catalogue.count == 1
  }()

  static let need: Comment = "there is no C compiler, no built program, or no seccomp and Landlock"

  static func library(
    _ files: [String], isolation: Isolation = .others, limits: SandboxLimits = SandboxLimits()
  ) -> RuleLibrary {
    RuleLibrary(
      PluginSearch(asked: files, program: []), isolation: isolation, limits: limits,
      program: program, digest: SHA256.hex(of:))
  }

  /// What a rule in C with these definitions answers to four numbers, from inside the sandbox.
  static func answer(_ definitions: [String], limits: SandboxLimits = SandboxLimits()) throws
    -> Result<[Double], RuleFailure>
  {
    var answer: Result<[Double], RuleFailure>?
    try CPlugin.with(definitions) { file in
      let rule = try loaded(use("in-c"), from: library([file], limits: limits))
      let batch = CandidateBatch(count: 4, columns: [.numbers([0, 0.5, 1, 0.25])])
      answer = Result { () throws(RuleFailure) in try rule.score(batch) }.mapError { failure in
        let message = failure.message.replacing("rule in-c of \(file) ", with: "")
        return RuleFailure(rule: failure.rule, message, candidate: failure.candidate)
      }
    }
    return try #require(answer)
  }
}
