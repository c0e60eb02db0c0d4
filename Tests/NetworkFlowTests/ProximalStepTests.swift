import Testing

@testable import NetworkFlow

@Suite struct `Steps to where planes and a parabola come to least` {
  @Test(arguments: 0..<20)
  func `are where all planes at work are level, and none is higher`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    func drawn(_ range: ClosedRange<Int>) -> Double {
      Double(Int.random(in: range, using: &generator))
    }
    for _ in 0..<30 {
      let (axes, planes) = (
        Int.random(in: 1...6, using: &generator), Int.random(in: 1...30, using: &generator)
      )
      let slopes = (0..<axes * planes).map { _ in drawn(-50...50) }
      let errors = (0..<planes).map { $0 == 0 ? 0 : drawn(0...200) }
      let least = (0..<axes).map { _ in -drawn(0...3) }
      let most = (0..<axes).map { _ in drawn(0...5) }
      let steepness = [0.5, 4, 100][Int.random(in: 0...2, using: &generator)]
      var nearest = ProximalStep(
        errors: errors, slopes: slopes, least: least, most: most, steepness: steepness,
        from: [1] + Array(repeating: 0, count: planes - 1))
      nearest.run(fine: 1e-7)
      let (shares, step) = (nearest.shares, nearest.step)
      #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
      #expect(shares.allSatisfy { $0 >= 0 })
      let heights = (0..<planes).map { plane in
        (0..<axes).reduce(-errors[plane]) { $0 + slopes[plane * axes + $1] * step[$1] }
      }
      let highest = heights.max() ?? 0
      for plane in 0..<planes where shares[plane] > 1e-9 {
        #expect(highest - heights[plane] < 1e-6)
      }
      // Against the common slope, as far as the box lets it.
      for axis in 0..<axes {
        let slope = (0..<planes).reduce(0) { $0 + shares[$1] * slopes[$1 * axes + axis] }
        let free = -slope / steepness
        #expect(abs(step[axis] - min(max(least[axis], free), most[axis])) < 1e-6)
      }
    }
  }
}
