/// Reads numbers as the planner's files write them: ASCII digits, no locale.
package enum Numbers {
  /// A whole number: digits, or digits in exact groups of thousands ("1,704"), with an optional minus.
  ///
  /// Nil for anything else and for what `Int` cannot hold.
  package static func whole(_ text: Span<UInt8>) -> Int? {
    let isNegative = text.count > 0 && text[0] == .hyphen
    let start = isNegative ? 1 : 0
    guard endOfInteger(text, from: start) == text.count else { return nil }
    var value = 0
    for index in start..<text.count {
      guard let digit = text[index].digit else { continue }
      // Built below zero, so that the smallest number can be read as well.
      let (tens, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (next, tooSmall) = tens.subtractingReportingOverflow(digit)
      if tooLarge || tooSmall { return nil }
      value = next
    }
    if isNegative { return value }
    return value == .min ? nil : -value
  }

  /// The same of an array.
  package static func whole(_ text: [UInt8]) -> Int? {
    whole(text.span)
  }

  /// Whether the text is a whole number that `Int` cannot hold: too large, and not misspelt.
  static func isLong(_ text: [UInt8]) -> Bool {
    let digits = text.first == .hyphen ? text.dropFirst() : text[...]
    return digits.count > 18 && digits.allSatisfy { $0.digit != nil } && whole(text) == nil
  }

  /// A whole number with commas between thousands, as messages write it: 12,345.
  package static func grouped(_ number: Int) -> String {
    var text = ""
    for (place, digit) in String(number.magnitude).reversed().enumerated() {
      if place > 0, place % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (number < 0 ? "-" : "") + String(text.reversed())
  }

  /// A decimal number: "12", "-0.5", "1,704.25", "1.2e-05"; the nearest `Double`.
  ///
  /// Nil for anything else: no "inf", no "nan", no hexadecimal, no bare point, nothing too large.
  package static func decimal(_ text: Span<UInt8>) -> Double? {
    let isNegative = text.count > 0 && text[0] == .hyphen
    let start = isNegative ? 1 : 0
    guard let point = endOfInteger(text, from: start) else { return nil }
    var end = point
    if end < text.count, text[end] == .point {
      end = endOfDigits(text, from: point + 1)
      if end == point + 1 { return nil }
    }
    if end == text.count, let value = exactly(text, from: start, point: point) {
      return isNegative ? -value : value
    }
    if end < text.count {
      guard text[end] | 0x20 == UInt8(ascii: "e") else { return nil }
      var exponent = end + 1
      if exponent < text.count, text[exponent] == .hyphen || text[exponent] == UInt8(ascii: "+") {
        exponent += 1
      }
      guard exponent < text.count, endOfDigits(text, from: exponent) == text.count else {
        return nil
      }
    }
    return nearest(text)
  }

  /// The same of an array.
  package static func decimal(_ text: [UInt8]) -> Double? {
    decimal(text.span)
  }

  /// The end of digits that may be in exact groups of thousands; nil when there are none or a group is wrong.
  private static func endOfInteger(_ text: Span<UInt8>, from start: Int) -> Int? {
    var end = endOfDigits(text, from: start)
    if end == start { return nil }
    guard end < text.count, text[end] == .comma else { return end }
    if end - start > 3 || text[start] == .zero { return nil }
    while end < text.count, text[end] == .comma {
      let group = end + 1
      end = endOfDigits(text, from: group)
      if end - group != 3 { return nil }
    }
    return end
  }

  private static func endOfDigits(_ text: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < text.count, text[end].digit != nil { end += 1 }
    return end
  }

  /// The value where one division gives it exactly rounded: up to 15 digits (Clinger 1990); else nil.
  private static func exactly(_ text: Span<UInt8>, from start: Int, point: Int) -> Double? {
    guard text.count - start <= 16 else { return nil }
    var digits = 0
    for index in start..<text.count {
      if let digit = text[index].digit { digits = digits &* 10 &+ digit }
    }
    guard digits < 1_000_000_000_000_000 else { return nil }
    let places = max(0, text.count - point - 1)
    return Double(digits) / powersOfTen[places]
  }

  /// The standard library's reading of a text that is known to be a number.
  private static func nearest(_ text: Span<UInt8>) -> Double? {
    var plain = ""
    for index in 0..<text.count where text[index] != .comma {
      plain.unicodeScalars.append(Unicode.Scalar(text[index]))
    }
    guard let value = Double(plain), value.isFinite else { return nil }
    return value
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
  ]
}
