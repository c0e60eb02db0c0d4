import Foundation
import SkillsPlanner
import Testing

@Suite struct RulesInBriefTests {
  private let scratch: Scratch
  private let brief: URL

  init() throws {
    scratch = try Scratch()
    brief = try scratch.copy("plans/smallest").appending(path: "brief.yaml")
  }

  @Test func `an eligibility rule from a plugin of one's own keeps learners in their district`()
    throws
  {
    try brief.replace("rules:\n", with: "rules:\n  - {rule: within-district}\n")
    let plugin = Tool.executable.deletingLastPathComponent()
      .appending(path: "libWithinDistrictTestRule.so").path
    let file = scratch.folder.appending(path: "plan.yaml")
    let run = try Tool.run(["plan", brief.path, "-o", file.path, "--plugin", plugin])
    #expect(run.code == 0, "\(run.errors)")
    let plan = try Examples.read(file)
    let homes = Dictionary(uniqueKeysWithValues: plan.areas.map { ($0.code, $0.district) })
    let venues = Dictionary(uniqueKeysWithValues: plan.courses.map { ($0.id, $0.district) })
    for allocation in plan.allocations {
      for share in allocation.courses {
        #expect(venues[share.course] == homes[allocation.area])
      }
    }
    #expect(plan.rules.map(\.id).contains("within-district"))
    #expect(plan.optimality.candidates == 60)
  }

  @Test
  func `a measure that counts education twice is warned of at its place, and the plan is made`()
    throws
  {
    try brief.replace("measure: income", with: "measure: imd")
    let run = try Tool.run(["plan", brief.path])
    #expect(run.code == 0)
    #expect(
      run.errors.contains("brief.yaml:21:12: warning: rule deprivation reads area.imd_decile"))
    #expect(run.errors.contains("SP0605"))
  }

  @Test func `the rules that came with the program are listed with file, digest and parameters`()
    throws
  {
    let run = try Tool.run(["rules"])
    #expect(run.code == 0)
    for title in [
      "attainment-gap 1.0.0", "curve 1.0.0", "deprivation 1.0.0", "outcomes 1.0.0",
      "provider-reach 1.0.0", "sector-priority 1.0.0", "table 1.0.0", "travel-distance 1.1.0",
    ] {
      #expect(run.output.contains("\n\(title)") || run.output.hasPrefix(title))
    }
    #expect(run.output.contains("half-distance: "))
    #expect(run.output.contains("libTravelDistanceRule.so"))
    #expect(!run.output.contains("within-district"))
    #expect(run.output.matches(of: /sha256 [0-9a-f]{64}\n/).count == 8)
  }

  @Test func `a wrong rule is named together with a wrong table`() throws {
    try brief.replace("measure: income", with: "measure: incme")
    let areas = brief.deletingLastPathComponent().appending(path: "areas.csv")
    try areas.replace(",1243,", with: ",many,")
    let run = try Tool.run(["check", brief.path])
    #expect(run.code == 3)
    #expect(run.errors.contains("Did you mean income?"))
    #expect(run.errors.contains("\"many\" in column \"adults\" is not a whole number"))
    #expect(run.errors.contains("2 errors in 2 files"))
  }
}
