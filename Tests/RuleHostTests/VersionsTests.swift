import Foundation
import RuleHost
import SkillsPlanner
import Testing

@Suite struct `Versions of the contract` {
  private let folder = "\(packageFolder)/Tests/Plugins/FirstContract"
  private let batch = CandidateBatch(
    count: 4,
    columns: [
      .numbers([0, 2.5, 12, .nan]),
      .codes([0, 0, -1, 1], dictionary: ["full-time", "online"]),
    ])

  @Test(
    .enabled(if: CPlugin.hasCompiler, "there is no C compiler"))
  func `a plugin that was built by the first header still scores, in either place`() throws {
    try withScratchFolder { scratch in
      let file = try CPlugin.compile("\(folder)/rule.c", header: folder, into: scratch)
      var libraries = [RuleLibrary(asked: [file], folder: nil, digest: { _ in "" })]
      if Sandbox.works { libraries.append(Sandbox.library([file])) }
      for library in libraries {
        #expect(library.diagnostics.isEmpty)
        let rule = try loaded(use("first-contract"), from: library)
        #expect(try rule.score(batch) == [1, 0.75, 0, 1])
      }
    }
  }

  @Test(.enabled(if: Sandbox.works, Sandbox.need))
  func `a plugin of a newer minor version works in the sandbox too`() throws {
    #expect(try Sandbox.answer(["MINOR=7"]) == .success([0, 0.5, 1, 0.25]))
  }
}
