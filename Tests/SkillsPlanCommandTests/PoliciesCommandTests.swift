import Foundation
import Testing

@testable import SkillsPlanner

/// The smallest example under what people set.
private struct WithPolicies {
  let scratch: Scratch
  let folder: URL

  init() throws {
    scratch = try Scratch()
    folder = try scratch.copy("plans/smallest")
  }

  /// Plans the example with something more in its brief, and proves the plan.
  func plan(_ name: String, _ text: String, _ more: String...) throws -> Plan {
    try "kind: SkillsBrief\nversion: 1\nextends: brief.yaml\n\(text)\n".write(
      to: folder.appending(path: "\(name).yaml"), atomically: true, encoding: .utf8)
    let made = try Tool.run(
      ["plan", "\(name).yaml", "-o", "\(name)-plan.yaml"] + more, in: folder)
    try #require(made.code == 0, "\(made.errors)")
    let proved = try Tool.run(["verify", "\(name)-plan.yaml"], in: folder)
    #expect(proved.code == 0, "\(proved.output) \(proved.errors)")
    return try Examples.read(folder.appending(path: "\(name)-plan.yaml"))
  }
}

@Suite struct PoliciesCommandTests {
  private static let cohorts = "policies: [{minimum-cohort: 6, mode: [classroom, apprenticeship]}]"

  @Test func `a course runs with its minimum or not at all, and the plan names the nearest merge`()
    throws
  {
    let plan = try WithPolicies().plan("cohorts", Self.cohorts)
    #expect(plan.courses.allSatisfy { $0.used == 0 || $0.used >= 6 })
    #expect(!plan.cohorts.isEmpty)
    for row in plan.cohorts {
      #expect(plan.used[row.course] == 0 && row.wouldRun < row.least)
      guard let merge = row.merge else { continue }
      #expect(merge.learners >= row.least && merge.course != row.course)
    }
  }

  @Test func `a minimum cohort has a row of what it costs, which the summary tells`() throws {
    let world = try WithPolicies()
    let plan = try world.plan("cohorts", Self.cohorts)
    let open = try world.plan("open", "policies: []")
    let row = try #require(plan.minimumCohorts.first)
    #expect(row.notRun == plan.cohorts.count)
    #expect(row.isAbout == (plan.optimality.gap > 0))
    #expect(row.costs == open.optimality.points - plan.optimality.points)
    #expect(row.costs ?? 0 > 0)
    let summary = try Tool.run(["summary", "cohorts-plan.yaml"], in: world.folder).output
    let cohort = "Cohort    a minimum cohort of 6, mode classroom or apprenticeship: "
    #expect(summary.contains(cohort), "\(summary)")
  }

  @Test func `a search for as long as there is time says how far it went, and is proved`() throws {
    let set = try WithPolicies()
    let usual = try set.plan("usual", Self.cohorts)
    let timed = try set.plan("timed", Self.cohorts, "--time", "1")
    #expect(usual.optimality.nodes == nil)
    #expect((timed.optimality.nodes ?? 400) >= 25)
    #expect(timed.optimality.gap <= usual.optimality.gap || timed.optimality.nodes != nil)
  }

  @Test(arguments: ["0", "-1", "1.5", "ten", "604801", ""])
  func `a time that is none is refused`(time: String) throws {
    let example = try WithPolicies()
    let run = try Tool.run(["plan", "brief.yaml", "--time", time], in: example.folder)
    #expect(run.code == 64 || run.code == 2, "\(run.code)")
    #expect(run.errors.contains("--time"), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func `beside an earlier plan it is told what is kept of whom, and that adds up`() throws {
    let set = try WithPolicies()
    let before = try set.plan("before", "weights: {sector-priority: 3}")
    let plan = try set.plan(
      "after", "stability: {plan: before-plan.yaml, tolerance: 1%}")
    let kept = try #require(plan.optimality.kept)
    for all in [kept.providers, kept.districts] {
      #expect(all.reduce(0) { $0 + $1.kept } == kept.places)
      #expect(all.reduce(0) { $0 + $1.plan } == plan.summary.placed)
      #expect(all.reduce(0) { $0 + $1.earlier } == before.summary.placed)
    }
    #expect(kept.of == before.summary.placed && kept.places <= kept.most)
    let said = try Tool.run(["summary", "after-plan.yaml"], in: set.folder)
    let isSame = kept.providers.allSatisfy { $0.changed == 0 }
    #expect(
      said.output.contains(
        isSame ? "Every place is as in the earlier plan." : "unlike the earlier plan, of"))
  }

  @Test func `what is said of the earlier plan is refuted where it does not add up`() throws {
    let set = try WithPolicies()
    _ = try set.plan("before", "weights: {sector-priority: 3}")
    _ = try set.plan("after", "stability: {plan: before-plan.yaml, tolerance: 1%}")
    let file = set.folder.appending(path: "after-plan.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let kept = try #require(text.range(of: "\n    providers:\n"))
    let number = try #require(text.range(of: "plan: ", range: kept.upperBound..<text.endIndex))
    try text.replacingCharacters(in: number, with: "plan: 1").write(
      to: file, atomically: true, encoding: .utf8)
    let run = try Tool.run(["verify", "--without-inputs", "after-plan.yaml"], in: set.folder)
    #expect(run.code == 6)
    #expect((run.output + run.errors).contains("beside the earlier plan"))
  }
}
