/// Writes a CSV file: UTF-8, commas, LF, quotes only where a reader needs them; the same cells give the same bytes.
package struct CSVWriter: Sendable {
  /// Everything written so far.
  package private(set) var bytes: [UInt8] = []

  private let columns: Int
  private var cells = 0
  private var rowStart = 0

  /// Writes the header; there must be at least one name.
  package init(names: [String]) {
    precondition(!names.isEmpty, "a table without columns cannot be read back")
    columns = names.count
    for name in names { write(name) }
    endRow()
  }

  /// The next cell of the row.
  package mutating func write(_ text: String) {
    startCell()
    Self.append(text, to: &bytes)
  }

  /// Appends a cell as it stands in a file: in quotes where a reader needs them.
  package static func append(_ text: String, to bytes: inout [UInt8]) {
    let needsQuotes = text.utf8.contains {
      $0 == .comma || $0 == .quote || $0 == .lineFeed || $0 == .carriageReturn || $0 == .tab
        || $0 == .semicolon
    }
    // Spaces at an end survive every reader only in quotes.
    guard needsQuotes || text.utf8.first == .space || text.utf8.last == .space else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(.quote)
    for byte in text.utf8 {
      if byte == .quote { bytes.append(.quote) }
      bytes.append(byte)
    }
    bytes.append(.quote)
  }

  /// The next cell: digits without separators.
  package mutating func write(_ whole: Int) {
    startCell()
    bytes.append(contentsOf: String(whole).utf8)
  }

  /// The next cell: the shortest decimal that reads back as the same number, or exactly `places` decimals.
  ///
  /// Places are rounded half away from zero from the shortest decimal. The value must be finite.
  package mutating func write(_ decimal: Double, places: Int? = nil) {
    startCell()
    bytes.append(contentsOf: DecimalText.plain(decimal, places: places).utf8)
  }

  /// The next cell, left empty.
  package mutating func writeEmpty() {
    startCell()
  }

  /// Ends the row, which must have as many cells as the header.
  package mutating func endRow() {
    precondition(cells == columns, "a row of \(cells) cells under a header of \(columns)")
    // A reader passes over a line without content, so a row of empty cells shows one of them.
    if bytes.count - rowStart == columns - 1 {
      bytes.insert(contentsOf: [.quote, .quote], at: rowStart)
    }
    bytes.append(.lineFeed)
    rowStart = bytes.count
    cells = 0
  }

  private mutating func startCell() {
    if cells > 0 { bytes.append(.comma) }
    cells += 1
  }
}
