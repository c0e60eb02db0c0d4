import Synchronization
import Testing

@testable import SkillsPlanner

@Suite struct MemoryNeedTests {
  /// Two areas and sixty courses of level 2, a kilometre apart, thirty of level 3 as well, and an online one.
  private let catalogue = Make.catalogue(
    [Make.area("E01000001"), Make.area("E01000002", at: 1)],
    (0..<60).map { Make.course("C\(10 + $0)", alsoTakes: $0 < 30 ? ["3"] : [], at: Double($0)) }
      + [Make.course("D", mode: .online, at: nil)])
  private let brief = Make.brief([
    Make.need("2", reach: 50_500), Make.need("3", from: [.level2], reach: 20_500),
  ])

  private func failure(memory: Int) async throws -> MemoryNeed {
    let planner = try Planner(brief, catalogue, [Make.rule(ConstantRule(1))])
    let failure = await #expect(throws: PlanningFailure.self) {
      try await planner.pose(memory: memory)
    }
    guard case .needsMemory(let need) = failure else { throw failure ?? .tooLarge("no failure") }
    return need
  }

  private func counts(_ reaches: [Int]) -> Int {
    let definitions = zip(brief.needs, reaches).map { need, reach in
      Make.need(need.level.code, from: need.from, reach: reach)
    }
    let needs = deriveNeeds(definitions, in: catalogue).needs
    return CandidateFinder(definitions, in: catalogue).counts(of: needs[...]).all.reduce(0, +)
  }

  @Test func `a plan is refused by its candidates, level by level, before any rule is asked`()
    async throws
  {
    let need = try await failure(memory: 0)
    // The first area has 51 and 21 within reach, the second one more of each on its other side, and one online.
    #expect(need.levels.map(\.level.code) == ["2", "3"])
    #expect(need.levels.map(\.candidates) == [51 + 52 + 2, 21 + 22])
    #expect(need.fitting == nil)
    #expect(need.bytes > 8 * counts([50_500, 20_500]))
  }

  @Test func `the reaches that fit are the longest that do, all shortened alike`() async throws {
    let whole = try await failure(memory: 0)
    for spare in [8, 80, 400, 8 * 100] {
      let memory = whole.bytes - spare
      let fitting = try #require(try await failure(memory: memory).fitting)
      let candidates = counts([50_500, 20_500])
      #expect(8 * (candidates - counts(fitting.map(\.metres))) >= spare)
      // A thousandth more is too much, unless the rounding to tenths of a kilometre gives the same.
      let share =
        1
        + max(
          fitting[0].metres * 1000 / 50_500, fitting[1].metres * 1000 / 20_500)
      let more = brief.needs.map { MemoryNeed.Reach(of: $0, thousandths: share + 5).metres }
      #expect(8 * (candidates - counts(more)) < spare)
    }
  }

  @Test func `a plan that fits is posed`() async throws {
    let planner = try Planner(brief, catalogue, [Make.rule(ConstantRule(1))])
    let bytes = try await failure(memory: 0).bytes
    #expect(try await planner.pose(memory: bytes).candidates == counts([50_500, 20_500]))
    _ = try await failure(memory: bytes - 1)
  }

  @Test
  func `whoever listens hears how many candidates are scored, up to all, and that solving begins`()
    async throws
  {
    let heard = Heard()
    let progress = Progress { stage, done, all in heard.add(stage, done, all) }
    let planner = try Planner(brief, catalogue, [Make.rule(ConstantRule(1))])
    let problem = try await planner.pose(progress)
    let scored = heard.reports
    #expect(scored.allSatisfy { $0.stage == .scoring && $0.all == problem.judged })
    #expect(scored.last?.done == problem.judged)
    #expect(scored.map(\.done) == scored.map(\.done).sorted())
    _ = try await planner.plan(problem, inputs: [], sources: [], assumptions: [], progress)
    #expect(heard.reports.last?.stage == .solving)
  }
}

private final class Heard: Sendable {
  private let all = Mutex<[(stage: Progress.Stage, done: Int, all: Int)]>([])

  var reports: [(stage: Progress.Stage, done: Int, all: Int)] { all.withLock { $0 } }

  func add(_ stage: Progress.Stage, _ done: Int, _ count: Int) {
    all.withLock { $0.append((stage, done, count)) }
  }
}
