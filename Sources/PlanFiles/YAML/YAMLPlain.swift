/// What a YAML tool takes a plain scalar for: the types of YAML 1.1 and of the 1.2 core schema together.
package enum YAMLPlain {
  /// What it is other than a text, as part of a sentence ("a number"); nil when every tool reads a text.
  package static func meaning(of text: String) -> String? {
    meaning(of: text.utf8.span)
  }

  /// The same of the text's UTF-8.
  static func meaning(of text: Span<UInt8>) -> String? {
    guard text.count > 0 else { return "nothing" }
    if text.count <= 5, let word = word(text) { return word }
    switch text[0] {
    case .zero...UInt8(ascii: "9"), .hyphen, .plus, .point: return numberOrDate(text)
    default: return nil
    }
  }

  /// A word of up to five letters in any case, as YAML 1.1 has them.
  private static func word(_ text: Span<UInt8>) -> String? {
    var letters: UInt64 = 0
    for index in 0..<text.count {
      let byte = text[index]
      let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      letters = letters << 8 | UInt64(isUpper ? byte | 0x20 : byte)
    }
    // The letters as one number, which is quick enough for every key of a plan.
    switch letters {
    case 0x7472_7565, 0x79_6573, 0x6F6E, 0x79: return "true"  // true, yes, on, y
    case 0x66_616C_7365, 0x6E6F, 0x6F_6666, 0x6E: return "false"  // false, no, off, n
    case 0x6E75_6C6C, 0x7E: return "nothing"  // null, ~
    case 0x2E69_6E66, 0x2D_2E69_6E66, 0x2B_2E69_6E66: return "a number"  // .inf, -.inf, +.inf
    case 0x2E6E_616E: return "a number"  // .nan
    case 0x3C3C: return "a merge key"  // <<
    case 0x3D: return "a default value"  // =
    default: return nil
    }
  }

  private static func numberOrDate(_ text: Span<UInt8>) -> String? {
    if isDate(text) { return "a date" }
    let digits = text.extracting(
      text[0] == .hyphen || text[0] == .plus ? 1..<text.count : 0..<text.count)
    guard digits.count > 0, digits[0].digit != nil || digits[0] == .point else { return nil }
    return isRadix(digits) || isSexagesimal(digits) || isDecimal(digits) ? "a number" : nil
  }

  /// 0x1F, 0b101, 0o17.
  private static func isRadix(_ text: Span<UInt8>) -> Bool {
    guard text.count > 2, text[0] == .zero else { return false }
    let isHexadecimal = text[1] | 0x20 == UInt8(ascii: "x")
    guard
      isHexadecimal || text[1] | 0x20 == UInt8(ascii: "b") || text[1] | 0x20 == UInt8(ascii: "o")
    else { return false }
    for index in 2..<text.count {
      let byte = text[index]
      let isLetter = isHexadecimal && (0x61...0x66).contains(byte | 0x20)
      guard byte.digit != nil || byte == .underscore || isLetter else { return false }
    }
    return true
  }

  /// 12:30 and 1:02:03.5 are counted in sixties by YAML 1.1.
  private static func isSexagesimal(_ text: Span<UInt8>) -> Bool {
    var hasColon = false
    for index in 0..<text.count {
      let byte = text[index]
      if byte == .colon { hasColon = true }
      guard byte.digit != nil || byte == .colon || byte == .point || byte == .underscore else {
        return false
      }
    }
    return hasColon
  }

  /// Digits with underscores or commas, a point, an exponent.
  private static func isDecimal(_ text: Span<UInt8>) -> Bool {
    var index = 0
    var digits = 0
    func skip(_ text: Span<UInt8>, _ allowsComma: Bool) {
      while index < text.count {
        let byte = text[index]
        if byte.digit != nil { digits += 1 }
        guard byte.digit != nil || byte == .underscore || (allowsComma && byte == .comma) else {
          return
        }
        index += 1
      }
    }
    skip(text, true)
    if index < text.count, text[index] == .point {
      index += 1
      skip(text, false)
    }
    if index == text.count { return digits > 0 }
    guard text[index] | 0x20 == UInt8(ascii: "e") else { return false }
    index += 1
    if index < text.count, text[index] == .hyphen || text[index] == .plus { index += 1 }
    if index == text.count { return false }
    while index < text.count, text[index].digit != nil { index += 1 }
    return index == text.count
  }

  /// 2026-06-01, and with a time; the month and the day may have one digit.
  private static func isDate(_ text: Span<UInt8>) -> Bool {
    guard text.count >= 8, text[4] == .hyphen else { return false }
    for index in 0..<4 where text[index].digit == nil { return false }
    let second = text[6] == .hyphen ? 6 : 7
    guard text[5].digit != nil, second == 6 || text[6].digit != nil, text[second] == .hyphen else {
      return false
    }
    return second + 1 < text.count && text[second + 1].digit != nil
  }
}
