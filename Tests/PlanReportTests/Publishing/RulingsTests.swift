import DisclosureAttack
import SkillsPlanner
import Testing

@testable import PlanReport

/// What a pack and a report say of policies, pins and cohorts.
@Suite struct RulingsTests {
  private func tables(_ disclosure: Disclosure) -> [PublicTable] {
    ProtectedTables(PublicTables(makeRuledPlan()).all, disclosure).tables
  }

  private func page(_ name: String, _ disclosure: Disclosure = .none) throws -> String {
    let documents = PackDocuments(
      makeRuledPlan(), tables(disclosure), disclosure, .init(verification: "", validation: nil))
    return try #require(documents.pages.first { $0.name == name }).markdown
  }

  @Test func `every policy is a row as it is set, with what it has where it is set as a whole`()
    throws
  {
    let table = try #require(tables(.none).first { $0.name == "policies" })
    func column(_ name: String) throws -> [String] {
      let place = try #require(table.place(of: name))
      return table.rows.map { $0[place].written }
    }
    #expect(
      try column("policy") == [
        "at most 900 places, provider 10000001", "at most 60%, each home-district",
        "a minimum cohort of 8",
      ])
    #expect(try column("kind") == ["at-most", "at-most", "minimum-cohort"])
    #expect(try column("provider") == ["10000001", "", ""])
    #expect(try column("source") == ["the board", "", ""])
    #expect(try column("has") == ["800", "", ""])
    #expect(try column("share") == ["", "0.6", ""])
  }

  @Test func `limits that are reached stand by themselves with the policy they are of`() throws {
    let table = try #require(tables(.none).first { $0.name == "limits" })
    #expect(
      table.rows.map { $0.prefix(4).map(\.written) } == [
        ["1", "2", "at most 60%, home-district D1", "800"],
        ["2", "", "at least 1,570 places, decile 1, served first", "1570"],
      ])
  }

  @Test
  func `where counts are protected pins, cohorts and reached limits are left out with a reason`()
    throws
  {
    for rule in [Disclosure.round5, .ons] {
      let tables = tables(rule)
      #expect(tables.allSatisfy { !["limits", "pins", "cohorts"].contains($0.name) })
      let policies = try #require(tables.first { $0.name == "policies" })
      #expect(policies.rows.count == 2)
      #expect(policies.place(of: "has") == nil && policies.place(of: "costs") == nil)
      let documents = PackDocuments(
        makeRuledPlan(), tables, rule, .init(verification: "", validation: nil))
      let index = documents.index(leadingTo: []).markdown
      #expect(index.contains("**Pins:** A pin says exactly"))
      #expect(index.contains("**Policies:** Some rows. Minimum cohorts"))
    }
  }

  @Test func `where no policy may be told there is no table of them, and the index says why`()
    throws
  {
    var plan = makeRuledPlan()
    plan.terms = Terms(
      needs: [], flex: .zero, spread: .none, steadiness: .none,
      policies: [Policy(.minimumCohort(8), of: .everything)])
    let tables = ProtectedTables(PublicTables(plan).all, .ons).tables
    #expect(!tables.contains { $0.name == "policies" })
    let documents = PackDocuments(plan, tables, .ons, .init(verification: "", validation: nil))
    let index = documents.index(leadingTo: []).markdown
    let record = documents.pages.first { $0.name == "transparency-record" }?.markdown ?? ""
    #expect(record.contains("1 is left out, since it would tell a small count."))
    #expect(index.contains("**Policies:** Minimum cohorts, limits of courses by name"))
  }

  @Test func `a column whose counts are all hidden stays, each cell as hidden`() throws {
    let exact = [
      PublicTable(
        "causes", "Causes", "Why.",
        columns: [
          .init("cause", "Cause", "Why."),
          .init("learners", "Learners", "How many.", .whole, .count),
        ], key: ["cause"], rows: [[.text("courses full"), .whole(3)]])
    ]
    let tables = ProtectedTables.protected(exact, .ons)
    let documents = PackDocuments(
      makeRuledPlan(), tables, .ons, .init(verification: "", validation: nil))
    let figures = try #require(documents.pages.first { $0.name == "figures" })
    #expect(figures.html(sha256: makeDigest).contains("<td class=\"n\">[c]</td>"))
  }

  @Test func `money for a few places is left out, and prices are where counts are protected`()
    throws
  {
    var plan = makeRuledPlan()
    plan.courses = plan.courses.map { row in
      CourseRow(
        id: row.id, provider: row.provider, district: row.district, level: row.level,
        sector: row.sector, mode: row.mode, pointBasis: row.pointBasis, lastYear: row.lastYear,
        places: row.places, used: row.used, value: row.value, gainsIfOneMore: row.gainsIfOneMore,
        price: 50_000)
    }
    plan.terms = Terms(
      needs: [], flex: .zero, spread: .none, steadiness: .none,
      policies: [
        Policy(.limit(.atMost, .pence(499_999)), of: .everything),
        Policy(.limit(.atMost, .pence(500_000)), of: .everything),
      ])
    let exact = PublicTables(plan).all
    #expect(
      ProtectedTables.prices(exact) == [
        "1": Interval(50_000, 50_000), "2": Interval(50_000, 50_000),
      ])
    let told = try #require(
      ProtectedTables.protected(exact, .ons).first { $0.name == "policies" })
    #expect(told.rows.count == 1 && told.rows[0].contains(.whole(500_000)))
    #expect(told.place(of: "least_price") == nil && told.place(of: "most_price") == nil)
  }

  @Test func `the transparency record says what people set and decided`() throws {
    let record = try page("transparency-record")
    #expect(record.contains("At most 900 places, provider 10000001 (A College); set by the board."))
    #expect(record.contains("the decile served worst"))
    #expect(
      record.contains(
        "Decision 1: exactly 12 places, area E01 (Burnley 007A); reason: bus 17 runs; decided by head of skills on "
          + "2026-06-01, until 2027-07-31; kept."))
    #expect(
      record.contains("A certificate proves that by points it is within 0.9901% of the best."))
    #expect(!record.contains("no other plan has more points."))
  }

  @Test func `where counts are protected a decision is told without what it fixes`() throws {
    let record = try page("transparency-record", .ons)
    #expect(record.contains("what it fixes is left out; decided by head of skills on 2026-06-01"))
    #expect(!record.contains("12 places"))
    #expect(!record.contains("bus 17"))
    #expect(try !page("equality-impact", .ons).contains("more learners"))
  }

  @Test func `equality evidence has the objective, policies of groups and what decisions cost`()
    throws
  {
    let evidence = try page("equality-impact")
    #expect(evidence.contains("**Objective** the decile served worst"))
    #expect(evidence.contains("**Policy 1** at most 60%, each home-district"))
    #expect(!evidence.contains("provider 10000001"))
    #expect(evidence.contains("about 5 more learners would be placed without it"))
  }

  @Test func `the quality log says how the answer was found and how far it may be from the best`()
    throws
  {
    let log = try page("assumptions-and-quality")
    #expect(log.contains("**Method** prices"))
    #expect(log.contains("**Gap** 50,000"))
    #expect(log.contains("by points the plan is within 0.9901% of the best"))
    #expect(try !page("assumptions-and-quality", .ons).contains("50,000"))
  }

  @Test func `a report tells every policy as it is set, and names beside codes`() throws {
    let report = Report(makeRuledPlan())
    let page = try #require(report.markdown())
    #expect(
      page.contains("| at most 900 places, provider 10000001 (A College) | the board | 800 |"))
    #expect(page.contains("| at most 60%, each home-district | not said | 1 at the limit |"))
    #expect(page.contains("1,570 places, decile 1, served first | the brief's objective | 1,570 |"))
    #expect(page.contains("| at most 60%, home-district D1 (Burnley) |"))
    #expect(page.contains("| a minimum cohort of 8 | not said | 1 course not run | - | 40 |"))
    #expect(page.contains("| C2 | A College | 3 | 8 |"))
    #expect(
      page.contains("The plan keeps every limit, and by points is within 0.9901% of the best."))
  }

  @Test func `rows away from their bound that have a value are counted as such`() throws {
    var plan = makeRuledPlan()
    let share = plan.policies[1].amount
    func row(_ district: String, _ used: Int, of whole: Int, _ bound: Policy.Bound = .atMost)
      -> PolicyRow
    {
      PolicyRow(
        label: "at most 60%, home-district \(district)", bound: bound, amount: share, used: used,
        whole: whole, value: 7, costs: 70)
    }
    // 60% of 801 places are 480.6.
    #expect(row("D1", 480, of: 800).leavesNone && row("D1", 480, of: 801).leavesNone)
    #expect(!row("D1", 479, of: 801).leavesNone)
    #expect(row("D1", 481, of: 801, .atLeast).leavesNone)
    #expect(!row("D1", 482, of: 801, .atLeast).leavesNone)
    plan.policies[1] = row("D1", 480, of: 800)
    plan.policies.insert(row("D2", 300, of: 800), at: 2)
    let page = try #require(Report(plan).markdown())
    #expect(page.contains("| not said | 1 at the limit, 1 not at it |"))
    #expect(
      page.contains("Not at the limit: there is still some room, and yet by the plan's values"))
    plan.policies.remove(at: 1)
    let away = try #require(Report(plan).markdown())
    #expect(away.contains("| not said | 1 not at the limit |"))
  }

  @Test func `how far from the best a plan may be is one figure, a share of the bound`() throws {
    let plan = makeRuledPlan()
    let pages = [
      PlanWords(PlanHead(of: plan)).proof, try #require(Report(plan).markdown()),
      try page("transparency-record"), try page("assumptions-and-quality"),
    ]
    for text in pages {
      // 50,000 of 5,050,000 points; of the plan's own they would be 1%.
      #expect(text.contains("within 0.9901% of the best"), "\(text)")
      #expect(!text.contains("1.0000%"))
    }
    // Whatever else they have, a plan of no points may be as far off as can be.
    let none = Optimality(points: 0, bound: 7, unique: false, candidates: 1)
    #expect(none.nearness == "within 100.0000% of the best")
    let proven = Optimality(points: 7, bound: 7, unique: false, candidates: 1)
    #expect(proven.nearness == "proven best")
  }

  @Test(arguments: [
    (
      300_000, 1,
      "300,000 points more (6% of the points that it would have then) and place 1 more learner."
    ),
    (2_000, 0, "2,000 points more (\\<1% of the points that it would have then)"),
    (0, 0, "It costs no points: without any of it the plan would have as many"),
  ])
  func `what all that is set costs is a share of points, and never of none`(
    points: Int, learners: Int, said: String
  ) throws {
    var plan = makeRuledPlan()
    plan.optimality = Optimality(
      points: 5_000_000, bound: 5_000_000, unique: false, candidates: 17,
      withoutLimits: .init(points: points, learners: learners, without: .nobody))
    let page = try #require(Report(plan).markdown())
    #expect(page.contains(said), "\(page)")
    #expect(!page.contains("(0%") && !page.contains(" 0 points more"))
  }

  @Test func `what is set for each of many and reached by none is told in one row`() throws {
    var plan = makeRuledPlan()
    plan.policies[1] = PolicyRow(
      label: "at most 60%, each home-district", bound: .atMost, amount: plan.policies[1].amount,
      used: 300, whole: 800, noneOf: 14, value: 0, costs: 0)
    let page = try #require(Report(plan).markdown())
    let row = "| at most 60%, each home-district | not said | none of its 14 at the limit | 0 |"
    #expect(page.contains(row))
    #expect(!page.contains("60%, home-district"))
    let limits = PublicTables(plan).limits
    #expect(limits.rows.count == 1)
  }

  @Test func `minimum cohorts are told with what each costs, about where that is near the figure`()
  {
    var plan = makeRuledPlan()
    let words = PlanWords(PlanHead(of: plan)).minimumCohorts
    let said =
      "a minimum cohort of 8: 1 course not run; without it the plan would have about 40 points more"
    #expect(words == ["\(said) and place as many learners in each district"])
    plan.minimumCohorts = [MinimumCohortRow(label: "a", least: 8, notRun: 0, costs: 0)]
    #expect(PlanWords(PlanHead(of: plan)).minimumCohorts.isEmpty)
    plan.minimumCohorts = [MinimumCohortRow(label: "a", least: 8, notRun: 2, costs: 40)]
    #expect(
      PlanWords(PlanHead(of: plan)).minimumCohorts.first?
        .hasPrefix("a: 2 courses not run; without it the plan would have 40 points more") == true)
  }

  @Test func `costs of a plan near the best are about, and exact in one that is proven`() throws {
    var plan = makeRuledPlan()
    #expect(PlanWords(PlanHead(of: plan)).pins.first?.contains("have about 3 points more") == true)
    #expect(try page("equality-impact").contains("about 5 more learners would be placed"))
    let near = try #require(Report(plan).markdown())
    #expect(
      near.contains(
        "All are about: the plan is within 0.9901% of the best, and a cost below 50,000 points"))
    plan.optimality = Optimality(
      points: 5_000_000, bound: 5_000_000, unique: false, candidates: 17,
      withoutLimits: .init(points: 0, learners: 0, without: .nobody))
    let words = PlanWords(PlanHead(of: plan))
    #expect(words.pins.first?.contains("have 3 points more") == true)
    #expect(words.rulings?.hasSuffix("; none of it costs a point") == true)
    #expect(try #require(Report(plan).markdown()).contains("It costs no points"))
  }

  @Test func `pins that have expired are counted as such`() {
    var plan = makeRuledPlan()
    #expect(PlanWords(PlanHead(of: plan)).rulings?.hasPrefix("3 policies, 1 pin, an obj") == true)
    plan.pins = [PinRow(label: "exactly 12 places, area E01", state: .expired, used: 0, value: 0)]
    #expect(
      PlanWords(PlanHead(of: plan)).rulings?.hasPrefix("3 policies, 1 pin, expired, an obj") == true
    )
  }

  @Test func `each cell says its head where a narrow page has no columns`() throws {
    let page = Report(makeRuledPlan()).html(sha256: makeDigest)
    #expect(page.contains("<table id=\"t-policies\" class=\"k s\">"))
    #expect(
      page.contains(
        "#t-policies td:nth-child(2):not(:empty)::before{content:\"Set by\\3a  \"}"))
    #expect(page.contains("<td class=\"t\">the board</td>"))
    #expect(page.contains("<td class=\"d\">2026-06-01</td>"))
    #expect(page.contains("<table id=\"t-levels\" class=\"k m\">"))
    #expect(page.contains("#t-levels tbody th::before{content:\"Level \"}"))
    #expect(page.contains("and “What people have set, and what it costs”"))
  }

  @Test func `a table of policies is there for programs though the plan has none`() throws {
    var plan = makeRuledPlan()
    plan.policies = []
    plan.terms = Terms(
      needs: [], flex: .zero, spread: .none, steadiness: .none, pins: plan.terms?.pins ?? [])
    let tables = try #require(Report(plan).tables())
    let policies = try #require(tables.first { $0.name == "policies" })
    #expect(policies.text == "policy,source,used,of,costs\n")
    #expect(try #require(Report(plan).markdown()).contains("Pins: decisions"))
  }
}

/// The small plan with something set of every kind.
func makeRuledPlan() -> Plan {
  var plan = makePlan()
  var provider = Scope()
  provider.providers = ["10000001"]
  var area = Scope()
  area.areas = ["E01"]
  let decided = Day(year: 2026, month: 6, day: 1)
  let share = Policy.Amount.share(Share(millionths: 600_000))
  plan.terms = Terms(
    needs: [], flex: .zero, spread: .none, steadiness: .none,
    policies: [
      Policy(.limit(.atMost, .places(900)), of: provider, source: "the board"),
      Policy(.limit(.atMost, share), each: .homeDistrict), Policy(.minimumCohort(8)),
    ],
    pins: decided.map { day in
      [
        Pin(
          .exactly(12), of: area, reason: "bus 17 runs", role: "head of skills", decided: day,
          expires: Day(year: 2027, month: 7, day: 31))
      ]
    } ?? [], objective: .mostEqualFirst(by: .decile))
  plan.policies = [
    PolicyRow(
      label: "at most 900 places, provider 10000001", bound: .atMost, amount: .places(900),
      used: 800, value: 0, costs: 0),
    PolicyRow(
      label: "at most 60%, home-district D1", bound: .atMost, amount: share, used: 800,
      whole: 800, value: 7, costs: 70),
    PolicyRow(
      label: "at least 1,570 places, decile 1, served first", bound: .atLeast,
      amount: .places(1570), used: 1570, value: 0),
  ]
  plan.pins = [
    PinRow(
      label: "exactly 12 places, area E01", state: .kept, used: 12, value: 1, costs: 3, learners: 5)
  ]
  plan.minimumCohorts = [
    MinimumCohortRow(label: "a minimum cohort of 8", least: 8, notRun: 1, costs: 40, isAbout: true)
  ]
  plan.cohorts = [CohortRow(course: "C2", least: 8, wouldRun: 3)]
  plan.optimality = Optimality(
    points: 5_000_000, bound: 5_050_000, unique: false, candidates: 17,
    method: "prices for what crosses the network")
  return plan
}
