import Foundation
import Testing

/// Packs read by a program of other people; `make outside` installs it.
@Suite struct PublishedOutsideTests {
  private static let python = Tool.root.appending(path: ".build/outside/bin/python3")
  private static let isInstalled =
    Tool.root.appending(path: ".build/outside/bin/csvwvalidate").exists

  @Test(
    .enabled(if: isInstalled, "csvw is not installed: make outside"),
    arguments: ["none", "round-5", "ons-10-5"])
  func `a reader of CSV on the Web finds every table as its metadata say`(rule: String) throws {
    let scratch = try Scratch()
    let pack = scratch.folder.appending(path: "pack")
    let run = try Tool.run([
      "publish", "plans/lancashire/plan.yaml", "-o", pack.path, "--disclosure", rule,
    ])
    #expect(run.code == 0, "\(run.errors)")
    let check = """
      import sys
      from csvw import CSVW
      pack = CSVW(sys.argv[1], validate=True)
      print(pack.is_valid, len(pack.warnings), sum(1 for table in pack.tables for _ in table) > 900)
      """
    let read = try Tool.run(
      ["-c", check, pack.appending(path: "tables/csv-metadata.json").path], program: Self.python)
    #expect(read.output == "True 0 True\n", "\(read.output)\(read.errors)")
  }
}
