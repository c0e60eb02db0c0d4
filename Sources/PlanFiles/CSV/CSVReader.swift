package import SkillsPlanner

/// Reads a CSV file record by record: RFC 4180, and what spreadsheets make of it.
///
/// Lines end with LF, CRLF or CR. A byte order mark is dropped, Windows-1252 is recognised, the
/// separator (comma, tab or semicolon) is found from the header, and lines without content are
/// skipped. A record is a few offsets; no text is made until a cell is asked for it.
///
/// A stream is read block by block: the memory is that of a few blocks, however many rows it has,
/// and what is wrong with it further down is found when the reading comes there.
package struct CSVReader: Sendable {
  /// The column names of the header in order, outer spaces removed; empty where a column has none.
  package let names: [String]
  /// Where each name stands.
  package let header: CSVRecord
  package let separator: Character
  /// The rows above a header that was looked for, without outer spaces; those without content are left out.
  package let titleRows: [[String]]
  /// Whether a header that was looked for is there; if not, the first record is taken for one.
  package let isHeaderFound: Bool
  /// What is wrong so far: faults of quoting, and why a stream could not be read to its end.
  ///
  /// A record with a fault is not returned; the thousandth ends the reading. Look here after the last record.
  package private(set) var diagnostics: [Diagnostic] = []
  /// The records with faults of quoting, which were not returned.
  package private(set) var faulty: [(record: CSVRecord, fault: Diagnostic)] = []

  private var text: CSVText
  /// Whether the bytes of the text have been looked at, so that more are due.
  private var isScanned = false
  private let separatorByte: UInt8
  private var block: CSVBlock
  /// The next record of the block, and the next fault.
  private var index = 0
  private var faultIndex = 0
  private var isAtEnd = false

  /// Problems of one file after which the reading ends: nobody reads more, and a wrong file has millions.
  package static let mostProblems = 1_000

  /// Reads the header.
  ///
  /// - Parameters:
  ///   - raw: The whole file as it is.
  ///   - file: The path to name in messages.
  ///   - headerLine: The line of the header, from 1; lines before it (titles, notes) are ignored.
  /// - Throws: one diagnostic when the bytes are not text, or the file has no header.
  package init(_ raw: [UInt8], file: String, headerLine: Int = 1) throws(InvalidInput) {
    var text = CSVText(try DecodedText(raw, file: file, legacy: true), file: file)
    let header = try CSVHeader.first(in: &text, line: headerLine)
    self.init(text, header)
  }

  /// Reads the header of a stream, of which nothing has been read yet.
  ///
  /// - Parameters:
  ///   - stream: The file; its blocks belong to this reader from now on, and to copies of it together.
  ///   - headerLine: The line of the header, from 1; lines before it (titles, notes) are ignored.
  /// - Throws: one diagnostic when the first bytes are not text, or the file has no header.
  package init(_ stream: ByteStream, headerLine: Int = 1) throws(InvalidInput) {
    var text = CSVText(stream)
    let header = try CSVHeader.first(in: &text, line: headerLine)
    self.init(text, header)
  }

  /// Looks for the header below title rows of any number of cells, whatever separates the cells of either.
  ///
  /// - Parameters:
  ///   - raw: The whole file as it is.
  ///   - file: The path to name in messages.
  ///   - isHeader: Whether these cells, without outer spaces, are the header; asked of at most 60 records, read by
  ///     each separator. When it is true of none, the first record is the header, and `isHeaderFound` is false.
  /// - Throws: one diagnostic when the bytes are not text, or the file has no header.
  package init(
    _ raw: [UInt8], file: String, isHeader: ([String]) -> Bool
  ) throws(InvalidInput) {
    let text = CSVText(try DecodedText(raw, file: file, legacy: true), file: file)
    try self.init(text, isHeader: isHeader)
  }

  /// The same for a stream, of which nothing has been read yet.
  package init(_ stream: ByteStream, isHeader: ([String]) -> Bool) throws(InvalidInput) {
    try self.init(CSVText(stream), isHeader: isHeader)
  }

  private init(_ text: CSVText, isHeader: ([String]) -> Bool) throws(InvalidInput) {
    var text = text
    if let header = try CSVHeader.find(in: &text, where: isHeader) {
      self.init(text, header)
    } else {
      let header = try CSVHeader.first(in: &text, line: 1)
      self.init(text, header, isHeaderFound: false)
    }
  }

  private init(_ text: CSVText, _ header: CSVHeader, isHeaderFound: Bool = true) {
    self.text = text
    self.header = header.record
    self.isHeaderFound = isHeaderFound
    titleRows = header.titleRows
    names = header.record.trimmedTexts
    separatorByte = header.separator
    separator = Character(Unicode.Scalar(header.separator))
    block = header.record.block
    index = block.marks.count
    self.text.drop(header.end, line: header.nextLine)
  }

  /// The path to name in messages.
  package var file: String { text.file }

  /// What the file is in, as far as it has been read.
  package var encoding: TextEncoding { text.encoding }

  /// The next record with content, or nil at the end of the file.
  ///
  /// It may have more or fewer cells than the header.
  package mutating func next() -> CSVRecord? {
    while index < block.marks.count || fillBlock() {
      let record = block.record(index)
      index += 1
      guard faultIndex < block.faults.count, block.faults[faultIndex].record == index - 1 else {
        return record
      }
      diagnostics.append(block.faults[faultIndex].fault)
      faulty.append((record, block.faults[faultIndex].fault))
      faultIndex += 1
      if diagnostics.count == Self.mostProblems { endReading() }
    }
    return nil
  }

  private mutating func endReading() {
    isAtEnd = true
    index = block.marks.count
  }

  /// Makes the next records; false when there are none.
  private mutating func fillBlock() -> Bool {
    while !isAtEnd {
      if isScanned {
        if text.isComplete {
          isAtEnd = true
          diagnostics += text.problems
          return false
        }
        text.extend()
      }
      var scanner = CSVScanner(
        text.bytes, file: text.file, separator: separatorByte, line: text.line,
        isLast: text.endsRecord)
      scanner.scan(cells: block.ends.count, records: block.marks.count)
      text.drop(scanner.position, line: scanner.line)
      isScanned = true
      if scanner.marks.isEmpty { continue }
      block = CSVBlock(scanner)
      index = 0
      faultIndex = 0
      return true
    }
    return false
  }
}
