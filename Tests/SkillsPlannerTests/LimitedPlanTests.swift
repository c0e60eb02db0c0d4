import NetworkFlow
import Testing

@testable import SkillsPlanner

extension SplitMix64 {
  /// A number of a range, the lowest not sooner than another.
  fileprivate mutating func drawn(from range: ClosedRange<Int>) -> Int {
    range.lowerBound + next(below: range.count)
  }
}

/// Three areas in two districts, a few learners at two levels, two courses at each, and every allocation there is.
struct LimitedWorld {
  private(set) var catalogue: Catalogue
  private(set) var brief: Brief
  private let needs: [Need]

  /// A rule that mixes a number of the area with one of the course.
  private struct MixingRule: ScoringRule {
    let id = "mixing"
    let version = "1.0.0"
    let kind = RuleKind.score
    let columns = [
      ColumnRequest("area.mix", .number, isOptional: false),
      ColumnRequest("course.mix", .number, isOptional: false),
    ]
    let reason = ""

    func score(_ batch: CandidateBatch) throws(RuleFailure) -> [Double] {
      guard case .numbers(let ofArea) = batch.columns[0],
        case .numbers(let ofCourse) = batch.columns[1]
      else { return [] }
      return zip(ofArea, ofCourse).map { 0.05 + Double(Int($0 * 7 + $1 * 13) % 19) / 20 }
    }
  }

  init(
    using generator: inout SplitMix64, policies: [Policy], pins: [Pin],
    objective: Objective = .points
  ) {
    func draw(_ range: ClosedRange<Int>) -> Int { generator.drawn(from: range) }
    let areas = (0..<3).map { place in
      let learners = draw(0...2)
      return Make.area(
        "A\(place)", in: place < 2 ? Make.burnley : Make.pendle,
        adults: 10 * (learners + draw(0...1)), unqualified: 10 * learners, decile: 1 + place)
    }
    let courses = (0..<4).map { place in
      Make.course(
        "C\(place)", ukprn: place % 2 == 0 ? "10000001" : "10000002",
        in: place == 3 ? Make.pendle : Make.burnley, level: place < 2 ? "2" : "3",
        lastYear: draw(1...3))
    }
    func mix(_ count: Int) -> ColumnTable.Column {
      .numbers((0..<count).map { _ in Double(draw(0...30)) })
    }
    catalogue = Make.catalogue(
      areas, courses, areaColumns: ["mix": mix(3)], courseColumns: ["mix": mix(4)])
    brief = Make.brief(
      [Make.need("2", from: [.none]), Make.need("3", from: [.level2])],
      funded: [
        FundedStarts(level: Make.level("2"), amount: .starts(draw(1...5)), location: nil)
      ],
      spread: Spread(parts: 2, bonus: Share(millionths: 300_000)),
      steadiness: Steadiness(
        share: Share(millionths: 500_000), bonus: Share(millionths: 200_000)),
      policies: policies, pins: pins, objective: objective)
    needs = deriveNeeds(brief.needs, in: catalogue).needs
  }

  /// What an earlier plan gave: so many places of each need on each course.
  func keeping(_ units: [[Int]], tolerance: Int) -> LimitedWorld {
    var world = self
    let rows = needs.indices.flatMap { need in
      units[need].indices.filter { units[need][$0] > 0 }.map { course in
        EarlierPlaces(
          area: catalogue.areas[needs[need].area].code, level: needs[need].level,
          course: catalogue.courses[course].id, places: units[need][course])
      }
    }
    world.catalogue = Catalogue(
      areas: catalogue.areas, courses: catalogue.courses, areaColumns: catalogue.areaColumns,
      courseColumns: catalogue.courseColumns, starts: nil, earlier: rows)
    world.brief = Brief(
      title: brief.title, year: brief.year, status: brief.status, owner: brief.owner,
      needs: brief.needs, fundedStarts: brief.fundedStarts, flex: brief.flex,
      spread: brief.spread, steadiness: brief.steadiness, rules: [],
      stability: Stability(plan: "earlier.yaml", tolerance: Share(millionths: tolerance)))
    return world
  }

  /// The same without policies and pins.
  func withoutLimits() -> LimitedWorld {
    var world = self
    world.brief = Make.brief(
      brief.needs, funded: brief.fundedStarts, spread: brief.spread, steadiness: brief.steadiness)
    return world
  }

  func planner() throws -> Planner { try Planner(brief, catalogue, [Make.rule(MixingRule())]) }

  /// Every allocation that keeps learners, places, funded starts and limits: its points, and learners by need.
  func all(_ planner: Planner, _ board: Scoreboard) -> [(
    points: Int, placed: [Int], units: [[Int]]
  )] {
    let limits = planner.setLimits
    var found: [(points: Int, placed: [Int], units: [[Int]])] = []
    var units = needs.map { _ in Array(repeating: 0, count: 4) }
    let board = board.writtenOut
    let candidates = needs.indices.flatMap { need in
      board.candidates(ofNeed: need).map { (need, Int(board.courses[$0]), Int(board.points[$0])) }
    }
    func judge() {
      let used = (0..<4).map { course in units.reduce(0) { $0 + $1[course] } }
      for (level, funded) in planner.limits.levels {
        let starts = (0..<4).reduce(0) {
          catalogue.courses[$1].level == level ? $0 + used[$1] : $0
        }
        if let funded, starts > funded { return }
      }
      for limit in limits {
        let use = candidates.reduce(0) {
          $0 + limit.coefficient(need: $1.0, course: $1.1) * units[$1.0][$1.1]
        }
        if use > limit.most { return }
      }
      var points = candidates.reduce(0) { $0 + $1.2 * units[$1.0][$1.1] }
      let placed = units.map { $0.reduce(0, +) }
      for need in needs.indices {
        points += earned(brief.spread.pieces(of: needs[need].learners), placed[need])
      }
      for course in 0..<4 {
        points += earned(
          brief.steadiness.pieces(
            steady: planner.limits.steady[course], places: planner.limits.places[course]),
          used[course])
      }
      found.append((points, placed, units))
    }
    func search(_ place: Int) {
      guard place < candidates.count else { return judge() }
      let (need, course, _) = candidates[place]
      let room = min(
        needs[need].learners - units[need].reduce(0, +),
        planner.limits.places[course] - units.reduce(0) { $0 + $1[course] })
      for count in 0...max(0, room) {
        units[need][course] = count
        search(place + 1)
      }
      units[need][course] = 0
    }
    search(0)
    return found
  }

  private func earned(_ pieces: [TransportationProblem.Piece], _ count: Int) -> Int {
    var left = count
    return pieces.reduce(0) { sum, piece in
      let inside = min(left, piece.capacity)
      left -= inside
      return sum + inside * piece.bonus
    }
  }
}

@Suite struct `Plans under policies and pins` {
  /// Some limits that nest: a provider or a level's share of it, an area or a district, a pair.
  private func limits(using generator: inout SplitMix64) -> ([Policy], [Pin]) {
    func draw(_ range: ClosedRange<Int>) -> Int { generator.drawn(from: range) }
    func bound() -> Policy.Bound { draw(0...1) == 0 ? .atMost : .atLeast }
    var policies: [Policy] = []
    var pins: [Pin] = []
    for _ in 0..<draw(0...2) {
      let scope: Scope =
        switch draw(0...4) {
        case 0: Make.scope { $0.providers = ["10000001"] }
        case 1: Make.scope { $0.courses = ["C1"] }
        case 2: Make.scope { $0.homeDistricts = [Make.burnley.code] }
        case 3: Make.scope { $0.areas = ["A0"] }
        default:
          Make.scope {
            $0.providers = ["10000002"]
            $0.levels = [Make.level("2")]
          }
        }
      policies.append(Policy(.limit(bound(), .places(draw(0...3))), of: scope))
    }
    if draw(0...1) == 0 {
      let places = draw(0...2)
      let demand: Pin.Demand =
        switch draw(0...2) {
        case 0: .exactly(places)
        case 1: .atLeast(places)
        default: .atMost(places)
        }
      pins.append(
        Make.pin(
          demand,
          Make.scope {
            $0.areas = ["A1"]
            $0.courses = ["C0"]
          }))
    }
    return (policies, pins)
  }

  @Test(arguments: 0..<12)
  func `that nest are the best of all that keep them, or a conflict is named`(seed: Int)
    async throws
  {
    var generator = SplitMix64(seed: UInt64(seed))
    var (solved, refused, crossing) = (0, 0, 0)
    for _ in 0..<25 {
      let (policies, pins) = limits(using: &generator)
      let world = LimitedWorld(using: &generator, policies: policies, pins: pins)
      guard let planner = try? world.planner() else { continue }
      let problem = try await planner.pose()
      let placement = problem.network.placement
      guard placement.limitsBeside.isEmpty, placement.levelsBeside.isEmpty else {
        crossing += 1
        continue
      }
      let all = world.all(planner, problem.board)
      if let conflict = try await problem.conflict() {
        #expect(all.isEmpty, "\(conflict)")
        #expect(!conflict.members.isEmpty)
        refused += 1
        continue
      }
      let answer = try await problem.solve(.none)
      #expect(answer.points == all.map(\.points).max(), "\(policies) \(pins)")
      #expect(answer.bound == answer.points)
      for (limit, of) in zip(problem.limits, answer.limits) {
        let others = problem.limits.filter { $0 != limit }
        let open = try await planner.problem(problem.board, others).solve(.none)
        #expect(of.cost?.points == open.points - answer.points, "\(limit.label)")
      }
      solved += 1
    }
    #expect(solved > 5)
    #expect(solved + refused + crossing > 10)
  }

  @Test(arguments: 0..<8)
  func `serve the worst served group first, then points`(seed: Int) async throws {
    var generator = SplitMix64(seed: UInt64(100 + seed))
    for _ in 0..<12 {
      let byDecile = generator.drawn(from: 0...1) == 0
      let world = LimitedWorld(
        using: &generator, policies: [], pins: [],
        objective: .mostEqualFirst(by: byDecile ? .decile : .homeDistrict))
      let planner = try world.planner()
      let problem = try await planner.pose()
      let all = world.all(planner, problem.board)
      let needs = planner.needs.needs
      func group(_ need: Int) -> String {
        let area = world.catalogue.areas[needs[need].area]
        return byDecile ? "\(area.decile ?? 0)" : area.district.code
      }
      /// The shares of the groups, the least first.
      func shares(_ placed: [Int]) -> [Double] {
        Dictionary(grouping: needs.indices, by: group).values.compactMap { own -> Double? in
          let learners = own.reduce(0) { $0 + needs[$1].learners }
          return learners == 0 ? nil : Double(own.reduce(0) { $0 + placed[$1] }) / Double(learners)
        }.sorted()
      }
      let answer = try await problem.solve(.none)
      var placed = Array(repeating: 0, count: needs.count)
      for decision in answer.decisions { placed[decision.need] += decision.places }
      var best: [Double] = []
      for plan in all where best.lexicographicallyPrecedes(shares(plan.placed)) {
        best = shares(plan.placed)
      }
      #expect(shares(placed) == best)
      // Of those that serve every group as the plan does, none has more points.
      func ofGroups(_ placed: [Int]) -> [String: Int] {
        Dictionary(grouping: needs.indices, by: group).mapValues {
          $0.reduce(0) { $0 + placed[$1] }
        }
      }
      let alike = all.filter { ofGroups($0.placed) == ofGroups(placed) }
      #expect(answer.points == alike.map(\.points).max())
    }
  }

  @Test(arguments: 0..<8)
  func `place the learners of a tier first, then points`(seed: Int) async throws {
    var generator = SplitMix64(seed: UInt64(200 + seed))
    var planned = 0
    for _ in 0..<12 {
      let world = LimitedWorld(
        using: &generator, policies: [], pins: [], objective: .tiers(deciles: [2, 3]))
      // A tier without learners is refused.
      guard let planner = try? world.planner() else { continue }
      planned += 1
      let problem = try await planner.pose()
      let needs = planner.needs.needs
      func first(_ placed: [Int]) -> Int {
        needs.indices.reduce(0) {
          [2, 3].contains(world.catalogue.areas[needs[$1].area].decile) ? $0 + placed[$1] : $0
        }
      }
      let all = world.all(planner, problem.board)
      let best = all.max { (first($0.placed), $0.points) < (first($1.placed), $1.points) }
      let answer = try await problem.solve(.none)
      #expect(answer.points == best?.points)
    }
    #expect(planned > 0)
  }

  /// Limits that no network holds: shares, money, learners of a district on some courses, places elsewhere.
  private func crossing(using generator: inout SplitMix64) -> [Policy] {
    func draw(_ range: ClosedRange<Int>) -> Int { generator.drawn(from: range) }
    return (0..<draw(1...2)).map { _ in
      let share = Policy.Amount.share(Share(millionths: 100_000 * draw(2...7)))
      switch draw(0...4) {
      case 0: return Policy(.limit(.atLeast, share), of: Make.scope { $0.deciles = [1] })
      case 1: return Policy(.limit(.atMost, share), of: Make.scope { $0.providers = ["10000001"] })
      case 2: return Policy(.limit(.atMost, .pence(100 * draw(1...8))))
      case 3:
        return Policy(
          .limit(.atMost, .places(draw(0...2))),
          of: Make.scope {
            $0.homeDistricts = [Make.burnley.code]
            $0.providers = ["10000002"]
          })
      default: return Policy(.limit(.atMost, share), of: Make.scope { $0.isElsewhere = true })
      }
    }
  }

  /// Where time decides how far is searched, whoever searches as far as the plan says finds the same costs.
  private func expectTheSame(whateverTheTime problem: PlanningProblem) async throws {
    var asked = problem
    asked.search = SearchLimit(until: { true })
    guard let timed = try? await LimitedPlan(asked, .none) else { return }
    let first = try await timed.answer()
    asked.search = first.nodes.map { SearchLimit(nodes: $0) } ?? .usual
    let second = try await LimitedPlan(asked, .none).answer()
    #expect(first.points == second.points && first.bound == second.bound)
    #expect(first.limits.map(\.cost?.points) == second.limits.map(\.cost?.points))
    #expect(first.nodes == second.nodes && first.method == second.method)
  }

  @Test(arguments: 0..<12)
  func `that cross are kept, and the bound holds for all that keep them`(seed: Int) async throws {
    var generator = SplitMix64(seed: UInt64(300 + seed))
    var (planned, best) = (0, 0)
    for _ in 0..<20 {
      let policies = crossing(using: &generator)
      let minimum = generator.drawn(from: 0...2)
      let cohorts =
        minimum > 0 && seed % 2 == 1 ? [Policy(.minimumCohort(minimum))] : [Policy]()
      let world = LimitedWorld(using: &generator, policies: policies + cohorts, pins: [])
      guard let planner = try? world.planner() else { continue }
      let problem = try await planner.pose()
      let least = problem.minimums
      let all = world.all(planner, problem.board).filter { plan in
        (0..<4).allSatisfy { course in
          let used = plan.units.reduce(0) { $0 + $1[course] }
          return used == 0 || used >= least[course]
        }
      }
      guard let plan = try? await LimitedPlan(problem, .none) else { continue }
      let optimum = try #require(all.map(\.points).max(), "\(policies)")
      #expect(plan.points <= optimum && optimum <= plan.bound, "\(policies)")
      var units = Array(repeating: [0, 0, 0, 0], count: planner.needs.needs.count)
      for decision in plan.decisions { units[decision.need][decision.course] = decision.places }
      #expect(all.contains { $0.units == units }, "\(policies) \(cohorts)")
      let answer = try await plan.answer()
      #expect(plan.points <= answer.points && answer.points <= optimum)
      #expect(plan.nodes ?? SearchLimit.usual.nodes == SearchLimit.usual.nodes)
      if seed < 4 { try await expectTheSame(whateverTheTime: problem) }
      // No limit costs what a plan has that keeps it too.
      for (place, limit) in problem.limits.enumerated()
      where answer.bound - answer.points > answer.bound / 10_000
        && answer.limits[place].cost?.points ?? 0 > 0
      {
        let others = problem.limits.filter { $0 != limit }
        let open = try await LimitedPlan(problem.with(limits: others), .none)
        #expect(limit.use(by: open.decisions) > limit.most, "\(limit.label)")
      }
      planned += 1
      if plan.points == optimum { best += 1 }
    }
    #expect(planned > 3)
    #expect(best * 20 >= planned * 19)
  }

  @Test(arguments: 0..<6)
  func `leave the plan as it is where they hold nothing back, though they cross the network`(
    seed: Int
  ) async throws {
    func places(_ decisions: [Answer.Decision]) -> [[Int]] {
      decisions.map { [$0.need, $0.course, $0.places] }
    }
    var generator = SplitMix64(seed: UInt64(700 + seed))
    var same = 0
    for _ in 0..<40 {
      let (nested, pins) = limits(using: &generator)
      let world = LimitedWorld(
        using: &generator, policies: nested + crossing(using: &generator), pins: pins)
      guard let planner = try? world.planner() else { continue }
      let problem = try await planner.pose()
      let crosses = !problem.network.placement.limitsBeside.isEmpty
      let open = try await planner.problem(problem.board, []).solve(.none)
      guard crosses, problem.limits.allSatisfy({ $0.use(by: open.decisions) <= $0.most }) else {
        continue
      }
      let answer = try await problem.solve(.none)
      #expect(places(answer.decisions) == places(open.decisions))
      #expect(answer.bound == open.points && answer.isUnique && answer.method == nil)
      #expect(answer.limits.allSatisfy { $0.cost?.points == 0 })
      same += 1
    }
    #expect(same > 2)
  }

  @Test(arguments: 0..<6)
  func `that are shares of all places give the best plan, and prove it`(seed: Int) async throws {
    var generator = SplitMix64(seed: UInt64(900 + seed))
    var planned = 0
    for _ in 0..<30 {
      func share() -> Policy.Amount {
        .share(Share(millionths: 100_000 * generator.drawn(from: 2...7)))
      }
      let learners = Policy(.limit(.atLeast, share()), of: Make.scope { $0.deciles = [1] })
      let provider = Policy(
        .limit(.atMost, share()), of: Make.scope { $0.providers = ["10000001"] })
      let both = generator.drawn(from: 0...2)
      let world = LimitedWorld(
        using: &generator, policies: [[learners], [provider], [learners, provider]][both],
        pins: [])
      guard let planner = try? world.planner() else { continue }
      let problem = try await planner.pose()
      let all = world.all(planner, problem.board)
      let plan = try await LimitedPlan(problem, .none)
      let optimum = try #require(all.map(\.points).max())
      #expect(plan.points == optimum && plan.bound == optimum)
      let most = all.filter { $0.points == optimum }.map { $0.placed.reduce(0, +) }.max()
      if plan.isUnique { #expect(plan.placed == most) }
      planned += 1
    }
    #expect(planned > 10)
  }

  @Test(arguments: 0..<6)
  func `with pins, policies that cross and minimum cohorts are found where there is any`(
    seed: Int
  ) async throws {
    var generator = SplitMix64(seed: UInt64(500 + seed))
    var (planned, best, missed, unknown) = (0, 0, 0, 0)
    for _ in 0..<60 {
      let (nested, pins) = limits(using: &generator)
      let policies = nested + crossing(using: &generator)
      let cohorts = [Policy(.minimumCohort(generator.drawn(from: 2...3)))]
      let world = LimitedWorld(using: &generator, policies: policies + cohorts, pins: pins)
      guard let planner = try? world.planner() else { continue }
      let problem = try await planner.pose()
      let all = world.all(planner, problem.board).filter { plan in
        (0..<4).allSatisfy { course in
          let used = plan.units.reduce(0) { $0 + $1[course] }
          return used == 0 || used >= problem.minimums[course]
        }
      }
      let optimum = all.map(\.points).max()
      switch try await problem.feasibility() {
      case .feasible(let decisions):
        var units = Array(repeating: [0, 0, 0, 0], count: planner.needs.needs.count)
        for decision in decisions { units[decision.need][decision.course] = decision.places }
        #expect(all.contains { $0.units == units }, "\(policies) \(pins)")
      case .infeasible: #expect(optimum == nil, "\(policies) \(pins)")
      case .unknown: unknown += 1
      }
      let plan: LimitedPlan
      do {
        plan = try await LimitedPlan(problem, .none)
      } catch {
        // A plan of nobody is refused where shares leave no other.
        let somebody = all.filter { $0.units.contains { $0.contains { $0 > 0 } } }
        if case .conflict = error { #expect(somebody.isEmpty, "\(policies) \(pins)") }
        if !somebody.isEmpty { missed += 1 }
        continue
      }
      let most = try #require(optimum, "\(policies) \(pins)")
      #expect(plan.points <= most && most <= plan.bound, "\(policies) \(pins)")
      planned += 1
      if plan.points == most { best += 1 }
    }
    #expect(planned > 5)
    #expect(missed == 0)
    #expect(unknown == 0)
    #expect(best * 20 >= planned * 19)
  }

  @Test func `with minimum cohorts that hold nothing back are those without`() async throws {
    var generator = SplitMix64(seed: 900)
    var alike = 0
    for _ in 0..<200 {
      let (nested, pins) = limits(using: &generator)
      let world = LimitedWorld(
        using: &generator, policies: nested + [Policy(.minimumCohort(2))], pins: pins)
      guard let planner = try? world.planner() else { continue }
      let problem = try await planner.pose()
      guard let plan = try? await LimitedPlan(problem, .none) else { continue }
      let open = try await LimitedPlan(
        problem.with(limits: problem.limits, minimums: [0, 0, 0, 0]), .none)
      let used = open.decisions.reduce(into: [0, 0, 0, 0]) { $0[$1.course] += $1.places }
      guard !used.contains(1) || problem.minimums.allSatisfy({ $0 < 2 }) else { continue }
      #expect(plan.solution.flows == open.solution.flows)
      #expect(plan.isUnique == open.isUnique)
      #expect(try await plan.answer().method == nil)
      alike += 1
    }
    #expect(alike > 5)
  }

  @Test(arguments: 0..<8)
  func `within a tolerance of the best keep nearly as much of an earlier plan as any`(
    seed: Int
  ) async throws {
    var generator = SplitMix64(seed: UInt64(400 + seed))
    for _ in 0..<8 {
      let world = LimitedWorld(using: &generator, policies: [], pins: [])
      let planner = try world.planner()
      let all = world.all(planner, try await planner.pose().board)
      let earlier = all[generator.drawn(from: 0...all.count - 1)].units
      let tolerance = [0, 50_000, 200_000][generator.drawn(from: 0...2)]
      let problem = try await world.keeping(earlier, tolerance: tolerance).planner().pose()
      let answer = try await problem.solve(.none)
      let most = try #require(all.map(\.points).max())
      let least = most - most * tolerance / 1_000_000
      func kept(_ units: [[Int]]) -> Int {
        zip(units, earlier).reduce(0) { $0 + zip($1.0, $1.1).reduce(0) { $0 + min($1.0, $1.1) } }
      }
      let best = all.filter { $0.points >= least }.map { kept($0.units) }.max() ?? 0
      let said = try #require(answer.kept)
      #expect(answer.points >= least)
      #expect(answer.bound == most)
      #expect(said.places <= best && best <= said.most)
      if tolerance == 0 { #expect(said.places == best) }
    }
  }
}
