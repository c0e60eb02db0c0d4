/// The bytes that the formats give a meaning, by name.
extension UInt8 {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let plus: UInt8 = 0x2B
  static let comma: UInt8 = 0x2C
  static let hyphen: UInt8 = 0x2D
  static let point: UInt8 = 0x2E
  static let zero: UInt8 = 0x30
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B
  static let backslash: UInt8 = 0x5C
  static let underscore: UInt8 = 0x5F

  /// Whether the byte is the second or a later one of a UTF-8 character.
  var continuesCharacter: Bool { self & 0xC0 == 0x80 }

  /// 0...9 for an ASCII digit, else nil.
  var digit: Int? { self >= 0x30 && self <= 0x39 ? Int(self &- 0x30) : nil }
}
