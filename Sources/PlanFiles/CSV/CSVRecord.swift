package import SkillsPlanner

/// One record of a CSV file: the places of its cells in the file's bytes.
package struct CSVRecord: Sendable {
  let source: CSVSource
  /// The first byte of the record.
  let start: Int
  /// The byte after each cell: its separator or the end of the line.
  let ends: [Int]
  /// The line on which the record begins, from 1.
  package let line: Int

  /// The number of cells, at least 1.
  package var count: Int { ends.count }

  /// The cell of a column, counted from 0; the index must be less than `count`.
  package subscript(column: Int) -> CSVCell {
    CSVCell(source: source, start: column == 0 ? start : ends[column - 1] + 1, end: ends[column])
  }

  /// Where the cell begins: at its first character, or at its opening quote. O(length of the record).
  package func location(of column: Int) -> Location {
    let offset = self[column].start
    var line = line
    var lineStart = start
    for index in start..<offset where source.endsLine(at: index) {
      line += 1
      lineStart = index + 1
    }
    var characters = 1
    for index in lineStart..<offset where !source.bytes[index].continuesCharacter {
      characters += 1
    }
    return Location(file: source.file, line: line, column: characters)
  }
}

/// The bytes that records and cells point into.
final class CSVSource: Sendable {
  let file: String
  /// Valid UTF-8.
  let bytes: [UInt8]

  init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  /// Whether a line ends with this byte: LF, or CR that no LF follows.
  func endsLine(at index: Int) -> Bool {
    if bytes[index] == .lineFeed { return true }
    guard bytes[index] == .carriageReturn else { return false }
    return index + 1 == bytes.count || bytes[index + 1] != .lineFeed
  }
}
