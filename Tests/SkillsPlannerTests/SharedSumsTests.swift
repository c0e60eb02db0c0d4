import Testing

@testable import SkillsPlanner

/// A rule of any columns: their values' sum, a missing one as 0.3, folded into 0...1.
private struct MixingRule: ScoringRule {
  let id: String
  let version = "1.0.0"
  let kind = RuleKind.score
  let columns: [ColumnRequest]
  let reason = ""

  init(_ names: String...) {
    id = names.joined(separator: "+")
    columns = names.map { ColumnRequest($0, .number, isOptional: true) }
  }

  func score(_ batch: CandidateBatch) throws(RuleFailure) -> [Double] {
    var sums = Array(repeating: 0.0, count: batch.count)
    for case .numbers(let values) in batch.columns {
      guard values.count == batch.count else {
        throw RuleFailure(rule: id, "a column has a value for each candidate")
      }
      for place in sums.indices { sums[place] += values[place].isNaN ? 0.3 : values[place] }
    }
    return sums.map { $0 / (1 + $0) }
  }
}

/// A rule that cannot score a value above 0.9.
private struct FaultyRule: ScoringRule {
  let id = "faulty"
  let version = "1.0.0"
  let kind = RuleKind.score
  let columns: [ColumnRequest]
  let reason = ""

  init(_ names: String...) { columns = names.map { ColumnRequest($0, .number) } }

  func score(_ batch: CandidateBatch) throws(RuleFailure) -> [Double] {
    guard case .numbers(let values) = batch.columns[0] else { return [] }
    if let fault = values.firstIndex(where: { $0 > 0.9 }) {
      throw RuleFailure(rule: id, "cannot score", candidate: fault)
    }
    return values
  }
}

@Suite struct SharedSumsTests {
  /// Forty areas and ninety courses on a line of 20 km, some courses at one place, every seventh online.
  private let catalogue = Make.catalogue(
    (0..<40).map { Make.area("E010000\(10 + $0)", at: Double($0) / 2, unqualified: 20 * $0 + 9) },
    (0..<90).map {
      $0 % 7 == 0
        ? Make.course("C\(10 + $0)", mode: .online, at: nil)
        : Make.course("C\(10 + $0)", at: Double($0 % 30) * 0.7)
    },
    areaColumns: ["a": .numbers((0..<40).map { Double($0) / 40 })],
    courseColumns: ["c": .numbers((0..<90).map { $0 % 9 == 0 ? .nan : Double($0) / 90 })],
    travel: Make.travel([3: 5], courses: 90))

  private func scoring(_ rules: [any ScoringRule]) -> Scoring {
    let definitions = [Make.need(reach: 4_000)]
    let needs = deriveNeeds(definitions, in: catalogue).needs
    let source = ColumnSource(catalogue, needs: needs)
    let scorer = Scorer(
      rules.enumerated().map { place, rule in
        Scorer.WeightedRule(
          rule: rule, weight: place + 1, columns: rule.columns.compactMap { source.resolve($0) })
      }, needs: needs)
    return Scoring(
      needs: needs, finder: CandidateFinder(definitions, in: catalogue), scorer: scorer,
      shared: SharedSums(scorer, needs: needs.count, courses: catalogue.courses.count), kinds: nil)
  }

  @Test(
    arguments: [
      ["area.a"], ["need.learners"], ["course.c"], ["pair.distance"], ["pair.distance", "area.a"],
      ["course.c", "area.a"], ["course.c", "pair.distance"], ["need.nothing"], [],
    ])
  func `what is scored once for many candidates is what each would get by itself`(
    columns: [String]
  ) async throws {
    let rule =
      switch columns.count {
      case 0: MixingRule()
      case 1: MixingRule(columns[0])
      default: MixingRule(columns[0], columns[1])
      }
    let scoring = scoring([rule, MixingRule("course.c", "need.learners", "pair.distance")])
    let board = try #require(
      try await scoring.board(counts: scoring.finder.counts(of: scoring.needs[...]), .none))
    let found = scoring.finder.candidates(of: scoring.needs[...])
    let pairs = PairBatch(
      count: found.courses.count, needs: found.ways.map { found.needOfWay[Int($0)] },
      courses: found.courses, metres: found.ways.map { found.metresOfWay[Int($0)] })
    var sums = Array(repeating: 0, count: pairs.count)
    for rule in scoring.scorer.scoring {
      for (pair, score) in try scoring.scorer.millionths(of: pairs, by: rule).enumerated() {
        sums[pair] += rule.weight * score
      }
    }
    #expect(board.points == sums.map { Int32(scoring.scorer.points(ofSum: $0)) })
    #expect(board.courses == found.courses)
    #expect(board.offsets == found.offsets)
    #expect(Set(board.points).count > 20)
  }

  @Test func `each rule is asked once for what it reads of a pair`() {
    func reads(_ rule: MixingRule) -> [RuleReading] {
      let shared = SharedSums(scoring([rule]).scorer, needs: 40, courses: 90)
      return shared.byWay.map { _ in .way } + shared.byPair.map { _ in .pair }
    }
    #expect(reads(MixingRule("area.a", "need.learners")) == [])
    #expect(reads(MixingRule("course.c")) == [])
    #expect(reads(MixingRule("pair.distance", "area.a")) == [.way])
    #expect(reads(MixingRule("pair.distance", "course.c")) == [.pair])
    #expect(reads(MixingRule("pair.minutes")) == [.pair])
  }

  @Test func `a rule that fails of a course that nobody can reach does not stop the plan`()
    async throws
  {
    let far = Make.catalogue(
      [Make.area("E01000001")], [Make.course("A"), Make.course("B", at: 50)],
      courseColumns: ["c": .numbers([0.5, 1])])
    let planner = try Planner(Make.brief(), far, [Make.rule(FaultyRule("course.c"))])
    #expect(try await planner.pose().board.points == [500_000])
  }

  @Test(arguments: ["course.c", "area.a", "pair.distance"])
  func `a rule that fails of a candidate names the first of them`(column: String) async throws {
    let values = ["a": [0.1, 0.2, 0.95, 1], "c": [0.1, 0.2, 0.95, 1]].mapValues {
      ColumnTable.Column.numbers($0)
    }
    // By distance the first area has course C 1 km away, the second all of them nearer than 0.9 km.
    let near = Make.catalogue(
      (0..<4).map { Make.area("E0100000\($0)", at: 0.4 * Double($0)) },
      ["A", "B", "C", "D"].map { Make.course($0, at: $0 == "C" ? 1 : 0.2) },
      areaColumns: values, courseColumns: values)
    let planner = try Planner(Make.brief(), near, [Make.rule(FaultyRule(column))])
    let failure = await #expect(throws: PlanningFailure.self) { try await planner.pose() }
    guard case .rule(let fault, let area, let course) = failure else {
      Issue.record("a rule was to blame")
      return
    }
    #expect(fault.message == "cannot score")
    #expect(area == (column == "area.a" ? "E01000002" : "E01000000"))
    #expect(course == (column == "area.a" ? "A" : "C"))
  }

  @Test func `an eligibility rule keeps its candidates from a rule that would fail of them`()
    async throws
  {
    let catalogue = Make.catalogue(
      [Make.area("E01000001")], [Make.course("A"), Make.course("B", at: 5)],
      courseColumns: ["open": .numbers([1, 0])])
    let planner = try Planner(
      Make.brief(), catalogue,
      [
        Make.rule(ColumnRule("course.open", kind: .eligibility), weight: nil),
        Make.rule(FaultyRule("pair.distance")), Make.rule(ConstantRule(1)),
      ])
    #expect(try await planner.pose().board.points == [500_000])
  }
}
