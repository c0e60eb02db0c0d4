import Foundation
import Testing

@Suite struct OverwritingTests {
  @Test(arguments: ["brief.yaml", "areas.csv", "./courses.csv", "link.csv"])
  func `a plan never takes the place of its brief or of a table`(target: String) throws {
    let scratch = try Scratch()
    let folder = try scratch.copy("plans/smallest")
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "link.csv"),
      withDestinationURL: folder.appending(path: "areas.csv"))
    let before = try Data(contentsOf: folder.appending(path: target))
    for option in ["-o", "--export-network"] {
      let run = try Tool.run(["plan", "brief.yaml", option, target], in: folder)
      #expect(run.code == 2)
      #expect(run.errors.contains("is an input of the plan"))
    }
    #expect(try Data(contentsOf: folder.appending(path: target)) == before)
  }

  @Test(arguments: ["other.yaml", "link.yaml"])
  func `a plan takes the place of a plan, and of no other file`(target: String) throws {
    let scratch = try Scratch()
    let folder = try scratch.copy("plans/smallest")
    let other = folder.appending(path: "other.yaml")
    try FileManager.default.copyItem(at: folder.appending(path: "brief.yaml"), to: other)
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "link.yaml"), withDestinationURL: other)
    let before = try Data(contentsOf: other)
    let refused = try Tool.run(["plan", "brief.yaml", "-o", target], in: folder)
    #expect(refused.code == 2)
    #expect(refused.errors.contains("is there already and is no plan"))
    #expect(try Data(contentsOf: other) == before)
    #expect(try Tool.run(["plan", "brief.yaml", "-o", "plan.yaml"], in: folder).code == 0)
  }

  @Test func `the plan and the network go to two files`() throws {
    let scratch = try Scratch()
    let folder = try scratch.copy("plans/smallest")
    let run = try Tool.run(
      ["plan", "brief.yaml", "-o", "new.yaml", "--export-network", "new.yaml"], in: folder)
    #expect(run.code == 2)
    #expect(!folder.appending(path: "new.yaml").exists)
  }
}
