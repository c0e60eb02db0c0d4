import PlanProof
import SkillsPlanner
import Testing

@Suite struct ProofTests {
  @Test(arguments: UInt64(1)...100)
  func `what the planner makes is proved, of whatever its problem is made`(seed: UInt64)
    async throws
  {
    let problem = Problem(seed: seed, refuses: seed.isMultiple(of: 2))
    let plan = try await problem.plan()
    let proof = try await problem.proof(of: plan)
    #expect(proof.faults.isEmpty, "\(proof.faults.prefix(3))")
    #expect(proof.counts.points == plan.optimality.points)
    #expect(proof.counts.candidates == plan.optimality.candidates)
    #expect(Proof(alone: plan).faults.isEmpty, "\(Proof(alone: plan).faults.prefix(3))")
  }

  @Test func `the problems have something of every kind`() async throws {
    var causes: Set<Shortfall.Cause> = []
    var online = 0
    var timed = 0
    var further = 0
    for seed in UInt64(1)...100 {
      let plan = try await Problem(seed: seed, refuses: seed.isMultiple(of: 2)).plan()
      causes.formUnion(plan.shortfalls.map(\.cause))
      let given = plan.allocations.flatMap(\.courses)
      online += given.count { $0.metres == nil }
      timed += given.count { $0.minutes != nil }
      let levels = Dictionary(uniqueKeysWithValues: plan.courses.map { ($0.id, $0.level) })
      further += plan.allocations.count { row in
        row.courses.contains { levels[$0.course] != row.level }
      }
    }
    // These briefs have no policies.
    #expect(causes == Set(Shortfall.Cause.allCases).subtracting([.policyOrPin]))
    #expect(online > 0 && timed > 0 && further > 0)
  }

  @Test func `a plan of format version 1 is proved from its inputs, and its bound not without`()
    async throws
  {
    let problem = Problem(seed: 1)
    var plan = try await problem.plan()
    plan.terms = nil
    #expect(try await problem.proof(of: plan).faults.isEmpty)
    let alone = Proof(alone: plan)
    #expect(alone.faults.isEmpty)
    #expect(alone.counts.points == nil)
  }

  @Test func `numbers that no sum can hold are faults and no trap`() async throws {
    let problem = Problem(seed: 1)
    var plan = try await problem.plan()
    let most = 1_000_000_000_000_000
    plan.needs = plan.needs.map {
      NeedRow(area: $0.area, level: $0.level, learners: most, placed: most, value: .max)
    }
    plan.courses = plan.courses.map { $0.changed(lastYear: most, used: most, value: -.max) }
    plan.levels = plan.levels.map { $0.changed(value: .max) }
    plan.allocations = plan.allocations.map { row in
      Allocation(
        area: row.area, level: row.level,
        courses: row.courses.map { $0.changed(places: .max, metres: .max) })
    }
    #expect(try await problem.proof(of: plan).faults.count > 10)
    #expect(Proof(alone: plan).faults.count > 10)
  }
}
