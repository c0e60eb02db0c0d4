import Testing

@testable import SkillsPlanner

@Suite struct `How far it is searched which courses run` {
  @Test func `is told by numbers that double while there is time`() throws {
    let first = SearchLimit { false }
    let second = try #require(first.further())
    let third = try #require(second.further())
    #expect([second.nodes, third.nodes] == [2 * first.nodes, 4 * first.nodes])
    #expect(SearchLimit { true }.further() == nil)
  }

  @Test func `is the same number again for a plan that says it, whatever the time`() {
    let said = SearchLimit(
      as: Optimality(points: 1, bound: 2, unique: false, candidates: 3, nodes: 1600))
    #expect(said.nodes == 1600 && said.further() == nil && !said.isTimeUp())
    let silent = SearchLimit(as: Optimality(points: 1, bound: 1, unique: true, candidates: 3))
    #expect(silent.nodes == SearchLimit.usual.nodes)
  }

  @Test func `of a first number does not stop when time is up`() {
    let limit = SearchLimit { true }
    #expect(limit.isTimeUp() && !limit.counted.isTimeUp())
  }
}
