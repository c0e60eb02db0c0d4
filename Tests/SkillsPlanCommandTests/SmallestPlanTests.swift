import Foundation
import PlanFiles
import SkillsPlanner
import Testing

/// plans/smallest, worked out by hand.
///
/// 2,887 residents are below level 2; 3 % are 86.61, so 87 learners: 40 in Burnley (of 1,332
/// residents: 40.14) and 47 in Pendle (of 1,555: 46.86).
///
/// A candidate's points are (2 x deprivation + sector) / 3. The scores of sectors are 0.9, 0.6 and
/// 0.3, so a third of each is whole: 300,000, 200,000 or 100,000, and the points are the sum of one
/// number for the area and one for the course. Best is then the 63 learners who count most with the
/// 63 places that count most:
///
///     learners: decile 1: 666,667   decile 2: 592,593   decile 4: 444,445   decile 5: 370,371
///               decile 7: 222,222   decile 9:  74,074   the first half of each need 200,000 more
///     places:   engineering 300,000  health 200,000  others 100,000
///               the first half of each course's last year 300,000 more
@Suite struct SmallestPlanTests {
  private func plan() throws -> Plan {
    let scratch = try Scratch()
    return try Examples.plan(scratch.copy("plans/smallest").appending(path: "brief.yaml"))
  }

  @Test func `the learners who count most are placed`() throws {
    // In order: first halves of deciles 1 (6 + 8) and 2 (6 + 4), second halves of decile 1 (5 + 8),
    // first half of decile 4 (5), second halves of decile 2 (5 + 4), first half of decile 5 (4),
    // second half of decile 4 (4), first half of decile 7 (3): 62; one of decile 5's second half: 63.
    #expect(
      try plan().placed == [
        "E01024855 2": 11, "E01025185 2": 16, "E01024865 2": 11, "E01025205 2": 8,
        "E01025190 2": 9, "E01024880 2": 5, "E01024860 2": 3, "E01024870 2": 0, "E01025175 2": 0,
        "E01025180 2": 0,
      ])
  }

  @Test func `the places that count most are used`() throws {
    // The first halves of all twelve courses, half to even, are 47; the other halves of the four
    // engineering courses are the 16 that come next.
    #expect(
      try plan().used == [
        "10001000-E07000117-L2-S04-A": 7, "10001000-E07000117-L2-S08-A": 4,
        "10001000-E07000117-L2-S15-A": 4, "10004478-E07000117-L2-S03-A": 2,
        "10004552-E07000122-L2-S04-A": 8, "10004692-E07000117-L2-S04-A": 12,
        "10004692-E07000117-L2-S07-A": 4, "10004692-E07000122-L2-S04-A": 7,
        "10004692-E07000122-L2-S07-A": 3, "10044457-E07000122-L2-S01-A": 5,
        "10056831-E07000122-L2-S01-A": 3, "10056831-E07000122-L2-S05-A": 4,
      ])
  }

  @Test func `the points are those of the sum by hand`() throws {
    let learners =
      27 * 666_667 + 19 * 592_593 + 9 * 444_445 + 5 * 370_371 + 3 * 222_222
      + (14 + 10 + 5 + 4 + 3) * 200_000
    let places = 34 * 300_000 + 8 * 200_000 + 21 * 100_000 + 47 * 300_000
    let optimality = try plan().optimality
    #expect(optimality.points == learners + places)
    #expect(optimality.points == 70_977_802)
    #expect(optimality.gap == 0)
    #expect(optimality.unique)
  }

  @Test func `those who are not placed lack a funded start, and nothing else`() throws {
    let plan = try plan()
    #expect(plan.shortfalls.reduce(0) { $0 + $1.learners } == 24)
    #expect(Set(plan.shortfalls.map(\.cause)) == [.fundedStartsUsed])
    #expect(plan.levels.map(\.used) == [63])
  }

  @Test func `the committed plan is the one that the program makes`() throws {
    try compare(with: "plans/smallest")
  }
}

/// Compares an example's plan.yaml with a new one; `RECORD=1` rewrites it and fails.
func compare(with example: String) throws {
  let run = try Tool.run(["plan", "\(example)/brief.yaml"])
  #expect(run.code == 0, "\(run.errors)")
  let file = Tool.root.appending(path: "\(example)/plan.yaml")
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    try run.output.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("\(file.path) was rewritten: look at the difference")
  }
  let committed = try String(contentsOf: file, encoding: .utf8)
  #expect(
    Examples.withoutRuleDigests(committed) == Examples.withoutRuleDigests(run.output),
    "\(file.path) differs: make it again and look at the difference")
}
