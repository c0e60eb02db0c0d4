import SkillsPlanner
import Testing

@testable import DisclosureAttack
@testable import PlanReport

/// Laws of disclosure control, over many plans.
@Suite struct DisclosureLawTests {
  static let rules: [Disclosure] = [
    .round5, .ons, Disclosure("hidden alone", hidingBelow: 10, roundedTo: 1),
  ]
  static let seeds = Array(1...100)

  @Test(arguments: rules) func `what the attacker finds always contains the truth`(
    rule: Disclosure
  ) throws {
    var narrowed = 0
    for seed in Self.seeds {
      let exact = PublicTables(RandomPlan.make(seed)).all
      let truth = Truth(exact)
      let attack = Attack(
        on: ProtectedTables.published(ProtectedTables.protected(exact, rule), rule))
      for cell in attack.cells {
        let count = try #require(truth[cell], "\(cell) has no exact count")
        let interval = try #require(attack.interval(of: cell))
        #expect(interval.contains(count), "seed \(seed): \(cell) is \(count), not \(interval)")
        if interval.values < 1000 { narrowed += 1 }
      }
    }
    #expect(narrowed > 1000)
  }

  @Test(arguments: rules) func `after protection no small count can be worked out`(
    rule: Disclosure
  ) {
    var helped = 0
    for seed in Self.seeds {
      let exact = PublicTables(RandomPlan.make(seed)).all
      let truth = Truth(exact)
      let naive = Attack(
        on: ProtectedTables.published(ProtectedTables.protected(exact, rule), rule))
      let protected = ProtectedTables(exact, rule)
      #expect(protected.exposures.isEmpty, "seed \(seed)")
      let attack = Attack(on: ProtectedTables.published(protected.tables, rule))
      #expect(truth.exposures(in: attack, rule).isEmpty, "seed \(seed)")
      if !truth.exposures(in: naive, rule).isEmpty {
        helped += 1
        #expect(!protected.secondary.isEmpty)
      }
    }
    // Else the law would hold of nothing.
    #expect(helped > 10)
  }

  @Test(arguments: rules) func `no count of a protected pack is small or finer than its rule`(
    rule: Disclosure
  ) {
    var numbers = 0
    for seed in Self.seeds {
      for table in ProtectedTables(PublicTables(RandomPlan.make(seed)).all, rule).tables {
        #expect(table.revealing == nil)
        for (place, column) in table.columns.enumerated() {
          #expect(column.sense != .revealing)
          guard column.sense == .count else { continue }
          for row in table.rows {
            guard case .whole(let count) = row[place] else { continue }
            numbers += 1
            #expect(count % rule.base == 0)
            #expect(count >= rule.threshold || rule.namesSmall && count == 0)
          }
        }
      }
    }
    #expect(numbers > 1000)
  }

  @Test(arguments: rules) func `a protected count stands for the truth`(rule: Disclosure) {
    for count in 0...200 {
      let published = ProtectedTables.published([], rule).rule
      let interval = published.counts(for: rule.cell(for: count).written)
      #expect(interval?.contains(count) == true, "\(count)")
      if rule.protects(count) { #expect(Int(rule.cell(for: count).written) == nil) }
    }
  }

  /// Last year's plan had other places; each pack alone is safe, and hides other cells than the other.
  @Test func `what two packs tell together is found, and hidden where it can be`() {
    let rule = Disclosure("hidden alone", hidingBelow: 10, roundedTo: 1)
    var (found, mended) = (0, 0)
    for seed in 1...300 {
      let plan = RandomPlan.make(seed, most: 15)
      let before = ProtectedTables(PublicTables(Self.other(plan)).all, rule)
      let exact = PublicTables(plan).all
      let truth = Truth(exact)
      let first = ProtectedTables.published(before.tables, rule)
      let careless = ProtectedTables.published(ProtectedTables(exact, rule).tables, rule)
      #expect(truth.exposures(in: Attack(on: careless), rule).isEmpty)
      guard !truth.exposures(in: Attack(on: careless, knowing: first), rule).isEmpty else {
        continue
      }
      found += 1
      let careful = ProtectedTables(exact, rule, knowing: first)
      let both = Attack(on: ProtectedTables.published(careful.tables, rule), knowing: first)
      #expect(truth.exposures(in: both, rule) == careful.exposures)
      if careful.exposures.isEmpty { mended += 1 }
    }
    #expect(found > 5, "\(found)")
    #expect(mended > 5, "\(mended)")
  }

  /// The plan with some learners more placed in one area and as many fewer in another of the level, where that can be.
  private static func other(_ plan: Plan) -> Plan {
    var plan = plan
    guard let from = plan.needs.indices.first(where: { plan.needs[$0].placed >= 5 }),
      let to = plan.needs.indices.last(where: { place in
        plan.needs[place].level == plan.needs[from].level && place != from
          && plan.needs[place].placed + 5 <= plan.needs[place].learners
      })
    else { return plan }
    for (place, change) in [(from, -5), (to, 5)] {
      let need = plan.needs[place]
      plan.needs[place] = NeedRow(
        area: need.area, level: need.level, learners: need.learners,
        placed: need.placed + change, value: 0)
    }
    return plan
  }
}
