import PlanFiles
import Testing

private func whole(_ text: String) -> Int? { Numbers.whole(Array(text.utf8)) }
private func decimal(_ text: String) -> Double? { Numbers.decimal(Array(text.utf8)) }

@Suite struct `Numbers in text` {
  @Test(arguments: [
    ("0", 0), ("1704", 1704), ("1,704", 1704), ("-12", -12), ("12,345,678", 12_345_678),
    ("007", 7), ("9223372036854775807", .max), ("-9223372036854775808", .min),
  ])
  func `a whole number is digits, with exact thousands or none`(_ text: String, _ value: Int) {
    #expect(whole(text) == value)
  }

  @Test(arguments: [
    "", "-", "+1", "1.0", "1e3", "1 704", "17,04", "1,70", "1,7040", ",704", "1704,", "0,704",
    "1234,567", "1,,704", "٣", "0x10", "9223372036854775808", "-9223372036854775809", "--1", "1-",
    "low", "nan",
  ])
  func `anything else is not a whole number`(_ text: String) {
    #expect(whole(text) == nil)
  }

  @Test(arguments: [
    ("0", 0), ("53.86", 53.86), ("-0.5", -0.5), ("1,704.25", 1704.25), ("1.2E-05", 1.2e-05),
    ("1e3", 1000), ("3e+2", 300), ("0.1", 0.1), ("123456789012345.6", 123456789012345.6),
    ("0.30000000000000004", 0.30000000000000004), ("9007199254740993", 9007199254740992),
    ("1,234,567,890,123,456,789.5", 1234567890123456789.5), ("5e-324", .leastNonzeroMagnitude),
  ])
  func `a decimal is the nearest number`(_ text: String, _ value: Double) {
    #expect(decimal(text) == value)
  }

  @Test(arguments: [
    "", "-", ".5", "5.", "1.2.3", "inf", "nan", "infinity", "0x1p3", "1e", "1e+", "e5", "1e999",
    "12%", "12 km", "1,2", "1.000,5", "½", "1_000",
  ])
  func `anything else is not a decimal`(_ text: String) {
    #expect(decimal(text) == nil)
  }

  @Test func `every decimal of a census table reads as the standard library reads it`() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<20_000 {
      let digits = Int.random(in: 0...9_999_999_999_999_999, using: &generator)
      let places = Int.random(in: 0...15, using: &generator)
      var text = String(digits)
      while text.count <= places { text = "0" + text }
      if places > 0 { text.insert(".", at: text.index(text.endIndex, offsetBy: -places)) }
      #expect(decimal(text) == Double(text), "\(text)")
    }
  }
}

@Suite struct `Decimals as text` {
  @Test(arguments: [
    (0, "0"), (-0.0, "0"), (2, "2"), (0.1, "0.1"), (1e-7, "0.0000001"), (-12.5, "-12.5"),
    (1e21, "1000000000000000000000"), (123456.789, "123456.789"), (5e-5, "0.00005"),
  ])
  func `the shortest text has no exponent`(_ value: Double, _ text: String) {
    #expect(DecimalText.plain(value) == text)
  }

  @Test(arguments: [
    (2.675, 2, "2.68"), (0.05, 1, "0.1"), (0.04, 1, "0.0"), (-0.04, 1, "0.0"), (9.999, 2, "10.00"),
    (1, 3, "1.000"), (0.5, 0, "1"), (1e-9, 2, "0.00"), (1234.5, 0, "1235"), (-2.5, 0, "-3"),
    (0.0004, 2, "0.00"), (99.95, 1, "100.0"),
  ])
  func `places are kept exactly and rounded half away from zero`(
    _ value: Double, _ places: Int, _ text: String
  ) {
    #expect(DecimalText.plain(value, places: places) == text)
  }

  @Test func `every shortest text reads back as the same number`() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<5_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      #expect(decimal(DecimalText.plain(value)) == value)
    }
  }
}
