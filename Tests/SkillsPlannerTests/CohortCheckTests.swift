import Testing

@testable import SkillsPlanner

@Suite struct `Checks of minimum cohorts` {
  /// Four classrooms of 4, 8, 12 and 0 places, and one at work.
  private let catalogue = Make.catalogue(
    [Make.area("E01000001"), Make.area("E01000002", in: Make.pendle, decile: 2)],
    [
      Make.course("A", lastYear: 4, price: 100_000), Make.course("B", lastYear: 8, price: 100_000),
      Make.course("C", ukprn: "10000002", lastYear: 12, price: 100_000),
      Make.course("D", lastYear: 0, price: 0),
      Make.course("E", mode: .apprenticeship, lastYear: 30, price: 0),
    ])

  private func cohort(_ least: Int, _ change: (inout Scope) -> Void = { _ in }) -> Policy {
    Policy(
      .minimumCohort(least), of: Make.scope(change),
      location: Location(file: "b.yaml", line: 5, column: 5))
  }

  private func problems(
    _ policies: [Policy], pins: [Pin] = [], objective: Objective = .points,
    stability: Stability? = nil
  ) -> [Diagnostic] {
    let brief = Make.brief(policies: policies, pins: pins, objective: objective)
    return check(
      Brief(
        title: brief.title, year: brief.year, status: brief.status, owner: brief.owner,
        needs: brief.needs, fundedStarts: [], flex: brief.flex, spread: brief.spread,
        steadiness: brief.steadiness, rules: [], policies: policies, pins: pins,
        objective: objective, stability: stability),
      catalogue, [Make.rule(ConstantRule(1))])
  }

  @Test(arguments: [
    (5, "1 of its 3 courses can hold, so that it does not run: A (4)", "4 or less lets it run; "),
    (
      9, "2 of its 3 courses can hold, so that these do not run: A (4), B (8)",
      "8 or less lets the largest of them run, 4 or less all; "
    ),
    (
      40, "any of its 3 courses can hold, so that these do not run: A (4), B (8), C (12)",
      "12 or less lets the largest of them run, 4 or less all; "
    ),
  ])
  func `a minimum above what courses hold is warned of at its line, with the courses and a number`(
    least: Int, courses: String, fix: String
  ) {
    let found = problems([cohort(least)])
    #expect(found.map(\.code) == ["SP1166"])
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.location?.line == 5)
    #expect(
      found.first?.summary
        == "the policy \"a minimum cohort of \(least)\" asks for more learners than \(courses)")
    #expect(found.first?.fix.hasPrefix(fix) == true)
  }

  @Test func `a minimum that every course holds is passed, and more than three are counted`() {
    #expect(problems([cohort(4)]).isEmpty)
    let many = Make.catalogue(
      [Make.area("E01000001")], (1...9).map { Make.course("C\($0)", lastYear: 3) })
    let found = check(
      Make.brief(policies: [cohort(8)]), many, [Make.rule(ConstantRule(1))])
    #expect(found.first?.summary.hasSuffix("C1 (3), C2 (3), C3 (3) and 6 more") == true)
    #expect(found.first?.fix.hasPrefix("3 or less lets them run; ") == true)
  }

  @Test func `learners and funded starts bound what a course holds, not its places alone`() {
    // Fifty learners at level 2 in each of two areas.
    let large = Make.catalogue(
      [Make.area("E01000001"), Make.area("E01000002")], [Make.course("A", lastYear: 500)])
    func found(_ least: Int, funded: [FundedStarts] = []) -> [Diagnostic] {
      check(
        Make.brief(funded: funded, policies: [cohort(least)]), large,
        [Make.rule(ConstantRule(1))])
    }
    #expect(found(100).isEmpty)
    #expect(found(101).first?.summary.hasSuffix("A (100)") == true)
    let funded = FundedStarts(level: Make.level("2"), amount: .starts(30), location: nil)
    #expect(found(31, funded: [funded]).first?.summary.hasSuffix("A (30)") == true)
  }

  @Test
  func `a floor that only courses could reach which do not run is refused, with both numbers`() {
    let floor = Policy(
      .limit(.atLeast, .places(5)), of: Make.scope { $0.courses = ["B"] },
      location: Location(file: "b.yaml", line: 7, column: 5))
    let found = problems([cohort(9), floor]).filter { $0.severity == .error }
    #expect(found.map(\.code) == ["SP1167"])
    #expect(found.first?.location?.line == 7)
    #expect(
      found.first?.summary
        == "the policy \"at least 5 places, course B\" contradicts the policy \"a minimum cohort of 9\" of line 5: "
        + "courses too small for it do not run, which leaves 0 places at the most")
    #expect(
      found.first?.fix == "Write a minimum cohort of 8 or less there, or take one of the two out.")
    #expect(problems([cohort(8), floor]).allSatisfy { $0.severity == .warning })
  }

  @Test func `a pin at the least and a floor of money are refused the same`() {
    let pin = Make.pin(
      .atLeast(3),
      Make.scope {
        $0.areas = ["E01000001"]
        $0.courses = ["A"]
      }, line: 9)
    let pinned = problems([cohort(5)], pins: [pin]).filter { $0.severity == .error }
    #expect(pinned.map(\.code) == ["SP1167"])
    #expect(pinned.first?.fix.hasPrefix("Write a minimum cohort of 4 or less there") == true)
    let money = Policy(.limit(.atLeast, .pence(1_500_000)))
    let paid = problems([cohort(9), money]).filter { $0.severity == .error }
    #expect(paid.first?.summary.hasSuffix("which leaves £12,000 at the most") == true)
    #expect(
      paid.first?.fix == "Write a minimum cohort of 8 or less there, or £12,000 or less here.")
    #expect(problems([cohort(8), money]).allSatisfy { $0.severity == .warning })
  }

  @Test func `minimums that leave too little only together are named together`() {
    let floor = Policy(.limit(.atLeast, .places(11)), of: Make.scope { $0.modes = [.classroom] })
    let first = cohort(9) { $0.providers = ["10000001"] }
    let second = cohort(13) { $0.providers = ["10000002"] }
    let found = problems([first, second, floor]).filter { $0.severity == .error }
    #expect(found.map(\.code) == ["SP1167"])
    #expect(
      found.first?.summary.contains(
        "provider 10000001\" of line 5 and the policy \"a minimum cohort of 13, ") == true)
  }
}

@Suite struct `Checks of what only a network gives exactly` {
  private let share = Policy(
    .limit(.atMost, .share(Share(millionths: 900_000))), each: .provider,
    location: Location(file: "b.yaml", line: 3, column: 5))
  private let cohort = Policy(
    .minimumCohort(3), location: Location(file: "b.yaml", line: 4, column: 5))
  private let cap = Policy(
    .limit(.atMost, .places(9)), of: Make.scope { $0.providers = ["10000001"] })

  private func problems(
    _ policies: [Policy], objective: Objective = .points, stability: Stability? = nil
  ) -> [Diagnostic] {
    let brief = Make.brief()
    return check(
      Brief(
        title: brief.title, year: brief.year, status: brief.status, owner: brief.owner,
        needs: brief.needs, fundedStarts: [], flex: brief.flex, spread: brief.spread,
        steadiness: brief.steadiness, rules: [], policies: policies, objective: objective,
        stability: stability),
      Make.catalogue(
        [Make.area("E01000001"), Make.area("E01000002", in: Make.pendle, decile: 2)],
        [Make.course("A"), Make.course("B", ukprn: "10000002")]),
      [Make.rule(ConstantRule(1))])
  }

  @Test(arguments: [Objective.mostEqualFirst(by: .decile), .tiers(deciles: [1])])
  func `limits that cross the groups of the objective are refused, a policy once`(
    objective: Objective
  ) {
    let found = problems([share, cap, cohort], objective: objective)
    #expect(found.map(\.code) == ["SP0641"])
    #expect(found.first?.location?.line == 3)
    #expect(
      found.first?.summary.hasPrefix("the policy \"at most 90%, each provider\" and the") == true)
    #expect(problems([cap, cohort], objective: objective).isEmpty)
    #expect(problems([share, cap, cohort]).isEmpty)
  }

  @Test func `limits beside the network are refused where an earlier plan is to be kept to`() {
    let stability = Stability(
      plan: "old.yaml", tolerance: Share(millionths: 5000),
      location: Location(file: "b.yaml", line: 8, column: 12))
    let found = problems([share, cap, cohort], stability: stability)
    #expect(found.map(\.code) == ["SP0644", "SP0644"])
    #expect(found.map(\.location?.line) == [3, 4])
    #expect(
      found.map(\.summary) == [
        "the earlier plan of line 8 cannot be kept to beside the policy \"at most 90%, each provider\", kept by price",
        "the earlier plan of line 8 cannot be kept to beside the policy \"a minimum cohort of 3\", kept by a search "
          + "over courses",
      ])
    #expect(problems([cap], stability: stability).isEmpty)
  }
}
