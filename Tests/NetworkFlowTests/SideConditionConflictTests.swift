import NetworkFlow
import Testing

@Suite struct `Conflicts of side conditions` {
  /// What a condition comes to at least in flows that keep others; nil where none does.
  private func leastUse(
    of condition: SideCondition, under others: [SideCondition], _ problem: TransportationProblem
  ) -> Int? {
    var least: Int?
    _ = BruteForce(problem) { units in
      if others.allSatisfy({ $0.use(units) <= $0.atMost }) {
        least = min(least ?? .max, condition.use(units))
      }
      return true
    }
    return least
  }

  @Test(arguments: 0..<6)
  func `of one floor name exactly what can be had`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var conflicts = 0
    for _ in 0..<60 {
      let drawn = try `Side conditions`.Drawn(
        RandomShape(), conditions: 1...1, coefficients: -5...3, atMost: -30...(-5),
        using: &generator)
      let solved = try await drawn.problem.solve(under: drawn.conditions)
      let conflict = try await drawn.problem.conflict(under: drawn.conditions)
      #expect(try await drawn.problem.isRuledOut(by: drawn.conditions) == (conflict != nil))
      let least = leastUse(of: drawn.conditions[0], under: [], drawn.problem)
      guard let least, least > drawn.conditions[0].atMost else {
        #expect(conflict == nil, "\(drawn)")
        continue
      }
      conflicts += 1
      #expect(solved.solution == nil)
      let member = try #require(conflict?.members.first)
      #expect(conflict?.members.count == 1)
      #expect(member.condition == 0)
      #expect(member.atMostNeeded == least, "\(drawn)")
      #expect(member.atMostReached == least, "\(drawn)")
    }
    #expect(conflicts > 5)
  }

  @Test(arguments: 0..<8)
  func `of several name no more than what cannot hold together`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(20 + seed))
    var (named, unnamed) = (0, 0)
    for _ in 0..<60 {
      let drawn = try `Side conditions`.Drawn(
        RandomShape(), conditions: 2...3, coefficients: -4...4, atMost: -12...3,
        using: &generator)
      let (problem, conditions) = (drawn.problem, drawn.conditions)
      let conflict = try await problem.conflict(under: conditions)
      let isPossible = leastUse(of: .init([], atMost: 0), under: conditions, problem) != nil
      guard let members = conflict?.members else {
        if !isPossible { unnamed += 1 }
        continue
      }
      named += 1
      #expect(!isPossible, "\(drawn)")
      for member in members {
        let others = members.filter { $0 != member }.map { conditions[$0.condition] }
        let least = leastUse(of: conditions[member.condition], under: others, problem)
        // What is proved lies below what is needed, what was reached above.
        if let least, let needed = member.atMostNeeded { #expect(needed <= least, "\(drawn)") }
        if let reached = member.atMostReached { #expect(reached >= least ?? .max, "\(drawn)") }
        #expect(least ?? .max > conditions[member.condition].atMost, "\(drawn)")
      }
    }
    #expect(named > 20)
    #expect(unnamed * 5 <= named)
  }

  @Test func `leave out what has no part in them`() async throws {
    // At most 2 in all, at least 3 in the first column; a budget that is wide enough.
    let problem = try TransportationProblem(rows: [5], columns: [4, 4], points: [[5, 5]])
    let conditions = [
      SideCondition([.columns([10, 10])], atMost: 50),
      SideCondition([.rows([1])], atMost: 2),
      SideCondition([.columns([-1, 0])], atMost: -3),
    ]
    let solved = try await problem.solve(under: conditions)
    #expect(solved.solution == nil)
    #expect(
      try await problem.conflict(under: conditions)?.members == [
        .init(condition: 1, atMostNeeded: 3, atMostReached: 3),
        .init(condition: 2, atMostNeeded: -2, atMostReached: -2),
      ])
  }

  /// The most that two billion buy is 6,654: 6,636 at the lower price, and 18 at the higher.
  @Test(arguments: [(6_654, 2_000_000_000), (6_655, 2_000_299_999), (6_655, 2_000_300_000)])
  func `are proved by one in many thousands`(floor: Int, budget: Int) async throws {
    let problem = try TransportationProblem(
      rows: [9_000, 9_000], columns: [7_000, 7_000, 3_000],
      points: [[900_000, 400_000, 700_000], [300_000, 800_000, 100_000]])
    let conditions = [
      SideCondition([.columns([300_000, 500_000, 700_000])], atMost: budget),
      SideCondition([.rows([-1, -1])], atMost: -floor),
      SideCondition([.columns([1, 0, 0])], atMost: 6_636),
      SideCondition([.columns([0, 1, 0])], atMost: 6_700),
      SideCondition([.columns([0, 0, 1])], atMost: 600),
    ]
    let conflict = try await problem.conflict(under: conditions)
    guard floor == 6_655, budget < 2_000_300_000 else {
      #expect(conflict == nil)
      return
    }
    #expect(
      conflict?.members == [
        .init(condition: 0, atMostNeeded: 2_000_300_000, atMostReached: 2_000_300_000),
        .init(condition: 1, atMostNeeded: -6_654, atMostReached: -6_654),
        .init(condition: 2, atMostNeeded: 6_637, atMostReached: 6_637),
      ])
  }
}
