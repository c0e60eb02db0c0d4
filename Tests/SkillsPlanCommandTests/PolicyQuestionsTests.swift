import Foundation
@testable import SkillsPlanCommand
import SkillsPlanner
import Testing

/// What the commands say of the ten areas under policies and pins.
@Suite struct `Questions about a plan under policies and pins` {
  private let scratch: Scratch
  private let folder: URL

  init() throws {
    scratch = try Scratch()
    folder = try scratch.copy("plans/smallest")
  }

  /// A brief that extends the one of the ten areas.
  private func brief(_ set: String) throws {
    let brief = "kind: SkillsBrief\nversion: 1\nextends: brief.yaml\n\(set)\n"
    try Data(brief.utf8).write(to: folder.appending(path: "set.yaml"))
  }

  private func run(_ arguments: String...) throws -> Tool.Run {
    try Tool.run(arguments, in: folder)
  }

  private static let nesting = """
    policies:
      - {at-most: 8 places, provider: "10001000"}
    pins:
      - {area: E01025175, provider: "10004552", at-least: 5,
         reason: a bus that the school runs, role: head of skills, decided: 2026-06-01}
    """

  private static let crossing = """
    policies:
      - {at-least: 35%, decile: [1]}
      - {minimum-cohort: 2, mode: apprenticeship}
    """

  @Test func `ranges tell the fewest and the most of each policy and pin`() throws {
    try brief(Self.nesting)
    #expect(try run("plan", "set.yaml", "-o", "set-plan.yaml").code == 0)
    let ranges = try run("ranges", "set-plan.yaml", "--by", "policies", "--by", "pins")
    #expect(ranges.errors.isEmpty)
    #expect(
      ranges.output == """
        Ten areas of Burnley and Pendle, 2026/27: what is settled, and what can move?

        Looked at: every plan that gives up at most 1% of the best one's 68,766,690 points (687,666).

                    all  settled  can move  never none  always more*  always fewer*
          policies    1        0         1           1             -              -
          pins        1        0         1           1             -              -
          * than last year

          places of a policy                   last year  fewest  plan  most  can move
          at most 8 places, provider 10001000          -       6     8     8         2

          places of a pin                                       last year  fewest  plan  most  can move
          at least 5 places, area E01025175, provider 10004552          -       5     5     6         1

          - Settled: as many places in every such plan. Fewest and most are proved: a
            plan reaches them, and a certificate rules out anything beyond.
          - Each end holds by itself; not all can have their most at once.

        """)
    let json = try run("ranges", "set-plan.yaml", "--by", "pins", "--json").output
    #expect(json.contains("\"pin\": \"at least 5 places, area E01025175, provider 10004552\""))
    #expect(!json.contains("\"policies\""))
  }

  @Test func `a plan, its summary and its proof say who would be placed without a pin`() throws {
    try brief(Self.nesting)
    #expect(try run("plan", "set.yaml", "-o", "set-plan.yaml").code == 0)
    let plan = try String(
      contentsOf: folder.appending(path: "set-plan.yaml"), encoding: .utf8)
    let districts = "districts: {E07000117: 4, E07000122: -4}"
    let areas = "areas: {E01024860: 3, E01024880: 1, E01025175: -5, E01025190: 1}"
    #expect(
      plan.contains("costs: 1111112, learners: 0, without: {\(districts), \(areas)}}"))
    #expect(
      plan.contains("without-policies: {points: 2211112, learners: 0, \(districts), \(areas)}"))
    let summary = try run("summary", "set-plan.yaml").output
    #expect(
      summary.contains(
        """
        Pin       at least 5 places, area E01025175, provider 10004552: without it the plan would have
                  1,111,112 points more and place 4 more learners of Burnley, and 4 fewer learners of Pendle
        """))
    #expect(try run("verify", "set-plan.yaml").code == 0)
    let wrong = plan.replacing("learners: 0, without", with: "learners: 1, without")
    try Data(wrong.utf8).write(to: folder.appending(path: "wrong.yaml"))
    let verified = try run("verify", "wrong.yaml", "--without-inputs")
    #expect(verified.code == 6)
    #expect(verified.errors.contains("learners of the pin"), "\(verified.errors)")
  }

  @Test func `the frontier keeps a policy that it would otherwise break`() throws {
    try brief("policies: [{at-least: 30 places, decile: [4, 6, 8]}]")
    let csv = try run(
      "frontier", "set.yaml", "--between", "points,equity", "--csv", "corners.csv")
    #expect(csv.code == 0)
    let rows = try String(contentsOf: folder.appending(path: "corners.csv"), encoding: .utf8)
      .split(separator: "\n").filter { $0.hasPrefix("corner,") }
      .map { $0.split(separator: ",").map(String.init) }
    // 63 funded starts, of which 30 go elsewhere.
    #expect(rows.last?[1] == "33")
    #expect(rows.count > 3)
  }

  @Test(arguments: [
    ["ranges", "set-plan.yaml"], ["frontier", "set.yaml", "--between", "points,equity"],
  ])
  func `what no network holds is refused by name, with what to do instead`(line: [String]) throws {
    try brief(Self.crossing)
    #expect(try run("plan", "set.yaml", "-o", "set-plan.yaml").code == 0)
    let refused = try Tool.run(line, in: folder)
    #expect(refused.code == 1)
    #expect(refused.output.isEmpty)
    #expect(
      refused.errors.contains(
        "by search: at least 35%, decile 1; a minimum cohort of 2, mode apprenticeship [SP0643]\n"),
      "\(refused.errors)")
    #expect(refused.errors.hasPrefix("set.yaml:5:5: error: "))
    #expect(refused.errors.contains("skillsplan sensitivity"))
    let instead = try run("sensitivity", "set.yaml", "--vary", "weights", "20%", "--runs", "2")
    #expect(instead.code == 0, "\(instead.errors)")
  }

  @Test func `a question that only limits which hold nothing back are in the way of says so`()
    throws
  {
    try brief("policies: [{at-most: 90%, provider: \"10001000\"}]")
    #expect(try run("plan", "set.yaml", "-o", "set-plan.yaml").code == 0)
    let refused = try run("ranges", "set-plan.yaml")
    #expect(refused.code == 1)
    #expect(
      refused.errors.contains(
        "fix: It holds nothing back in this plan: plan without it, which changes nothing else"),
      "\(refused.errors)")
    try brief("policies: [{at-most: 20%, provider: \"10001000\"}]")
    #expect(try run("plan", "set.yaml", "-o", "set-plan.yaml").code == 0)
    let held = try run("ranges", "set-plan.yaml").errors
    #expect(held.contains("fix: Plan without what is in the way, and ask of that plan"), "\(held)")
  }

  @Test(arguments: [
    ["plan", "set.yaml", "-o", "out.yaml"], ["compare", "brief.yaml", "set.yaml"],
    ["frontier", "set.yaml", "--between", "points,equity"],
    ["sensitivity", "set.yaml", "--vary", "weights", "20%", "--runs", "2"],
  ])
  func `what cannot hold together is named at the line of the first`(line: [String]) throws {
    try brief(
      """
      policies:
        - {at-most: 90%, provider: "10001000"}
        - {at-least: 40 places, home-district: E07000117}
        - {at-least: 25 places, home-district: E07000122}
      """)
    let refused = try Tool.run(line, in: folder)
    #expect(refused.code == 3)
    #expect(
      refused.errors.hasPrefix(
        "set.yaml:6:5: error: 3 limits cannot hold together, though any 2 of them can: at least "),
      "\(refused.errors)")
    #expect(refused.errors.contains("to 38 in \"at least 40 places"))
    #expect(refused.errors.contains("[SP0640]"))
  }

  @Test func `what only a search proves impossible is named with numbers at which a plan is there`()
    throws
  {
    func policies(_ floor: String, _ cap: String, _ cohort: String) throws {
      try brief(
        """
        policies:
          - {minimum-cohort: \(cohort), mode: apprenticeship}
          - {at-least: \(floor) places, provider: "10056831"}
          - {at-most: \(cap) places, provider: "10056831"}
        """)
    }
    try policies("5", "6", "8")
    let refused = try run("plan", "set.yaml", "-o", "out.yaml")
    #expect(refused.code == 3)
    #expect(refused.errors.contains("error: 3 limits cannot hold together"), "\(refused.errors)")
    #expect(
      refused.errors.contains(
        "Change one of them: to 8 in \"at most 6 places, provider 10056831\", or to 6 in \"a minimum "
          + "cohort of 8"),
      "\(refused.errors)")
    #expect(
      refused.errors.contains(", or leave out \"at least 5 places, provider 10056831\"."))
    for (cap, cohort, code) in [("8", "8", 0), ("7", "8", 3), ("6", "6", 0), ("6", "7", 3)] {
      try policies("5", cap, cohort)
      #expect(try run("plan", "set.yaml", "-o", "out.yaml").code == code, "\(cap) \(cohort)")
    }
  }

  @Test func `no minimum cohort is named beside shares that no whole number of learners meets`()
    throws
  {
    func policies(_ share: Int, cohort: Int) throws {
      try brief(
        """
        policies:
          - {minimum-cohort: \(cohort), mode: apprenticeship}
          - {at-least: \(share)%, provider: "10001000"}
          - {at-most: 29%, provider: "10001000"}
        """)
    }
    // It closes the courses of this provider, so that prices rule the lower share out; alone they do not.
    try policies(29, cohort: 10)
    let refused = try run("plan", "set.yaml", "-o", "out.yaml")
    #expect(refused.code == 3)
    #expect(
      refused.errors.contains(
        "error: 2 limits cannot hold together, though each alone can: at least 29%, provider "
          + "10001000; at most 29%, provider 10001000 [SP0640]"), "\(refused.errors)")
    try policies(28, cohort: 10)
    let needed = try run("plan", "set.yaml", "-o", "out.yaml")
    #expect(needed.code == 3)
    #expect(
      needed.errors.contains(
        "error: 2 limits cannot hold together, though each alone can: at least 28%, provider "
          + "10001000; a minimum cohort of 10, mode apprenticeship"), "\(needed.errors)")
    try policies(28, cohort: 2)
    #expect(try run("plan", "set.yaml", "-o", "out.yaml").code == 0)
  }

  @Test func `a plan of nobody says at once why`() throws {
    try brief("funded-starts: {\"2\": 0}")
    let told = try run("plan", "set.yaml", "-o", "out.yaml")
    #expect(told.code == 0)
    #expect(told.errors.contains("0 of 87 learners placed"))
    #expect(told.errors.contains("\nNot placed: 87 learners; too few funded starts 87.\n"))
  }

  @Test func `where no plan is found, what it turns on is named with its line`() throws {
    // Half of 33 places is no number of learners, and neither prices nor a short search prove that.
    try brief(
      """
      policies:
        - {at-least: 33 places, home-district: E07000117}
        - {at-most: 33 places, home-district: E07000117}
        - {at-least: 50%, home-district: E07000117, elsewhere: true}
        - {at-most: 50%, home-district: E07000117, elsewhere: true}
      """)
    let refused = try run("plan", "set.yaml", "-o", "out.yaml")
    #expect(refused.code == 3)
    #expect(
      refused.errors.hasPrefix("set.yaml:7:5: error: no plan was found that keeps all that is set"),
      "\(refused.errors)")
    #expect(
      refused.errors.contains(
        "turns on these: at least 50%, home-district E07000117, elsewhere; at most 50%, "
          + "home-district E07000117, elsewhere [SP0642]"))
  }

  @Test func `the example of a demand that no plan was found for is refused as its page says`()
    throws
  {
    let page = try #require(CheckPage.all.first { $0.code == "SP0642" })
    let asked = folder.appending(path: "asked")
    try FileManager.default.createDirectory(at: asked, withIntermediateDirectories: false)
    let brief = page.example + "\nkind: SkillsBrief\nversion: 1\nextends: ../brief.yaml\n"
    try Data(brief.utf8).write(to: asked.appending(path: "brief.yaml"))
    let run = try Tool.run(["plan", "brief.yaml", "-o", "plan.yaml"], in: asked)
    #expect(run.code == 3)
    #expect(run.errors.hasPrefix("\(page.says) [SP0642]\n"), "\(run.errors)")
  }

  @Test(arguments: ["check", "plan"])
  func `an objective or an earlier plan beside what no network holds is refused at its line`(
    command: String
  ) throws {
    let share = "policies:\n  - {at-most: 40%, each: provider}"
    try brief("objective: {tiers: {decile: [1]}}\n\(share)")
    let crossed = try Tool.run([command, "set.yaml"], in: folder)
    #expect(crossed.code == 3)
    #expect(
      crossed.errors.hasPrefix(
        "set.yaml:6:5: error: the policy \"at most 40%, each provider\" and"),
      "\(crossed.errors)")
    #expect(crossed.errors.contains("[SP0641]"))
    try brief("stability: {plan: plan.yaml, tolerance: 1%}\n\(share)")
    let kept = try Tool.run([command, "set.yaml"], in: folder)
    #expect(kept.code == 3)
    #expect(
      kept.errors.hasPrefix(
        "set.yaml:6:5: error: the earlier plan of line 4 cannot be kept to beside the policy"),
      "\(kept.errors)")
    #expect(kept.errors.contains("[SP0644]"))
  }

  @Test func `a minimum cohort that no course holds is warned of, and refused beside a floor`()
    throws
  {
    let cohort = "policies:\n  - {minimum-cohort: 14, mode: apprenticeship}\n"
    try brief(cohort)
    let warned = try run("check", "set.yaml")
    #expect(warned.code == 0)
    #expect(
      warned.errors.contains("asks for more learners than any of its 12 courses can hold"),
      "\(warned.errors)")
    #expect(warned.errors.contains("10001000-E07000117-L2-S15-A (8) and 9 more [SP1166]"))
    try brief(cohort + "  - {at-least: 5 places, provider: \"10001000\"}")
    let refused = try run("plan", "set.yaml", "-o", "out.yaml")
    #expect(refused.code == 3)
    #expect(refused.errors.contains("of line 5: courses too small for it do not run"))
    #expect(refused.errors.contains("fix: Write a minimum cohort of 9 or less there"))
  }

  @Test func `what is known of a plan near the best no nearer than its gap is told with about`()
    throws
  {
    let pin = "{home-district: E07000117, provider: \"10004552\", at-least: 3, reason: a bus,"
    try brief(
      """
      policies:
        - {at-most: 10%, elsewhere: true, each: home-district}
        - {at-most: 4 places, home-district: E07000117, provider: "10004692"}
      pins:
        - \(pin)
           role: commissioner, decided: 2026-06-01}
        - {area: E01025175, provider: "10004552", at-least: 1, reason: a bus,
           role: commissioner, decided: 2025-06-01, expires: 2026-07-31}
      """)
    #expect(try run("plan", "set.yaml", "-o", "set-plan.yaml").code == 0)
    let plan = try String(contentsOf: folder.appending(path: "set-plan.yaml"), encoding: .utf8)
    #expect(plan.contains("status: bounded"))
    #expect(plan.contains("What policies and pins cost is about: the plan is within "))
    let summary = try run("summary", "set-plan.yaml").output
    #expect(summary.contains("2 policies, 2 pins, 1 of them expired; "), "\(summary)")
    #expect(summary.contains("without policies and pins about 1,800,000 points\n"), "\(summary)")
    let verified = try run("verify", "set-plan.yaml")
    #expect(verified.code == 0)
    #expect(
      verified.output.contains("; 4 limits\n               that people set are kept"),
      "\(verified.output)")
  }

  @Test func `what costs nothing is said to, and the objective is who set what it serves first`()
    throws
  {
    try brief(
      """
      objective: {tiers: {decile: [1, 4]}}
      policies: [{at-most: 60 places, provider: "10001000"}]
      """)
    #expect(try run("plan", "set.yaml", "-o", "set-plan.yaml").code == 0)
    let summary = try run("summary", "set-plan.yaml").output
    #expect(
      summary.contains("1 policy, an objective before points; none of it costs a point\n"),
      "\(summary)")
    let report = try run("report", "set-plan.yaml", "--format", "markdown").output
    #expect(report.contains("**It costs no points: without any of it the plan would have as many"))
    #expect(
      report.contains("| at least 55 places, decile 1 or 4, served first | the brief's objective |")
    )
    let compared = try run("compare", "brief.yaml", "set.yaml").output
    #expect(compared.contains("  deciles 1 and 4 together\n"), "\(compared)")
    #expect(compared.contains("  deciles 1 and 2 together\n"))
    let json = try run("compare", "brief.yaml", "set.yaml", "--json").output
    #expect(json.contains("\"placed-of-thousand-together\""))
  }

  @Test func `sensitivity names the run whose figures leave no plan`() throws {
    try brief("policies: [{at-least: 46 places, home-district: E07000122}]")
    #expect(try run("plan", "set.yaml", "-o", "set-plan.yaml").code == 0)
    let tight = try run("sensitivity", "set.yaml", "--vary", "target", "20%", "--runs", "20")
    #expect(tight.code == 3)
    #expect(tight.output.isEmpty)
    #expect(
      tight.errors.contains(
        " of 20 draws leave no plan: the policy \"at least 46 places, home-district E07000122\" asks"
      ),
      "\(tight.errors)")
    #expect(tight.errors.contains("[SP1165]"))
  }

  @Test func `check names the lines of policies that contradict each other`() throws {
    try brief(
      """
      policies:
        - {at-most: 8 places, provider: "10001000"}
        - {at-least: 9 places, provider: "10001000"}
        - {at-most: 12%, each: provider}
      """)
    let checked = try run("check", "set.yaml")
    #expect(checked.code == 3)
    let said = checked.output + checked.errors
    #expect(
      said.contains("set.yaml:6:5: error: the policy \"at least 9 places, provider 10001000\""))
    #expect(said.contains("of line 5: no plan has at least 9 places and at most 8 places [SP1163]"))
    #expect(said.contains("all 6 together come to 72% of all places"))
    #expect(said.contains("Write 16.6667% or more, or a number of places."))
  }
}
