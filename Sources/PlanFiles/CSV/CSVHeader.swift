import SkillsPlanner

/// Where the header of a text stands, and what separates its cells.
struct CSVHeader {
  let record: CSVRecord
  let separator: UInt8
  /// The first byte after the header, and its line.
  let end: Int
  let nextLine: Int
  /// The rows above the header that have content, without outer spaces.
  var titleRows: [[String]] = []

  /// Records that are looked through for the header.
  static let mostTitleRows = 60

  /// Bytes of the text in which the separator is looked for.
  private static let head = 65_536

  private static let separators: [UInt8] = [.comma, .tab, .semicolon]

  /// The first record with content from a line on, counted from 1.
  ///
  /// Its separator is the commonest of comma, tab and semicolon outside quotes on the first line that has one.
  /// Throws when there is no record, or its quotes are wrong.
  static func first(in text: inout CSVText, line: Int) throws(InvalidInput) -> CSVHeader {
    text.extend(to: head)
    let start = offset(of: line, in: &text)
    text.extend(to: start + head)
    let separator = separator(of: text.bytes[start...].prefix(head))
    let scanner = record(in: &text, from: start, line: line, separator: separator)
    if !text.problems.isEmpty { throw InvalidInput(text.problems) }
    guard !scanner.marks.isEmpty else {
      throw InvalidInput(
        .emptyFile, at: Location(file: text.file), "the file is empty; a header line is due",
        fix: "Write the column names on the first line and a row for each record below it.")
    }
    if let first = scanner.faults.first { throw InvalidInput([first.fault]) }
    return CSVHeader(scanner, separator: separator)
  }

  /// The first of 60 records that is a header by any of the three separators; nil when none is.
  ///
  /// Throws when the text cannot be read so far, or the quotes of the header are wrong.
  static func find(
    in text: inout CSVText, where isHeader: ([String]) -> Bool
  ) throws(InvalidInput) -> CSVHeader? {
    text.extend(to: head)
    var titleRows: [[String]] = []
    var position = 0
    var line = 1
    for _ in 0..<mostTitleRows {
      var best: CSVHeader?
      var isFound = false
      for separator in separators {
        let scanner = record(in: &text, from: position, line: line, separator: separator)
        if !text.problems.isEmpty { throw InvalidInput(text.problems) }
        if scanner.marks.isEmpty { return nil }
        // The rest of the file is no title row.
        if scanner.faults.first?.fault.code == Check.openQuote.rawValue { continue }
        let candidate = CSVHeader(scanner, separator: separator)
        let isOne = isHeader(candidate.record.trimmedTexts)
        if isOne, let first = scanner.faults.first { throw InvalidInput([first.fault]) }
        // A header before a title row; of two alike the one with more cells.
        let rank = (isOne ? 1 : 0, candidate.record.count)
        if rank > (isFound ? 1 : 0, best?.record.count ?? 0) {
          best = candidate
          isFound = isOne
        }
      }
      if var best {
        if isFound {
          best.titleRows = titleRows
          return best
        }
        titleRows.append(best.record.trimmedTexts)
        position = best.end
        line = best.nextLine
      } else {
        // Its quote is never closed, so it is the line as it is.
        let rest = text.bytes[position...]
        let title = rest.prefix { $0 != .lineFeed && $0 != .carriageReturn }
        titleRows.append([String(decoding: title, as: UTF8.self).trimmingSpaces])
        position = rest.indices.first(where: text.bytes.endsLine).map { $0 + 1 } ?? rest.endIndex
        line += 1
      }
    }
    return nil
  }

  private init(_ scanner: CSVScanner, separator: UInt8) {
    // The record keeps a block of its own, and not all the text that was read to find it.
    var own = CSVScanner(
      Array(scanner.bytes[..<scanner.position]), file: scanner.file, separator: separator,
      from: Int(scanner.marks[0].start), line: scanner.marks[0].line, isLast: true)
    own.scan()
    record = CSVBlock(own).record(0)
    self.separator = separator
    end = scanner.position
    nextLine = scanner.line
  }

  /// The scanner after the first record with content from an offset on, where there is one.
  private static func record(
    in text: inout CSVText, from position: Int, line: Int, separator: UInt8
  ) -> CSVScanner {
    while true {
      var scanner = CSVScanner(
        text.bytes, file: text.file, separator: separator, from: position, line: line,
        isLast: text.endsRecord)
      scanner.most = 1
      scanner.scan()
      if !scanner.marks.isEmpty || text.isComplete { return scanner }
      text.extend()
    }
  }

  /// The offset at which a line begins; the end of the text where it has fewer lines.
  private static func offset(of line: Int, in text: inout CSVText) -> Int {
    var offset = 0
    var current = 1
    while current < line {
      // What follows a CR tells whether it ends the line.
      if offset + 1 >= text.bytes.count, !text.isComplete {
        text.extend()
        continue
      }
      if offset == text.bytes.count { break }
      if text.bytes.endsLine(at: offset) { current += 1 }
      offset += 1
    }
    return offset
  }

  private static func separator(of text: ArraySlice<UInt8>) -> UInt8 {
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in text {
      if byte == .quote { isQuoted.toggle() }
      if isQuoted { continue }
      if let choice = separators.firstIndex(of: byte) { counts[choice] += 1 }
      if byte == .lineFeed || byte == .carriageReturn, counts != [0, 0, 0] { break }
    }
    let most = max(counts[0], counts[1], counts[2])
    return separators[counts.firstIndex(of: most) ?? 0]
  }
}
