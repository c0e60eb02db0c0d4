import Testing

@testable import SkillsPlanner

/// A small world whose every number a test can change: learners by area, places by course, points by pair.
private struct World {
  var learners: [Int]
  var places: [Int]
  /// By area and course; 0 is no candidate.
  var points: [[Int]]
  var funded: Int?
  var spread = Spread.none
  var steadiness = Steadiness.none
  /// Provider of each course.
  var providers: [String]

  /// Learners and places of a few, points of few values so that many tie.
  static func random(_ generator: inout some RandomNumberGenerator) -> World {
    let areas = Int.random(in: 2...4, using: &generator)
    let courses = Int.random(in: 2...4, using: &generator)
    let places = (0..<courses).map { _ in Int.random(in: 1...3, using: &generator) }
    return World(
      learners: (0..<areas).map { _ in Int.random(in: 1...4, using: &generator) }, places: places,
      points: (0..<areas).map { _ in
        (0..<courses).map { _ in
          Int.random(in: 0..<6, using: &generator) == 0
            ? 0 : 100_000 * Int.random(in: 2...7, using: &generator)
        }
      },
      funded: Bool.random(using: &generator)
        ? nil : Int.random(in: 1...places.reduce(0, +), using: &generator),
      spread: Spread(
        parts: 2,
        bonus: Share(millionths: 100_000 * Int.random(in: 0...3, using: &generator))),
      providers: (0..<courses).map { _ in Bool.random(using: &generator) ? "10000001" : "10000002" }
    )
  }

  func explainer() async throws -> Explainer {
    // A district for each area, and everybody is counted: so its learners are those of its own row.
    let areas = learners.indices.map { place in
      Make.area(
        "E0100000\(place)", in: District(code: "E0700000\(place)", name: "District \(place)"),
        adults: 10, unqualified: learners[place])
    }
    let courses = places.indices.map {
      Make.course("C\($0)", ukprn: providers[$0], lastYear: places[$0])
    }
    let catalogue = Make.catalogue(
      areas, courses,
      areaColumns: ["place": .numbers(learners.indices.map(Double.init))],
      courseColumns: ["place": .numbers(places.indices.map(Double.init))])
    let level = Make.level("2")
    let brief = Make.brief(
      [Make.need(target: 1_000_000)],
      funded: funded.map { [FundedStarts(level: level, amount: .starts($0), location: nil)] } ?? [],
      spread: spread, steadiness: steadiness)
    let planner = try Planner(brief, catalogue, [Make.rule(PairRule(points: points))])
    return Explainer(try await SolvedPlan(planner, planner.pose()))
  }

  func changing(_ change: (inout World) -> Void) -> World {
    var other = self
    change(&other)
    return other
  }

  /// Whether an area has a place on a course in the plan made anew.
  func places(_ area: Int, on course: Int) async throws -> Bool {
    let explainer = try await explainer()
    return explainer.decisions.contains {
      explainer.needs[$0.need].area == area && $0.course == course
    }
  }
}

/// Gives each pair the points of a table.
private struct PairRule: ScoringRule {
  let id = "pair"
  let version = "1.0.0"
  let kind = RuleKind.score
  let columns = [ColumnRequest("area.place", .number), ColumnRequest("course.place", .number)]
  let reason = ""
  let points: [[Int]]

  func score(_ batch: CandidateBatch) throws(RuleFailure) -> [Double] {
    guard case .numbers(let areas) = batch.columns[0], case .numbers(let courses) = batch.columns[1]
    else { throw RuleFailure(rule: id, "numbers were asked for") }
    return zip(areas, courses).map { Double(points[Int($0)][Int($1)]) / 1_000_000 }
  }
}

@Suite struct ExplainerTests {
  /// A candidate that got nothing, in its world.
  private struct Case {
    let world: World
    let area: Int
    let course: Int
    let missed: WhyNot.Missed

    /// Whether the area has a place on the course in the plan of a changed world, made anew.
    func isTurned(_ change: (inout World) -> Void) async throws -> Bool {
      try await world.changing(change).places(area, on: course)
    }
  }

  /// All of them in some worlds.
  private func cases(seed: UInt64, worlds: Int) async throws -> [Case] {
    var generator = SplitMix(state: seed)
    var cases: [Case] = []
    for _ in 0..<worlds {
      let world = World.random(&generator)
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

  @Test func `planned anew with the points more a candidate gets a place, with one less none`()
    async throws
  {
    var turned = 0
    var beyond = 0
    for it in try await cases(seed: 1, worlds: 12) {
      let (world, area, course, missed) = (it.world, it.area, it.course, it.missed)
      func gets(_ more: Int) async throws -> Bool {
        try await it.isTurned { $0.points[area][course] += more }
      }
      switch missed.morePoints {
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

  @Test
  func `planned anew with fewer places more than said an area has none, with as many it has one`()
    async throws
  {
    var turned = 0
    for it in try await cases(seed: 2, worlds: 25) {
      let (course, missed) = (it.course, it.missed)
      func gets(_ more: Int) async throws -> Bool {
        try await it.isTurned { $0.places[course] += more }
      }
      switch missed.morePlaces {
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

  @Test
  func
    `planned anew with fewer funded starts more than said an area has no place, with as many one`()
    async throws
  {
    var turned = 0
    for it in try await cases(seed: 3, worlds: 25) {
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

  @Test func `the learners fewer are the least over all areas that have places there`() async throws
  {
    var turned = 0
    var never = 0
    for it in try await cases(seed: 4, worlds: 25) {
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
      switch missed.fewerLearners {
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

  @Test func `keeping last year's places costs what the best of all plans that keep them costs`()
    async throws
  {
    var generator = SplitMix(state: 5)
    var costs = 0
    for _ in 0..<60 {
      var world = World.random(&generator)
      world.learners = Array(world.learners.prefix(3))
      world.points = Array(world.points.prefix(3).map { Array($0.prefix(3)) })
      world.places = Array(world.places.prefix(3)).map { min($0, 2) }
      world.providers = Array(world.providers.prefix(3))
      world.steadiness = Steadiness(
        share: Share(millionths: 500_000),
        bonus: Share(millionths: 100_000 * Int.random(in: 0...2, using: &generator)))
      let explainer = try await world.explainer()
      for provider in explainer.providers {
        let explained = try await explainer.explainProvider(provider)
        guard let kept = explained.kept else { continue }
        let own = world.providers.indices.filter { world.providers[$0] == provider.ukprn }
        let best = BestKept(world, own)
        #expect(kept.places == best.kept)
        #expect(kept.cost == explainer.solved.points - best.points)
        let rules = kept.own.reduce(0, +) + kept.others.reduce(0, +)
        #expect(rules + kept.spread + kept.steadiness == -kept.cost)
        costs += 1
      }
    }
    #expect(costs > 15)
  }

  @Test func `one place more and one fewer are worth what planning anew says`() async throws {
    var generator = SplitMix(state: 6)
    for _ in 0..<20 {
      let world = World.random(&generator)
      let explainer = try await world.explainer()
      for course in world.places.indices {
        let explained = try await explainer.explainCourse(course)
        for (step, by) in [(explained.oneMore, 1), (explained.oneFewer, -1)] {
          let other = try await world.changing { $0.places[course] += by }.explainer()
          #expect(step.points == other.solved.points - explainer.solved.points)
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
    let explainer = Explainer(try await SolvedPlan(planner, planner.pose()))
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

  @Test(arguments: UInt64(1)...40)
  func `one learner more adds what a plan with one learner more has`(seed: UInt64) async throws {
    var generator = SplitMix(state: seed)
    let world = World.random(&generator)
    let explainer = try await world.explainer()
    for area in world.learners.indices {
      var more = world
      more.learners[area] += 1
      let expected = try await more.explainer().solved.points - explainer.solved.points
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
    let explainer = Explainer(try await SolvedPlan(planner, planner.pose()))
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
    let explainer = Explainer(try await SolvedPlan(planner, planner.pose()))
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

/// The best plan of a small world that keeps most of the places of some courses, found by trying all plans.
private struct BestKept {
  private(set) var kept = -1
  private(set) var points = 0
  private let world: World
  private let own: [Int]
  private var units: [[Int]]

  init(_ world: World, _ own: [Int]) {
    self.world = world
    self.own = own
    units = world.learners.map { _ in world.places.map { _ in 0 } }
    search(0)
  }

  private mutating func search(_ cell: Int) {
    guard cell < world.learners.count * world.places.count else { return judge() }
    let (area, course) = cell.quotientAndRemainder(dividingBy: world.places.count)
    let room = min(
      world.learners[area] - units[area].reduce(0, +),
      world.places[course] - units.reduce(0) { $0 + $1[course] })
    for count in 0...(world.points[area][course] == 0 ? 0 : room) {
      units[area][course] = count
      search(cell + 1)
    }
    units[area][course] = 0
  }

  private mutating func judge() {
    let used = world.places.indices.map { course in units.reduce(0) { $0 + $1[course] } }
    guard used.reduce(0, +) <= world.funded ?? .max else { return }
    let keeps = own.reduce(0) { $0 + used[$1] }
    var sum = 0
    for area in world.learners.indices {
      for course in world.places.indices {
        sum += units[area][course] * world.points[area][course]
      }
      // Of two parts the first, and the larger one, counts more.
      sum +=
        min(units[area].reduce(0, +), (world.learners[area] + 1) / 2)
        * world.spread.bonus.millionths
    }
    for course in world.places.indices {
      sum +=
        min(used[course], world.steadiness.share.of(world.places[course]))
        * world.steadiness.bonus.millionths
    }
    if (keeps, sum) > (kept, points) { (kept, points) = (keeps, sum) }
  }
}

/// SplitMix64: the same numbers on every machine.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
