import SkillsPlanner
import Testing

@testable import PlanReport

@Suite struct PlanIndexTests {
  private let plan = makePlan()

  @Test func `every row of a plan is of one district, and all of them are everywhere`() {
    let index = PlanIndex(plan)
    let districts = plan.districts.map { index[$0.district.code] }
    #expect(districts.flatMap(\.areas).sorted() == Array(plan.areas.indices))
    #expect(districts.flatMap(\.needs).sorted() == Array(plan.needs.indices))
    #expect(districts.flatMap(\.allocations).sorted() == Array(plan.allocations.indices))
    #expect(districts.flatMap(\.shortfalls).sorted() == Array(plan.shortfalls.indices))
    #expect(index[nil].areas == Array(plan.areas.indices))
    #expect(index["D9"].areas.isEmpty && index["D9"].courses.isEmpty)
  }

  @Test func `an area that stands twice is counted once`() {
    var twice = plan
    twice.areas.append(plan.areas[0])
    let index = PlanIndex(twice)
    #expect(index[nil].areas == Array(plan.areas.indices))
    #expect(Tally(twice, index).areas.count == plan.areas.count)
  }

  @Test func `what districts place adds up to what the plan places`() {
    let index = PlanIndex(plan)
    let whole = Tally(plan, index)
    let parts = plan.districts.map { Tally(plan, index, home: $0.district.code) }
    #expect(
      parts.reduce(0) { $0 + $1.providers.values.reduce(0, +) }
        == whole.providers.values.reduce(0, +))
    #expect(
      parts.flatMap(\.areas).reduce(0) { $0 + $1.placed }
        == whole.areas.reduce(0) { $0 + $1.placed })
    for (sector, sum) in whole.sectors {
      #expect(parts.reduce(0) { $0 + ($1.sectors[sector]?.used ?? 0) } <= sum.used)
    }
  }
}
