package import SkillsPlanner

/// Reads a CSV file record by record: RFC 4180, and what spreadsheets make of it.
///
/// Lines end with LF, CRLF or CR. A byte order mark is dropped, Windows-1252 is recognised, the
/// separator (comma, tab or semicolon) is found from the header, and lines without content are
/// skipped. A record is a few offsets; no text is made until a cell is asked for it.
package struct CSVReader: Sendable {
  /// The column names of the header in order, outer spaces removed; empty where a column has none.
  package let names: [String]
  /// Where each name stands.
  package let header: CSVRecord
  package let encoding: TextEncoding
  package let separator: Character
  /// The faults of quoting found so far; a record with one is not returned, and the thousandth ends the reading.
  package private(set) var diagnostics: [Diagnostic] = []

  private let source: CSVSource
  private let separatorByte: UInt8
  private var position = 0
  private var line = 1

  /// Problems of one file after which the reading ends: nobody reads more, and a wrong file has millions.
  static let mostProblems = 1_000

  /// Reads the header.
  ///
  /// - Parameters:
  ///   - raw: The whole file as it is.
  ///   - file: The path to name in messages.
  ///   - headerLine: The line of the header, from 1; lines before it (titles, notes) are ignored.
  /// - Throws: one diagnostic when the bytes are not text, or the file has no header.
  package init(_ raw: [UInt8], file: String, headerLine: Int = 1) throws(InvalidInput) {
    let text = try DecodedText(raw, file: file, legacy: true)
    source = CSVSource(file: file, bytes: text.bytes)
    encoding = text.encoding
    var start = 0
    while line < headerLine, start < text.bytes.count {
      if source.endsLine(at: start) { line += 1 }
      start += 1
    }
    position = start
    separatorByte = Self.separator(of: text.bytes[start...])
    separator = Character(Unicode.Scalar(separatorByte))
    var scanner = CSVScanner(source: source, separator: separatorByte, position: start, line: line)
    guard let header = scanner.next() else {
      throw InvalidInput(
        .emptyFile, at: Location(file: file), "the file is empty; a header line is due",
        fix: "Write the column names on the first line and a row for each record below it.")
    }
    self.header = header
    names = (0..<header.count).map { header[$0].text.trimmingSpaces }
    if let fault = scanner.fault { throw InvalidInput([fault]) }
    position = scanner.position
    line = scanner.line
  }

  /// The next record with content, or nil at the end of the file.
  ///
  /// It may have more or fewer cells than the header.
  package mutating func next() -> CSVRecord? {
    var scanner = CSVScanner(
      source: source, separator: separatorByte, position: position, line: line,
      columns: names.count)
    while let record = scanner.next() {
      position = scanner.position
      line = scanner.line
      guard let fault = scanner.fault else { return record }
      diagnostics.append(fault)
      scanner.fault = nil
      if diagnostics.count == Self.mostProblems { break }
    }
    position = scanner.position
    return nil
  }

  /// The commonest of comma, tab and semicolon outside quotes on the first line that has one.
  private static func separator(of text: ArraySlice<UInt8>) -> UInt8 {
    var counts = [0, 0, 0]
    let choices: [UInt8] = [.comma, .tab, .semicolon]
    var isQuoted = false
    for byte in text {
      if byte == .quote { isQuoted.toggle() }
      if isQuoted { continue }
      if let choice = choices.firstIndex(of: byte) { counts[choice] += 1 }
      if byte == .lineFeed || byte == .carriageReturn, counts != [0, 0, 0] { break }
    }
    let most = max(counts[0], counts[1], counts[2])
    return choices[counts.firstIndex(of: most) ?? 0]
  }
}

extension String {
  /// Without the spaces and tabs at either end.
  var trimmingSpaces: String {
    var rest = self[...]
    while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return String(rest)
  }
}
