import PlanProof
import SkillsPlanner
import Testing

@Suite struct `Merges of courses that do not run` {
  /// Plans with minimum cohorts, each with the rows that have a merge.
  private func plans() async throws -> [(problem: Problem, plan: Plan, merged: [Int])] {
    var found: [(problem: Problem, plan: Plan, merged: [Int])] = []
    for seed in UInt64(0)..<60 {
      var problem = Problem(seed: seed)
      var scope = Scope.everything
      scope.modes = [.classroom, .apprenticeship]
      problem.brief = problem.brief.with(
        policies: [Policy(.minimumCohort(3 + Int(seed % 4)), of: scope)])
      guard let plan = try? await problem.plan() else { continue }
      let merged = plan.cohorts.indices.filter { plan.cohorts[$0].merge != nil }
      if !merged.isEmpty { found.append((problem, plan, merged)) }
    }
    return found
  }

  private func kinds(_ plan: Plan, of problem: Problem) async throws -> Set<Fault.Kind> {
    Set(
      try await problem.proof(of: plan).faults.filter {
        $0.path.steps.first == .key("cohorts")
      }.map(\.kind))
  }

  @Test func `as planned follow, and other numbers, distances and courses do not`() async throws {
    let plans = try await plans()
    #expect(plans.count > 5)
    for (problem, plan, merged) in plans {
      #expect(try await kinds(plan, of: problem) == [])
      for place in merged {
        let merge = try #require(plan.cohorts[place].merge)
        func changed(
          course: String? = nil, metres: Int? = nil, learners: Int? = nil
        ) async throws -> Set<Fault.Kind> {
          var other = plan
          other.cohorts[place] = plan.cohorts[place].with(
            CohortRow.Merge(
              course: course ?? merge.course, metres: metres ?? merge.metres,
              learners: learners ?? merge.learners))
          return try await kinds(other, of: problem)
        }
        #expect(try await changed(learners: merge.learners + 1) == [.sum])
        #expect(try await changed(metres: (merge.metres ?? 0) + 7).isEmpty == false)
        #expect(try await changed(course: plan.cohorts[place].course).isEmpty == false)
      }
    }
  }

  @Test func `that a course which runs has no places for together are refused`() async throws {
    var (full, kept) = (0, 0)
    for (problem, plan, merged) in try await plans() {
      for place in merged {
        let row = plan.cohorts[place]
        let merge = try #require(row.merge)
        let host = try #require(plan.courses.first { $0.id == merge.course })
        guard host.used > 0 else { continue }
        // As many more as the row may say would come, told alike by all who meet there.
        let more = row.least - 1 - row.wouldRun
        var other = plan
        for index in merged where plan.cohorts[index].merge?.course == merge.course {
          other.cohorts[index] = plan.cohorts[index].with(
            CohortRow.Merge(
              course: merge.course, metres: plan.cohorts[index].merge?.metres,
              learners: merge.learners + more), more: index == place ? more : 0)
        }
        let faults = try await kinds(other, of: problem)
        if merge.learners + more > host.places {
          #expect(!faults.isEmpty)
          full += 1
        } else {
          #expect(faults.isEmpty)
          kept += 1
        }
      }
    }
    #expect(full + kept > 0, "\(full), \(kept)")
  }
}

extension CohortRow {
  fileprivate func with(_ merge: Merge, more: Int = 0) -> CohortRow {
    CohortRow(course: course, least: least, wouldRun: wouldRun + more, merge: merge)
  }
}
