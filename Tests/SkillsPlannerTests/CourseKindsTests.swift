import NetworkFlow
import Testing

@testable import SkillsPlanner

/// The product of two columns.
private struct ProductRule: ScoringRule {
  let id: String
  let version = "1.0.0"
  let kind = RuleKind.score
  let columns: [ColumnRequest]
  let reason = ""

  init(_ first: String, _ second: String) {
    id = "\(first) times \(second)"
    columns = [ColumnRequest(first, .number), ColumnRequest(second, .number)]
  }

  func score(_ batch: CandidateBatch) throws(RuleFailure) -> [Double] {
    guard case .numbers(let first) = batch.columns[0], case .numbers(let second) = batch.columns[1]
    else { return [] }
    return zip(first, second).map { $0 * $1 }
  }
}

@Suite struct `Kinds of courses` {
  /// Twenty areas on a line of 10 km, and 120 courses at ten places on it or online, of two levels, some of both.
  private func catalogue(
    _ seed: UInt64, values: ClosedRange<Int> = 1...3, of unit: Double = 10
  ) -> (catalogue: Catalogue, brief: Brief) {
    var generator = SplitMix64(seed: seed)
    func draw(_ range: ClosedRange<Int>) -> Int {
      range.lowerBound + generator.next(below: range.count)
    }
    let catalogue = Make.catalogue(
      (0..<20).map {
        Make.area("E010000\(10 + $0)", at: Double($0) / 2, unqualified: draw(0...300))
      },
      (0..<120).map { course in
        let place = draw(0...10)
        return Make.course(
          "C\(100 + course)", level: draw(0...1) == 0 ? "2" : "3",
          alsoTakes: draw(0...3) == 0 ? ["2", "3"] : [],
          mode: place == 10 ? .online : .classroom, at: place == 10 ? nil : Double(place))
      },
      areaColumns: ["a": .numbers((0..<20).map { _ in Double(draw(0...9)) / unit })],
      courseColumns: [
        "c": .numbers((0..<120).map { _ in Double(draw(values)) / unit }),
        "open": .numbers((0..<120).map { _ in Double(draw(0...4).signum()) }),
      ])
    return (
      catalogue,
      Make.brief([Make.need("2", reach: 4_000), Make.need("3", from: [.level2], reach: 2_500)])
    )
  }

  private func same(
    _ catalogue: Catalogue, _ brief: Brief, _ rules: [RuleInUse]
  ) async throws -> (byKind: Scoreboard, alone: Scoreboard) {
    let planner = try Planner(brief, catalogue, rules)
    let byKind = try await planner.pose()
    let alone = try await planner.pose(forChanges: true)
    #expect(alone.board.kinds == nil)
    #expect(byKind.board.candidates.writtenOut == alone.board.candidates)
    #expect(byKind.board.reached == alone.board.reached)
    #expect(byKind.judged == alone.judged)
    #expect(byKind.candidates == alone.candidates)
    for (one, other) in zip(byKind.board.outcomes, alone.board.outcomes) {
      #expect(
        (one.withinReach, one.eligible, one.refusedBy)
          == (other.withinReach, other.eligible, other.refusedBy))
    }
    let plan = try await planner.plan(byKind, inputs: [], sources: [], assumptions: [])
    #expect(
      plan == (try await planner.plan(alone, inputs: [], sources: [], assumptions: [])))
    return (byKind.board, alone.board)
  }

  private static let score: [[any ScoringRule]] = [
    [ConstantRule(0.7)],
    [ColumnRule("course.c"), ColumnRule("area.a")],
    [ColumnRule("course.c"), ProductRule("course.c", "area.a")],
    [ColumnRule("course.open", kind: .eligibility), ConstantRule(1), ColumnRule("course.c")],
    [ProductRule("course.c", "area.a"), ProductRule("course.open", "area.a"), ConstantRule(0.1)],
  ]

  @Test(arguments: score.indices, 0..<6 as Range<UInt64>)
  func `give the board and the plan that each course by itself gives`(
    rules: Int, seed: UInt64
  ) async throws {
    let (catalogue, brief) = catalogue(seed)
    let (byKind, alone) = try await same(
      catalogue, brief,
      Self.score[rules].enumerated().map {
        Make.rule($1, weight: $1.kind == .score ? 3 + 4 * $0 : nil)
      })
    #expect(byKind.courses.count * 10 < alone.courses.count * 9)
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `of which some have no points for an area are taken apart`(seed: UInt64) async throws {
    let (catalogue, brief) = catalogue(seed, values: 0...2)
    let (byKind, alone) = try await same(
      catalogue, brief,
      [Make.rule(ColumnRule("course.c")), Make.rule(ColumnRule("area.a"))])
    let kinds = try #require(byKind.kinds)
    #expect(kinds.shifts.allSatisfy { $0 == 0 })
    #expect(byKind.courses.count < alone.courses.count)
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `differ by what does not depend on how halves are rounded`(seed: UInt64) async throws {
    // A need's millionths and a course's add up to numbers of every rest, and are divided by four.
    let (catalogue, brief) = catalogue(seed, values: 1...12, of: 1_000_000)
    let (byKind, alone) = try await same(
      catalogue, brief,
      [
        Make.rule(ColumnRule("course.c")), Make.rule(ColumnRule("area.a")),
        Make.rule(ConstantRule(0.5), weight: 2),
      ])
    let kinds = try #require(byKind.kinds)
    #expect(kinds.shifts.contains { $0 != 0 })
    #expect(kinds.shifts.allSatisfy { $0 % 2 == 0 })
    #expect(byKind.courses.count < alone.courses.count)
  }

  @Test func `are one by one where people set anything`() async throws {
    let (catalogue, _) = catalogue(0)
    let course = try #require(catalogue.courses.first { $0.level == Make.level("2") })
    let brief = Make.brief(pins: [Make.pin(.atMost(3), Make.scope { $0.courses = [course.id] })])
    let planner = try Planner(brief, catalogue, [Make.rule(ConstantRule(1))])
    #expect(try await planner.pose().board.kinds == nil)
  }
}
