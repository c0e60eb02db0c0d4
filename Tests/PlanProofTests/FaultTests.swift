import PlanProof
import SkillsPlanner
import Testing

/// Every check can fail: a plan that is changed in one thing has the fault that is of this thing.
@Suite struct FaultTests {
  private let problem = Problem(seed: 4)

  private func kinds(
    _ change: (inout Plan) throws -> Void
  ) async throws -> (proved: Set<Fault.Kind>, alone: Set<Fault.Kind>) {
    var plan = try await problem.plan()
    try change(&plan)
    let proof = try await problem.proof(of: plan)
    return (Set(proof.faults.map(\.kind)), Set(Proof(alone: plan).faults.map(\.kind)))
  }

  @Test func `a row that is missing, stands twice, is of nothing, or is out of order`() async throws
  {
    #expect(try await kinds { $0.areas.removeLast() }.proved == [.rows])
    #expect(try await kinds { $0.needs.append($0.needs[0]) }.proved == [.rows])
    #expect(try await kinds { $0.courses.swapAt(0, 1) }.alone == [.rows])
    #expect(try await kinds { $0.providers.removeFirst() }.alone == [.rows])
    let unknown = try await kinds { plan in
      let row = plan.allocations[0]
      plan.allocations[0] = Allocation(
        area: row.area, level: row.level,
        courses: row.courses + [row.courses[0].changed(course: "nothing")])
    }
    #expect(unknown.proved == [.rows] && unknown.alone == [.rows])
  }

  @Test func `facts that are not those of the inputs`() async throws {
    #expect(try await kinds { $0.title += "!" }.proved == [.facts])
    #expect(try await kinds { $0.inputs.removeAll() }.proved == [.rows])
    #expect(
      try await kinds {
        $0.sources = [SourceRecord(title: "A", publisher: "X", vintage: "C", licence: "D")]
      }.proved == [.facts])
    #expect(
      try await kinds { plan in
        plan.rules[0] = RuleRecord(
          id: plan.rules[0].id, version: "1.0.0", file: "test.so", sha256: "1", weight: 4,
          settings: [])
      }.proved == [.facts])
    #expect(
      try await kinds { plan in
        plan.terms = plan.terms.map {
          Terms(
            needs: $0.needs, flex: $0.flex, spread: Spread(parts: 4, bonus: $0.spread.bonus),
            steadiness: $0.steadiness)
        }
      }.proved == [.facts])
    #expect(
      try await kinds { plan in
        let row = plan.areas[0]
        plan.areas[0] = AreaRow(
          code: row.code, name: "Elsewhere", district: row.district, decile: row.decile,
          point: row.point)
      }.proved == [.facts])
  }

  @Test func `learners that are not the target's share`() async throws {
    #expect(
      try await kinds { plan in
        let row = plan.needs[0]
        plan.needs[0] = NeedRow(
          area: row.area, level: row.level, learners: row.learners + 1, placed: row.placed,
          value: row.value)
      }.proved == [.needs])
  }

  @Test func `places that are not last year's starts and the flex, and another cap`() async throws {
    let places = try await kinds { $0.courses[0] = $0.courses[0].changed(places: 99) }
    #expect(places.proved == [.limits] && places.alone.contains(.limits))
    #expect(try await kinds { $0.levels[0] = $0.levels[0].changed(funded: 77) }.proved == [.limits])
  }

  @Test func `places on a course out of reach, not eligible, of another level or without points`()
    async throws
  {
    var whys: Set<String> = []
    for seed in UInt64(2)...6 {
      let problem = Problem(seed: seed)
      let plan = try await problem.plan()
      for row in plan.allocations.indices.prefix(4) {
        for course in plan.courses {
          var changed = plan
          let old = changed.allocations[row]
          changed.allocations[row] = Allocation(
            area: old.area, level: old.level,
            courses: [old.courses[0].changed(course: course.id)] + old.courses.dropFirst())
          let faults = try await problem.proof(of: changed).faults
          #expect(old.courses[0].course == course.id ? faults.isEmpty : !faults.isEmpty)
          for fault in faults where fault.kind == .allocation {
            whys.insert(String(fault.follows.prefix(38)))
          }
        }
      }
    }
    #expect(
      whys == [
        "none, since the course is out of reach", "none, since the course is not eligible",
        "none, since the course does not take l", "none, since the course has no points f",
      ])
  }

  @Test func `ways, scores and points of an allocation`() async throws {
    func change(_ change: @escaping (Allocation.OnCourse) -> Allocation.OnCourse) async throws
      -> Set<Fault.Kind>
    {
      try await kinds { plan in
        let row = plan.allocations[0]
        plan.allocations[0] = Allocation(
          area: row.area, level: row.level,
          courses: [change(row.courses[0])] + row.courses.dropFirst())
      }.proved
    }
    #expect(try await change { $0.changed(metres: 1) } == [.way])
    #expect(try await change { $0.changed(minutes: 0.5) } == [.way])
    #expect(try await change { $0.changed(points: $0.points + 1) } == [.points])
    #expect(try await change { $0.changed(scores: [1] + $0.scores.dropFirst()) } == [.points])
  }

  @Test func `sums, whichever they are`() async throws {
    #expect(
      try await kinds { $0.courses[0] = $0.courses[0].changed(used: 99) }.alone == [.sum])
    #expect(try await kinds { $0.levels[0] = $0.levels[0].changed(used: 99) }.alone == [.sum])
    #expect(
      try await kinds { plan in
        let row = plan.providers[0]
        plan.providers[0] = ProviderRow(
          provider: row.provider, lastYear: row.lastYear, plan: row.plan + 1)
      }.alone == [.sum])
    #expect(
      try await kinds { plan in
        let row = plan.districts[0]
        plan.districts[0] = DistrictRow(
          district: row.district, levels: row.levels, deliveredLastYear: row.deliveredLastYear,
          delivered: row.delivered + 1)
      }.alone == [.sum])
  }

  @Test func `more places than learners, than the course has, or than are funded`() async throws {
    let many = try await kinds { plan in
      let row = plan.allocations[0]
      plan.allocations[0] = Allocation(
        area: row.area, level: row.level,
        courses: [row.courses[0].changed(places: 500)] + row.courses.dropFirst())
    }
    #expect(many.proved.contains(.overLimit) && many.alone.contains(.overLimit))
    let caps = try await kinds { $0.levels[0] = $0.levels[0].changed(funded: 0) }
    #expect(caps.alone.contains(.overLimit))
  }

  @Test func `a cause that is not the first that applies`() async throws {
    for cause in Shortfall.Cause.allCases {
      let found = try await kinds { plan in
        let row = plan.shortfalls[0]
        plan.shortfalls[0] = Shortfall(
          area: row.area, level: row.level, learners: row.learners, cause: cause,
          nearest: row.nearest, nearestMinutes: row.nearestMinutes, reason: row.reason)
      }.proved
      let plan = try await problem.plan()
      #expect(found == (cause == plan.shortfalls[0].cause ? [] : [.cause]))
    }
  }

  @Test func `points, bound and candidates of the whole`() async throws {
    func whole(points: Int = 0, bound: Int = 0, candidates: Int = 0) async throws -> Set<Fault.Kind>
    {
      try await kinds { plan in
        let old = plan.optimality
        plan.optimality = Optimality(
          points: old.points + points, bound: old.bound + bound, unique: old.unique,
          candidates: old.candidates + candidates)
      }.proved
    }
    #expect(try await whole(points: 1) == [.objective])
    #expect(try await whole(bound: 1) == [.bound])
    #expect(try await whole(candidates: 1) == [.candidates])
    #expect(try await whole() == [])
  }

  @Test func `values that do not carry the certificate`() async throws {
    // Of a need with places: too low is no proof, too high is none either.
    for change in [-1, 1] {
      let found = try await kinds { plan in
        let row = try #require(plan.needs.firstIndex { $0.placed > 0 })
        plan.needs[row] = plan.needs[row].changed(value: plan.needs[row].value + change)
      }
      #expect(found.proved.contains(.value), "\(found)")
      #expect(found.alone.contains(.value), "\(found)")
    }
    // Of a need without: only the candidates tell that it is too low.
    var isFound = false
    for seed in UInt64(1)...40 {
      let problem = Problem(seed: seed)
      var plan = try await problem.plan()
      guard
        let row = plan.needs.firstIndex(where: { $0.placed == 0 && $0.value < -1 })
      else { continue }
      plan.needs[row] = plan.needs[row].changed(value: plan.needs[row].value - 1_000_000)
      let faults = try await problem.proof(of: plan).faults
      if faults.contains(where: { $0.kind == .value && $0.follows.hasPrefix("at least") }) {
        isFound = true
      }
    }
    #expect(isFound)
  }

  @Test func `a funded start that nothing limits is worth nothing`() async throws {
    var looked = 0
    for seed in UInt64(1)...10 {
      var plan = try await Problem(seed: seed).plan()
      guard let row = plan.levels.firstIndex(where: { $0.funded == nil }) else { continue }
      looked += 1
      plan.levels[row] = plan.levels[row].changed(value: 5)
      #expect(Proof(alone: plan).faults.contains { $0.follows == "0, since nothing limits them" })
    }
    #expect(looked > 0)
  }

  @Test func `a plan that keeps every limit and is not the best is not proved`() async throws {
    // One place less: every sum is mended by hand, and only the proof is missing.
    var plan = try await problem.plan()
    let best = plan.optimality.points
    let facts = try #require(plan.allocations.first { $0.courses[0].places > 1 })
    let row = try #require(plan.allocations.firstIndex(of: facts))
    plan.allocations[row] = Allocation(
      area: facts.area, level: facts.level,
      courses: [facts.courses[0].changed(places: facts.courses[0].places - 1)]
        + facts.courses.dropFirst())
    let proof = try await problem.proof(of: plan)
    #expect(
      proof.faults.contains { $0.kind == .bound && $0.subject == "the most that the values allow" })
    #expect(try #require(proof.counts.points) < best)
  }
}
