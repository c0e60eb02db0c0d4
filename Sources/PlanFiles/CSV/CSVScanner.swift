import SkillsPlanner

/// Finds where the cells and the records of a text end.
///
/// A line without content is passed over: one that has no character but separators, as spreadsheets write
/// below a table.
struct CSVScanner {
  /// The path to name in messages.
  let file: String
  /// Valid UTF-8 that begins with a line.
  let bytes: [UInt8]
  let separator: UInt8
  /// Whether the file ends with these bytes; else a record that does not end in them is left for later.
  let isLast: Bool
  /// Records after which to stop.
  var most = Int.max

  /// The first byte after the records found.
  private(set) var position: Int
  /// The line of that byte, from 1.
  private(set) var line: Int
  private(set) var ends: [UInt32] = []
  private(set) var marks: [CSVBlock.Mark] = []
  private(set) var faults: [(record: Int, fault: Diagnostic)] = []

  /// What is wrong with the record being read.
  private var fault: Diagnostic?
  /// The line ends inside the quotes of the record being read.
  private var quotedLines = 0

  init(
    _ bytes: [UInt8], file: String, separator: UInt8, from position: Int = 0, line: Int,
    isLast: Bool
  ) {
    self.bytes = bytes
    self.file = file
    self.separator = separator
    self.position = position
    self.line = line
    self.isLast = isLast
  }

  /// Finds every record, or the first `most` of them. The bytes may be 4 GiB at most.
  ///
  /// - Parameters:
  ///   - cells: How many cells there will probably be.
  ///   - records: How many records there will probably be.
  mutating func scan(cells: Int = 64, records: Int = 16) {
    // Values of their own, which the compiler can keep in registers while this scanner moves on.
    let text = bytes
    let span = text.span
    let separator = separator
    let words = CSVWord(separator: separator)
    marks.reserveCapacity(records)
    var ends = [UInt32](repeating: 0, count: cells + 65)
    var count = 0
    var cellStart = position
    var base = position
    blocks: while base < span.count, marks.count < most {
      // Room for all that 64 bytes may end, and for the end of the text.
      if count + 65 > ends.count { ends += [UInt32](repeating: 0, count: ends.count) }
      var places = ends.mutableSpan
      var mask = words.mask(span, at: base)
      while mask != 0 {
        let index = base &+ mask.trailingZeroBitCount
        mask &= mask &- 1
        let byte = span[index]
        if byte == separator {
          places[count] = UInt32(truncatingIfNeeded: index)
          count &+= 1
          cellStart = index &+ 1
        } else if byte == .quote {
          // A quote inside a cell is a character like others.
          if index != cellStart { continue }
          base = afterQuotes(span, from: index)
          continue blocks
        } else if byte == .lineFeed || byte == .carriageReturn {
          let isPair =
            byte == .carriageReturn && index + 1 < span.count && span[index + 1] == .lineFeed
          // What follows a CR tells whether it ends the line alone.
          if byte == .carriageReturn, index + 1 == span.count, !isLast { break blocks }
          places[count] = UInt32(truncatingIfNeeded: index)
          count &+= 1
          cellStart = index &+ (isPair ? 2 : 1)
          endRecord(&count, at: index, next: cellStart)
          if isPair || marks.count == most {
            base = cellStart
            continue blocks
          }
        }
      }
      base &+= 64
    }
    if isLast, position < span.count, marks.count < most {
      ends[count] = UInt32(truncatingIfNeeded: span.count)
      count &+= 1
      endRecord(&count, at: span.count, next: span.count)
    }
    ends.removeLast(ends.count - cellCount)
    self.ends = ends
  }

  /// The cells of the records found.
  private var cellCount: Int { marks.last.map { Int($0.cells) } ?? 0 }

  /// Keeps the record that ends here, unless it has no content, and goes on to the next.
  private mutating func endRecord(_ count: inout Int, at end: Int, next: Int) {
    if end - position > count - cellCount - 1 {
      if let fault { faults.append((marks.count, fault)) }
      marks.append(
        CSVBlock.Mark(
          start: UInt32(truncatingIfNeeded: position),
          cells: UInt32(truncatingIfNeeded: count), line: line))
      // Nobody reads more faults.
      if faults.count == CSVReader.mostProblems { most = marks.count }
    } else {
      count = cellCount
    }
    fault = nil
    line += 1 + quotedLines
    quotedLines = 0
    position = next
  }

  /// The byte after the closing quote; the end of the text where the quote is not closed, or its last byte may be the
  /// first of two quotes. Such a record ends with the file or is left for later.
  private mutating func afterQuotes(_ bytes: Span<UInt8>, from open: Int) -> Int {
    let openLine = line + quotedLines
    var index = open + 1
    while index < bytes.count {
      let byte = bytes[index]
      if byte == .quote {
        let after = index + 1
        if after == bytes.count { return after }
        let next = bytes[after]
        if next == separator || next == .lineFeed || next == .carriageReturn { return after }
        if next != .quote {
          report(.textAfterQuote, at: after, line: line + quotedLines)
          return after
        }
        index = after
      } else if byte < 0x0E, self.bytes.endsLine(at: index) {
        quotedLines += 1
      }
      index += 1
    }
    if isLast { report(.openQuote, at: open, line: openLine) }
    return bytes.count
  }

  private mutating func report(_ check: Check, at offset: Int, line: Int) {
    if fault != nil { return }
    var lineStart = offset
    while lineStart > 0, !bytes.endsLine(at: lineStart - 1) { lineStart -= 1 }
    let column = 1 + bytes[lineStart..<offset].count { !$0.continuesCharacter }
    let place = Location(file: file, line: line, column: column)
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
