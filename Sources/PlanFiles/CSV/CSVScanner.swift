import SkillsPlanner

/// Finds where cells and records end.
struct CSVScanner {
  let source: CSVSource
  let separator: UInt8
  /// The first byte not read yet.
  var position: Int
  /// The line of that byte, from 1.
  var line: Int
  /// Cells that a record will probably have.
  var columns = 16
  /// What is wrong with the record returned last.
  var fault: Diagnostic?

  /// The next record that is not empty; nil at the end.
  ///
  /// A line is empty when it has no character but separators, as spreadsheets write below a table.
  mutating func next() -> CSVRecord? {
    // A reference of its own, so that the span does not borrow from this scanner while it moves on.
    let text = source.bytes
    let bytes = text.span
    var ends: [Int] = []
    ends.reserveCapacity(columns)
    while position < bytes.count {
      let start = position
      let startLine = line
      scanCells(bytes, into: &ends)
      let record = CSVRecord(source: source, start: start, ends: ends, line: startLine)
      let content = ends[ends.count - 1] - start - (ends.count - 1)
      scanLineEnd(bytes)
      if content > 0 { return record }
      ends.removeAll(keepingCapacity: true)
    }
    return nil
  }

  /// Reads up to the line end, which `position` then names.
  private mutating func scanCells(_ bytes: Span<UInt8>, into ends: inout [Int]) {
    var index = position
    while true {
      if index < bytes.count, bytes[index] == .quote { index = afterQuotes(bytes, from: index) }
      while index < bytes.count {
        let byte = bytes[index]
        if byte == separator || byte == .lineFeed || byte == .carriageReturn { break }
        index += 1
      }
      ends.append(index)
      guard index < bytes.count, bytes[index] == separator else { break }
      index += 1
    }
    position = index
  }

  /// The byte after the closing quote; the end of the text when the quote is never closed.
  private mutating func afterQuotes(_ bytes: Span<UInt8>, from open: Int) -> Int {
    let openLine = line
    var index = open + 1
    while index < bytes.count {
      if bytes[index] == .quote {
        let after = index + 1
        if after == bytes.count { return after }
        let byte = bytes[after]
        if byte == separator || byte == .lineFeed || byte == .carriageReturn { return after }
        if byte != .quote {
          report(.textAfterQuote, at: after, line: line)
          return after
        }
        index = after
      } else if source.endsLine(at: index) {
        line += 1
      }
      index += 1
    }
    report(.openQuote, at: open, line: openLine)
    return bytes.count
  }

  private mutating func scanLineEnd(_ bytes: Span<UInt8>) {
    guard position < bytes.count else { return }
    if bytes[position] == .carriageReturn, position + 1 < bytes.count,
      bytes[position + 1] == .lineFeed
    {
      position += 1
    }
    position += 1
    line += 1
  }

  private mutating func report(_ check: Check, at offset: Int, line: Int) {
    if fault != nil { return }
    var lineStart = offset
    while lineStart > 0, !source.endsLine(at: lineStart - 1) { lineStart -= 1 }
    let column = 1 + source.bytes[lineStart..<offset].count { !$0.continuesCharacter }
    let place = Location(file: source.file, line: line, column: column)
    fault =
      check == .openQuote
      ? .error(
        check, at: place, "the quote that opens this cell is never closed",
        fix: "Close the cell with a quote; write a quote inside a quoted cell twice.")
      : .error(
        check, at: place, "text follows the closing quote of a cell",
        fix: "Put the whole cell in quotes, and write a quote inside it twice.")
  }
}
