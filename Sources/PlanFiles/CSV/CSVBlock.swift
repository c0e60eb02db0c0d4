import SkillsPlanner

/// The text of some whole records with the places of their cells; records and cells point into it.
///
/// A caller who keeps a record keeps its block, of some hundred kilobytes, and no other.
final class CSVBlock: Sendable {
  /// The path to name in messages.
  let file: String
  /// Valid UTF-8.
  let bytes: [UInt8]
  /// The byte after each cell, its separator or the end of the line, of all records in order.
  let ends: [UInt32]
  let marks: [Mark]
  /// What is wrong with a record, by its number in the block, in order.
  let faults: [(record: Int, fault: Diagnostic)]

  /// Where a record stands.
  struct Mark: Sendable {
    /// Its first byte.
    let start: UInt32
    /// The cells of all records of the block up to and with this one.
    let cells: UInt32
    /// The line on which it begins, from 1.
    let line: Int
  }

  init(_ scanner: CSVScanner) {
    file = scanner.file
    bytes = scanner.bytes
    ends = scanner.ends
    marks = scanner.marks
    faults = scanner.faults
  }

  /// The record of a number less than that of the marks.
  func record(_ index: Int) -> CSVRecord {
    let mark = marks[index]
    let first = index == 0 ? 0 : Int(marks[index - 1].cells)
    return CSVRecord(
      block: self, start: Int(mark.start), first: first, count: Int(mark.cells) - first,
      line: mark.line)
  }
}

extension [UInt8] {
  /// Whether a line ends with this byte: LF, or CR that no LF follows.
  func endsLine(at index: Int) -> Bool {
    if self[index] == .lineFeed { return true }
    guard self[index] == .carriageReturn else { return false }
    return index + 1 == count || self[index + 1] != .lineFeed
  }
}
