import ScoringTesting
import Testing

@testable import WageGain

@Suite struct WageGainTests {
  @Test func `it keeps what every rule owes`() {
    #expect(check(WageGain.self).passes)
  }

  @Test func `half of the full value scores a half`() throws {
    #expect(try score(of: WageGain.self, ["course.wage_gain": 500]) == 0.5)
  }
}
