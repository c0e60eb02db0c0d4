import Testing

@testable import SkillsPlanner

private func plans(_ count: Int, seed: Int) -> [Plan] {
  var lottery = PlanLottery(seed: seed)
  return (0..<count).map { _ in lottery.plan() }
}

private func compared(_ plans: [Plan]) -> ScenarioComparison {
  ScenarioComparison(plans.map(ScenarioComparison.Scenario.init))
}

/// A plan with everything that its points are measured by.
private func measured(
  _ change: (inout [RuleRecord], inout Spread, inout Steadiness) -> Void = { _, _, _ in }
) -> Plan {
  var plan = plans(1, seed: 1)[0]
  var rules = [rule(weight: 2, ["measure": "income", "by": "decile"])]
  var (spread, steadiness) = (Spread.none, Steadiness.none)
  change(&rules, &spread, &steadiness)
  plan.rules = rules
  plan.terms = Terms(needs: [], flex: .zero, spread: spread, steadiness: steadiness)
  return plan
}

private func rule(
  weight: Int, version: String = "1.0.0", _ settings: KeyValuePairs<String, String>, line: Int = 1
) -> RuleRecord {
  RuleRecord(
    id: "deprivation", version: version, file: "lib.so", sha256: "\(line)", weight: weight,
    settings: settings.map {
      Setting(name: $0, value: .scalar($1), location: Location(file: "b.yaml", line: line))
    })
}

@Suite struct `Scenarios side by side` {
  @Test(arguments: 1...40)
  func `rows of a breakdown add up to the learners and places of each plan`(seed: Int) {
    let plans = plans(3, seed: seed)
    let comparison = compared(plans)
    for (place, plan) in plans.enumerated() {
      let placed = plan.allocations.flatMap(\.courses).reduce(0) { $0 + $1.places }
      let learners = plan.needs.reduce(0) { $0 + $1.learners }
      #expect(comparison.values(of: .placed)[place] == placed)
      #expect(comparison.values(of: .learners)[place] == learners)
      let missing = Shortfall.Cause.allCases.compactMap {
        comparison.values(of: .notPlaced($0))[place]
      }
      #expect(missing.reduce(0, +) == learners - placed)
      for breakdown in PlanTally.Breakdown.allCases {
        let counts = comparison.rows(by: breakdown).map { $0.counts[place] }
        #expect(counts.reduce(0) { $0 + $1.placed } == placed)
      }
    }
  }

  @Test(arguments: 1...40)
  func `every decile with learners in any plan is told of, and no other`(seed: Int) {
    let plans = plans(3, seed: seed)
    let told = compared(plans).decilesWithLearners
    let lived = (1...10).filter { decile in
      plans.contains { plan in
        plan.needs.contains { need in
          need.learners > 0
            && plan.areas.contains { $0.code == need.area && $0.decile == decile }
        }
      }
    }
    #expect(told == lived)
  }

  @Test func `deciles that a policy or an objective names are told of together`() {
    var first = measured()
    var scope = Scope()
    scope.deciles = [3, 1, 2]
    first.terms = Terms(
      needs: [], flex: .zero, spread: .none, steadiness: .none,
      policies: [Policy(.limit(.atLeast, .places(1)), of: scope)])
    var second = measured()
    second.terms = Terms(
      needs: [], flex: .zero, spread: .none, steadiness: .none, objective: .tiers(deciles: [4, 1]))
    let comparison = compared([first, second])
    #expect(comparison.decilesTogether == [[1, 2], [1, 2, 3], [1, 4]])
    let counts = comparison.rows(by: .decile).filter { ["1", "2"].contains($0.key) }
    let learners = counts.reduce(0) { $0 + $1.counts[0].learners }
    let placed = counts.reduce(0) { $0 + $1.counts[0].placed }
    #expect(
      comparison.values(of: .placedOfThousandTogether(deciles: [1, 2]))[0]
        == (learners > 0 ? roundedHalfToEven(1000 * placed, over: learners) : nil))
  }

  @Test(arguments: 1...40)
  func `changes are those of a difference from the first plan`(seed: Int) throws {
    let plans = plans(3, seed: seed)
    let comparison = compared(plans)
    let difference = PlanDifference(from: PlanTally(plans[0]), to: PlanTally(plans[2]))
    for breakdown in PlanTally.Breakdown.allCases {
      for row in try #require(difference.rows[breakdown]) {
        let own = try #require(comparison.rows(by: breakdown).first { $0.key == row.key })
        #expect(own.change(in: 2) == row.placed.by)
        #expect(own.name == "" || own.name == row.name)
      }
    }
    let (added, taken) = (
      comparison.values(of: .placesAdded), comparison.values(of: .placesTaken)
    )
    #expect(added[0] == nil && taken[0] == nil)
    #expect(added[2] == difference.placesAdded && taken[2] == difference.placesTaken)
    let placed = comparison.values(of: .placed)
    #expect(
      try #require(added[2]) - #require(taken[2]) == #require(placed[2]) - #require(placed[0]))
  }

  @Test func `a share of a decile is rounded half to even, and there is none without learners`() {
    var plan = plans(1, seed: 1)[0]
    plan.areas = [
      AreaRow(
        code: "A", name: "A", district: "D", decile: 2, point: Make.point(kilometresEast: 0))
    ]
    plan.needs = [
      NeedRow(area: "A", level: Make.level("2"), learners: 16, placed: 3, value: 0)
    ]
    let course = plan.courses[0].id
    plan.allocations = [
      Allocation(
        area: "A", level: Make.level("2"),
        courses: [.init(course: course, places: 3, metres: nil, points: 1, scores: [])])
    ]
    let comparison = compared([plan, plan])
    // 187.5 of a thousand.
    #expect(comparison.values(of: .placedOfThousand(decile: 2)) == [188, 188])
    #expect(comparison.values(of: .placedOfThousand(decile: 1)) == [nil, nil])
  }

  @Test func `areas of the two most deprived deciles with nobody placed are added up`() {
    func plan(_ deciles: [(decile: Int?, none: Int)]) -> Plan {
      var plan = plans(1, seed: 1)[0]
      plan.summary = Summary(
        learners: 0, lastYear: 0, places: 0, placed: 0, shortfall: [],
        deciles: deciles.map {
          Summary.DecileRow(
            decile: $0.decile, areas: 9, withNone: $0.none, withSome: 0, withAll: 0, learners: 0,
            placed: 0)
        }, travel: Summary.Travel(venuePlaces: 2, metres: 5, otherPlaces: 0), fixedFlows: nil)
      return plan
    }
    let comparison = compared([
      plan([(1, 3), (2, 4), (3, 5), (nil, 6)]), plan([(2, 1)]), plan([(3, 1)]),
    ])
    #expect(comparison.values(of: .deprivedAreasWithNone) == [7, 1, nil])
    #expect(comparison.values(of: .meanMetres) == [2, 2, 2])
  }

  @Test func `points are in one measure where rules, weights and bonuses are the same`() {
    let first = measured()
    func other(_ plan: Plan) -> ScenarioComparison.OtherPoints? {
      compared([first, plan]).otherPoints(in: 1)
    }
    #expect(other(first) == nil)
    // The order of parameters, their place in a file and the build of a plugin are no other measure.
    #expect(
      other(
        measured { rules, _, _ in
          rules = [rule(weight: 2, ["by": "decile", "measure": "income"], line: 7)]
        }) == nil)
    #expect(
      other(
        measured { rules, _, _ in
          rules = [rule(weight: 2, ["by": "rank", "measure": "income"])]
        }) == .rules)
    #expect(
      other(
        measured { rules, _, _ in
          rules = [rule(weight: 2, version: "1.1.0", ["measure": "income", "by": "decile"])]
        }) == .rules)
    #expect(
      other(
        measured { rules, _, _ in
          rules = [rule(weight: 3, ["measure": "income", "by": "decile"])]
        }) == .weights)
    let half = Share(millionths: 500_000)
    #expect(
      other(measured { _, spread, _ in spread = Spread(parts: 2, bonus: half) }) == .bonuses)
    #expect(
      other(measured { _, _, steady in steady = Steadiness(share: half, bonus: half) })
        == .bonuses)
    var old = measured()
    old.terms = nil
    #expect(other(old) == .unknown)
  }
}
