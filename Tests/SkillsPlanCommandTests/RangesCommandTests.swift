import Foundation
import PlanFiles
import SkillsPlanner
import Testing

@Suite struct `Ranges command` {
  private let smallest = "plans/smallest/plan.yaml"

  @Test func `one screen says what is settled in the ten areas and what can move`() throws {
    let run = try Tool.run(["ranges", smallest, "--by", "districts", "--by", "levels"])
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    #expect(
      run.output == """
        Ten areas of Burnley and Pendle, 2026/27: what is settled, and what can move?

        Looked at: every plan that gives up at most 1% of the best one's 70,977,802 points (709,778).

                     all  settled  can move  never none  always more*  always fewer*
          districts    2        0         2           2             -              -
          levels       1        0         1           1             0              1
          * than last year

          residents placed  last year  fewest  plan  most  can move
          Burnley                   -      26    30    34         8
          Pendle                    -      29    33    37         8

          places of a level  last year  fewest  plan  most  can move
          level 2                   94      62    63    63         1

          - Settled: as many places in every such plan. Fewest and most are proved: a
            plan reaches them, and a certificate rules out anything beyond.
          - Each end holds by itself; not all can have their most at once.

        """)
  }

  @Test func `as JSON it has every row, and the plan lies in each range`() throws {
    let run = try Tool.run(["ranges", smallest, "--within", "0.5%", "--json"])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let plan = try Examples.read(Tool.root.appending(path: smallest))
    #expect(json["points"] as? Int == plan.optimality.points)
    #expect(json["points-given-up-at-most"] as? Int == plan.optimality.points / 200)
    let courses = try #require(json["courses"] as? [[String: Any]])
    #expect(courses.map { $0["plan"] as? Int } == plan.courses.map(\.used))
    let providers = try #require(json["providers"] as? [[String: Any]])
    #expect(providers.map { $0["last-year"] as? Int } == plan.providers.map(\.lastYear))
    for row in courses + providers {
      let ends = ["fewest", "plan", "most"].compactMap { row[$0] as? Int }
      #expect(ends.count == 3 && ends == ends.sorted(), "\(row)")
    }
  }

  @Test func `plans as good as the best leave nothing to move where it is the only one`() throws {
    let run = try Tool.run(["ranges", smallest, "--within", "0%", "--by", "levels"])
    #expect(run.output.contains("Looked at: every plan as good as the best"))
    #expect(run.output.contains("level 2                   94      63    63    63   settled"))
  }

  @Test(arguments: [
    (["--within", "1"], "--within is a share from 0% to 50%, such as 1% or 0.25%; not \"1\""),
    (["--within", "51%"], "--within is a share from 0% to 50%"),
    (
      ["--by", "district"],
      "--by is one of districts, providers, courses, levels, policies, pins; not \"district\""
    ),
  ])
  func `a line that cannot be understood says what would be`(line: ([String], String)) throws {
    let run = try Tool.run(["ranges", smallest] + line.0)
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(line.1), "\(run.errors)")
  }
}
