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

  @Test func `the plan and the network go to two files`() throws {
    let scratch = try Scratch()
    let folder = try scratch.copy("plans/smallest")
    let run = try Tool.run(
      ["plan", "brief.yaml", "-o", "new.yaml", "--export-network", "new.yaml"], in: folder)
    #expect(run.code == 2)
    #expect(!folder.appending(path: "new.yaml").exists)
  }
}
