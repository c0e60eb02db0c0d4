import Testing

@testable import SkillsPlanner

@Suite struct SensitivityTests {
  // MARK: What is drawn

  @Test func `the generator gives the published numbers of its seed`() {
    // Of the authors' reference code, seed 1234567.
    var lot = SplitMix64(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in lot.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }

  @Test func `numbers below a bound are all of them, about as often as each other`() {
    var lot = SplitMix64(seed: 1)
    var counts = Array(repeating: 0, count: 41)
    for _ in 0..<41_000 { counts[lot.next(below: 41)] += 1 }
    // Five standard deviations of a binomial count.
    #expect(counts.allSatisfy { (845...1155).contains($0) }, "\(counts)")
  }

  @Test func `every figure of a part gets a factor of its own within the share, in each run`() {
    let brief = Make.brief([Make.need("2"), Make.need("3", target: 200_000)])
    let rules = [Make.rule(ConstantRule(1), weight: 30), Make.rule(ConstantRule(0), weight: 10)]
    let variation = Variation([.weights: 200, .target: 100])
    let runs = (0..<200).map { variation.varied(brief, rules, seed: 1, run: $0) }
    for run in runs {
      #expect((24_000...36_000).contains(run.rules[0].use.weight ?? 0))
      #expect((8_000...12_000).contains(run.rules[1].use.weight ?? 0))
      #expect((90_000...110_000).contains(run.brief.needs[0].target.millionths))
      #expect((180_000...220_000).contains(run.brief.needs[1].target.millionths))
    }
    #expect(Set(runs.map { $0.rules[0].use.weight ?? 0 }).count > 100)
    #expect(
      runs.contains { ($0.rules[0].use.weight ?? 0) != 3 * ($0.rules[1].use.weight ?? 0) },
      "the weights do not move together")
    #expect(
      runs.contains {
        $0.brief.needs[1].target.millionths != 2 * $0.brief.needs[0].target.millionths
      }, "nor do the targets")
  }

  @Test func `what is drawn of a part does not hang on what else varies`() {
    let brief = Make.brief(flex: 250_000)
    let rules = [Make.rule(ConstantRule(1), weight: 30)]
    for run in 0..<20 {
      let alone = Variation([.flex: 300]).varied(brief, rules, seed: 7, run: run)
      let beside = Variation([.weights: 200, .target: 500, .flex: 300])
        .varied(brief, rules, seed: 7, run: run)
      #expect(alone.brief.flex == beside.brief.flex)
      #expect(alone.rules[0].use.weight == 30)
      #expect(alone.brief.needs == brief.needs)
    }
  }

  @Test func `another seed draws other factors`() {
    let rules = [Make.rule(ConstantRule(1), weight: 30)]
    let weights = (0..<50 as Range<UInt64>).map { seed in
      Variation([.weights: 999]).varied(Make.brief(), rules, seed: seed, run: 0).rules[0].use
        .weight ?? 0
    }
    #expect(Set(weights).count > 40)
  }

  @Test
  func `nothing stays nothing, everybody is the most, and a reach is in tenths of a kilometre`() {
    let brief = Make.brief([
      Make.need("2", target: 1_000_000, reach: 0),
      Make.need("3", target: 0, reach: 12_300, minutes: 45),
    ])
    let rules = [Make.rule(ConstantRule(1), weight: 0), Make.rule(ConstantRule(1), weight: 1)]
    let variation = Variation([.weights: 900, .target: 900, .reach: 500, .flex: 900])
    for run in 0..<100 {
      let varied = variation.varied(brief, rules, seed: 1, run: run)
      #expect(varied.rules[0].use.weight == 0)
      #expect((100...1900).contains(varied.rules[1].use.weight ?? 0))
      #expect(varied.brief.flex == .zero)
      #expect((100_000...1_000_000).contains(varied.brief.needs[0].target.millionths))
      #expect(varied.brief.needs[1].target == .zero)
      #expect(varied.brief.needs[0].reach == 0)
      #expect(varied.brief.needs[1].reach % 100 == 0)
      #expect((6_100...18_500).contains(varied.brief.needs[1].reach))
      #expect((22...68).contains(varied.brief.needs[1].reachMinutes ?? 0))
    }
  }

  @Test func `weights too large to be a thousand times as large are varied all the same`() {
    let rules = (0..<2000).map { _ in Make.rule(ConstantRule(1), weight: 1_000_000) }
    let varied = Variation([.weights: 200]).varied(Make.brief(), rules, seed: 1, run: 0).rules
    #expect(varied.allSatisfy { (800_000...1_200_000).contains($0.use.weight ?? 0) })
    #expect(Set(varied.map { $0.use.weight ?? 0 }).count > 100)
  }

  // MARK: What comes of it

  /// Ten learners of an area, two courses of ten places, ten funded starts: all go where the heavier rule says.
  private func contest(_ variation: Variation, runs: Int, seed: UInt64 = 1) -> SensitivityStudy {
    SensitivityStudy(
      Make.brief(
        [Make.need(target: 20_000)],
        funded: [FundedStarts(level: Make.level("2"), amount: .starts(10), location: nil)]),
      contestants, contestRules, variation, seed: seed, runs: runs)
  }

  private let contestants = Make.catalogue(
    [Make.area("E01")],
    [
      Make.course("A", ukprn: "10000001", lastYear: 8, places: 10),
      Make.course("B", ukprn: "10000002", lastYear: 8, places: 10),
    ],
    courseColumns: [
      "a": .numbers([1, 0]), "b": .numbers([0, 1]),
    ])

  private let contestRules = [
    Make.rule(ColumnRule("course.a"), weight: 10), Make.rule(ColumnRule("course.b"), weight: 9),
  ]

  @Test func `a course keeps its places in the runs that weigh its rule more`() async throws {
    let variation = Variation([.weights: 200])
    let weights = (0..<100).map { run in
      variation.varied(Make.brief(), contestRules, seed: 1, run: run).rules.map {
        $0.use.weight ?? 0
      }
    }
    let wins = weights.count { $0[0] > $0[1] }
    try #require(weights.allSatisfy { $0[0] != $0[1] } && (50...94).contains(wins))

    let result = try await contest(variation, runs: 100).result(atOnce: 2)
    #expect(result.places == 10)
    #expect(result.allocations.map(\.course) == ["A"])
    #expect(result.allocations.map(\.survives) == [wins])
    #expect(result.needs.map(\.survives) == [100])
    #expect(result.courses.map(\.places.plan) == [10, 0])
    #expect(result.courses.map(\.places.asMany) == [wins, 100])
    #expect(
      result.courses.map(\.places.mean) == [
        roundedHalfToEven(wins * 10, over: 100), roundedHalfToEven((100 - wins) * 10, over: 100),
      ])
    // A gains 2 and B loses 8 in the plan; where the other rule wins it is the other way round.
    #expect(result.providers.map(\.change) == [2, -8])
    #expect(result.providers.map(\.sameDirection) == [wins, wins])
    let need = result.standing.first { $0.same == .need }?.places
    #expect(need.map { [$0.settled, $0.leaning, $0.open] } == [10, 0, 0])
    let course = result.standing.first { $0.same == .course }?.places
    #expect(
      course.map { [$0.settled, $0.leaning, $0.open] } == (wins >= 75 ? [0, 10, 0] : [0, 0, 10]))
    #expect(result.survivalOfAllocations.fifty.places == (wins < 90 ? 10 : 0))
  }

  @Test func `within shares that cannot turn the weights round every decision is settled`()
    async throws
  {
    // 10 less 5 % is 9.5; 9 and 5 % is 9.45.
    let result = try await contest(Variation([.weights: 50]), runs: 60, seed: 3).result(atOnce: 2)
    #expect(result.standing.allSatisfy { $0.places.settled == 10 && $0.places.all == 10 })
    #expect(result.survivalOfAllocations.all.decisions == 1)
    #expect(result.directions.settled == 2)
  }

  @Test func `learners placed vary as the target does`() async throws {
    let brief = Make.brief([Make.need(target: 100_000)])
    let variation = Variation([.target: 100])
    let study = SensitivityStudy(
      brief, Make.catalogue([Make.area("E01")], [Make.course("A", places: 1000)]),
      [Make.rule(ConstantRule(1))], variation, seed: 5, runs: 40)
    // 500 of the area's adults could start.
    let learners = (0..<40).map { run in
      variation.varied(brief, [], seed: 5, run: run).brief.needs[0].target.of(500)
    }
    let result = try await study.result(atOnce: 2)
    let expected = PlacesOverRuns(plan: 50, runs: learners)
    #expect(result.levels.map(\.places) == [expected])
    #expect(result.districts.map(\.places) == [expected])
    #expect(result.providers.map(\.places) == [expected])
    #expect(result.courses.map(\.places) == [expected])
    #expect(expected.least < expected.most)
    // A place of the plan is kept by the runs with as many learners.
    let standing = result.standing.first { $0.same == .allocation }?.places
    let kept = (1...50).map { place in learners.count { $0 >= place } }
    #expect(standing?.settled == kept.count { $0 >= 38 })
    #expect(standing?.leaning == kept.count { (30..<38).contains($0) })
    #expect(standing?.open == kept.count { $0 < 30 })
  }

  @Test func `an area that has no need in some runs is not taken for another`() async throws {
    // One learner and fifty: the one is rounded away where the target is small.
    let brief = Make.brief([Make.need(target: 10_000)])
    let study = SensitivityStudy(
      brief,
      Make.catalogue(
        [Make.area("E01", unqualified: 60), Make.area("E02", in: Make.pendle, unqualified: 1000)],
        [Make.course("A", places: 1000)]),
      [Make.rule(ConstantRule(1))], Variation([.target: 900]), seed: 1, runs: 50)
    let result = try await study.result(atOnce: 1)
    #expect(result.districts.map(\.places.plan) == [1, 10])
    let (few, many) = (result.districts[0].places, result.districts[1].places)
    #expect(few.least == 0 && few.most <= 2)
    #expect(many.least >= 1 && many.most <= 19)
    #expect(result.needs.map(\.area) == ["E01", "E02"])
    #expect(result.needs[0].survives < 50 && result.needs[1].survives == 50)
  }

  @Test func `where nothing varies every run is the plan`() async throws {
    let result = try await contest(Variation([.weights: 0, .target: 0]), runs: 7).result(atOnce: 3)
    for places in result.courses.map(\.places) + result.levels.map(\.places) {
      #expect(places.least == places.plan && places.most == places.plan)
      #expect(places.mean == places.plan && places.width == 0 && places.asMany == 7)
    }
    #expect(result.allocations.allSatisfy { $0.survives == 7 })
    #expect(result.standing.allSatisfy { $0.places.settled == 10 })
  }

  @Test func `the result is the same however many run at once and however little memory there is`()
    async throws
  {
    let variation = Variation([.weights: 300, .target: 300, .reach: 200, .flex: 100])
    let study = contest(variation, runs: 30)
    let one = try await study.result(atOnce: 1)
    let need = 40_000_000
    let eight = try await study.result(atOnce: 8)
    #expect("\(eight)" == "\(one)")
    let tight = try await study.result(atOnce: 8, memory: need)
    #expect("\(tight)" == "\(one)")
    let other = try await contest(variation, runs: 30, seed: 2).result(atOnce: 1)
    // But for the seed, which it carries.
    #expect("\(other.courses)" != "\(one.courses)")
  }

  @Test func `runs are told one by one`() async throws {
    var told: [Int] = []
    _ = try await contest(Variation([.weights: 100]), runs: 5).result(atOnce: 2) { told.append($0) }
    #expect(told == [0, 1, 2, 3, 4, 5])
  }

  @Test func `a rule that breaks in some runs alone is told with its candidate`() async throws {
    // B is 10.5 km away: within reach, and refused by the rule, where the reach of 10 km is long enough.
    let study = SensitivityStudy(
      Make.brief(),
      Make.catalogue([Make.area("E01")], [Make.course("A"), Make.course("B", at: 10.5)]),
      [Make.rule(NearRule())], Variation([.reach: 100]), seed: 1, runs: 20)
    let failure = await #expect(throws: PlanningFailure.self) { try await study.result(atOnce: 2) }
    guard case .rule(let rule, _, let course) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(rule.message == "it is too far")
    #expect(course == "B")
  }

  @Test func `what memory has no room for is refused before it is begun`() async throws {
    let study = contest(Variation([.weights: 100]), runs: 5)
    do {
      _ = try await study.result(atOnce: 2, memory: 1000) { _ in Issue.record("it has begun") }
      Issue.record("it is refused")
    } catch PlanningFailure.needsMemory(let need) {
      #expect(need.bytes > 1000)
    }
  }

  @Test func `a part that changes nothing is known`() {
    let all = Variation([.weights: 100, .target: 100, .reach: 100, .flex: 100])
    #expect(contest(all, runs: 1).withoutEffect == [.flex])
    let study = SensitivityStudy(
      Make.brief([Make.need(target: 0, reach: 0)], flex: 100_000),
      Make.catalogue([Make.area("E01")], [Make.course("A", lastYear: 1)]),
      [Make.rule(ConstantRule(1)), Make.rule(ConstantRule(1), weight: 0)], all, seed: 1, runs: 1)
    #expect(study.withoutEffect == [.weights, .target, .reach])
  }

  // MARK: Adding up

  @Test func `places over runs are the mean, the extremes and what nineteen in twenty keep within`()
  {
    let places = PlacesOverRuns(plan: 50, runs: Array((1...100).reversed()))
    #expect([places.plan, places.mean, places.least, places.most] == [50, 50, 1, 100])
    // 95 of the hundred are 6 or more, and 95 are 95 or fewer.
    #expect([places.low, places.high, places.width] == [6, 95, 89])
    #expect(places.asMany == 51)
    let one = PlacesOverRuns(plan: 3, runs: [2])
    #expect([one.mean, one.least, one.low, one.high, one.most, one.asMany] == [2, 2, 2, 2, 2, 0])
  }

  @Test(arguments: [
    (95, 100, Settledness.settled), (94, 100, .leaning), (75, 100, .leaning), (74, 100, .open),
    (0, 100, .open), (19, 20, .settled), (18, 20, .leaning), (1, 1, .settled), (0, 1, .open),
    (10_000, 10_000, .settled), (9499, 10_000, .leaning),
  ])
  func `a decision is settled in 95 of 100 runs and leaning in 75`(
    runs: Int, all: Int, settledness: Settledness
  ) {
    #expect(Settledness(in: runs, of: all) == settledness)
  }

  @Test func `a run that gives fewer places keeps the first of them`() {
    var keeping = PlaceKeeping(plan: [3, 0, 1])
    keeping.add(run: [2, 5, 0])
    keeping.add(run: [9, 0, 1])
    #expect(keeping.runsWithAny(0) == 2)
    #expect(keeping.runsWithAny(1) == 0)
    #expect(keeping.runsWithAny(2) == 1)
    let standing = keeping.standing(of: 2)
    // Kept in 2, 2 and 1 runs of the first holder, in 1 of the last.
    #expect([standing.settled, standing.leaning, standing.open, standing.all] == [2, 0, 2, 4])
  }
}

/// A rule that cannot score what is further than 10 km.
private struct NearRule: ScoringRule {
  let id = "near"
  let version = "1.0.0"
  let kind = RuleKind.score
  let columns = [ColumnRequest("pair.distance", .number)]
  let reason = ""

  func score(_ batch: CandidateBatch) throws(RuleFailure) -> [Double] {
    guard case .numbers(let kilometres) = batch.columns[0] else { return [] }
    if let far = kilometres.firstIndex(where: { $0 > 10 }) {
      throw RuleFailure(rule: id, "it is too far", candidate: far)
    }
    return kilometres.map { _ in 1 }
  }
}
