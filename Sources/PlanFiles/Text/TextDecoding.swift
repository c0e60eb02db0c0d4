package import SkillsPlanner

/// How the bytes of a text file stand for characters.
package enum TextEncoding: String, Sendable {
  case utf8 = "UTF-8"
  /// What spreadsheets on Windows write unless told otherwise.
  case windows1252 = "Windows-1252"
}

/// A file's text as valid UTF-8, without a byte order mark.
package struct DecodedText: Sendable {
  package let bytes: [UInt8]
  /// What the file was in.
  package let encoding: TextEncoding

  /// Takes UTF-8, and Windows-1252 where `legacy` allows it and no character before the first fault is UTF-8.
  ///
  /// Throws one located diagnostic for UTF-16, a workbook, a NUL, or bytes that are in neither encoding.
  package init(_ raw: [UInt8], file: String, legacy: Bool) throws(InvalidInput) {
    try Self.refuseBinary(raw, file: file)
    var bytes = raw
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard let fault = Self.firstFault(in: bytes) else {
      self.bytes = bytes
      self.encoding = .utf8
      return
    }
    let before = bytes[..<fault]
    let isCutOff = fault >= bytes.count - 3 && bytes[fault...].allSatisfy { $0 >= 0x80 }
    if !legacy || isCutOff || before.contains(where: { $0 >= 0x80 }) {
      throw InvalidInput(
        .encoding, at: Self.location(of: fault, in: bytes, file: file),
        "byte 0x\(Self.hex(bytes[fault])) is not valid UTF-8"
          + (isCutOff ? "; the file seems to be cut off" : ""),
        fix: legacy
          ? "Save the file as \"CSV UTF-8\" in the spreadsheet, or fetch it again."
          : "Save the file as UTF-8 in the editor.")
    }
    self.bytes = try Self.fromWindows1252(bytes, file: file)
    self.encoding = .windows1252
  }

  /// The offset of the first byte that is not UTF-8; nil when all are.
  static func firstFault(in bytes: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// Line and column (in characters) of a byte. O(offset).
  static func location(of offset: Int, in bytes: [UInt8], file: String) -> Location {
    var line = 1
    var column = 1
    for index in 0..<offset {
      let byte = bytes[index]
      if byte == .lineFeed || (byte == .carriageReturn && bytes[index + 1] != .lineFeed) {
        line += 1
        column = 1
      } else if !byte.continuesCharacter {
        column += 1
      }
    }
    return Location(file: file, line: line, column: column)
  }

  private static func refuseBinary(_ bytes: [UInt8], file: String) throws(InvalidInput) {
    let whole = Location(file: file)
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      throw InvalidInput(
        .notPlainText, at: whole, "this is a workbook or zip archive, not a text file",
        fix: "Open it in the spreadsheet and save the sheet as \"CSV UTF-8\".")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw InvalidInput(
        .notPlainText, at: whole, "the text is UTF-16, not UTF-8",
        fix: "Save the file again as UTF-8 (\"CSV UTF-8\" in a spreadsheet).")
    }
    if let zero = firstZero(in: bytes) {
      throw InvalidInput(
        .notPlainText, at: location(of: zero, in: bytes, file: file),
        "a NUL byte stands here, so this is not a text file",
        fix: "Check that the right file is named; fetch or save it again as UTF-8 text.")
    }
  }

  /// Looks at blocks without a branch inside, which the compiler turns into vector instructions.
  private static func firstZero(in bytes: [UInt8]) -> Int? {
    let span = bytes.span
    var start = 0
    while start < span.count {
      let end = min(start + 4096, span.count)
      var least = UInt8.max
      for index in start..<end { least = min(least, span[index]) }
      if least == 0 { return bytes[start..<end].firstIndex(of: 0) }
      start = end
    }
    return nil
  }

  private static func fromWindows1252(
    _ bytes: [UInt8], file: String
  ) throws(InvalidInput) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 16)
    for (offset, byte) in bytes.enumerated() {
      guard byte >= 0x80 else {
        text.append(byte)
        continue
      }
      let value = byte < 0xA0 ? windows1252[Int(byte) - 0x80] : UInt16(byte)
      guard value != 0, let scalar = Unicode.Scalar(value) else {
        throw InvalidInput(
          .encoding, at: location(of: offset, in: bytes, file: file),
          "byte 0x\(hex(byte)) is neither UTF-8 nor Windows-1252",
          fix: "Save the file as \"CSV UTF-8\" in the spreadsheet.")
      }
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    return text
  }

  private static func hex(_ byte: UInt8) -> String {
    String(byte, radix: 16, uppercase: true)
  }

  /// The characters of 0x80...0x9F, 0 where there is none (the WHATWG encoding standard without its C1 controls).
  private static let windows1252: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
