import SkillsPlanner

/// How a text is written as a YAML scalar.
enum YAMLScalar {
  /// Adds the text plain where every YAML tool reads it back as this text, else in double quotes.
  ///
  /// - Parameter isFlow: Whether it stands inside {...} or [...], where commas and brackets end a value.
  static func append(_ text: String, isFlow: Bool, to bytes: inout [UInt8]) {
    let span = text.utf8.span
    if isWord(span) || isPlain(span, isFlow: isFlow) {
      bytes.append(contentsOf: text.utf8)
    } else {
      appendQuoted(text, to: &bytes)
    }
  }

  /// Adds the text in double quotes.
  ///
  /// Escaped are quotes, backslashes, and what `printable` escapes: controls, format characters, line
  /// separators; and the two scalars that YAML does not let stand in a file.
  static func appendQuoted(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(.quote)
    if isSimple(text.utf8.span) {
      bytes.append(contentsOf: text.utf8)
    } else {
      for scalar in text.unicodeScalars { append(scalar, to: &bytes) }
    }
    bytes.append(.quote)
  }

  /// Printable ASCII without quote and backslash: needs no escape.
  private static func isSimple(_ text: Span<UInt8>) -> Bool {
    for index in 0..<text.count {
      let byte = text[index]
      if byte < 0x20 || byte >= 0x7F || byte == .quote || byte == .backslash { return false }
    }
    return true
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar {
    case "\"", "\\": bytes += [.backslash, UInt8(ascii: scalar)]
    case "\n": bytes += "\\n".utf8
    case "\t": bytes += "\\t".utf8
    case "\r": bytes += "\\r".utf8
    case "\0": bytes += "\\0".utf8
    default:
      guard needsEscape(scalar) else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        return
      }
      let (letter, width) =
        scalar.value <= 0xFF ? ("x", 2) : scalar.value <= 0xFFFF ? ("u", 4) : ("U", 8)
      let digits = String(scalar.value, radix: 16, uppercase: true)
      bytes +=
        "\\\(letter)\(String(repeating: "0", count: width - digits.utf8.count))\(digits)".utf8
    }
  }

  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isPrintable || scalar.value == 0xFFFE || scalar.value == 0xFFFF
  }

  /// Lower-case letters and hyphens, as keys are: YAML tools have a meaning for a few short ones alone.
  private static func isWord(_ text: Span<UInt8>) -> Bool {
    guard text.count > 0, text[0] != .hyphen else { return false }
    for index in 0..<text.count {
      let byte = text[index]
      if byte < UInt8(ascii: "a") || byte > UInt8(ascii: "z"), byte != .hyphen { return false }
    }
    return text.count > 5 || YAMLPlain.meaning(of: text) == nil
  }

  private static func isPlain(_ text: Span<UInt8>, isFlow: Bool) -> Bool {
    guard text.count > 0, text[0] != .space, text[text.count - 1] != .space else { return false }
    guard !isIndicator(text[0]), text[text.count - 1] != .colon else { return false }
    var isASCII = true
    for index in 0..<text.count {
      switch text[index] {
      case ..<0x20, 0x7F: return false
      case 0x80...: isASCII = false
      case .colon:
        // The last byte is none, so there is a next one.
        if isFlow || text[index + 1] == .space { return false }
      case UInt8(ascii: "#"):
        if text[index - 1] == .space { return false }
      case .comma, UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
        UInt8(ascii: "?"):
        // YAML 1.1 ends a value inside brackets at a question mark too.
        if isFlow { return false }
      default: break
      }
    }
    if !isASCII, !isShown(text) { return false }
    return YAMLPlain.meaning(of: text) == nil && !isDocumentMark(text)
  }

  /// A character that begins something else than a text; a few texts that could stand plain are quoted too.
  private static func isIndicator(_ byte: UInt8) -> Bool {
    switch byte {
    case .hyphen, .colon, .comma, .quote, UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "&"),
      UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"),
      UInt8(ascii: "'"), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"),
      UInt8(ascii: "="), UInt8(ascii: "<"):
      true
    default: false
    }
  }

  private static func isDocumentMark(_ text: Span<UInt8>) -> Bool {
    text.count >= 3 && text[0] == .point && text[1] == .point && text[2] == .point
  }

  private static func isShown(_ text: Span<UInt8>) -> Bool {
    var bytes: [UInt8] = []
    for index in 0..<text.count { bytes.append(text[index]) }
    return !String(decoding: bytes, as: UTF8.self).unicodeScalars.contains(where: needsEscape)
  }
}
