import PlanFiles
import SkillsPlanner
import Testing

/// A brief that is right but for what a test adds to it.
private func brief(_ lines: String) throws(InvalidInput) -> Brief {
  let rest = """

    kind: SkillsBrief
    version: 1
    title: A plan
    year: 2026/27
    status: an example
    owner: {organisation: A, contact: b}
    tables: {areas: a.csv, courses: c.csv}
    needs: [{level: "2", from: [level_1], target: 3%, source: x}]
    reach: {"2": 25 km}
    rules: [{rule: deprivation, weight: 30}]
    """
  return try BriefFile(Array((lines + rest).utf8), file: "b.yaml").brief
}

private let pinned = "reason: bus, role: analyst, decided: 2026-06-01"

@Suite struct `Policies and pins of a brief` {
  @Test func `amounts are places, shares or money, each by its unit`() throws {
    let policies = try brief(
      """
      policies:
        - {at-most: 900 places}
        - {at-least: 1 place}
        - {at-least: 35%}
        - {at-most: "£4,500,000"}
        - {at-most: £12.50}
        - {minimum-cohort: 8}
      """
    ).policies
    #expect(
      policies.map(\.demand) == [
        .limit(.atMost, .places(900)), .limit(.atLeast, .places(1)),
        .limit(.atLeast, .share(Share(millionths: 350_000))),
        .limit(.atMost, .pence(450_000_000)), .limit(.atMost, .pence(1250)), .minimumCohort(8),
      ])
    #expect(policies.last?.location == Location(file: "b.yaml", line: 7, column: 5))
  }

  @Test func `every key of a scope is read, one value or a list`() throws {
    let policy = try #require(
      brief(
        """
        policies:
          - at-most: 40 places
            area: [E01000001, E01000002]
            home-district: E07000117
            decile: [1, 2]
            course: A
            provider: "10004552"
            delivery-district: E07000122
            sector: ["4", "8.1"]
            level: "2"
            mode: [classroom, online]
            funder: ASF
            elsewhere: true
            each: home-district
            source: the board
        """
      ).policies.first)
    var scope = Scope.everything
    scope.areas = ["E01000001", "E01000002"]
    scope.homeDistricts = ["E07000117"]
    scope.deciles = [1, 2]
    scope.courses = ["A"]
    scope.providers = ["10004552"]
    scope.deliveryDistricts = ["E07000122"]
    scope.sectors = ["4", "8.1"]
    scope.levels = [try #require(Level("2"))]
    scope.modes = [.classroom, .online]
    scope.funders = ["ASF"]
    scope.isElsewhere = true
    #expect(policy.scope == scope)
    #expect(policy.each == .homeDistrict)
    #expect(policy.source == "the board")
  }

  @Test func `a pin keeps who decided it, when and until when`() throws {
    let pins = try brief(
      """
      pins:
        - {area: E01000001, course: A, places: 0, \(pinned), expires: 2027-07-31}
        - {home-district: E07000117, provider: "10004552", at-least: 40, \(pinned)}
      """
    ).pins
    #expect(pins.map(\.demand) == [.exactly(0), .atLeast(40)])
    #expect(pins.map(\.reason) == ["bus", "bus"])
    #expect(pins.map(\.role) == ["analyst", "analyst"])
    #expect(pins.map(\.decided.text) == ["2026-06-01", "2026-06-01"])
    #expect(pins.map(\.expires?.text) == ["2027-07-31", nil])
  }

  @Test func `an objective is points, equal service or deciles in tiers`() throws {
    #expect(try brief("").objective == .points)
    #expect(try brief("objective: points").objective == .points)
    #expect(
      try brief("objective: {most-equal-first: {by: decile}}").objective
        == .mostEqualFirst(by: .decile))
    #expect(
      try brief("objective: {tiers: {decile: [1, 2]}}").objective == .tiers(deciles: [1, 2]))
  }

  @Test func `an earlier plan is named with what may be given up for it`() throws {
    let stability = try brief("stability: {plan: old/plan.yaml, tolerance: 0.5%}").stability
    #expect(stability?.plan == "old/plan.yaml")
    #expect(stability?.tolerance == Share(millionths: 5000))
    #expect(try brief("").stability == nil)
  }

  @Test(arguments: [
    ("policies: [{provider: \"10004552\"}]", "1:12 SP0330"),
    ("policies: [{at-most: 1 place, minimum-cohort: 2}]", "1:31 SP0330"),
    ("policies: [{at-most: 900}]", "1:22 SP0331"),
    ("policies: [{at-most: -1 places}]", "1:22 SP0331"),
    ("policies: [{at-most: 100.5%}]", "1:22 SP0331"),
    ("policies: [{at-most: \"£1.005\"}]", "1:22 SP0331"),
    ("policies: [{at-most: 99999999999999999999 places}]", "1:22 SP0331"),
    ("policies: [{minimum-cohort: 0}]", "1:29 SP0315"),
    ("policies: [{minimum-cohort: 8, elsewhere: true}]", "1:32 SP0332"),
    ("policies: [{at-most: 1 place, level: [\"2\", \"2\"]}]", "1:44 SP0303"),
    ("policies: [{at-most: 1 place, decile: []}]", "1:39 SP0312"),
    ("policies: [{at-most: 1 place, decile: 11}]", "1:39 SP0315"),
    ("policies: [{at-most: 1 place, each: decile}]", "1:37 SP0316"),
    ("policies: [{at-most: 1 place, elsewhere: false}]", "1:42 SP0314"),
    ("policies: [{at-most: 1 place, providr: x}]", "1:31 SP0318"),
    ("policies: [none]", "1:12 SP0311"),
    ("policies: none", "1:11 SP0311"),
    ("pins: [{course: A, places: 1, \(pinned)}]", "1:8 SP0333"),
    ("pins: [{area: E01000001, course: A, \(pinned)}]", "1:8 SP0330"),
    ("pins: [{area: E01000001, course: A, places: 1, reason: x, role: z}]", "1:8 SP0317"),
    (
      "pins: [{area: a, course: A, places: 1, \(pinned), expires: 2026-05-31}]", "1:98 SP0334"
    ),
    ("objective: {tiers: {decile: 1}, points: 1}", "1:12 SP0335"),
    ("objective: {tier: {decile: 1}}", "1:13 SP0335"),
    ("objective: most", "1:12 SP0316"),
    ("stability: {plan: x}", "1:12 SP0317"),
  ])
  func `what cannot be read is said with its place`(lines: String, place: String) {
    #expect(problems { () throws(InvalidInput) in try brief(lines) }.map(\.place) == [place])
  }

  @Test(arguments: ["£24,000", "1,500 places", "£1,234,567"])
  func `a number whose comma ends it is told once to go in quotes`(amount: String) {
    let fixes = problems { () throws(InvalidInput) in
      try brief("policies: [{at-most: \(amount), level: \"2\"}]")
    }
    .map(\.fix)
    #expect(fixes == ["Put a number that has commas in quotes: \"\(amount)\"."])
  }

  @Test(arguments: ["12,5%", "\"12,5%\"", "£0,5"])
  func `a decimal comma is told once to be a point`(amount: String) {
    let fixes = problems { () throws(InvalidInput) in try brief("policies: [{at-most: \(amount)}]")
    }
    .map(\.fix)
    #expect(fixes.count == 1)
    #expect(fixes.first?.hasPrefix("Write a decimal point: ") == true, "\(fixes)")
  }

  @Test func `a brief takes policies and pins over from the one it extends, or replaces them`()
    throws
  {
    let base = """
      kind: SkillsBrief
      version: 1
      title: A plan
      year: 2026/27
      status: an example
      owner: {organisation: A, contact: b}
      tables: {areas: a.csv, courses: c.csv}
      needs: [{level: "2", from: [level_1], target: 3%, source: x}]
      reach: {"2": 25 km}
      rules: [{rule: deprivation, weight: 30}]
      policies: [{at-most: 1 place}, {at-most: 2 places}]
      objective: {tiers: {decile: 1}}
      stability: {plan: plan.yaml, tolerance: 1%}
      """
    func extended(_ lines: String) throws(InvalidInput) -> Brief {
      let text = "kind: SkillsBrief\nversion: 1\nextends: base/brief.yaml\n" + lines
      return try BriefFile(Array(text.utf8), file: "b.yaml") { path, _ in
        InputFile(file: path, bytes: Array(base.utf8))
      }.brief
    }
    let same = try extended("")
    #expect(same.policies.map(\.label) == ["at most 1 place", "at most 2 places"])
    #expect(same.objective == .tiers(deciles: [1]))
    #expect(same.stability?.plan == "base/plan.yaml")
    #expect(
      try extended("policies: [{at-most: 3 places}]").policies.map(\.label) == ["at most 3 places"])
  }
}
