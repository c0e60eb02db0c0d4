import Foundation
@testable import SkillsPlanCommand
import SkillsPlanner
import Testing

/// What the pages of `verify` promise, asked of the program with a plan that is changed in that one thing.
@Suite struct VerifyingPagesTests {
  /// For each code a text of the smallest plan, and what it is changed to.
  private static let changes: [(code: String, old: String, new: String)] = [
    (
      "SP1110", "Needs are upper limits",
      "Needs are lower limits"
    ),
    (
      "SP1111", "{area: \"E01024860\", name",
      "{area: \"E01024861\", name"
    ),
    (
      "SP1112", "name: Burnley 007A",
      "name: Burnley 007B"
    ),
    (
      "SP1113", "learners: 11, placed: 11, value: 296296",
      "learners: 12, placed: 11, value: 296296"
    ),
    (
      "SP1114", "funded: 63",
      "funded: 64"
    ),
    (
      "SP1116", "km: 1.304",
      "km: 1.305"
    ),
    (
      "SP1117", "scores: [1000000, 900000]",
      "scores: [1000000, 900001]"
    ),
    (
      "SP1118", "placed: 9, value: 74074",
      "placed: 8, value: 74074"
    ),
    (
      "SP1119", "places: 3, km: 4.016",
      "places: 9, km: 4.016"
    ),
    (
      "SP1120", "learners: 3, cause: too few funded starts",
      "learners: 3, cause: courses full"
    ),
    (
      "SP1121", "points: 70977802",
      "points: 70977803"
    ),
    (
      "SP1122", "placed: 11, value: 296296",
      "placed: 11, value: 296295"
    ),
    (
      "SP1123", "bound: 70977802",
      "bound: 70977803"
    ),
    (
      "SP1124", "candidates: 120",
      "candidates: 121"
    ),
  ]

  @Test(arguments: changes.map(\.code))
  func `the program says of a change what the page says`(code: String) throws {
    let change = try #require(Self.changes.first { $0.code == code })
    let page = try #require(CheckPage.verifying.first { $0.code == code })
    let scratch = try Scratch()
    let folder = try scratch.copy("plans/smallest")
    let file = folder.appending(path: "plan.yaml")
    #expect(try Tool.run(["plan", "brief.yaml", "-o", "plan.yaml"], in: folder).code == 0)
    let plan = try String(contentsOf: file, encoding: .utf8)
    let place = try #require(plan.range(of: change.old))
    try plan.replacingCharacters(in: place, with: change.new)
      .write(to: file, atomically: false, encoding: .utf8)
    let run = try Tool.run(["verify", "plan.yaml"], in: folder)
    #expect(run.code == 6)
    #expect(run.errors.split(separator: "\n").contains("\(page.says) [\(code)]"), "\(run.errors)")
  }

  @Test
  func `every page is held against the program but the one that the smallest plan has no case of`()
  {
    // Every course of it takes the one level and is within reach of every area.
    #expect(
      CheckPage.verifying.map(\.code).filter { code in
        !Self.changes.contains { $0.code == code }
      } == ["SP1115"])
  }
}
