import Foundation
import PlanFiles
@testable import SkillsPlanCommand
import SkillsPlanner
import Testing

@Suite struct `Sensitivity command` {
  private let smallest = "plans/smallest/brief.yaml"
  private let lancashire = "plans/lancashire/brief.yaml"

  @Test func `one screen says how settled the ten areas are`() throws {
    let run = try Tool.run([
      "sensitivity", smallest, "--vary", "weights", "20%", "--vary", "target", "10%", "--runs",
      "20",
    ])
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    #expect(
      run.output == """
        Ten areas of Burnley and Pendle, 2026/27: how settled is it?

        Of 63 places 5 stand in at least 19 of 20 runs, with learners of the same area on the same course.

          places that stay with                settled        leaning       open
          the same area and course                   5    8%       25  40%    33  52%
          the same area, on any course              55   87%        6  10%     2   3%
          the same course, whoever takes them       63  100%        0   0%     0   0%
          the same provider, on any course          63  100%        0   0%     0   0%

          - Of 17 allocations (an area's learners on a course) 0 (0 places) have a place
            in all runs, 2 (14 places) in at least 90%, 15 (49 places) in at least half,
            0 (0 places) in fewer.
          - Of 6 providers 6 gain, lose or stay against last year as in the plan in at
            least 19 of 20 runs, 0 in at least 15 of 20 runs, 0 in fewer.

          learners placed  plan  mean  9 in 10 runs  least to most  as many
          level 2            63    63      63 to 63       63 to 63     100%

        Districts, where the runs lie furthest apart
          residents placed  level  plan  mean  9 in 10 runs  least to most  as many
          Burnley               2    30    30      28 to 31       28 to 31      80%
          Pendle                2    33    33      32 to 35       32 to 35      50%

          - Varied: the weight of each rule by up to 20%; the target of each level by up
            to 10%; each by a factor of its own in each of 20 runs (seed 1), each run
            planned exactly.
          - Settled: in at least 19 of 20 runs; leaning: in at least 15 of 20 runs;
            open: in fewer. As many: runs with at least the plan's number.
          - Not a probability: it says which decisions hang on these figures, not how
            likely others are.

        """)
  }

  @Test func `a part and its share are one word or two`() throws {
    let two = try Tool.run(["sensitivity", smallest, "--vary", "weights", "20%", "--runs", "5"])
    let one = try Tool.run(["sensitivity", smallest, "--vary", "weights=20%", "--runs=5"])
    let equals = try Tool.run(["sensitivity", "--vary=weights=20.0%", smallest, "--runs", "5"])
    #expect(two.code == 0)
    #expect(one.output == two.output)
    #expect(equals.output == two.output)
  }

  @Test(arguments: [
    (
      ["--vary", "weight", "20%"],
      "--vary is one of weights, target, reach, flex; not \"weight\" (did you mean"
    ),
    (["--vary", "weights"], "--vary weights takes a share from 0.1% to 99.9%, such as 20%"),
    (
      ["--vary", "weights", "20"],
      "--vary weights takes a share from 0.1% to 99.9%, such as 20%; not \"20\""
    ),
    (["--vary", "weights", "100%"], "--vary weights takes a share from 0.1% to 99.9%"),
    (["--vary", "weights", "0%"], "--vary weights takes a share from 0.1% to 99.9%"),
    (["--vary", "weights", "--runs"], "--vary weights takes a share from 0.1% to 99.9%"),
    (["--vary", "flex=1%", "--vary", "flex=2%"], "--vary flex is given twice"),
    ([], "nothing is to vary; say what, such as --vary weights 20%"),
    (["--vary", "flex=1%", "--runs", "0"], "--runs is a whole number from 1 to 1,000; not \"0\""),
    (["--vary", "flex=1%", "--seed", "-1"], "--seed is a whole number 0 or more; not \"-1\""),
  ])
  func `a wrong word is told with what would be right`(words: [String], message: String) throws {
    let run = try Tool.run(["sensitivity", smallest] + words)
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("error: \(message)"), "\(run.errors)")
  }

  @Test func `a seed gives the same bytes with one thread as with several`() throws {
    let words = ["sensitivity", smallest, "--vary", "weights=40%", "--vary", "reach=30%", "--json"]
    let several = try Tool.run(words)
    let one = try Tool.run(words, environment: ["LIBDISPATCH_COOPERATIVE_POOL_STRICT": "1"])
    #expect(several.code == 0)
    #expect(one.output == several.output)
    #expect(try Tool.run(words + ["--seed", "2"]).output != several.output)
  }

  @Test func `a part that changes nothing is warned of, as its page says`() throws {
    let page = try #require(CheckPage.sensitivity.first)
    let scratch = try Scratch()
    let brief = try scratch.copy("plans/smallest").appending(path: "brief.yaml")
    try brief.replace(
      "  - {rule: sector-priority, weight: 1, with: {weights: {\"4\": 0.9, \"1\": 0.6}, other: 0.3}}\n",
      with: "")
    let run = try Tool.run(
      ["sensitivity", "brief.yaml", "--vary", "weights", "20%", "--runs", "2"],
      in: brief.deletingLastPathComponent())
    #expect(run.code == 0)
    #expect(run.errors.contains("\(page.says) [\(page.code)]"), "\(run.errors)")
    #expect(run.output.contains("Of 63 places 63 stand in all 2 runs"))
  }

  @Test func `what memory has no room for is refused`() throws {
    let run = try Tool.run([
      "sensitivity", lancashire, "--vary", "reach=50%", "--memory", "34MB",
    ])
    #expect(run.code == 3)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("SP0612"))
  }

  @Test func `Lancashire's figures are those of its plan, and places add up in every way`() throws {
    let run = try Tool.run([
      "sensitivity", lancashire, "--vary", "weights=20%", "--vary", "target=10%", "--runs", "4",
      "--json",
    ])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let plan = try Examples.read(Tool.root.appending(path: "plans/lancashire/plan.yaml"))
    #expect(json["places"] as? Int == plan.summary.placed)
    let standing = try #require(json["standing"] as? [String: [String: Int]])
    #expect(standing.keys.sorted() == ["allocation", "course", "need", "provider"])
    for counts in standing.values {
      #expect(counts.values.reduce(0, +) == plan.summary.placed)
    }
    let settled = ["allocation", "need"].map { standing[$0]?["settled"] ?? 0 }
    #expect(settled[0] <= settled[1], "a place with area and course is one with the area")
    #expect(
      (standing["course"]?["settled"] ?? 0) <= (standing["provider"]?["settled"] ?? 0),
      "a course's place is its provider's")

    let providers = try #require(json["providers"] as? [[String: Any]])
    #expect(providers.map { $0["ukprn"] as? String } == plan.providers.map(\.provider.ukprn))
    #expect(providers.map { $0["plan"] as? Int } == plan.providers.map(\.plan))
    #expect(providers.map { $0["last_year"] as? Int } == plan.providers.map(\.lastYear))
    let courses = try #require(json["courses"] as? [[String: Any]])
    #expect(courses.map { $0["plan"] as? Int } == plan.courses.map(\.used))
    let allocations = try #require(json["allocations"] as? [[String: Any]])
    let ofPlan = plan.allocations.flatMap { allocation in
      allocation.courses.map {
        "\(allocation.area) \(allocation.level.code) \($0.course) \($0.places)"
      }
    }
    let told = allocations.map { row in
      ["area", "level", "course", "places"].map { "\(row[$0] ?? "")" }.joined(separator: " ")
    }
    #expect(told.sorted() == ofPlan.sorted())
    let districts = try #require(json["districts"] as? [[String: Any]])
    #expect(
      districts.compactMap { $0["plan"] as? Int }.reduce(0, +) == plan.summary.placed)
  }
}
