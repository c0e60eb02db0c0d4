/// A postcode as a key: capitals without spaces, since releases space them in three ways.
package struct Postcode: Hashable, Comparable, Sendable {
  /// "PR12HE"; any text in capitals where it is no postcode.
  package let text: String

  /// Takes any text, as a release has it; `isValid` says whether it has the shape of a postcode.
  package init(_ text: String) {
    self.text = text.uppercased().filter { $0 != " " && $0 != "\t" }
  }

  /// Only a text in the shape of a postcode of the United Kingdom; nil for any other.
  package init?(valid text: String) {
    self.init(text)
    guard isValid else { return nil }
  }

  /// As it is printed, "PR1 2HE": outward and inward code with a space. A text that is no postcode
  /// stays as it is.
  package var printed: String {
    isValid ? "\(text.dropLast(3)) \(text.suffix(3))" : text
  }

  /// Whether the text has the shape of a postcode; not whether the Royal Mail uses it.
  package var isValid: Bool { key != nil }

  /// The postcode of a number that `key` gave.
  init(key: UInt64) {
    let bytes = (0..<7).map { UInt8(key >> UInt64(36 - 6 * $0) & 0x3F) + 0x20 }
    self.init(String(decoding: bytes, as: UTF8.self))
  }

  package static func < (left: Postcode, right: Postcode) -> Bool { left.text < right.text }

  /// The postcode as a number of 42 bits; nil where the text has not its shape.
  ///
  /// Six bits a character, the outward code filled up to four: postcodes of one sector share all but
  /// the last 12 bits, those of one outward code all but the last 18, and numbers are in the order of
  /// outward and inward codes.
  ///
  /// The shapes are A9, A99, A9A, AA9, AA99 and AA9A with 9AA, of whose letters none is C, I, K, M, O or
  /// V (Royal Mail, "Programmers' guide to the Postcode Address File"), and GIR 0AA.
  var key: UInt64? {
    let bytes = Array(text.utf8)
    guard (5...7).contains(bytes.count) else { return nil }
    let (outward, inward) = (bytes.dropLast(3), bytes.suffix(3))
    guard Self.isOutward(outward.map(Self.kind)) || text == "GIR0AA",
      inward.map(Self.kind) == [.digit, .letter, .letter],
      !inward.contains(where: { Self.notInward.contains($0) })
    else { return nil }
    let filled = outward + repeatElement(0x20, count: 4 - outward.count)
    return (filled + inward).reduce(0) { $0 << 6 | UInt64($1 - 0x20) }
  }

  private enum Kind {
    case digit
    case letter
    case other
  }

  private static let notInward = Array("CIKMOV".utf8)

  private static func kind(of byte: UInt8) -> Kind {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter
    default: .other
    }
  }

  /// One or two letters, a digit, and at most one more of either.
  private static func isOutward(_ kinds: [Kind]) -> Bool {
    let letters = kinds.prefix { $0 == .letter }.count
    let rest = kinds.dropFirst(letters)
    return (1...2).contains(letters) && (1...2).contains(rest.count) && rest.first == .digit
      && !rest.contains(.other)
  }
}
