import Testing

@testable import SkillsPlanner

@Suite struct `Checks of policies and pins` {
  private let catalogue = Make.catalogue(
    [
      Make.area("E01000001", decile: 1),
      Make.area("E01000002", in: Make.pendle, at: 100, decile: 2),
    ],
    [
      Make.course("A", lastYear: 20, price: 100, funder: "ASF"),
      Make.course("B", ukprn: "10000002", in: Make.pendle, mode: .apprenticeship, lastYear: 10),
      Make.course("C", ukprn: "10000003", level: "5"),
    ])

  private func problems(
    _ policies: [Policy] = [], pins: [Pin] = [], objective: Objective = .points
  ) -> [Diagnostic] {
    check(
      Make.brief(
        funded: [FundedStarts(level: Make.level("2"), amount: .starts(25), location: nil)],
        policies: policies, pins: pins, objective: objective),
      catalogue, [Make.rule(ConstantRule(1))])
  }

  private func problems(
    _ bound: Policy.Bound, _ amount: Policy.Amount, _ change: (inout Scope) -> Void
  ) -> [Diagnostic] {
    problems([
      Policy(
        .limit(bound, amount), of: Make.scope(change),
        location: Location(file: "b.yaml", line: 3, column: 5))
    ])
  }

  @Test func `policies that can be kept are passed`() {
    #expect(problems(.atMost, .places(0)) { $0.providers = ["10000001"] }.isEmpty)
    #expect(problems(.atMost, .pence(0)) { $0.funders = ["ASF"] }.isEmpty)
    #expect(problems(.atLeast, .places(20)) { $0.providers = ["10000001"] }.isEmpty)
    #expect(problems(.atLeast, .places(25)) { _ in }.isEmpty)
    #expect(problems([Policy(.minimumCohort(20))]).isEmpty)
  }

  @Test func `a name that no table has is given back with the nearest`() {
    let found = problems(.atMost, .places(1)) {
      $0.providers = ["10000009", "10000001"]
      $0.deciles = [9]
    }
    #expect(found.map(\.code) == ["SP0620", "SP0620"])
    #expect(found.first?.summary.contains("did you mean \"10000001\"?") == true)
    #expect(found.first?.location == Location(file: "b.yaml", line: 3, column: 5))
    #expect(found.last?.summary.contains("the decile 9, which no area has") == true)
  }

  @Test func `a scope without a course, a learner or a place is refused`() {
    #expect(
      problems(.atMost, .places(1)) { $0.levels = [Make.level("5")] }.map(\.code) == ["SP0621"])
    #expect(
      problems(.atMost, .places(1)) {
        $0.areas = ["E01000001"]
        $0.deciles = [2]
      }.map(\.code) == ["SP0622"])
    #expect(
      problems(.atMost, .places(1)) {
        $0.homeDistricts = ["E07000117"]
        $0.deliveryDistricts = ["E07000117"]
        $0.isElsewhere = true
      }.map(\.code) == ["SP0625"])
    #expect(
      problems([Policy(.minimumCohort(8), of: Make.scope { $0.providers = ["10000002"] })]).map(
        \.code)
        == ["SP0621"])
  }

  @Test func `money asks for the prices of every course that it counts`() {
    let found = problems(.atMost, .pence(1)) { _ in }
    #expect(found.map(\.code) == ["SP0624"])
    #expect(
      found.first?.summary.contains("1 of its 2 courses has no price; the first is B") == true)
    let without = Make.catalogue([Make.area("E01000001")], [Make.course("A")])
    let brief = Make.brief(policies: [Policy(.limit(.atMost, .pence(1)))])
    #expect(
      check(brief, without, [Make.rule(ConstantRule(1))]).map(\.code) == ["SP0623"])
  }

  @Test(arguments: [
    (21, ["10000001"], "20 places"), (26, [], "25 places"), (11, ["10000002"], "10 places"),
  ])
  func `a floor above all there is names the most there is`(
    places: Int, providers: [String], most: String
  ) {
    let found = problems(.atLeast, .places(places)) { $0.providers = providers }
    #expect(found.map(\.code) == ["SP0627"])
    #expect(found.first?.summary.hasSuffix("\(most) at the most") == true)
    #expect(found.first?.fix.contains(most) == true)
  }

  @Test func `a floor for each that several cannot reach names the least of them once`() {
    let found = problems([policy(.atLeast, .places(24), each: .provider, line: 2)])
    #expect(
      found.map(\.summary) == [
        "the policy \"at least 24 places, each provider\" asks for more than there is of 2 among 2: "
          + "10 places at the most for \"at least 24 places, provider 10000002\""
      ])
    #expect(found.map(\.fix) == ["Write 10 places or less, or widen its scope."])
  }

  @Test func `a floor above the learners, or above the money of all places, is refused`() {
    // 10 % of 500 residents in each area.
    #expect(problems(.atLeast, .places(50)) { $0.deciles = [1, 2] }.map(\.code) == ["SP0627"])
    let money = problems(.atLeast, .pence(2001)) { $0.providers = ["10000001"] }
    #expect(money.first?.summary.hasSuffix("£20 at the most") == true)
    #expect(problems(.atLeast, .pence(2000)) { $0.providers = ["10000001"] }.isEmpty)
  }

  private func policy(
    _ bound: Policy.Bound, _ amount: Policy.Amount, each: Policy.Each? = nil, line: Int,
    _ change: (inout Scope) -> Void = { _ in }
  ) -> Policy {
    Policy(
      .limit(bound, amount), of: Make.scope(change), each: each,
      location: Location(file: "b.yaml", line: line, column: 5))
  }

  @Test
  func `policies of which one asks for more than the other allows are named at the later one`() {
    let cap = policy(.atMost, .places(10), line: 2) { $0.providers = ["10000001"] }
    for places in [10, 11] {
      let floor = policy(.atLeast, .places(places), line: 3) { $0.providers = ["10000001"] }
      for pair in [[cap, floor], [floor, cap]] {
        let found = problems(pair)
        #expect(found.map(\.code) == (places == 10 ? [] : ["SP1163"]))
        #expect(found.allSatisfy { $0.location?.line == 3 && $0.summary.contains("of line 2") })
      }
    }
  }

  @Test func `a limit contradicts one of fewer or more learners and courses only where it must`() {
    let one = policy(.atLeast, .places(11), line: 3) {
      $0.providers = ["10000001"]
      $0.deciles = [1]
    }
    // Fewer learners than the cap's want more than all of it.
    #expect(problems([policy(.atMost, .places(10), line: 2), one]).map(\.code) == ["SP1163"])
    // Others than the cap's can have the rest.
    let few = policy(.atMost, .places(0), line: 2) { $0.areas = ["E01000001"] }
    #expect(problems([few, policy(.atLeast, .places(10), line: 3)]).isEmpty)
    let other = policy(.atMost, .places(0), line: 2) { $0.providers = ["10000002"] }
    #expect(problems([other, one]).isEmpty)
    let pin = Make.pin(.atLeast(3), scope("E01000001", "10000001"), line: 9)
    let cap = policy(.atMost, .places(2), each: .provider, line: 2)
    #expect(problems([cap], pins: [pin]).map(\.code) == ["SP1163"])
    #expect(problems([cap], pins: [pin]).first?.location?.line == 9)
  }

  @Test func `limits set for each contradict one for each, one for all, and what is one of them`() {
    let each = policy(.atMost, .places(4), each: .provider, line: 2)
    #expect(
      problems([each, policy(.atLeast, .places(5), each: .provider, line: 3)]).map(\.code)
        == ["SP1163"])
    #expect(problems([each, policy(.atLeast, .places(5), line: 3)]).isEmpty)
    let floors = policy(.atLeast, .places(5), each: .provider, line: 3)
    #expect(problems([floors, policy(.atMost, .places(9), line: 4)]).map(\.code) == ["SP1163"])
    #expect(problems([floors, policy(.atMost, .places(10), line: 4)]).isEmpty)
  }

  @Test func `shares of one whole contradict each other, and money does`() {
    func share(_ percent: Int) -> Policy.Amount { .share(Share(millionths: percent * 10_000)) }
    let most = policy(.atMost, share(30), line: 2) { $0.deciles = [1] }
    let least = policy(.atLeast, share(35), line: 3) { $0.deciles = [1] }
    #expect(problems([most, least]).map(\.code) == ["SP1163"])
    let ofLevel = policy(.atLeast, share(35), line: 3) {
      $0.deciles = [1]
      $0.levels = [Make.level("2")]
    }
    #expect(problems([most, ofLevel]).isEmpty)
    let money = [(Policy.Bound.atMost, 500), (.atLeast, 501)].enumerated().map { line, one in
      policy(one.0, .pence(one.1), line: line) { $0.providers = ["10000001"] }
    }
    #expect(problems(money).map(\.code) == ["SP1163"])
  }

  @Test(arguments: [(49, 51, "98%"), (50, 50, nil), (51, 49, nil)])
  func `shares for each that cannot come to the whole are refused`(
    most: Int, least: Int, sum: String?
  ) {
    // Two providers teach at a level of the brief.
    func share(_ percent: Int) -> Policy.Amount { .share(Share(millionths: percent * 10_000)) }
    let caps = problems([policy(.atMost, share(most), each: .provider, line: 2)])
    #expect(caps.map(\.code) == (sum == nil ? [] : ["SP1164"]))
    if let sum {
      #expect(caps.first?.summary.contains("all 2 together come to \(sum) of all places") == true)
      #expect(caps.first?.fix.hasPrefix("Write 50% or more") == true)
    }
    let floors = problems([policy(.atLeast, share(least), each: .provider, line: 2)])
    #expect(floors.map(\.code) == (sum == nil ? [] : ["SP1164"]))
    let all = problems(.atMost, share(99)) { _ in }
    #expect(all.map(\.fix) == ["Take it out, or write a number of places."])
    // Places of others make up the rest.
    let some = policy(.atMost, share(10), each: .provider, line: 2) { $0.modes = [.classroom] }
    #expect(problems([some]).isEmpty)
  }

  private func scope(_ area: String, _ provider: String) -> Scope {
    Make.scope {
      $0.areas = [area]
      $0.providers = [provider]
    }
  }

  @Test
  func `a pin out of reach is refused when it wants places, and warned of when it wants none`() {
    let far = scope("E01000001", "10000002")
    let near = Make.catalogue(
      [Make.area("E01000001")],
      [Make.course("A"), Make.course("B", ukprn: "10000002", at: 100)])
    func found(_ demand: Pin.Demand) -> [Diagnostic] {
      check(Make.brief(pins: [Make.pin(demand, far)]), near, [Make.rule(ConstantRule(1))])
    }
    #expect(found(.exactly(1)).map(\.code) == ["SP0626"])
    #expect(found(.exactly(1)).map(\.severity) == [.error])
    #expect(found(.exactly(0)).map(\.severity) == [.warning])
    #expect(found(.atMost(4)).map(\.code) == ["SP0626"])
  }

  @Test
  func `a pin of more than the learners or places within reach is refused with what there is`() {
    let found = problems(pins: [Make.pin(.exactly(21), scope("E01000001", "10000001"))])
    #expect(found.map(\.code) == ["SP0627"])
    #expect(found.first?.summary.hasSuffix("20 places at the most") == true)
    #expect(problems(pins: [Make.pin(.exactly(20), scope("E01000001", "10000001"))]).isEmpty)
  }

  @Test func `a pin that has expired is warned of and checked no further`() {
    let found = problems(pins: [
      Make.pin(.exactly(900), scope("E99999999", "10000001"), expires: "2026-07-31")
    ])
    #expect(found.map(\.code) == ["SP0628"])
    #expect(found.map(\.severity) == [.warning])
  }

  @Test func `pins that contradict each other are named at the later one`() {
    let district = Make.scope {
      $0.homeDistricts = ["E07000117"]
      $0.providers = ["10000001"]
    }
    let floor = Make.pin(.exactly(12), scope("E01000001", "10000001"), line: 4)
    for (pins, line) in [
      ([floor, Make.pin(.atMost(11), district, line: 9)], 9),
      ([Make.pin(.exactly(0), district, line: 2), floor], 4),
    ] {
      let found = problems(pins: pins)
      #expect(found.map(\.code) == ["SP0629"])
      #expect(found.first?.location?.line == line)
    }
    let both = Make.scope {
      $0.homeDistricts = ["E07000117", "E07000122"]
      $0.providers = ["10000001"]
    }
    // The cap is of fewer learners than the floor, which others can fulfil.
    #expect(
      problems(pins: [
        Make.pin(.atLeast(12), both), Make.pin(.atMost(1), scope("E01000001", "10000001")),
      ]).isEmpty)
    #expect(problems(pins: [floor, Make.pin(.atMost(12), district)]).isEmpty)
  }

  @Test func `a policy or a pin that stands twice is refused at the second place`() {
    let cap = Policy(.limit(.atMost, .places(1)))
    #expect(problems([cap, Policy(cap.demand, source: "the board")]).map(\.code) == ["SP0631"])
    let pin = Make.pin(.atMost(1), scope("E01000001", "10000001"), line: 4)
    #expect(problems(pins: [pin, pin]).map(\.code) == ["SP0631"])
  }

  @Test func `an objective by deciles needs learners in them`() {
    #expect(problems(objective: .tiers(deciles: [1, 2])).isEmpty)
    #expect(problems(objective: .tiers(deciles: [1, 3])).map(\.code) == ["SP0622"])
    #expect(problems(objective: .mostEqualFirst(by: .decile)).isEmpty)
  }
}
