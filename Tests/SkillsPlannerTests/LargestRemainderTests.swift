import SkillsPlanner
import Testing

@Suite struct LargestRemainderTests {
  @Test(
    arguments: [
      (10, [1, 1, 1], [4, 3, 3]),
      (5, [0, 3, 1], [0, 4, 1]),
      (7, [3, 3, 1], [3, 3, 1]),
      (1, [2, 2], [1, 0]),
      (0, [4, 5], [0, 0]),
      (0, [0, 0], [0, 0]),
      (0, [], []),
      (100, [51, 49, 0], [51, 49, 0]),
      (10, [6, 6, 2], [4, 4, 2]),
    ])
  func `a total is shared in proportion, the larger remainder and then the earlier one first`(
    total: Int, weights: [Int], shares: [Int]
  ) {
    #expect(largestRemainder(total: total, weights: weights) == shares)
  }

  @Test func `shares sum to the total and each is within one of its proportion`() {
    var state: UInt64 = 1
    func next(below bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    for _ in 0..<200 {
      let weights = (0..<(1 + next(below: 12))).map { _ in next(below: 40) } + [1]
      let total = next(below: 1_000)
      let sum = weights.reduce(0, +)
      let shares = largestRemainder(total: total, weights: weights)
      #expect(shares.reduce(0, +) == total)
      for (share, weight) in zip(shares, weights) {
        #expect(abs(share * sum - weight * total) < sum)
      }
    }
  }

  @Test func `products far beyond an Int are exact`() {
    let half = Int.max / 2
    #expect(
      largestRemainder(total: Int.max, weights: [half, half, 1]) == [half, half, 1])
    #expect(largestRemainder(total: Int.max, weights: [1, 1]) == [half + 1, half])
  }

  @Test func `a zero weight gets nothing, however many are left to share`() {
    let shares = largestRemainder(total: 2, weights: [0, 1, 0, 1, 0, 1])
    #expect(shares == [0, 1, 0, 1, 0, 0])
  }
}
