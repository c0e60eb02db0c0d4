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

  /// Bytes of the text in which the separator is looked for at most.
  private static let head = 65_536

  private static let separators: [UInt8] = [.comma, .tab, .semicolon]

  /// The first record with content from a line on, counted from 1.
  ///
  /// Its separator is the commonest of comma, tab and semicolon outside quotes on the first line that has one.
  /// Throws when there is no record, or its quotes are wrong.
  static func first(in text: inout CSVText, line: Int) throws(InvalidInput) -> CSVHeader {
    let start = offset(of: line, in: &text)
    let separator = separator(in: &text, from: start)
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
    var titleRows: [[String]] = []
    var position = 0
    var line = 1
    for _ in 0..<mostTitleRows {
      var title: CSVHeader?
      var found: CSVHeader?
      var fault: Diagnostic?
      for separator in separators {
        let scanner = record(in: &text, from: position, line: line, separator: separator)
        if !text.problems.isEmpty { throw InvalidInput(text.problems) }
        guard let mark = scanner.marks.first else { return nil }
        let candidate = CSVHeader(scanner, separator: separator)
        let isOne = isHeader(candidate.record.trimmedTexts)
        if let first = scanner.faults.first {
          // A quote that runs on over lines says nothing about this one.
          if isOne, scanner.line == mark.line + 1 { fault = fault ?? first.fault }
          continue
        }
        // Of two separators the one that makes more cells.
        let count = candidate.record.count
        if isOne, count > found?.record.count ?? 0 { found = candidate }
        if count > title?.record.count ?? 0 { title = candidate }
      }
      if var found {
        found.titleRows = titleRows
        return found
      }
      if let fault { throw InvalidInput([fault]) }
      if let title {
        titleRows.append(title.record.trimmedTexts)
        (position, line) = (title.end, title.nextLine)
      } else {
        // Its quotes are wrong by every separator, so it is the line as it is.
        let rest = text.bytes[position...].drop { $0 == .lineFeed || $0 == .carriageReturn }
        let words = rest.prefix { $0 != .lineFeed && $0 != .carriageReturn }
        titleRows.append([String(decoding: words, as: UTF8.self).trimmingSpaces])
        let end = (words.endIndex..<rest.endIndex).first(where: text.bytes.endsLine)
        let next = end.map { $0 + 1 } ?? rest.endIndex
        line += (position..<next).count(where: text.bytes.endsLine)
        position = next
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

  /// The separator, read on until a line that has one ends or enough lines have none.
  private static func separator(in text: inout CSVText, from start: Int) -> UInt8 {
    while true {
      let bytes = text.bytes[start...].prefix(head)
      let (counts, isDecided) = counts(in: bytes)
      if isDecided || bytes.count == head || text.isComplete {
        let most = max(counts[0], counts[1], counts[2])
        return separators[counts.firstIndex(of: most) ?? 0]
      }
      text.extend()
    }
  }

  /// How often each separator stands outside quotes on the first line that has one, and whether that line ends here.
  private static func counts(in text: ArraySlice<UInt8>) -> (counts: [Int], isDecided: Bool) {
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in text {
      if byte == .quote { isQuoted.toggle() }
      if isQuoted { continue }
      if let choice = separators.firstIndex(of: byte) { counts[choice] += 1 }
      if byte == .lineFeed || byte == .carriageReturn, counts != [0, 0, 0] {
        return (counts, true)
      }
    }
    return (counts, false)
  }
}
