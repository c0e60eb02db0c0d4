import Foundation
import PlanFiles
import SkillsPlanner
import Testing

/// `skillsplan explain` and `skillsplan shortfall` of plans with policies, pins, objectives and stability.
@Suite struct `Explanations under policies and pins` {
  /// What a command says of the smallest plan with some lines more in its brief.
  private func said(
    _ arguments: [String], adding lines: String, changing change: (URL) throws -> Void = { _ in }
  ) throws -> String {
    let scratch = try Scratch()
    let folder = try scratch.copy("plans/smallest")
    let brief = folder.appending(path: "brief.yaml")
    try (String(contentsOf: brief, encoding: .utf8) + lines + "\n")
      .write(to: brief, atomically: true, encoding: .utf8)
    try change(folder)
    let plan = try Tool.run(["plan", "brief.yaml", "-o", "plan.yaml"], in: folder)
    guard plan.code == 0 else { throw Examples.Failed(errors: plan.errors) }
    let run = try Tool.run([arguments[0], "plan.yaml"] + arguments.dropFirst(), in: folder)
    withExtendedLifetime(scratch) {}
    #expect(run.code == 0, "\(run.errors)")
    return run.output
  }

  /// With one space where a line was wrapped.
  private func unwrapped(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Two caps and a pin that one network holds.
  private static let nested = """
    policies:
      - {at-most: 10 places, provider: "10001000"}
      - {at-most: 50 places, level: "2"}
    pins:
      - {area: E01024870, course: 10004692-E07000117-L2-S04-A, places: 2, reason: a bus that the school runs,
         role: head of skills, decided: 2026-06-01}
    """

  /// Minimum cohorts and shares, which are searched and kept by price.
  private static let crossing = """
    policies:
      - {minimum-cohort: 8, mode: [classroom, apprenticeship]}
      - {at-most: 25%, each: provider}
    """

  @Test func `learners whom a policy keeps are a reason of their own, and a looser one a repair`()
    throws
  {
    #expect(
      try said(["shortfall"], adding: Self.nested) == """
        Ten areas of Burnley and Pendle, 2026/27: why 37 of 87 learners are not placed

          learners  because
                24  too few funded starts at level 2: there are 63 (the plan leaves 13), and 87 learners could take a place
                13  policies, pins and minimum cohorts: no plan that keeps them all could place them
                37  in all
          Each learner is counted once, for the first reason that no plan could mend by itself. The plan's
          own causes are of each need as it is planned, so they are cut otherwise.

        Policies and pins: learners more who would be placed without each alone
          learners       points  without
               +13  +10,081,487  the policy "at most 50 places, level 2"

        What would help, each worked out by planning again; most learners for each unit first
          learners  units  change
               +13     13  63 places, not 50, in the policy "at most 50 places, level 2"

        """)
  }

  @Test func `a plan made anew with the looser policy places as many as the repair says`() throws {
    let plan = try said(
      ["shortfall"], adding: Self.nested.replacing("at-most: 50 places", with: "at-most: 63 places")
    )
    #expect(plan.contains("why 24 of 87 learners are not placed"))
  }

  @Test func `an area's page names the policy that is full, and the pin with its reason`() throws {
    let page = try said(["explain", "--area", "E01024870"], adding: Self.nested)
    for part in [
      """
        By a pin (exactly 2 places, area E01024870, course 10004692-E07000117-L2-S04-A): a bus that the
        school runs (head of skills, decided 2026-06-01).
      """,
      """
      2 learners are not placed: courses have room, but all funded starts of their level are used where
      they count more, or would be without policies and pins. Whatever else, the policy "at most 50
      places, level 2" leaves them no place more. One learner more here would add nothing to the plan.
      """,
      "   518,519  374,074   5.1  policy          4       10001000-E07000117-L2-S04-A  BURNLEY COLLEGE",
      """
         a place       points  learners
        -100,000     +200,000         0  policy: at most 10 places, provider 10001000, full
        -892,593  +10,081,487       +13  policy: at most 50 places, level 2, full
        +318,519     +637,038         0  pin: exactly 2 places, area E01024870, course
                                         10004692-E07000117-L2-S04-A; a bus that the school runs (head of
                                         skills, decided 2026-06-01)
      """,
      "        -2  E01024870  Burnley 009D      2  10004692-E07000117-L2-S04-A  NORTH LANCS. TRAINING GR...",
    ] {
      #expect(page.contains(part), "\(part) is missing in \(page)")
    }
  }

  @Test func `of an area's learners those are told apart whom policies alone keep`() throws {
    let page = unwrapped(try said(["explain", "--area", "E01024860"], adding: Self.nested))
    let caps =
      "3 learners are not placed: courses have room, but all funded starts of their level are used where they count "
      + "more, or would be without policies and pins."
    let policies =
      " 3 others are not placed: courses have room and funded starts, but the policy \"at most 10 places, "
      + "provider 10001000\" and the policy \"at most 50 places, level 2\" keep them."
    #expect(page.contains(caps + policies), "\(page)")
    let json = try said(["explain", "--area", "E01024860", "--json"], adding: Self.nested)
    #expect(json.contains("\"cause\": \"a policy or pin\""))
  }

  @Test func `why not names the policy in the way, and says which looser ones do not turn it`()
    throws
  {
    let page = try said(
      ["explain", "--why-not", "E01024860", "10001000-E07000117-L2-S04-A"], adding: Self.nested)
    for part in [
      "eligible; 4 of its 7 places are given away. In the way: the policy \"at most 10 places, provider\n10001000\" leaves no place more.",
      "  - 170,372 points more for this area on this course (692,594 instead of 522,222).",
      "  - Not even without the policy \"at most 50 places, level 2\".",
    ] {
      #expect(page.contains(part), "\(part) is missing in \(page)")
    }
  }

  @Test func `a course that does not run for want of learners says how many would come`() throws {
    let course = try said(
      ["explain", "--course", "10001000-E07000117-L2-S04-A"], adding: Self.crossing)
    #expect(course.contains("It does not run: it needs 8 learners, and 7 would come"))
    let cohort = "a minimum cohort of 8, mode classroom or apprenticeship, by which this"
    #expect(unwrapped(course).contains(cohort))
    #expect(!course.contains("Next in line") && course.contains("Who could come"))
    #expect(course.contains("How much would have to be different is not told here: that is exact"))
    #expect(!course.contains("One place more"))
    let provider = try said(["explain", "--provider", "10001000"], adding: Self.crossing)
    #expect(
      provider.contains("Does not run, since too few learners would come: 10001000-E07000117-L2"))
    #expect(unwrapped(provider).contains("by which 2 of 3 courses here do not run"))
    #expect(!provider.contains("skillsplan shortfall"))
    let why = try said(
      ["explain", "--why-not", "E01024860", "10001000-E07000117-L2-S04-A"], adding: Self.crossing)
    #expect(why.contains("In the way: the course does not"))
    #expect(!why.contains("The smallest changes") && !why.contains("about 0 points"))
    #expect(unwrapped(why).contains("No plan that keeps all policies and pins has a place there."))
  }

  @Test func `courses that nobody would come to are not counted among those that a minimum closes`()
    throws
  {
    let cohort = "policies: [{minimum-cohort: 6, mode: [classroom, apprenticeship]}]"
    let page = unwrapped(
      try said(["explain", "--provider", "10001000"], adding: cohort) { folder in
        let brief = folder.appending(path: "brief.yaml")
        try String(contentsOf: brief, encoding: .utf8)
          .replacing("funded-starts: {\"2\": 63}", with: "funded-starts: {\"2\": 30}")
          .write(to: brief, atomically: true, encoding: .utf8)
      })
    let two = "10001000-E07000117-L2-S08-A, 10001000-E07000117-L2-S15-A"
    #expect(page.contains("Nobody would come to: \(two)."), "\(page)")
    #expect(page.contains("which closes none of 3 courses here; nobody would come to 2"))
    #expect(!page.contains("too few learners would come"))
  }

  @Test func `what prices and search keep is told as about, and what is not proved as that`() throws
  {
    let page = try said(["shortfall"], adding: Self.crossing)
    for part in [
      "        15  policies, pins and minimum cohorts: no plan that keeps them all could place them",
      "Policies and pins: learners more who would be placed without each alone, about",
      "       +15  +17,174,080  the policy \"a minimum cohort of 8, mode classroom or apprenticeship\"",
      "What would help is not told: that is exact where one network holds the whole plan",
    ] {
      #expect(page.contains(part), "\(part) is missing in \(page)")
    }
  }

  @Test func `with an objective points are told and numbers are left to a new plan`() throws {
    let objective = "objective: {most-equal-first: {by: home-district}}"
    let page = try said(
      ["explain", "--why-not", "E01024870", "10004692-E07000117-L2-S04-A"], adding: objective)
    #expect(page.contains("points more for this area on this course"))
    #expect(!page.contains("places more at this course"))
    #expect(page.contains("the objective would then\nserve others first"))
    let shortfall = try said(["shortfall"], adding: objective)
    #expect(shortfall.contains("24  too few funded starts at level 2"))
    #expect(shortfall.contains("the objective would serve others first"))
  }

  @Test func `a plan that keeps an earlier one is explained by its facts`() throws {
    let page = try said(
      ["explain", "--area", "E01024860"], adding: "stability: {plan: old.yaml, tolerance: 1%}"
    ) { folder in
      try FileManager.default.copyItem(
        at: folder.appending(path: "plan.yaml"), to: folder.appending(path: "old.yaml"))
    }
    #expect(page.contains("LEVEL 2: 6 learners could start"))
    #expect(page.contains("keeps most of the earlier"))
    #expect(!page.contains("One learner more"))
  }

  @Test func `a course that does not run names its merge as the plan has it`() throws {
    struct Course: Decodable {
      struct Closed: Decodable {
        let least: Int
        let together: Int?
        let with: String?
        enum CodingKeys: String, CodingKey {
          case least, together
          case with = "merge-with"
        }
      }
      let closed: Closed
      enum CodingKeys: String, CodingKey { case closed = "does-not-run" }
    }
    let id = "10004692-E07000122-L2-S07-A"
    let lines = "policies: [{minimum-cohort: 6, mode: [classroom, apprenticeship]}]"
    let text = try said(["explain", "--course", id, "--json"], adding: lines)
    let closed = try JSONDecoder().decode(Course.self, from: Data(text.utf8)).closed
    let with = try #require(closed.with)
    let together = try #require(closed.together)
    #expect(with == "10004692-E07000117-L2-S07-A" && together == 9)
    let page = unwrapped(try said(["explain", "--course", id], adding: lines))
    #expect(page.contains("They could merge with course \(with)"))
    #expect(page.contains("then \(together) learners would meet there"))
    let area = unwrapped(try said(["explain", "--area", "E01024860"], adding: lines))
    #expect(area.contains("courses here do not run"))
  }

  @Test func `a pin that allows more than anybody wants is without effect, and gives no place`()
    throws
  {
    let page = try said(
      ["explain", "--area", "E01024870"],
      adding: """
        pins:
          - {area: E01024870, provider: "10001000", at-most: 50, reason: a hall, role: head of skills,
             decided: 2026-06-01}
        """)
    #expect(unwrapped(page).contains("provider 10001000, without effect;"))
    #expect(!page.contains("By a pin"))
  }

  @Test func `beside an earlier plan it is said why costs of policies are not told`() throws {
    let page = try said(
      ["explain", "--area", "E01024860"],
      adding: """
        policies:
          - {at-most: 50 places, level: "2"}
        stability: {plan: old.yaml, tolerance: 1%}
        """
    ) { folder in
      try FileManager.default.copyItem(
        at: folder.appending(path: "plan.yaml"), to: folder.appending(path: "old.yaml"))
    }
    #expect(page.contains("at most 50 places, level 2, full"))
    #expect(unwrapped(page).contains("Points and learners are not told beside an earlier plan"))
  }

  @Test func `programs get limits, reasons and repairs as JSON`() throws {
    struct Shortfall: Decodable {
      struct Limit: Decodable {
        let kind: String
        let label: String
        let learners: Int
        let exact: Bool
      }
      let policies: Int
      let limits: [Limit]
      enum CodingKeys: String, CodingKey {
        case policies = "policies-and-pins"
        case limits
      }
    }
    let text = try said(["shortfall", "--json"], adding: Self.nested)
    let shortfall = try JSONDecoder().decode(Shortfall.self, from: Data(text.utf8))
    #expect(shortfall.policies == 13)
    #expect(shortfall.limits.map(\.label) == ["at most 50 places, level 2"])
    #expect(shortfall.limits.map(\.learners) == [13] && shortfall.limits.allSatisfy(\.exact))
    struct Area: Decodable {
      struct Need: Decodable {
        struct Limit: Decodable {
          let kind: String
          let reason: String?
          let role: String?
        }
        let limits: [Limit]
      }
      let needs: [Need]
    }
    let area = try said(["explain", "--area", "E01024870", "--json"], adding: Self.nested)
    let limits = try JSONDecoder().decode(Area.self, from: Data(area.utf8)).needs[0].limits
    #expect(limits.map(\.kind) == ["policy", "policy", "pin"])
    #expect(limits.last?.reason == "a bus that the school runs")
    #expect(limits.last?.role == "head of skills")
  }
}
