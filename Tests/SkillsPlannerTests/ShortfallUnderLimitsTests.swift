import Testing

@testable import SkillsPlanner

@Suite struct `Why learners are not placed under policies and pins` {
  /// A world with a policy or two on providers, courses or learners, and perhaps a pin.
  private func world(_ generator: inout SplitMix64, crossing: Bool) -> LimitedWorld {
    func draw(_ range: ClosedRange<Int>) -> Int {
      range.lowerBound + generator.next(below: range.count)
    }
    var policies: [Policy] = []
    for _ in 0..<draw(1...2) {
      let share = Policy.Amount.share(Share(millionths: 100_000 * draw(2...6)))
      let bound: Policy.Bound = draw(0...2) == 0 ? .atLeast : .atMost
      switch draw(0...(crossing ? 4 : 2)) {
      case 0:
        policies.append(
          Policy(
            .limit(bound, .places(draw(0...3))), of: Make.scope { $0.providers = ["10000001"] }))
      case 1:
        policies.append(
          Policy(
            .limit(bound, .places(draw(1...3))),
            of: Make.scope { $0.homeDistricts = [Make.burnley.code] }))
      case 2:
        policies.append(
          Policy(.limit(bound, .places(draw(0...2))), of: Make.scope { $0.courses = ["C1"] }))
      case 3:
        policies.append(
          Policy(.limit(.atMost, share), of: Make.scope { $0.providers = ["10000002"] }))
      default: policies.append(Policy(.minimumCohort(2)))
      }
    }
    var pins: [Pin] = []
    if draw(0...1) == 0 {
      let scope = Make.scope {
        $0.areas = ["A1"]
        $0.courses = ["C0"]
      }
      let places = draw(0...2)
      pins = [
        Make.pin([.exactly(places), .atLeast(places), .atMost(places)][draw(0...2)], scope)
      ]
    }
    return LimitedWorld(using: &generator, policies: policies, pins: pins)
  }

  /// The most learners whom any plan places, of all plans that keep what the problem asks for.
  private func mostPlaced(
    _ world: LimitedWorld, _ planner: Planner, _ problem: PlanningProblem
  ) -> Int? {
    world.all(planner, problem.board).filter { plan in
      problem.minimums.indices.allSatisfy { course in
        let used = plan.units.reduce(0) { $0 + $1[course] }
        return used == 0 || used >= problem.minimums[course]
      }
    }.map { $0.placed.reduce(0, +) }.max()
  }

  @Test(arguments: 0..<10)
  func `the reasons add up, and no plan that keeps all places those whom policies keep`(seed: Int)
    async throws
  {
    var generator = SplitMix64(seed: UInt64(700 + seed))
    var (told, kept) = (0, 0)
    for _ in 0..<20 {
      let world = world(&generator, crossing: seed % 2 == 1)
      guard let planner = try? world.planner(), let problem = try? await planner.pose(),
        let plan = try? await AnsweredPlan(planner, problem)
      else { continue }
      let diagnosis = try await plan.diagnosis()
      let without = diagnosis.withoutCourse.reduce(0) { $0 + $1.learners }
      let short = diagnosis.tooFewPlaces.reduce(0) { $0 + $1.short }
      let funded = diagnosis.tooFewFunded.reduce(0) { $0 + $1.short }
      let limited = diagnosis.policies + diagnosis.undecided
      #expect(diagnosis.learners == without + short + funded + limited + diagnosis.fewerPoints)
      #expect(diagnosis.policies >= 0 && diagnosis.undecided >= 0 && diagnosis.fewerPoints >= 0)
      let learners = planner.needs.needs.reduce(0) { $0 + $1.learners }
      let most = try #require(mostPlaced(world, planner, problem))
      let keeps = learners - without - short - funded - most
      #expect(diagnosis.policies <= keeps && keeps <= limited)
      if diagnosis.changes == .all { #expect(diagnosis.undecided == 0) }
      told += 1
      if diagnosis.policies > 0 { kept += 1 }
    }
    #expect(told > 5)
    #expect(kept > 0)
  }

  @Test(arguments: 0..<10)
  func
    `a plan anew without a policy places as many more as said, so does a looser one, and no tighter`(
      seed: Int
    ) async throws
  {
    var generator = SplitMix64(seed: UInt64(800 + seed))
    var (effects, repairs) = (0, 0)
    for _ in 0..<30 {
      let world = world(&generator, crossing: false)
      guard let planner = try? world.planner(), let problem = try? await planner.pose(),
        let plan = try? await AnsweredPlan(planner, problem), plan.changes == .all
      else { continue }
      let diagnosis = try await plan.diagnosis()
      for effect in diagnosis.limits {
        let places = problem.limits.indices.filter { problem.limits[$0].label == effect.label }
        guard places.count == 1 else { continue }
        let others = problem.limits.filter { $0.label != effect.label }
        let open = try await planner.problem(problem.board, others).solve(.none)
        #expect(open.decisions.reduce(0) { $0 + $1.places } - plan.placed == effect.learners)
        #expect(open.points - plan.points == effect.points)
        effects += 1
      }
      for repair in diagnosis.repairs {
        guard case .limit(let label, _, _, let to) = repair.change else { continue }
        let loose = try #require(problem.limits.filter { $0.label == label }.first)
        // A pin of an exact number goes as a whole; any other limit gets the number that is told.
        func planned(less: Int) async throws -> (placed: Int, points: Int) {
          let others = problem.limits.compactMap { limit -> Limit? in
            guard limit.label == label else { return limit }
            guard case .places(let places) = to else { return nil }
            return Limit(
              origin: limit.origin, label: label, bound: limit.bound,
              amount: .places(places), parts: limit.parts,
              most: limit.bound == .atMost ? places - less : -places - less)
          }
          let open = try await planner.problem(problem.board, others).solve(.none)
          return (open.decisions.reduce(0) { $0 + $1.places }, open.points)
        }
        let open = try await planned(less: 0)
        #expect(open.placed - plan.placed == repair.helped, "\(loose.label)")
        #expect(open.points == repair.points, "\(loose.label)")
        repairs += 1
        guard to != nil else { continue }
        let tighter = try await planned(less: 1)
        #expect(tighter.placed - plan.placed < repair.helped, "\(loose.label)")
      }
    }
    #expect(effects > 0 && repairs > 0)
  }

  /// 20 learners beside 20 places of which 10 starts are funded, and a policy that gives away 6.
  private func twenty(atMost places: Int = 6, pins: [Pin] = []) throws -> Planner {
    let brief = Make.brief(
      [Make.need("2", target: 1_000_000)],
      funded: [FundedStarts(level: Make.level("2"), amount: .starts(10), location: nil)],
      policies: [
        Policy(.limit(.atMost, .places(places)), of: Make.scope { $0.providers = ["10000001"] })
      ], pins: pins)
    let catalogue = Make.catalogue(
      [Make.area("A", adults: 20, unqualified: 20)], [Make.course("C", lastYear: 20)])
    return try Planner(brief, catalogue, [Make.rule(ConstantRule(0.5))])
  }

  @Test func `beside unused funded starts a policy has those alone whom they would place`()
    async throws
  {
    let planner = try twenty()
    let plan = try await AnsweredPlan(planner, planner.pose())
    let diagnosis = try await plan.diagnosis()
    #expect(diagnosis.learners == 14)
    #expect(diagnosis.tooFewFunded.map(\.short) == [10])
    #expect(diagnosis.tooFewFunded.map(\.unused) == [4])
    #expect(diagnosis.policies == 4)
    #expect(diagnosis.repairs.map(\.helped) == [4])
    // The plan's own causes are cut likewise.
    let rows = try plan.plan(inputs: [], sources: [], assumptions: []).shortfalls
    #expect(rows.map(\.cause) == [.fundedStartsUsed, .policyOrPin])
    #expect(rows.map(\.learners) == [10, 4])
    let need = try #require(try await Explainer(plan).explainArea(0, level: nil).needs.first)
    #expect(need.shortfalls == rows)
  }

  @Test func `a policy and a pin without effect keep nobody`() async throws {
    let pin = Make.pin(.atLeast(2), Make.scope { $0.courses = ["C"] })
    let planner = try twenty(atMost: 15, pins: [pin])
    let plan = try await AnsweredPlan(planner, planner.pose())
    let diagnosis = try await plan.diagnosis()
    #expect(diagnosis.tooFewFunded.map(\.short) == [10])
    #expect(diagnosis.policies == 0 && diagnosis.undecided == 0)
    let rows = try plan.plan(inputs: [], sources: [], assumptions: []).shortfalls
    #expect(rows.map(\.cause) == [.fundedStartsUsed] && rows.map(\.learners) == [10])
  }

  @Test(arguments: 0..<6)
  func `policies keep no more than a plan without all of them could place`(seed: Int) async throws {
    var generator = SplitMix64(seed: UInt64(1000 + seed))
    var (left, kept) = (0, 0)
    for _ in 0..<40 {
      let world = world(&generator, crossing: seed % 2 == 1)
      guard let planner = try? world.planner(), let problem = try? await planner.pose(),
        !problem.isPlain, let plan = try? await AnsweredPlan(planner, problem)
      else { continue }
      let diagnosis = try await plan.diagnosis()
      let open = try world.withoutLimits().planner()
      let free = try await open.pose()
      let most = try #require(mostPlaced(world, planner, problem))
      let mostWithout = try #require(mostPlaced(world.withoutLimits(), open, free))
      #expect(diagnosis.policies <= mostWithout - most)
      #expect(mostWithout - most <= diagnosis.policies + diagnosis.undecided)
      kept += diagnosis.policies
      let level = try #require(planner.limits.levels.firstIndex { $0.funded != nil })
      if plan.used(ofLevel: level) < planner.limits.levels[level].funded ?? 0 { left += 1 }
    }
    #expect(left > 3 && kept > 0)
  }

  @Test(arguments: 0..<6)
  func `of a need's learners policies and pins have those whom the plan without them places`(
    seed: Int
  ) async throws {
    var generator = SplitMix64(seed: UInt64(1500 + seed))
    var (own, others) = (0, 0)
    for _ in 0..<40 {
      let world = world(&generator, crossing: seed % 2 == 1)
      guard let planner = try? world.planner(), let problem = try? await planner.pose(),
        !problem.isPlain, let plan = try? await AnsweredPlan(planner, problem)
      else { continue }
      let open = try world.withoutLimits().planner()
      let free = try await open.pose().solve(.none)
      let needs = planner.needs.needs
      let (now, then) = (Tally(of: plan.decisions, planner), Tally(of: free.decisions, open))
      let rows = try plan.plan(inputs: [], sources: [], assumptions: []).shortfalls
      for (place, need) in needs.enumerated() {
        let area = planner.catalogue.areas[need.area].code
        let of = rows.filter { $0.area == area && $0.level == need.level }
        #expect(of.reduce(0) { $0 + $1.learners } == need.learners - now.placed[place])
        let kept = of.filter { $0.cause == .policyOrPin }.reduce(0) { $0 + $1.learners }
        #expect(kept <= max(0, then.placed[place] - now.placed[place]))
        own += kept
        others += of.reduce(0) { $0 + $1.learners } - kept
      }
    }
    #expect(own > 0 && others > 0)
  }

  @Test func `keeping an earlier plan is told as fewer points, and nothing of other plans is`()
    async throws
  {
    var generator = SplitMix64(seed: 900)
    var told = 0
    for _ in 0..<8 {
      let world = LimitedWorld(using: &generator, policies: [], pins: [])
      let all = world.all(try world.planner(), try await world.planner().pose().board)
      let earlier = all[generator.next(below: all.count)].units
      let planner = try world.keeping(earlier, tolerance: 200_000).planner()
      let plan = try await AnsweredPlan(planner, try await planner.pose())
      let diagnosis = try await plan.diagnosis()
      let counted =
        diagnosis.withoutCourse.reduce(0) { $0 + $1.learners }
        + diagnosis.tooFewPlaces.reduce(0) { $0 + $1.short }
        + diagnosis.tooFewFunded.reduce(0) { $0 + $1.short }
      #expect(diagnosis.learners == counted + diagnosis.fewerPoints)
      #expect(diagnosis.policies == 0 && diagnosis.limits.isEmpty && diagnosis.repairs.isEmpty)
      let page = try await Explainer(plan).explainArea(0, level: nil)
      for need in page.needs where need.reckoning.inArea.learners > 0 {
        #expect(need.worthOfOneMore == nil)
        told += 1
      }
    }
    #expect(told > 0)
  }
}
