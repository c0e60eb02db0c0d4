/// Turns the bytes of a file into valid UTF-8, piece by piece; however they are cut, the text is the same.
///
/// The first sequence that is not UTF-8 makes the file Windows-1252, provided that nothing but ASCII came
/// before it. Up to three bytes are held back where only what follows tells.
struct TextDecoder: Sendable {
  /// What the file is in, as far as it has been read.
  private(set) var encoding = TextEncoding.utf8

  private let legacy: Bool
  /// Whether the first bytes have been looked at.
  private var isBegun = false
  private var isBeyondASCII = false
  private var held: [UInt8] = []

  /// - Parameter legacy: Whether the text may be Windows-1252.
  init(legacy: Bool) {
    self.legacy = legacy
  }

  /// The text of the next bytes, and the fault that ends the reading after it.
  ///
  /// - Parameter isLast: Whether the file ends with these bytes, of which there may be none.
  mutating func decode(_ raw: [UInt8], isLast: Bool) -> (text: [UInt8], fault: TextFault?) {
    var bytes = held.isEmpty ? raw : held + raw
    held = []
    if !isBegun {
      if bytes.count < 4, !isLast {
        held = bytes
        return ([], nil)
      }
      isBegun = true
      if let fault = Self.signature(of: bytes) { return ([], fault) }
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    }
    let (least, most) = Self.extremes(of: bytes)
    if least == 0 { return ([], zero(in: bytes)) }
    if most < 0x80 { return (bytes, nil) }
    if encoding == .windows1252 { return Windows1252.decode(bytes) }
    return decodeBeyondASCII(bytes, isLast: isLast)
  }

  private mutating func decodeBeyondASCII(
    _ bytes: [UInt8], isLast: Bool
  ) -> (text: [UInt8], fault: TextFault?) {
    guard let fault = Self.firstFault(in: bytes) else {
      isBeyondASCII = true
      return (bytes, nil)
    }
    let before = Array(bytes[..<fault])
    let rest = bytes[fault...]
    let isAtEnd = rest.count <= 3 && rest.allSatisfy { $0 >= 0x80 }
    if isAtEnd, !isLast {
      held = Array(rest)
      isBeyondASCII = isBeyondASCII || before.contains { $0 >= 0x80 }
      return (before, nil)
    }
    if !legacy || isAtEnd || isBeyondASCII || before.contains(where: { $0 >= 0x80 }) {
      let summary =
        "byte 0x\(bytes[fault].hexadecimal) is not valid UTF-8"
        + (isAtEnd ? "; the file seems to be cut off" : "")
      let fix =
        legacy
        ? "Save the file as \"CSV UTF-8\" in the spreadsheet, or fetch it again."
        : "Save the file as UTF-8 in the editor."
      return (before, TextFault(check: .encoding, summary: summary, fix: fix, before: before))
    }
    encoding = .windows1252
    return Windows1252.decode(bytes)
  }

  /// The offset of the first byte that is not UTF-8; nil when all are.
  private static func firstFault(in bytes: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// What the first bytes give away; nil for text.
  private static func signature(of bytes: [UInt8]) -> TextFault? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return TextFault(
        check: .notPlainText, summary: "this is a workbook or zip archive, not a text file",
        fix: "Open it in the spreadsheet and save the sheet as \"CSV UTF-8\".", before: nil)
    }
    if bytes.starts(with: [0x1F, 0x8B]) {
      return TextFault(
        check: .notPlainText, summary: "this is a gzip archive, not a text file",
        fix: "Unpack it, or read it as it is unpacked: gunzip -c FILE | skillsplan import -",
        before: nil)
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return TextFault(
        check: .notPlainText, summary: "the text is UTF-16, not UTF-8",
        fix: "Save the file again as UTF-8 (\"CSV UTF-8\" in a spreadsheet).", before: nil)
    }
    return nil
  }

  private func zero(in bytes: [UInt8]) -> TextFault {
    let before = Array(bytes.prefix { $0 != 0 })
    let isUTF8 = encoding == .utf8 && Self.firstFault(in: before) == nil
    return TextFault(
      check: .notPlainText, summary: "a NUL byte stands here, so this is not a text file",
      fix: "Check that the right file is named; fetch or save it again as UTF-8 text.",
      // As text, in which characters can be counted.
      before: isUTF8 ? before : Windows1252.decode(before).text)
  }

  /// The smallest and the largest byte, without a branch inside, which the compiler turns into vector instructions.
  private static func extremes(of bytes: [UInt8]) -> (least: UInt8, most: UInt8) {
    let span = bytes.span
    var least = UInt8.max
    var most = UInt8.min
    for index in span.indices {
      least = min(least, span[index])
      most = max(most, span[index])
    }
    return (least, most)
  }
}

extension UInt8 {
  /// The byte as messages write it, such as "E9".
  var hexadecimal: String { String(self, radix: 16, uppercase: true) }
}
