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
    var decoder = TextDecoder(legacy: legacy)
    let (text, fault) = decoder.decode(raw, isLast: true)
    if let fault { throw InvalidInput([fault.diagnostic(file: file, line: 1, after: [])]) }
    bytes = text
    encoding = decoder.encoding
  }

  /// Line and column (in characters) of a byte, or of the end of the bytes. O(offset).
  static func location(
    of offset: Int, in bytes: [UInt8], file: String, line firstLine: Int = 1
  ) -> Location {
    var line = firstLine
    var column = 1
    for index in 0..<offset {
      let byte = bytes[index]
      let isReturn =
        byte == .carriageReturn && (index + 1 == bytes.count || bytes[index + 1] != .lineFeed)
      if byte == .lineFeed || isReturn {
        line += 1
        column = 1
      } else if !byte.continuesCharacter {
        column += 1
      }
    }
    return Location(file: file, line: line, column: column)
  }
}
