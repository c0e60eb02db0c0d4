import Foundation
import PlanFiles
import SkillsPlanner
import Testing

/// plans/worked: what a brief can ask for without a rule of its own, each with the effect it is written for.
@Suite struct WorkedBriefsTests {
  static let names = ["clean-growth", "high-value-jobs", "study-access"]

  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    // Side by side as in plans/, since the briefs name ../../smallest.
    for name in ["smallest", "worked"] { _ = try scratch.copy("plans/\(name)") }
  }

  private func brief(_ name: String) -> URL {
    scratch.folder.appending(path: "worked/\(name)/brief.yaml")
  }

  /// The plan with some lines of its brief written otherwise.
  private func plan(_ name: String, _ changes: KeyValuePairs<String, String> = [:]) throws -> Plan {
    let brief = brief(name)
    let original = try String(contentsOf: brief, encoding: .utf8)
    for (old, new) in changes { try brief.replace(old, with: new) }
    defer { try? original.write(to: brief, atomically: true, encoding: .utf8) }
    return try Examples.plan(brief)
  }

  @Test(arguments: names)
  func `a worked brief is checked without a word, and says what it is`(name: String) throws {
    let check = try Tool.run(["check", brief(name).path])
    #expect(check.code == 0)
    #expect(check.errors.isEmpty, "\(check.errors)")
    let plan = try plan(name)
    #expect(
      plan.status == "worked example from public data; not a plan of any council or provider")
    #expect(plan.optimality.gap == 0)
  }

  /// As in plans/smallest, the best plan is the learners and the places that count most, each by
  /// themselves: the first halves of all courses (47), then the second halves with the best pay.
  @Test func `high-value jobs: the places beyond the steady ones go where pay is best`() throws {
    let plan = try plan("high-value-jobs")
    // Construction's second half is 5 of its 9; engineering's are 16, of which the 11 left are used.
    #expect(plan.used(inSector: "5") == 9)
    #expect(plan.used(inSector: "4") == 18 + 11)
    #expect(
      plan.used
        == plan.used.filter { plan.sector(of: $0.key) == "4" }.merging([
          "10001000-E07000117-L2-S08-A": 4, "10001000-E07000117-L2-S15-A": 4,
          "10004478-E07000117-L2-S03-A": 2, "10004692-E07000117-L2-S07-A": 4,
          "10004692-E07000122-L2-S07-A": 3, "10044457-E07000122-L2-S01-A": 5,
          "10056831-E07000122-L2-S01-A": 3, "10056831-E07000122-L2-S05-A": 9,
        ]) { $1 })
    let join = plan.inputs.first { $0.role == "join" }
    #expect(join?.file == "sector-pay.csv")
    #expect(join?.rows == 7)
    #expect(plan.assumptions.contains { $0.hasPrefix("Pay by sector is invented: ") })
    // Deciles decide who, pay decides what: by themselves, so the learners are those of plans/smallest.
    #expect(plan.placed["E01025185 2"] == 16)
  }

  @Test func `high-value jobs: another table of pay makes another plan`() throws {
    let table = brief("high-value-jobs").deletingLastPathComponent()
      .appending(path: "sector-pay.csv")
    try table.replace("care\",24000", with: "care\",32000")
    let plan = try plan("high-value-jobs")
    // Health's second halves are 5 + 3 of 10 + 6, construction's 5; 3 are left for engineering.
    #expect(plan.used(inSector: "1") == 16)
    #expect(plan.used(inSector: "5") == 9)
    #expect(plan.used(inSector: "4") == 18 + 3)
  }

  @Test func `clean growth: its sectors gain places and journeys become shorter`() throws {
    let with = try plan("clean-growth")
    let withoutSectors = try plan(
      "clean-growth", ["- rule: table\n    weight: 2": "- rule: table\n    weight: 0"])
    let withoutWays = try plan(
      "clean-growth", ["- rule: curve\n    weight: 1": "- rule: curve\n    weight: 0"])
    let clean = { (plan: Plan) in
      ["3", "4", "5"].reduce(0) { $0 + plan.used(inSector: $1) }
    }
    #expect(clean(with) > clean(withoutSectors))
    #expect(with.metresTravelled < withoutWays.metresTravelled)
  }

  @Test func `study access: every funded start is part-time, the evening and online courses full`()
    throws
  {
    let with = try plan("study-access")
    #expect(
      with.used == [
        "burnley-day": 0, "burnley-evening": 12, "online": 15, "pendle-day": 0,
        "pendle-mornings": 10, "pendle-weekend": 10,
      ])
    let travel = with.inputs.first { $0.role == "travel" }
    #expect(travel?.rows == 20)
    #expect(
      with.assumptions.contains {
        $0.hasPrefix("Travel times come from a table: it has minutes for 50 of the 60 pairs")
      })
    let without = try plan(
      "study-access",
      [
        "weight: 2, with: {column: course.attendance":
          "weight: 0, with: {column: course.attendance",
        "weight: 2\n    with: {column: course.session":
          "weight: 0\n    with: {column: course.session",
        "weight: 1, with: {column: course.mode": "weight: 0, with: {column: course.mode",
      ])
    let fullTime = { (plan: Plan) in
      (plan.used["burnley-day"] ?? 0) + (plan.used["pendle-day"] ?? 0)
    }
    #expect(fullTime(without) > 0)
  }

  @Test func `study access: nobody is sent further than an hour by bus`() throws {
    let hour = try plan("study-access")
    #expect(
      hour.assumptions.contains { $0.contains("47 are within reach by time and 0 by a straight") })
    let half = try plan("study-access", ["time: 60 min": "time: 30 min"])
    #expect(half.optimality.candidates < hour.optimality.candidates)
    #expect(half.allocations.flatMap(\.courses).allSatisfy { ($0.minutes ?? 0) <= 30 })
    let file = scratch.folder.appending(path: "study-access.yaml")
    let run = try Tool.run(["plan", brief("study-access").path, "-o", file.path])
    #expect(run.code == 0, "\(run.errors)")
    #expect(
      try Tool.run(["summary", file.path]).output.contains(
        "\nTime      18 minutes on average, over 32 places for which the table of travel times has one\n"
      ))
  }

  @Test func `study access: a time to reach without the table is an error at the need`() throws {
    let brief = brief("study-access")
    try brief.replace("  travel: travel.csv", with: "  # travel: travel.csv")
    try brief.replace("{column: pair.minutes,", with: "{column: pair.distance,")
    let run = try Tool.run(["check", brief.path])
    #expect(run.code != 0)
    #expect(run.errors.contains("the reach of level 2 has a time"))
    #expect(run.errors.contains("SP0611"))
  }

  @Test func `study access: who goes to a venue goes where the bus is quicker`() throws {
    let plan = try plan("study-access")
    let burnley = Set(plan.areas.filter { $0.district == "E07000117" }.map(\.code))
    for allocation in plan.allocations where burnley.contains(allocation.area) {
      #expect(allocation.courses.allSatisfy { !$0.course.hasPrefix("pendle-weekend") })
    }
  }
}

extension Plan {
  fileprivate func sector(of course: String) -> String? {
    courses.first { $0.id == course }?.sector
  }

  fileprivate func used(inSector sector: String) -> Int {
    courses.reduce(0) { $0 + ($1.sector == sector ? $1.used : 0) }
  }

  /// Straight-line metres times places.
  fileprivate var metresTravelled: Int {
    allocations.flatMap(\.courses).reduce(0) { $0 + $1.places * ($1.metres ?? 0) }
  }
}
