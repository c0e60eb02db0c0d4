import Testing

@testable import SkillsPlanner

@Suite struct ExplainerTests {
  /// A candidate that got nothing, in its world.
  private struct Case {
    let world: ExplainedWorld
    let area: Int
    let course: Int
    let missed: WhyNot.Missed

    /// Whether the area has a place on the course in the plan of a changed world, made anew.
    func isTurned(_ change: (inout ExplainedWorld) -> Void) async throws -> Bool {
      try await world.changing(change).places(area, on: course)
    }
  }

  /// All of them in some worlds.
  private func cases(seed: UInt64, worlds: Int, limited: Bool) async throws -> [Case] {
    var generator = SplitMix(state: seed)
    var cases: [Case] = []
    for _ in 0..<worlds {
      let world =
        limited ? try await ExplainedWorld.limited(&generator) : ExplainedWorld.random(&generator)
      let explainer = try await world.explainer()
      for area in world.learners.indices {
        for course in world.places.indices {
          let why = try await explainer.explainMissing(area: area, course: course, level: nil)
          if case .missed(let missed)? = why.first?.verdict {
            cases.append(Case(world: world, area: area, course: course, missed: missed))
          }
        }
      }
    }
    return cases
  }

  @Test(arguments: [false, true])
  func `planned anew with the points more a candidate gets a place, with one less none`(
    limited: Bool
  ) async throws {
    var turned = 0
    var beyond = 0
    for it in try await cases(seed: 1, worlds: 12, limited: limited) {
      let (world, area, course, missed) = (it.world, it.area, it.course, it.missed)
      func gets(_ more: Int) async throws -> Bool {
        try await it.isTurned { $0.points[area][course] += more }
      }
      switch try #require(missed.morePoints) {
      case .by(let more, _):
        #expect(try await gets(more))
        #expect(try await !gets(more - 1))
        turned += 1
      case .beyondLimit(let more):
        let most = 1_000_000 - world.points[area][course]
        #expect(try await !gets(most))
        #expect(more.map { $0 > most } ?? true)
        beyond += 1
      case .hasRoom, .notWithin: Issue.record("points are never too many to look at")
      }
    }
    #expect(turned > 20)
    #expect(beyond > 0)
  }

  @Test(arguments: [false, true])
  func `planned anew with fewer places more than said an area has none, with as many it has one`(
    limited: Bool
  ) async throws {
    var turned = 0
    for it in try await cases(seed: 2, worlds: 25, limited: limited) {
      let (course, missed) = (it.course, it.missed)
      func gets(_ more: Int) async throws -> Bool {
        try await it.isTurned { $0.places[course] += more }
      }
      switch try #require(missed.morePlaces) {
      case .by(let more, _):
        for fewer in 0..<more { #expect(try await !gets(fewer)) }
        #expect(try await gets(more))
        turned += 1
      case .hasRoom:
        for more in 1...12 { #expect(try await !gets(more)) }
      case .notWithin, .beyondLimit: Issue.record("twelve learners fill no two hundred places")
      }
    }
    #expect(turned > 5)
  }

  @Test(arguments: [false, true])
  func
    `planned anew with fewer funded starts more than said an area has no place, with as many one`(
      limited: Bool
    ) async throws
  {
    var turned = 0
    for it in try await cases(seed: 3, worlds: 25, limited: limited) {
      let (world, missed) = (it.world, it.missed)
      guard let funded = world.funded, let turn = missed.moreFunded else {
        #expect(world.funded == nil)
        continue
      }
      func gets(_ more: Int) async throws -> Bool {
        try await it.isTurned { $0.funded = funded + more }
      }
      switch turn {
      case .by(let more, _):
        for fewer in 0..<more { #expect(try await !gets(fewer)) }
        #expect(try await gets(more))
        turned += 1
      case .hasRoom:
        for more in 1...12 { #expect(try await !gets(more)) }
      case .notWithin, .beyondLimit: Issue.record("twelve places use no two hundred starts")
      }
    }
    #expect(turned > 5)
  }

  @Test(arguments: [false, true])
  func `the learners fewer are the least over all areas that have places there`(
    limited: Bool
  ) async throws {
    var turned = 0
    var never = 0
    for it in try await cases(seed: 4, worlds: 25, limited: limited) {
      let (world, course, missed) = (it.world, it.course, it.missed)
      let explainer = try await world.explainer()
      let holders = explainer.decisions.filter { $0.course == course }.map {
        explainer.needs[$0.need].area
      }
      func gets(_ fewer: Int, in other: Int) async throws -> Bool {
        try await it.isTurned { $0.learners[other] -= fewer }
      }
      var least: Int?
      for other in holders {
        for fewer in 1...world.learners[other] where try await gets(fewer, in: other) {
          least = min(least ?? fewer, fewer)
        }
      }
      switch try #require(missed.fewerLearners) {
      case .by(let fewer, let other, _, _):
        #expect(fewer == least)
        let place = explainer.areas.firstIndex { $0.code == other.code } ?? 0
        #expect(try await gets(fewer, in: place))
        turned += 1
      case .nobody: #expect(holders.isEmpty)
      case .notWithin(let most, _):
        #expect(most == nil && least == nil)
        never += 1
      }
    }
    #expect(turned > 5)
    #expect(never > 0)
  }

  @Test(arguments: [false, true])
  func `keeping last year's places costs what the best of all plans that keep them costs`(
    limited: Bool
  ) async throws {
    var generator = SplitMix(state: 5)
    var costs = 0
    for _ in 0..<60 {
      var world =
        limited ? try await ExplainedWorld.limited(&generator) : ExplainedWorld.random(&generator)
      world.learners = Array(world.learners.prefix(3))
      world.points = Array(world.points.prefix(3).map { Array($0.prefix(3)) })
      world.places = Array(world.places.prefix(3)).map { min($0, 2) }
      world.providers = Array(world.providers.prefix(3))
      world.steadiness = Steadiness(
        share: Share(millionths: 500_000),
        bonus: Share(millionths: 100_000 * Int.random(in: 0...2, using: &generator)))
      // A smaller world may hold less than a floor asks for.
      guard let explainer = try? await world.explainer(), explainer.changes == .all else {
        #expect(limited)
        continue
      }
      for provider in explainer.providers {
        let explained = try await explainer.explainProvider(provider)
        guard let kept = explained.kept else { continue }
        let own = world.providers.indices.filter { world.providers[$0] == provider.ukprn }
        let best = BestKept(world, own, explainer.limits)
        #expect(kept.places == best.kept)
        #expect(kept.cost == explainer.plan.points - best.points, "\(world)")
        let rules = kept.own.reduce(0, +) + kept.others.reduce(0, +)
        #expect(rules + kept.spread + kept.steadiness == -kept.cost)
        costs += 1
      }
    }
    #expect(costs > 15)
  }

  @Test(arguments: [false, true])
  func `one place more and one fewer are worth what planning anew says`(
    limited: Bool
  ) async throws {
    var generator = SplitMix(state: 6)
    for _ in 0..<20 {
      let world =
        limited ? try await ExplainedWorld.limited(&generator) : ExplainedWorld.random(&generator)
      let explainer = try await world.explainer()
      for course in world.places.indices {
        let explained = try await explainer.explainCourse(course)
        for (told, by) in [(explained.oneMore, 1), (explained.oneFewer, -1)] {
          let anew = world.changing { $0.places[course] += by }
          guard let step = told else {
            await #expect(throws: (any Error).self) { try await anew.explainer() }
            continue
          }
          let other = try await anew.explainer()
          #expect(step.points == other.plan.points - explainer.plan.points)
          let moved = step.displacement.moves.reduce(0) { $0 + $1.change }
          #expect(moved == step.displacement.placed.change)
          #expect(
            step.displacement.placed.after == other.decisions.reduce(0) { $0 + $1.places })
        }
      }
    }
  }

  @Test func `a need's number comes of every factor, and shares say how they were rounded`()
    async throws
  {
    let catalogue = Make.catalogue(
      [
        Make.area("E01000001", unqualified: 333), Make.area("E01000002", unqualified: 332),
        Make.area("E01000003", in: Make.pendle, unqualified: 500),
      ], [Make.course("A")])
    let planner = try Planner(
      Make.brief([Make.need(target: 30_000)]), catalogue, [Make.rule(ConstantRule(0.5))])
    let explainer = Explainer(try await AnsweredPlan(planner, planner.pose()))
    // 1,165 residents, of whom 3 % are 34.95: 35. Burnley's 665 are 19.98 of them: 20.
    let first = try await explainer.explainArea(0, level: nil).needs[0].reckoning
    #expect(first.residents == [333])
    #expect(first.exactEverywhere == 34_950_000)
    #expect(first.everywhere == NeedReckoning.Count(eligible: 1165, learners: 35))
    #expect(first.exactInDistrict == 1998)
    #expect(first.inDistrict == NeedReckoning.Count(eligible: 665, learners: 20))
    #expect(first.roundingOfDistrict == .up)
    #expect(first.exactInArea == 1002)
    #expect(first.inArea == NeedReckoning.Count(eligible: 333, learners: 10))
    #expect(first.roundingOfArea == .down)
    let third = try await explainer.explainArea(2, level: nil).needs[0].reckoning
    #expect(third.exactInArea == 1500)
    #expect(third.roundingOfArea == .none)
  }

  @Test
  func `planned anew with a policy as much looser as said an area has a place, with less none`()
    async throws
  {
    var (loosened, dropped, never) = (0, 0, 0)
    for it in try await cases(seed: 7, worlds: 60, limited: true) {
      for looser in it.missed.looser {
        /// The world with the policies or pins of this name otherwise.
        func gets(_ policy: (Policy) -> Policy?, _ pin: (Pin) -> Pin?) async throws -> Bool {
          try await it.isTurned { world in
            world.policies = world.policies.compactMap {
              $0.label == looser.label ? policy($0) : $0
            }
            world.pins = world.pins.compactMap { $0.label == looser.label ? pin($0) : $0 }
          }
        }
        func gets(looserBy units: Int) async throws -> Bool {
          try await gets {
            $0.looser(by: units)
          } _: {
            $0.looser(by: units)
          }
        }
        if case .by(let units, _) = looser.turn {
          for fewer in 0..<units { #expect(try await !gets(looserBy: fewer)) }
          #expect(try await gets(looserBy: units), "\(looser.label) by \(units)")
          loosened += 1
        } else {
          let isTurned = try await gets { _ in
            nil
          } _: { _ in
            nil
          }
          #expect(isTurned == (looser.without != nil), "\(looser.label)")
          if isTurned { dropped += 1 } else { never += 1 }
        }
      }
    }
    #expect(loosened > 10 && never > 0)
    #expect(dropped > 0)
  }

  @Test func `without a pin moves are those between the plan and one made anew without it`()
    async throws
  {
    var generator = SplitMix(state: 8)
    var pins = 0
    for _ in 0..<40 {
      let world = try await ExplainedWorld.limited(&generator)
      let explainer = try await world.explainer()
      let need = try await explainer.explainArea(1, level: nil).needs[0]
      for limit in need.limits where limit.kind == .pin {
        let open = try await world.changing { $0.pins = [] }.explainer()
        let moves = try #require(limit.without)
        let due = explainer.displacement(to: open.decisions)
        #expect(moves.placed == due.placed)
        #expect(moves.moves.map(\.change) == due.moves.map(\.change))
        #expect(moves.moves.map(\.course.id) == due.moves.map(\.course.id))
        pins += 1
      }
    }
    #expect(pins > 5)
  }

  @Test(arguments: UInt64(1)...40)
  func `one learner more adds what a plan with one learner more has`(seed: UInt64) async throws {
    var generator = SplitMix(state: seed)
    let world = ExplainedWorld.random(&generator)
    let explainer = try await world.explainer()
    for area in world.learners.indices {
      var more = world
      more.learners[area] += 1
      let expected = try await more.explainer().plan.points - explainer.plan.points
      let need = try await explainer.explainArea(area, level: nil).needs[0]
      #expect(need.worthOfOneMore == expected, "area \(area)")
    }
  }

  @Test func `a course that can run less than last year keeps what it can`() async throws {
    let catalogue = Make.catalogue(
      [Make.area("E01000001", unqualified: 100)],
      [Make.course("A", lastYear: 12, places: 6), Make.course("B", ukprn: "10000002", lastYear: 9)])
    let planner = try Planner(
      Make.brief([Make.need(target: 100_000)]), catalogue, [Make.rule(ConstantRule(0.5))])
    let explainer = Explainer(try await AnsweredPlan(planner, planner.pose()))
    let kept = try #require(
      try await explainer.explainProvider(
        explainer.providers[0]
      ).kept)
    #expect(kept.places == 6)
  }

  @Test func `shares of counts whose products need 128 bits are exact`() {
    let reckoning = NeedReckoning(
      definition: Make.need(), residents: [],
      everywhere: NeedReckoning.Count(eligible: 200_000_000_000, learners: 500_000_001),
      district: Make.burnley,
      inDistrict: NeedReckoning.Count(eligible: 100_000_000_000, learners: 250_000_000),
      inArea: NeedReckoning.Count(eligible: 0, learners: 0))
    #expect(reckoning.exactInDistrict == 25_000_000_050)
    #expect(reckoning.roundingOfDistrict == .down)
    #expect(reckoning.exactInArea == 0)
  }

  @Test func `a course beyond reach, refused or without points is named as that`() async throws {
    let catalogue = Make.catalogue(
      [Make.area("E01000001"), Make.area("E01000002", unqualified: 0)],
      [
        Make.course("A", at: 30), Make.course("B"), Make.course("C"),
        Make.course("D", level: "3"), Make.course("E"),
      ],
      courseColumns: [
        "admits": .numbers([1, 0, 1, 1, 1]), "score": .numbers([1, 1, 0, 1, 1]),
      ])
    let planner = try Planner(
      Make.brief(), catalogue,
      [
        Make.rule(ColumnRule("course.admits", kind: .eligibility), weight: nil),
        Make.rule(ColumnRule("course.score")),
      ])
    let explainer = Explainer(try await AnsweredPlan(planner, planner.pose()))
    func verdict(_ area: Int, _ course: Int) async throws -> String {
      let why = try await explainer.explainMissing(area: area, course: course, level: nil)
      return switch why[0].verdict {
      case .outOfReach(let reach, _, let metres, _): "\(reach) \((metres ?? 0) / 1000)"
      case .notEligible(let rule, let reason): "\(rule): \(reason)"
      case .noPoints: "no points"
      case .notPlanned: "not planned"
      case .noNeed: "no need"
      case .hasPlaces(let places): "\(places)"
      case .missed: "missed"
      }
    }
    #expect(try await verdict(0, 0) == "10000 30")
    #expect(try await verdict(0, 1) == "column-course.admits: the test says so")
    #expect(try await verdict(0, 2) == "no points")
    #expect(try await verdict(0, 3) == "not planned")
    #expect(try await verdict(0, 4) == "10")
    #expect(try await verdict(1, 4) == "no need")
  }
}
