import Testing

@testable import SkillsPlanner

@Suite struct `What minimum cohorts cost` {
  /// A minimum of 2 for all courses and of 3 for a provider's, with a cap or without.
  private func policies(_ generator: inout SplitMix64) -> [Policy] {
    let own = Make.scope { $0.providers = ["10000001"] }
    let cap = Policy(.limit(.atMost, .places(2)), of: Make.scope { $0.courses = ["C1"] })
    return [Policy(.minimumCohort(2)), Policy(.minimumCohort(3), of: own)]
      + (generator.next(below: 2) == 0 ? [cap] : [])
  }

  /// The points of the best of all plans that keep the limits and some minimum cohorts.
  private func most(
    _ world: LimitedWorld, _ planner: Planner, _ board: Scoreboard, _ cohorts: [Cohort]
  ) -> Int? {
    let minimums = cohorts.leastLearners(ofCourses: planner.catalogue.courses.count)
    return world.all(planner, board).filter { plan in
      minimums.indices.allSatisfy { course in
        let used = plan.units.reduce(0) { $0 + $1[course] }
        return used == 0 || used >= minimums[course]
      }
    }.map(\.points).max()
  }

  @Test(arguments: 0..<8)
  func `each is the best plan without that policy, less this one, where both are proved best`(
    seed: Int
  ) async throws {
    var generator = SplitMix64(seed: UInt64(1300 + seed))
    var (exact, dear) = (0, 0)
    for _ in 0..<20 {
      let policies = policies(&generator)
      let world = LimitedWorld(using: &generator, policies: policies, pins: [])
      guard let planner = try? world.planner(), let problem = try? await planner.pose(),
        let answer = try? await problem.solve(.none)
      else { continue }
      for cohort in problem.cohorts {
        let of = try #require(answer.cost(of: cohort))
        let others = problem.cohorts.filter { $0.policy != cohort.policy }
        let without = try #require(most(world, planner, problem.board, others))
        #expect(of.cost.points >= 0)
        guard of.isExact else { continue }
        #expect(of.cost.points == without - answer.points, "\(cohort.label)")
        exact += 1
        if of.cost.points > 0 { dear += 1 }
      }
    }
    #expect(exact > 10)
    #expect(dear > 0)
  }

  @Test(arguments: 0..<4)
  func `rows count the courses that each policy closes, and who would be placed adds up`(
    seed: Int
  ) async throws {
    var generator = SplitMix64(seed: UInt64(1400 + seed))
    var closed = 0
    for _ in 0..<20 {
      let policies = policies(&generator)
      let world = LimitedWorld(using: &generator, policies: policies, pins: [])
      guard let planner = try? world.planner(), let problem = try? await planner.pose(),
        let answer = try? await problem.solve(.none)
      else { continue }
      let tally = planner.tally(of: answer)
      let (rows, courses) = (tally.minimumCohortRows(), tally.cohortRows())
      #expect(rows.map(\.label) == policies.prefix(2).map(\.label))
      #expect(rows.map(\.least) == [2, 3])
      // Whoever would be 2 is enough for the first policy, so that the second alone closes the course.
      #expect(rows[0].notRun == courses.count { $0.wouldRun < 2 })
      #expect(rows[1].notRun <= courses.count && rows[0].notRun <= courses.count)
      #expect(courses.isEmpty == rows.allSatisfy { $0.notRun == 0 })
      closed += courses.count
      for (row, cohort) in zip(rows, problem.cohorts) {
        #expect(row.without.learners == answer.cost(of: cohort)?.cost.learners)
      }
    }
    #expect(closed > 0)
  }

  @Test func `a minimum that closes nothing costs nothing, exactly`() async throws {
    let brief = Make.brief(
      [Make.need("2", target: 1_000_000)], policies: [Policy(.minimumCohort(1))])
    let catalogue = Make.catalogue(
      [Make.area("A", adults: 5, unqualified: 5)], [Make.course("C", lastYear: 5)])
    let planner = try Planner(brief, catalogue, [Make.rule(ConstantRule(0.5))])
    let answer = try await planner.pose().solve(.none)
    let row = try #require(planner.tally(of: answer).minimumCohortRows().first)
    #expect(row.costs == 0 && row.notRun == 0 && !row.isAbout)
  }
}

@Suite struct `Rows of what is set for each of many` {
  /// Three providers with 4, 3 and 2 of their 5 places used, each of at most so many places.
  private func rows(atMost places: Int) async throws -> [PolicyRow] {
    let brief = Make.brief(
      [Make.need("2", target: 1_000_000)],
      policies: [Policy(.limit(.atMost, .places(places)), each: .provider)])
    let catalogue = Make.catalogue(
      [Make.area("A", adults: 9, unqualified: 9)],
      [(1, 4), (2, 3), (3, 2)].map { Make.course("C\($0)", ukprn: "1000000\($0)", lastYear: $1) })
    let planner = try Planner(brief, catalogue, [Make.rule(ConstantRule(0.5))])
    return planner.tally(of: try await planner.pose().solve(.none)).policyRows()
  }

  @Test func `none at the bound is one row for all, with what the nearest has`() async throws {
    let rows = try await rows(atMost: 9)
    #expect(rows.map(\.label) == ["at most 9 places, each provider"])
    #expect(rows.map(\.noneOf) == [3])
    #expect(rows.map(\.used) == [4])
    #expect(rows.map(\.costs) == [0])
  }

  @Test func `those at the bound have a row of their own, and there is none for all`() async throws
  {
    let rows = try await rows(atMost: 3)
    let labels = ["10000001", "10000002"].map { "at most 3 places, provider \($0)" }
    #expect(rows.map(\.label) == labels)
    #expect(rows.allSatisfy { $0.noneOf == nil && $0.used == 3 })
    #expect(rows.first?.costs == 500_000)
  }
}
