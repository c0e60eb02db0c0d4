import Testing

@testable import SkillsPlanner

@Suite struct `A plan made anew with a place` {
  /// A world with a share or a minimum cohort, which prices or a search keep.
  private func world(_ generator: inout SplitMix64) -> LimitedWorld {
    let share = Policy.Amount.share(
      Share(millionths: 100_000 * (2 + generator.next(below: 5))))
    let policies = [
      Policy(.limit(.atMost, share), of: Make.scope { $0.providers = ["10000002"] }),
      Policy(.minimumCohort(2)),
    ]
    let first = generator.next(below: 2)
    return LimitedWorld(
      using: &generator, policies: generator.next(below: 3) == 0 ? policies : [policies[first]],
      pins: [])
  }

  @Test(arguments: 0..<6)
  func `costs what lies between its bounds, of all allocations that there are`(seed: Int)
    async throws
  {
    var generator = SplitMix64(seed: UInt64(400 + seed))
    var (told, impossible) = (0, 0)
    for _ in 0..<4 {
      let world = world(&generator)
      guard let planner = try? world.planner(), let problem = try? await planner.pose(),
        let plan = try? await AnsweredPlan(planner, problem), plan.solved == nil
      else { continue }
      let explainer = Explainer(plan)
      let all = world.all(planner, problem.board).filter { one in
        problem.minimums.indices.allSatisfy { course in
          let used = one.units.reduce(0) { $0 + $1[course] }
          return used == 0 || used >= problem.minimums[course]
        }
      }
      let best = try #require(all.map(\.points).max())
      for need in explainer.needs.indices {
        for course in 0..<4 where explainer.candidate(need: need, course: course) != nil {
          guard !plan.decisions.contains(where: { $0.need == need && $0.course == course }) else {
            continue
          }
          let with = all.filter { $0.units[need][course] > 0 }.map(\.points).max()
          switch try await explainer.plannedAnew(need: need, course: course) {
          case .plan(let anew):
            let cost = best - (try #require(with))
            #expect(anew.costs.contains(cost), "\(anew.costs) \(cost)")
            #expect(
              anew.displacement.moves.contains {
                $0.course.id == "C\(course)" && $0.change > 0
                  && $0.area.code == explainer.catalogue.areas[explainer.needs[need].area].code
              })
            told += 1
          case .impossible:
            #expect(with == nil)
            impossible += 1
          case .notFound: continue
          case nil: Issue.record("nothing is told from trees")
          }
        }
      }
    }
    #expect(told > 0, "\(told), \(impossible)")
  }
}
