import Testing

@testable import PlanProof
@testable import SkillsPlanner

/// Limits that a test draws, on a problem's areas and courses.
private struct Draw {
  let problem: Problem
  var chance: Chance

  init(seed: UInt64) {
    problem = Problem(seed: seed)
    chance = Chance(state: seed &+ 77)
  }

  mutating func scope() -> Scope {
    var scope = Scope.everything
    if chance.next(3) == 0 { scope.homeDistricts = ["E\(1 + chance.next(2))"] }
    if chance.next(5) == 0 { scope.areas = (0..<4).map { "A\(2 * $0 + chance.next(2))" } }
    if chance.next(3) == 0 { scope.providers = ["1000000\(chance.next(3))"] }
    if chance.next(4) == 0 { scope.levels = [Problem.level("\(2 + chance.next(2))")] }
    if chance.next(5) == 0 { scope.modes = [.classroom, .apprenticeship] }
    scope.isElsewhere = chance.next(4) == 0
    return scope
  }

  mutating func policy(_ bound: Policy.Bound, of amount: Int) -> Policy {
    let amount: Policy.Amount =
      chance.next(2) == 0 ? .places(amount) : .share(Share(millionths: 50_000 * chance.next(21)))
    let each: Policy.Each? =
      chance.next(2) == 0 ? nil : Policy.Each.allCases[chance.next(Policy.Each.allCases.count)]
    return Policy(.limit(bound, amount), of: scope(), each: each)
  }

  func expansion(_ policies: [Policy]) throws -> LimitExpansion {
    let brief = problem.brief.with(policies: policies)
    let planner = try Planner(problem.brief, problem.catalogue, problem.rules)
    return LimitExpansion(
      brief, problem.catalogue, planner.needs.needs, planned: planner.limits.planned)
  }
}

extension Brief {
  func with(
    policies: [Policy] = [], pins: [Pin] = [], funded: [FundedStarts]? = nil
  ) -> Brief {
    Brief(
      title: title, year: year, status: status, owner: owner, needs: needs,
      fundedStarts: funded ?? fundedStarts, flex: flex, spread: spread, steadiness: steadiness,
      rules: rules, policies: policies, pins: pins)
  }
}

extension Problem {
  /// A plan of other terms, written up by the rows that the planner would write of its decisions.
  fileprivate func plan(_ plan: Plan, under brief: Brief, values: [Int]) throws -> Plan {
    let planner = try Planner(self.brief, catalogue, rules)
    let needs = planner.needs.needs
    let keys = Dictionary(
      uniqueKeysWithValues: needs.enumerated().map {
        ("\(catalogue.areas[$1.area].code) \($1.level.code)", $0)
      })
    let courses = Dictionary(
      uniqueKeysWithValues: catalogue.courses.enumerated().map { ($1.id, $0) })
    let decisions = plan.allocations.flatMap { row in
      row.courses.map {
        Answer.Decision(
          need: keys["\(row.area) \(row.level.code)"] ?? -1, course: courses[$0.course] ?? -1,
          places: $0.places)
      }
    }
    let expansion = LimitExpansion(brief, catalogue, needs, planned: planner.limits.planned)
    var answer = Answer(
      decisions: decisions, needValues: [], courseValues: [], levelValues: [], gainsIfOneMore: [],
      points: 0, bound: 0, isUnique: true)
    answer.limits = zip(expansion.limits(), values).map {
      Answer.OfLimit(limit: $0, used: 0, value: $1, cost: nil)
    }
    let tally = PolicyTally(expansion, answer, places: planner.limits.places)
    var new = plan
    new.terms = Terms(of: brief)
    new.policies = tally.policyRows()
    new.pins = tally.pinRows()
    let summary = plan.summary
    new.summary = Summary(
      learners: summary.learners, lastYear: summary.lastYear, places: summary.places,
      placed: summary.placed,
      shortfall: Shortfall.Cause.allCases.map { cause in
        Summary.CauseCount(
          cause: cause, learners: summary.shortfall.first { $0.cause == cause }?.learners ?? 0)
      }, deciles: summary.deciles, travel: summary.travel, fixedFlows: summary.fixedFlows)
    return new
  }
}

@Suite struct `Proof of policies and pins` {
  /// The form is worked out twice, by the planner and by the proof; each place must be charged alike, in the same part.
  @Test(arguments: UInt64(1)...120)
  func `the proof charges each place what the planner's form of the limit counts`(seed: UInt64)
    throws
  {
    var draw = Draw(seed: seed)
    let bound: Policy.Bound = seed.isMultiple(of: 2) ? .atMost : .atLeast
    let policy = draw.policy(bound, of: 3)
    let expansion = try draw.expansion([policy])
    let facts = Facts(draw.problem.brief, draw.problem.catalogue)
    for limit in expansion.limits() {
      var plan = PlanMaker.empty
      plan.policies = [
        PolicyRow(label: limit.label, bound: bound, amount: .places(0), used: 0, value: 1_000_000)
      ]
      let terms = Terms(of: draw.problem.brief.with(policies: [policy]))
      let charges = Charges(terms, year: "2026/27", facts, PlanRows(plan))
      #expect(charges.isWhole && charges.most == limit.most)
      var byCourse = Array(repeating: 0, count: draw.problem.catalogue.courses.count)
      for case .byCourse(let weights) in limit.parts {
        for weight in weights { byCourse[weight.place] += weight.coefficient }
      }
      #expect(charges.ofCourses == expansion.planned.map { byCourse[$0] }, "\(limit.label)")
      for (place, course) in expansion.planned.enumerated() {
        for (need, own) in facts.needs.enumerated()
        where draw.problem.catalogue.courses[course].accepts(own.level) {
          let all =
            charges.ofNeeds[need] + charges.ofCourses[place]
            + charges.ofPair(need: need, course: place)
          #expect(all == limit.coefficient(need: need, course: course), "\(limit.label)")
        }
      }
    }
  }

  /// Funded starts of a level are a limit on its courses, so a plan that is best under them is best under the policy
  /// that says the same, by the same values.
  @Test(arguments: UInt64(1)...40)
  func `a plan that is best by funded starts is proved best by the policy that says the same`(
    seed: UInt64
  ) async throws {
    var problem = Problem(seed: seed, refuses: false)
    let level = Problem.level("2")
    problem.brief = problem.brief.with(
      funded: [FundedStarts(level: level, amount: .starts(5), location: nil)])
    var plan = try await problem.plan()
    let row = try #require(plan.levels.firstIndex { $0.level == level })
    let value = plan.levels[row].value
    let cap = Policy(
      .limit(.atMost, .places(5)),
      of: {
        var scope = Scope.everything
        scope.levels = [level]
        return scope
      }())
    let brief = problem.brief.with(policies: [cap], funded: [])
    plan = try problem.plan(plan, under: brief, values: [1_000_000 * value])
    plan.levels[row] = LevelRow(
      level: level, eligible: plan.levels[row].eligible, learners: plan.levels[row].learners,
      lastYear: plan.levels[row].lastYear, places: plan.levels[row].places, funded: nil,
      used: plan.levels[row].used, value: 0)
    problem.brief = brief
    let used = plan.levels[row].used
    let proof = try await problem.proof(of: plan)
    let kinds = Set(proof.faults.map(\.kind)).subtracting([.cause, .sum])
    #expect(kinds.isEmpty, "\(proof.faults.prefix(3))")
    // Learners whom the cap keeps out have it as their cause, and nothing else changes.
    let isFull = used == 5 && plan.shortfalls.contains { $0.cause == .fundedStartsUsed }
    #expect(
      proof.faults.contains { $0.kind == .cause && $0.follows == "a policy or pin" } == isFull)
    guard value > 0 else { return }
    plan.policies[0] = plan.policies[0].changed(value: 0)
    let without = try await problem.proof(of: plan)
    #expect(without.faults.contains { $0.kind == .objective || $0.kind == .bound })
  }

  /// Whatever values caps have, what they allow is no less than what a plan that keeps them earns.
  @Test(arguments: UInt64(1)...60)
  func `a plan under caps of any values is bounded, and its gap is what the values leave`(
    seed: UInt64
  ) async throws {
    var draw = Draw(seed: seed)
    var problem = draw.problem
    let plan = try await problem.plan()
    var policies: [Policy] = []
    for _ in 0..<3 {
      policies.append(
        Policy(.limit(.atMost, .places(400)), of: draw.scope(), each: nil, source: "a test"))
    }
    policies = policies.filter { policy in
      policies.first { $0.label == policy.label }.map { $0 == policy } ?? false
    }
    let labels = Set(policies.map(\.label))
    guard labels.count == policies.count else { return }
    let brief = problem.brief.with(policies: policies)
    let count = LimitExpansion(
      brief, problem.catalogue,
      try Planner(problem.brief, problem.catalogue, problem.rules).needs.needs,
      planned: Limits(brief, in: problem.catalogue).planned
    ).limits().count
    let values = (0..<count).map { _ in draw.chance.next(3_000_000) * 100_000 }
    var new = try problem.plan(plan, under: brief, values: values)
    problem.brief = brief
    let first = try await problem.proof(of: new)
    let due = first.faults.first { $0.path.steps.last == .key("bound") }
    if let due, let bound = Int(due.follows.prefix { $0.isNumber }) {
      #expect(bound >= new.optimality.points)
      new.optimality = Optimality(
        points: new.optimality.points, bound: bound, unique: new.optimality.unique,
        candidates: new.optimality.candidates)
    }
    let proof = try await problem.proof(of: new)
    #expect(
      Set(proof.faults.map(\.kind)).subtracting([.cause, .sum]).isEmpty,
      "\(proof.faults.prefix(3))")
  }

  private func faults(
    policies: [Policy] = [], pins: [Pin] = [], _ change: (inout Plan) -> Void = { _ in }
  ) async throws -> [Fault] {
    var problem = Problem(seed: 4)
    let brief = problem.brief.with(policies: policies, pins: pins)
    var plan = try problem.plan(try await problem.plan(), under: brief, values: [])
    problem.brief = brief
    change(&plan)
    return try await problem.proof(of: plan).faults.filter { $0.kind != .cause }
  }

  private func places() async throws -> Int { try await Problem(seed: 4).plan().summary.placed }

  @Test func `a limit that the plan keeps is no fault, and one that it breaks is over the limit`()
    async throws
  {
    let placed = try await places()
    for (bound, amount, isKept) in [
      (Policy.Bound.atMost, placed, true), (.atMost, placed - 1, false), (.atLeast, placed, true),
      (.atLeast, placed + 1, false),
    ] {
      let found = try await faults(policies: [Policy(.limit(bound, .places(amount)))])
      #expect(found.map(\.kind).filter { $0 != .sum } == (isKept ? [] : [.overLimit]))
    }
    let all = Policy.Amount.share(Share(millionths: 1_000_000))
    #expect(
      try await faults(policies: [Policy(.limit(.atLeast, all))]).allSatisfy { $0.kind == .sum })
  }

  @Test func `rows of policies that do not follow are faults of what they say`() async throws {
    let policy = Policy(.limit(.atMost, .places(9_000)))
    func kinds(_ change: @escaping (inout Plan) -> Void) async throws -> Set<Fault.Kind> {
      Set(try await faults(policies: [policy], change).map(\.kind)).subtracting([.sum])
    }
    #expect(try await kinds { _ in } == [])
    #expect(try await kinds { $0.policies.removeAll() } == [.rows])
    #expect(try await kinds { $0.policies.append($0.policies[0]) } == [.rows])
    #expect(try await kinds { $0.policies[0] = $0.policies[0].changed(value: -1) } == [.value])
    #expect(
      try await kinds { $0.policies[0] = $0.policies[0].changed(value: 1_000_000) } == [.bound])
    #expect(
      try await kinds { plan in
        plan.cohorts = [CohortRow(course: "C0", least: 8, wouldRun: 3)]
      } == [.rows])
    let used = try await faults(policies: [policy]) { plan in
      plan.policies[0] = plan.policies[0].changed(used: 1)
    }
    #expect(used.contains { $0.path.steps == [.key("policies"), .row(0), .key("used")] })
  }

  @Test func `a row for all of what is set for each says how many, and may be left out`()
    async throws
  {
    let policy = Policy(.limit(.atMost, .places(99)), each: .provider)
    let brief = Problem(seed: 4).brief.with(policies: [policy])
    let plan = try Problem(seed: 4).plan(
      try await Problem(seed: 4).plan(), under: brief, values: [])
    let row = try #require(plan.policies.first)
    #expect(plan.policies.count == 1 && row.noneOf ?? 0 > 0)
    func kinds(_ change: @escaping (inout Plan) -> Void) async throws -> Set<Fault.Kind> {
      Set(try await faults(policies: [policy], change).map(\.kind)).subtracting([.sum])
    }
    #expect(try await kinds { _ in } == [])
    #expect(try await kinds { $0.policies.removeAll() } == [])
    let other = PolicyRow(
      label: row.label, bound: row.bound, amount: row.amount, used: row.used,
      noneOf: (row.noneOf ?? 0) + 1, value: 0, costs: 0)
    #expect(try await kinds { $0.policies[0] = other } == [.facts])
    let used = try await faults(policies: [policy]) { plan in
      plan.policies[0] = plan.policies[0].changed(used: row.used + 1)
    }
    #expect(used.contains { $0.path.steps == [.key("policies"), .row(0), .key("used")] })
  }

  @Test func `pins that are broken, expired or said to be what they are not`() async throws {
    let plan = try await Problem(seed: 4).plan()
    let row = try #require(plan.allocations.first)
    let place = try #require(row.courses.first)
    var scope = Scope.everything
    scope.areas = [row.area]
    scope.courses = [place.course]
    let there = plan.allocations.filter { $0.area == row.area }.flatMap(\.courses)
      .filter { $0.course == place.course }.reduce(0) { $0 + $1.places }
    let day = try #require(Day("2026-06-01"))
    func pin(_ demand: Pin.Demand, expires: String? = nil) -> Pin {
      Pin(
        demand, of: scope, reason: "a test", role: "analyst", decided: day,
        expires: expires.flatMap { Day($0) })
    }
    func kinds(
      _ pin: Pin, _ change: @escaping (inout Plan) -> Void = { _ in }
    ) async throws -> Set<Fault.Kind> {
      Set(try await faults(pins: [pin], change).map(\.kind)).subtracting([.sum])
    }
    #expect(try await kinds(pin(.exactly(there))) == [])
    #expect(try await kinds(pin(.exactly(there + 1))) == [.overLimit])
    #expect(try await kinds(pin(.atMost(there - 1))) == [.overLimit])
    #expect(try await kinds(pin(.exactly(0), expires: "2026-07-31")) == [])
    #expect(
      try await kinds(pin(.exactly(there))) { plan in
        plan.pins[0] = PinRow(
          label: plan.pins[0].label, state: .expired, used: there, value: 0)
      } == [.facts])
    #expect(try await kinds(pin(.exactly(there))) { $0.pins.removeAll() } == [.rows])
  }

  @Test func `learners of a pin are those of the districts that it names`() async throws {
    let plan = try await Problem(seed: 4).plan()
    let row = try #require(plan.allocations.first)
    let place = try #require(row.courses.first)
    var scope = Scope.everything
    scope.areas = [row.area]
    scope.courses = [place.course]
    let day = try #require(Day("2026-06-01"))
    let pin = Pin(
      .exactly(place.places), of: scope, reason: "a test", role: "analyst", decided: day)
    func said(_ learners: Int) async throws -> [Fault] {
      try await faults(pins: [pin]) { plan in
        plan.pins[0] = PinRow(
          label: plan.pins[0].label, state: .kept, used: place.places, value: 0,
          learners: learners,
          without: PlacedWithout(districts: [
            .init(code: "A", learners: 3), .init(code: "B", learners: -2),
          ]))
      }.filter { $0.path.steps == [.key("pins"), .row(0), .key("learners")] }
    }
    #expect(try await said(1).isEmpty)
    #expect(try await said(2).map(\.kind) == [.sum])
  }

  @Test func `a course below its minimum cohort is over the limit`() async throws {
    let plan = try await Problem(seed: 4).plan()
    let small = plan.courses.filter { $0.mode == .classroom && $0.used > 0 }
    let most = try #require(small.map(\.used).max())
    let found = try await faults(policies: [Policy(.minimumCohort(most + 1))])
    #expect(found.count { $0.kind == .overLimit } == small.count)
    #expect(try await faults(policies: [Policy(.minimumCohort(1))]).allSatisfy { $0.kind == .sum })
  }
}

/// A plan of nothing, to hold rows.
private enum PlanMaker {
  static var empty: Plan {
    Plan(
      title: "", year: "2026/27", status: "",
      owner: Owner(organisation: "", contact: "", roles: []),
      inputs: [], sources: [], rules: [], terms: nil, assumptions: [],
      summary: Summary(
        learners: 0, lastYear: 0, places: 0, placed: 0, shortfall: [], deciles: [],
        travel: Summary.Travel(venuePlaces: 0, metres: 0, otherPlaces: 0), fixedFlows: nil),
      levels: [], districts: [], providers: [],
      optimality: Optimality(points: 0, bound: 0, unique: true, candidates: 0), areas: [],
      needs: [], allocations: [], shortfalls: [], courses: [])
  }
}

extension PolicyRow {
  fileprivate func changed(used: Int? = nil, value: Int? = nil) -> PolicyRow {
    PolicyRow(
      label: label, bound: bound, amount: amount, used: used ?? self.used, whole: whole,
      value: value ?? self.value, costs: costs)
  }
}
