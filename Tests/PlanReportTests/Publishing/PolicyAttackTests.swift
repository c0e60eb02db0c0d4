import SkillsPlanner
import Testing

@testable import DisclosureAttack
@testable import PlanReport

/// What the attacker takes from the policies of a pack.
@Suite struct PolicyAttackTests {
  /// The pack's table of some policies, numbered; what one does not say is empty.
  private static func table(of policies: [[String: String]]) -> PublishedPack.Table {
    let columns = [
      "place", "kind", "places", "share", "pence", "each", "provider", "home_district", "level",
      "sector", "delivery_district", "elsewhere",
    ]
    return .init(
      name: "policies", columns: columns,
      rows: policies.enumerated().map { place, policy in
        columns.map { $0 == "place" ? "\(place + 1)" : policy[$0] ?? "" }
      })
  }

  private func attack(
    _ policies: [[String: String]], used: String = "[c]", prices: [String: Interval] = [:]
  ) -> Attack {
    Attack(
      on: PublishedPack(
        rule: .ons,
        tables: [
          .init(
            name: "levels", columns: ["level", "learners", "placed", "used"],
            rows: [["2", "[c]", "[c]", used]]),
          .init(
            name: "areas", columns: ["area", "district", "decile", "learners", "placed"],
            rows: [["A1", "D1", "1", "[c]", "[c]"], ["A2", "D1", "1", "[c]", "[c]"]]),
          .init(
            name: "providers", columns: ["provider", "plan"],
            rows: [["P1", "[c]"], ["P2", "[c]"]]),
          .init(
            name: "deciles", columns: ["decile", "learners", "placed"], rows: [["1", "[c]", "[c]"]]),
          .init(
            name: "districts", columns: ["district", "level", "learners", "placed"],
            rows: [["D1", "2", "[c]", "[c]"]]),
          .init(name: "deliveries", columns: ["district", "plan"], rows: [["D1", "[c]"]]),
          .init(
            name: "provision", columns: ["district", "level", "sector", "plan"],
            rows: [["D1", "2", "4.1", "[c]"], ["D1", "2", "5", "[c]"]]),
          Self.table(of: policies),
        ], prices: prices))
  }

  @Test func `a limit of a provider bounds its places`() {
    let attack = attack([["kind": "at-most", "places": "12", "provider": "P1"]])
    #expect(attack.interval(of: "providers/P1/plan") == Interval(0, 12))
    #expect(attack.interval(of: "providers/P2/plan")?.high == Interval.unlimited)
  }

  @Test func `a floor and a limit together give a hidden count away`() throws {
    let attack = attack([
      ["kind": "at-most", "places": "12", "home_district": "D1"],
      ["kind": "at-least", "places": "10", "home_district": "D1"],
      ["kind": "at-least", "places": "9", "provider": "P1"],
      ["kind": "at-most", "places": "11", "provider": "P1"],
    ])
    #expect(attack.interval(of: "areas/A1/placed") == Interval(0, 12))
    let found = try #require(attack.exposures.first { $0.cell == "providers/P1/plan" })
    #expect(found.interval == Interval(9, 11))
  }

  @Test func `a share is of the shown places, as many as they can be`() {
    let attack = attack([["kind": "at-most", "share": "0.6", "each": "provider"]], used: "100")
    // At most 102 places, and at least 98.
    #expect(attack.interval(of: "providers/P1/plan") == Interval(37, 61))
    #expect(attack.interval(of: "providers/P2/plan") == Interval(37, 61))
  }

  @Test func `a limit of some of a provider's places is none of all of them, but a floor is`() {
    let attack = attack([
      ["kind": "at-most", "places": "12", "provider": "P1", "level": "2"],
      ["kind": "at-least", "places": "10", "provider": "P1", "sector": "4"],
    ])
    #expect(attack.interval(of: "providers/P1/plan") == Interval(10, .max))
    #expect(attack.interval(of: "provision/D1/2/4.1/plan") == Interval(10, .max))
    #expect(attack.interval(of: "provision/D1/2/5/plan") == Interval(0, .max))
  }

  /// Two districts, each with an area and courses of one level.
  private func attackOnTwo(_ policies: [[String: String]], residents: String = "[c]") -> Attack {
    let people = ["[c]", "[c]"]
    return Attack(
      on: PublishedPack(
        rule: .ons,
        tables: [
          .init(
            name: "levels", columns: ["level", "learners", "placed", "used"],
            rows: [["2"] + people + ["[c]"]]),
          .init(
            name: "areas", columns: ["area", "district", "decile", "learners", "placed"],
            rows: [["A1", "D1", "1"] + people, ["A2", "D2", "1"] + people]),
          .init(name: "providers", columns: ["provider", "plan"], rows: [["P1", "[c]"]]),
          .init(
            name: "deciles", columns: ["decile", "learners", "placed"], rows: [["1"] + people]),
          .init(
            name: "districts", columns: ["district", "level", "learners", "placed"],
            rows: [["D1", "2", "[c]", residents], ["D2", "2"] + people]),
          .init(
            name: "deliveries", columns: ["district", "plan"],
            rows: [["D1", "[c]"], ["D2", "[c]"]]
          ),
          .init(
            name: "provision", columns: ["district", "level", "sector", "plan"],
            rows: [["D1", "2", "4", "[c]"], ["D2", "2", "4", "[c]"]]),
          Self.table(of: policies),
        ]))
  }

  @Test func `who may not learn elsewhere learns at home, which gives a hidden count away`() throws
  {
    let attack = attackOnTwo([
      ["kind": "at-most", "places": "2", "home_district": "D1", "elsewhere": "yes"],
      ["kind": "at-most", "places": "9", "delivery_district": "D1"],
      ["kind": "at-least", "places": "8", "home_district": "D1"],
    ])
    // At most 9 at home and 2 elsewhere.
    let found = try #require(attack.exposures.first { $0.cell == "districts/D1/2/placed" })
    #expect(found.interval == Interval(8, 11))
  }

  @Test func `a share elsewhere is of the same residents, as many as they can be`() {
    let attack = attackOnTwo(
      [["kind": "at-most", "share": "0.1", "each": "home-district", "elsewhere": "yes"]],
      residents: "100")
    // 98 to 102 residents, of whom 10 at most learn elsewhere.
    #expect(attack.interval(of: "deliveries/D1/plan")?.low == 88)
    #expect(attack.interval(of: "deliveries/D2/plan")?.low == 0)
  }

  @Test func `as many as must be elsewhere are taught in the other districts`() {
    let attack = attackOnTwo([
      ["kind": "at-least", "places": "20", "home_district": "D1", "elsewhere": "yes"]
    ])
    #expect(attack.interval(of: "deliveries/D2/plan")?.low == 20)
    #expect(attack.interval(of: "districts/D1/2/placed")?.low == 20)
    #expect(attack.interval(of: "deliveries/D1/plan")?.low == 0)
  }

  @Test func `money is as many places as it pays for, which gives a hidden count away`() throws {
    let policies = [
      ["kind": "at-most", "pence": "500000", "provider": "P1"],
      ["kind": "at-least", "pence": "600000", "provider": "P1"],
    ]
    let price = Interval(50_000, 80_000)
    let attack = attack(policies, prices: ["1": price, "2": price])
    let found = try #require(attack.exposures.first { $0.cell == "providers/P1/plan" })
    #expect(found.interval == Interval(8, 10))
    #expect(self.attack(policies).interval(of: "providers/P1/plan") == Interval(0, .max))
  }

  @Test func `money of which places are free bounds none`() {
    let attack = attack(
      [["kind": "at-most", "pence": "500000", "provider": "P1"]], prices: ["1": Interval(0, 90_000)]
    )
    #expect(attack.interval(of: "providers/P1/plan") == Interval(0, .max))
  }

  /// Policies that hold of random plans, some at their bound.
  @Test(arguments: [Disclosure.round5, .ons])
  func
    `with policies what is found contains the truth, and protection holds or nothing is published`(
      rule: Disclosure
    )
  {
    var (narrower, safe) = (0, 0)
    for seed in 1...60 {
      let plan = RandomPlan.make(seed)
      var ruled = plan
      ruled.terms = Terms(
        needs: [], flex: .zero, spread: .none, steadiness: .none,
        policies: Self.policies(plan, seed))
      let truth = Truth(PublicTables(plan).all)
      let without = ProtectedTables(PublicTables(plan).all, rule)
      let careless = Attack(on: ProtectedTables.published(without.tables, rule))
      let told = PublicTables(ruled).all.filter { $0.name == "policies" }
      let attack = Attack(
        on: ProtectedTables.published(
          without.tables + ProtectedTables.protected(told, rule), rule))
      for cell in attack.cells where !cell.hasPrefix("policies/") {
        guard let count = truth[cell], let found = attack.interval(of: cell) else { continue }
        #expect(found.contains(count), "seed \(seed): \(cell) is \(count), not \(found)")
        if let before = careless.interval(of: cell), found.values < before.values { narrower += 1 }
      }
      let protected = ProtectedTables(PublicTables(ruled).all, rule)
      let last = Attack(on: ProtectedTables.published(protected.tables, rule))
      #expect(truth.exposures(in: last, rule) == protected.exposures)
      if protected.exposures.isEmpty { safe += 1 }
    }
    #expect(narrower > 50, "\(narrower)")
    #expect(safe > 40, "\(safe)")
  }

  private static func policies(_ plan: Plan, _ seed: Int) -> [Policy] {
    var dice = Dice(seed + 1000)
    var policies: [Policy] = []
    for row in plan.providers where dice.below(2) == 0 {
      var scope = Scope()
      scope.providers = [row.provider.ukprn]
      policies.append(Policy(.limit(.atMost, .places(row.plan + dice.below(3))), of: scope))
    }
    for row in plan.districts where dice.below(2) == 0 {
      let placed = row.levels.reduce(0) { $0 + $1.placed }
      var scope = Scope()
      scope.homeDistricts = [row.district.code]
      policies.append(Policy(.limit(.atLeast, .places(max(0, placed - dice.below(3)))), of: scope))
    }
    let homes = Dictionary(
      plan.areas.map { ($0.code, $0.district) }, uniquingKeysWith: { one, _ in one })
    let districts = Dictionary(
      plan.courses.map { ($0.id, $0.district) }, uniquingKeysWith: { one, _ in one })
    for row in plan.districts where dice.below(2) == 0 {
      let parts = plan.allocations.filter { homes[$0.area] == row.district.code }
        .flatMap(\.courses)
      let all = parts.reduce(0) { $0 + $1.places }
      let elsewhere = parts.filter { districts[$0.course] != row.district.code }
        .reduce(0) { $0 + $1.places }
      var scope = Scope()
      scope.homeDistricts = [row.district.code]
      scope.isElsewhere = true
      policies.append(Policy(.limit(.atMost, .places(elsewhere + dice.below(3))), of: scope))
      policies.append(
        Policy(.limit(.atLeast, .places(max(0, elsewhere - dice.below(3)))), of: scope))
      guard all > 0 else { continue }
      let share = Share(millionths: (elsewhere * 1_000_000 + all - 1) / all)
      policies.append(Policy(.limit(.atMost, .share(share)), of: scope))
    }
    return policies
  }
}
