extension PublicTable.Cell {
  /// As a table's file has it, before quotes: digits without separators, and no text that a spreadsheet would run.
  ///
  /// A text that begins like a formula gets an apostrophe before it, which spreadsheets take for "this is text".
  /// Source: OWASP, CSV injection.
  package var written: String {
    switch self {
    case .text(let text): Self.harmless(text)
    case .whole(let number): String(number)
    case .decimal(let number): "\(number)"
    case .notAvailable, .hidden, .fewerThanFive: mark ?? ""
    case .empty: ""
    }
  }

  private static func harmless(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return "" }
    let shown = text.unicodeScalars.contains(where: isBinary) ? withoutBinary(text) : text
    return formulaStarts.contains(first) ? "'" + shown : shown
  }

  /// Controls that make a file no text: NUL and its like.
  private static func isBinary(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && !["\t", "\n", "\r"].contains(scalar) || scalar.value == 0x7F
  }

  private static func withoutBinary(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      shown.unicodeScalars.append(isBinary(scalar) ? "\u{FFFD}" : scalar)
    }
    return shown
  }

  /// The last four are the full-width forms of the first, which spreadsheets of East Asia run too.
  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]
}
