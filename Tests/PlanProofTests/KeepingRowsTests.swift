import Testing

@testable import PlanProof
@testable import SkillsPlanner

@Suite struct `Proof of what minimum cohorts and policies keep` {
  @Test
  func `a minimum cohort's row says as many closed courses as the plan has, or there is none`()
    async throws
  {
    let policy = Policy(.minimumCohort(3))
    var seen = 0
    for seed in UInt64(1)...12 {
      var problem = Problem(seed: seed)
      problem.brief = problem.brief.with(policies: [policy])
      guard let plan = try? await problem.plan() else { continue }
      let row = try #require(plan.minimumCohorts.first)
      func faults(_ change: (inout Plan) -> Void) async throws -> [Fault] {
        var changed = plan
        change(&changed)
        return try await problem.proof(of: changed).faults
      }
      #expect(try await faults { _ in }.isEmpty)
      #expect(try await faults { $0.minimumCohorts = [] }.isEmpty)
      let more = MinimumCohortRow(
        label: row.label, least: 3, notRun: row.notRun + 1, costs: row.costs,
        isAbout: row.isAbout, without: row.without)
      let path = PlanPath.plan.key("minimum-cohorts").row(0).key("not-run")
      #expect(try await faults { $0.minimumCohorts = [more] }.map(\.path) == [path])
      seen += row.notRun
    }
    #expect(seen > 0)
  }

  @Test func `learners whom policies keep are believed, and the others have a cause that follows`()
    async throws
  {
    var seen = 0
    for seed in UInt64(1)...40 {
      var problem = Problem(seed: seed)
      problem.brief = problem.brief.with(policies: [
        Policy(
          .limit(.atMost, .places(3)),
          of: {
            var scope = Scope.everything
            scope.providers = ["10000000"]
            return scope
          }())
      ])
      guard let plan = try? await problem.plan(),
        let place = plan.shortfalls.indices.dropLast().first(where: {
          plan.shortfalls[$0].area == plan.shortfalls[$0 + 1].area
            && plan.shortfalls[$0].level == plan.shortfalls[$0 + 1].level
        })
      else { continue }
      #expect(try await problem.proof(of: plan).faults.isEmpty)
      func row(_ row: Shortfall, _ learners: Int, _ cause: Shortfall.Cause) -> Shortfall {
        Shortfall(area: row.area, level: row.level, learners: learners, cause: cause)
      }
      let (other, kept) = (plan.shortfalls[place], plan.shortfalls[place + 1])
      #expect(kept.cause == .policyOrPin)
      func kinds(_ rows: [Shortfall]) async throws -> Set<Fault.Kind> {
        var changed = plan
        changed.shortfalls.replaceSubrange(place...(place + 1), with: rows)
        return Set(
          try await problem.proof(of: changed).faults
            .filter { $0.path.steps.first == .key("shortfalls") }.map(\.kind))
      }
      // Where no level has a cap, none but the policy is left as a cause, and the other row is too many.
      let far = try await kinds([row(other, other.learners, .outOfReach), kept])
      #expect(far.contains(.cause))
      let many = try await kinds([other, row(kept, kept.learners + 1, .policyOrPin)])
      #expect(many == (other.learners == 1 ? [.cause, .sum, .rows] : [.sum]))
      #expect(try await kinds([kept]) == [.sum])
      seen += 1
    }
    #expect(seen > 0)
  }
}
