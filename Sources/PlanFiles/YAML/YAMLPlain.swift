/// What a YAML tool takes a plain scalar for: the types of YAML 1.1 and of the 1.2 core schema together.
package enum YAMLPlain {
  /// What it is other than a text, as part of a sentence ("a number"); nil when every tool reads a text.
  package static func meaning(of text: String) -> String? {
    guard let first = text.utf8.first else { return "nothing" }
    if let word = words[text.utf8.count <= 5 ? text.lowercased() : ""] { return word }
    switch first {
    case .zero...UInt8(ascii: "9"), .hyphen, UInt8(ascii: "+"), .point:
      return numberOrDate(Array(text.utf8))
    default:
      return nil
    }
  }

  private static let words: [String: String] = [
    "~": "nothing", "null": "nothing", "true": "true", "false": "false", "yes": "true",
    "no": "false", "on": "true", "off": "false", "y": "true", "n": "false", "<<": "a merge key",
    "=": "a default value", ".inf": "a number", "-.inf": "a number", "+.inf": "a number",
    ".nan": "a number",
  ]

  private static func numberOrDate(_ text: [UInt8]) -> String? {
    if isDate(text) { return "a date" }
    var digits = text[...]
    if digits.first == .hyphen || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    guard let first = digits.first, first.digit != nil || first == .point else { return nil }
    return isRadix(digits) || isSexagesimal(digits) || isDecimal(digits) ? "a number" : nil
  }

  /// 0x1F, 0b101, 0o17.
  private static func isRadix(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count > 2, text.first == .zero else { return false }
    let digits = text.dropFirst(2)
    switch text[text.startIndex + 1] | 0x20 {
    case UInt8(ascii: "x"):
      return digits.allSatisfy {
        $0.digit != nil || (0x61...0x66).contains($0 | 0x20) || $0 == 0x5F
      }
    case UInt8(ascii: "b"), UInt8(ascii: "o"):
      return digits.allSatisfy { $0.digit != nil || $0 == 0x5F }
    default:
      return false
    }
  }

  /// 12:30 and 1:02:03.5 are counted in sixties by YAML 1.1.
  private static func isSexagesimal(_ text: ArraySlice<UInt8>) -> Bool {
    text.contains(UInt8(ascii: ":"))
      && text.allSatisfy {
        $0.digit != nil || $0 == UInt8(ascii: ":") || $0 == .point || $0 == 0x5F
      }
  }

  /// Digits, one point or many (YAML 1.1 lets "1.2_3" pass), underscores, an exponent.
  private static func isDecimal(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text.drop { $0.digit != nil || $0 == 0x5F || $0 == .comma }
    // YAML 1.1 tools take 1,900 for a number too, but a point must follow at most once.
    if rest.first == .point {
      rest = rest.dropFirst().drop { $0.digit != nil || $0 == 0x5F }
    }
    if rest.isEmpty { return text.contains { $0.digit != nil } }
    guard rest.first.map({ $0 | 0x20 }) == UInt8(ascii: "e") else { return false }
    rest = rest.dropFirst()
    if rest.first == .hyphen || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy { $0.digit != nil }
  }

  /// 2026-06-01, and with a time.
  private static func isDate(_ text: [UInt8]) -> Bool {
    let parts = text.split(separator: UInt8.hyphen, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, (1...2).contains(parts[1].count) else {
      return false
    }
    guard (parts[0] + parts[1]).allSatisfy({ $0.digit != nil }) else { return false }
    let day = parts[2].prefix { $0.digit != nil }
    return (1...2).contains(day.count)
  }
}
