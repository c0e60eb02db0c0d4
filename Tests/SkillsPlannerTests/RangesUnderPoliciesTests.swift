@testable import SkillsPlanner
import Testing

/// Ranges and frontiers of small random problems under limits that nest, against every plan that there is.
@Suite struct `Ranges and frontier under policies and pins` {
  private static let objectives: [Objective] = [
    .points, .points, .mostEqualFirst(by: .homeDistrict), .tiers(deciles: [1, 2]),
  ]

  /// Caps and floors of providers, courses, areas, districts and deciles, and a pin of one area on one course.
  private func world(using generator: inout SplitMix64) -> LimitedWorld {
    func draw(_ range: ClosedRange<Int>) -> Int { range.drawn(using: &generator) }
    func scope() -> Scope {
      switch draw(0...5) {
      case 0: Make.scope { $0.providers = ["10000001"] }
      case 1: Make.scope { $0.courses = ["C1"] }
      case 2: Make.scope { $0.homeDistricts = [Make.burnley.code] }
      case 3: Make.scope { $0.areas = ["A0"] }
      case 4: Make.scope { $0.deciles = [1, 3] }
      default: Make.scope { $0.levels = [Make.level("3")] }
      }
    }
    let policies = (0..<draw(0...2)).map { _ in
      let floor = draw(0...1) == 0
      return Policy(
        .limit(floor ? .atLeast : .atMost, .places(floor ? draw(1...2) : draw(0...3))),
        of: scope())
    }
    let each = draw(0...3) > 0 ? [] : [Policy(.limit(.atMost, .places(2)), each: .provider)]
    let pair = Make.scope {
      $0.areas = ["A1"]
      $0.courses = ["C0"]
    }
    let pins =
      draw(0...1) == 0
      ? [Make.pin([.exactly(1), .atLeast(1), .atMost(0), .atMost(1)][draw(0...3)], pair)] : []
    return LimitedWorld(
      using: &generator, policies: policies + each, pins: pins,
      objective: Self.objectives[draw(0...3)])
  }

  /// A plan that a network holds, with every plan that keeps what it keeps.
  private func solved(
    using generator: inout SplitMix64
  ) async throws -> (plan: SolvedPlan, all: [(points: Int, placed: [Int], units: [[Int]])])? {
    let world = world(using: &generator)
    guard let planner = try? world.planner(),
      let problem = try? await planner.pose(forChanges: true),
      let solved = try? await SolvedPlan(planner, problem)
    else { return nil }
    // What the objective serves first is a limit of the problem, and none of the brief.
    let all = world.all(planner, problem.board).filter { plan in
      problem.limits.allSatisfy { limit in use(limit, plan.units) <= limit.most }
    }
    return (solved, all)
  }

  private func use(_ limit: Limit, _ units: [[Int]]) -> Int {
    var sum = 0
    for need in units.indices {
      for course in units[need].indices {
        sum += limit.coefficient(need: need, course: course) * units[need][course]
      }
    }
    return sum
  }

  /// What a row counts, of the places of a plan.
  private func count(_ row: PlanRanges.Row, _ units: [[Int]], _ plan: SolvedPlan) -> Int {
    let planner = plan.planner
    let limit = (plan.limited?.limits ?? []).first { $0.label == row.code }
    if let limit, row.kind == .policies || row.kind == .pins { return abs(use(limit, units)) }
    var sum = 0
    for need in units.indices {
      let home = planner.catalogue.areas[planner.needs.needs[need].area].district.code
      for (place, course) in planner.catalogue.courses.enumerated() {
        let code =
          switch row.kind {
          case .districts: home
          case .providers: course.provider.ukprn
          case .levels: course.level.code
          case .courses, .policies, .pins: course.id
          }
        if code == row.code { sum += units[need][place] }
      }
    }
    return sum
  }

  @Test(arguments: 0..<12)
  func `each end is that of every plan that keeps them and is nearly as good`(seed: Int)
    async throws
  {
    var generator = SplitMix64(seed: UInt64(seed))
    var (exact, bounds, limited) = (0, 0, 0)
    for _ in 0..<10 {
      guard let (plan, all) = try await solved(using: &generator) else { continue }
      let shares = [0, 10_000, 100_000, 400_000]
      let share = Share(millionths: shares[(0...3).drawn(using: &generator)])
      let ranges = try await plan.ranges(
        of: Set(PlanRanges.Kind.allCases), losing: share, atOnce: 1)
      #expect(ranges.best == all.map(\.points).max())
      let enough = all.filter { $0.points >= ranges.best - ranges.loss }
      for row in ranges.rows {
        let counts = enough.map { count(row, $0.units, plan) }
        let (fewest, most) = (counts.min() ?? 0, counts.max() ?? 0)
        #expect(row.fewest.bound <= fewest && most <= row.most.bound, "\(row)")
        #expect(counts.contains(row.fewest.places) && counts.contains(row.most.places), "\(row)")
        #expect(row.fewest.places <= row.plan && row.plan <= row.most.places)
        for end in [row.fewest, row.most] {
          if end.isExact { exact += 1 } else { bounds += 1 }
        }
      }
      let told = Set((plan.limited?.limits ?? []).map(\.label))
      limited += ranges.rows.count { told.contains($0.code) }
    }
    #expect(limited > 0)
    #expect(exact > 10 * bounds, "\(exact) ends are exact, \(bounds) are bounds")
  }

  @Test(arguments: 0..<12)
  func `each corner is the best of every plan that keeps them with so many places`(seed: Int)
    async throws
  {
    var generator = SplitMix64(seed: UInt64(500 + seed))
    var corners = 0
    for _ in 0..<30 {
      guard let (plan, all) = try await solved(using: &generator) else { continue }
      let deciles = [1...1, 1...2, 2...3][(0...2).drawn(using: &generator)]
      guard let frontier = try await plan.frontier(deciles: deciles, allCorners: true) else {
        continue
      }
      let needs = plan.planner.needs.needs
      func places(_ placed: [Int]) -> Int {
        needs.indices.reduce(0) {
          let decile = plan.planner.catalogue.areas[needs[$1].area].decile
          return decile.map(deciles.contains) ?? false ? $0 + placed[$1] : $0
        }
      }
      var best: [Int: Int] = [:]
      for one in all {
        let places = places(one.placed)
        best[places] = max(best[places] ?? .min, one.points)
      }
      #expect(frontier.corners.first?.places == best.keys.min())
      #expect(frontier.corners.last?.places == best.keys.max())
      for corner in frontier.corners { #expect(best[corner.places] == corner.points) }
      for (left, right) in zip(frontier.corners, frontier.corners.dropFirst()) {
        for places in left.places...right.places {
          // On the line, at the places times what the two are apart, so that nothing is rounded.
          let (before, after) = (places - left.places, right.places - places)
          let line = left.points * after + right.points * before
          guard let points = best[places] else {
            #expect(!frontier.linesArePlans)
            continue
          }
          if frontier.linesArePlans {
            #expect(points * (before + after) == line)
          } else {
            #expect(points <= line / (before + after) + 1)
          }
        }
      }
      corners += frontier.corners.count
    }
    #expect(corners > 8)
  }

  /// Fifty learners each in areas of deciles 1, 5 and 9, who are worth 0.2, 0.3 and 0.4 points on 80 places, of which
  /// so many are for decile 1.
  private func solved(floor: Int) async throws -> SolvedPlan {
    let areas = [1, 5, 9].map { (decile: Int) in
      Make.area("E0100000\(decile)", decile: decile)
    }
    let catalogue = Make.catalogue(
      areas, [Make.course("C0", lastYear: 80)],
      areaColumns: ["worth": .numbers([0.2, 0.3, 0.4])])
    let policy = Policy(.limit(.atLeast, .places(floor)), of: Make.scope { $0.deciles = [1] })
    let planner = try Planner(
      Make.brief(policies: [policy]), catalogue, [Make.rule(ColumnRule("area.worth"))])
    return try await SolvedPlan(planner, planner.pose(forChanges: true))
  }

  @Test func `a loss larger than what a floor counts on top breaks no floor`() async throws {
    let plan = try await solved(floor: 10)
    let ranges = try await plan.ranges(
      of: [.policies], losing: Share(millionths: 500_000), atOnce: 1)
    #expect(ranges.best == 28_000_000)
    #expect(ranges.loss > LimitedNetwork.firstFloorBonus)
    let row = try #require(ranges.rows.first)
    #expect(row.name == "at least 10 places, decile 1")
    #expect((row.fewest.bound, row.plan, row.most.bound) == (10, 10, 50))
    #expect(row.fewest.isExact && row.most.isExact)
  }

  @Test func `a weight larger than what a floor counts on top breaks no floor`() async throws {
    let plan = try await solved(floor: 40)
    #expect(plan.points > LimitedNetwork.firstFloorBonus)
    let frontier = try #require(try await plan.frontier(deciles: 5...5, allCorners: true))
    #expect(frontier.corners.map(\.places) == [0, 40])
    #expect(frontier.corners.map(\.points) == [24_000_000, 20_000_000])
    #expect(frontier.corners.last?.weight == 100_000)
  }

  @Test func `funded starts that find no room are named with what crosses them on both sides`()
    async throws
  {
    let policies = [
      Policy(.limit(.atMost, .places(9)), of: Make.scope { $0.providers = ["10000001"] }),
      Policy(.limit(.atLeast, .places(1)), of: Make.scope { $0.deciles = [3] }),
      Policy(.limit(.atMost, .places(9)), of: Make.scope { $0.levels = [Make.level("2")] }),
    ]
    let catalogue = Make.catalogue(
      (1...3).map { (decile: Int) in Make.area("A\(decile)", decile: decile) },
      [
        Make.course("C0"), Make.course("C1", level: "3"),
        Make.course("C2", ukprn: "10000002", level: "3"),
        Make.course("C3", ukprn: "10000003"),
      ])
    let brief = Make.brief(
      [Make.need("2", from: [.none]), Make.need("3", from: [.level2])],
      funded: [FundedStarts(level: Make.level("3"), amount: .starts(9), location: nil)],
      policies: Array(policies.prefix(2)))
    let planner = try Planner(brief, catalogue, [Make.rule(ConstantRule(1))])
    let problem = try await planner.pose()
    #expect(
      planner.besideNetwork(problem).map(\.label) == [
        "funded starts at level 3, crossed on the side of courses by at most 9 places, provider "
          + "10000001, and on the side of learners by at least 1 place, decile 3"
      ])
    let one = try Planner(
      Make.brief(
        [Make.need("2", from: [.none]), Make.need("3", from: [.level2])],
        funded: brief.fundedStarts, policies: [policies[0], policies[2]]),
      catalogue, [Make.rule(ConstantRule(1))])
    #expect(one.besideNetwork(try await one.pose()).map(\.label) == ["at most 9 places, level 2"])
  }

  @Test func `what no network holds is named before anything is solved`() async throws {
    let share = Policy.Amount.share(Share(millionths: 600_000))
    let policies = [
      Policy(.limit(.atMost, share), each: .provider),
      Policy(.limit(.atMost, .places(9)), of: Make.scope { $0.providers = ["10000001"] }),
      Policy(.minimumCohort(2)),
    ]
    var generator = SplitMix64(seed: 1)
    let world = LimitedWorld(using: &generator, policies: policies, pins: [])
    let planner = try world.planner()
    let problem = try await planner.pose()
    await #expect {
      try await SolvedPlan(planner, problem)
    } throws: { error in
      guard case PlanningFailure.besideNetwork(let items) = error else { return false }
      return items.map(\.label) == ["at most 60%, each provider", "a minimum cohort of 2"]
    }
  }
}

extension ClosedRange<Int> {
  /// One of its numbers.
  fileprivate func drawn(using generator: inout SplitMix64) -> Int {
    lowerBound + generator.next(below: count)
  }
}
