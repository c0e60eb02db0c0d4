import Testing

@testable import SkillsPlanner

@Suite struct PowersTests {
  @Test(arguments: [
    (0.0, 1.0), (-1.0, 0.5), (-0.5, 0.7071067811865476), (-0.1, 0.9330329915368074),
    (-2.5, 0.17677669529663687), (3.25, 9.513656920021768), (-999.5, 1.3198340665566424e-301),
  ])
  func `powers of two are right to 1e-15`(exponent: Double, value: Double) {
    #expect(abs(powerOfTwo(exponent) / value - 1) < 1e-15)
  }

  @Test func `a power of two below all that counts is nothing`() {
    #expect(powerOfTwo(-1000.1) == 0)
    #expect(powerOfTwo(-.infinity) == 0)
    #expect(powerOfTwo(.nan).isNaN)
  }

  @Test(arguments: [
    (1.0, 0.0), (2.0, 0.6931471805599453), (0.5, -0.6931471805599453),
    (10.0, 2.302585092994046), (1.4142135623730951, 0.34657359027997264),
    (0.999, -0.0010005003335835344), (8267.0, 9.020026965252676),
    (Double.leastNonzeroMagnitude, -744.4400719213812),
  ])
  func `logarithms are right to 1e-15`(number: Double, value: Double) {
    #expect(abs(naturalLogarithm(number) - value) <= 1e-15 * max(1, abs(value)))
  }

  @Test func `every machine gets the same bits`() {
    // Stored from x86-64; IEEE arithmetic in a fixed order gives them everywhere.
    #expect(powerOfTwo(-1.3819).bitPattern == 0x3fd88ec17968f971)
    #expect(naturalLogarithm(0.38371).bitPattern == 0xbfeea6db40de8d41)
  }
}
