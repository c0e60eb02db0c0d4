package import SkillsPlanner

/// Reads a table with known columns, and gathers what is wrong with it instead of stopping.
///
///     var table = try TableReader(bytes, file: "areas.csv", columns: ["area", "learners"])
///     let area = table["area"], learners = table["learners"]
///     while table.next() {
///       guard let code = table.key(area), let count = table.whole(learners, in: 0...100_000)
///       else { continue }
///       ...
///     }
///     try table.finish()
///
/// A getter gives nil when it has reported something, so a row with a nil is left out.
package struct TableReader: Sendable {
  /// A column of this table, to read its cells by.
  package struct Column: Sendable {
    package let name: String
    let index: Int
  }

  /// What is wrong so far in the order of the file, faults of quoting included.
  package var diagnostics: [Diagnostic] { (reader.diagnostics + found).sortedByPlace }
  /// The lines on which the rows begin that something was reported of; not those that `next` passed over.
  package private(set) var problemRows: Set<Int> = []
  /// Whether something was reported of the current row.
  package var isRowWrong: Bool { problemRows.contains(row.line) }
  /// Rows given by `next` so far.
  package private(set) var rowCount = 0
  package var encoding: TextEncoding { reader.encoding }
  /// Every name in the header, in order.
  package var names: [String] { reader.names }
  /// The current row.
  var row: CSVRecord
  let file: String

  private var reader: CSVReader
  private let blanks: [String]
  private let columns: [Column]
  private var found: [Diagnostic] = []
  /// For each column read by `key`: the line of each value.
  private var keyLines: [Int: [String: Int]] = [:]

  /// Reads the header and finds the columns.
  ///
  /// - Parameters:
  ///   - raw: The whole file as it is.
  ///   - file: The path to name in messages.
  ///   - columns: The columns that must be there, in any order; others are ignored.
  ///   - optional: Columns that are used when they are there.
  ///   - blanks: Marks that stand for "no figure" in this file, such as "low" or "c": read as empty.
  ///   - headerLine: The line of the header, from 1.
  /// - Throws: when the bytes are not text, a column is missing or two used columns share a name.
  package init(
    _ raw: [UInt8], file: String, columns: [String], optional: [String] = [],
    blanks: [String] = [], headerLine: Int = 1
  ) throws(InvalidInput) {
    try self.init(
      CSVReader(raw, file: file, headerLine: headerLine), columns: columns, optional: optional,
      blanks: blanks)
  }

  /// The same for a stream, of which nothing has been read yet; its rows pass by and are not kept.
  package init(
    _ stream: ByteStream, columns: [String], optional: [String] = [], blanks: [String] = [],
    headerLine: Int = 1
  ) throws(InvalidInput) {
    try self.init(
      CSVReader(stream, headerLine: headerLine), columns: columns, optional: optional,
      blanks: blanks)
  }

  /// The same below a header that has been found already; the rows are those that the reader gives next.
  package init(
    _ reader: CSVReader, columns: [String], optional: [String] = [], blanks: [String] = []
  ) throws(InvalidInput) {
    let wanted = columns + optional
    try Self.checkHeader(of: reader, required: columns, wanted: wanted)
    self.reader = reader
    file = reader.file
    self.blanks = blanks
    row = reader.header
    self.columns = wanted.compactMap { name in
      reader.names.firstIndex(of: name).map { Column(name: name, index: $0) }
    }
  }

  /// A required column; it must be one of those the reader was made with.
  package subscript(name: String) -> Column {
    guard let column = column(name) else {
      preconditionFailure("column \(name) is not among those the table was opened with")
    }
    return column
  }

  /// An optional column; nil when the table does not have it.
  package func column(_ name: String) -> Column? {
    columns.first { $0.name == name }
  }

  /// Goes on to the next row; false at the end, and after a thousand problems.
  ///
  /// A row with too few or too many cells is reported and passed over; empty cells too many are allowed.
  package mutating func next() -> Bool {
    while let record = reader.next() {
      if found.count >= CSVReader.mostProblems {
        found.append(
          .error(
            .manyProblems, at: Location(file: file, line: record.line),
            "the table has more than \(CSVReader.mostProblems) problems, and is not read further",
            fix: "Check that this is the right file, and that its columns are in the right places.")
        )
        return false
      }
      row = record
      let extra = reader.names.count..<max(reader.names.count, record.count)
      if record.count >= reader.names.count, extra.allSatisfy({ record[$0].isEmpty }) {
        rowCount += 1
        return true
      }
      found.append(
        .error(
          .raggedRow, at: Location(file: file, line: record.line),
          "this row has \(record.count) cells, the header has \(reader.names.count)",
          fix: "Check for a missing or extra \(separatorName); put a cell that holds one in quotes."
        ))
    }
    return false
  }

  /// Ends the reading: throws every problem found, or that the table has no rows.
  package func finish() throws(InvalidInput) {
    let problems = diagnostics
    if problems.contains(where: { $0.severity == .error }) { throw InvalidInput(problems) }
    guard rowCount == 0 else { return }
    throw InvalidInput(
      .noRows, at: Location(file: file), "the table has a header and no rows",
      fix: "Add a row for each record below the header.")
  }

  /// Where the column's cell of the current row begins.
  package func location(_ column: Column) -> Location {
    row.location(of: column.index)
  }

  /// Reports a problem with a cell of the current row that only the caller can know.
  package mutating func report(_ problem: Diagnostic) {
    found.append(problem)
    if problem.location?.line ?? 0 > 0 { problemRows.insert(row.line) }
  }

  /// The cell of the current row.
  package func cell(_ column: Column) -> CSVCell {
    row[column.index]
  }

  /// The cell's text without outer spaces; empty where it holds a mark that stands for no figure.
  package func content(_ column: Column) -> String {
    let text = row[column.index].text.trimmingSpaces
    return blanks.contains(text) ? "" : text
  }

  /// Whether the cell is empty or holds a mark that stands for no figure.
  package func isBlank(_ column: Column) -> Bool {
    let cell = row[column.index]
    return cell.isEmpty || (!blanks.isEmpty && blanks.contains(cell.text.trimmingSpaces))
  }

  /// The line on which the value stood before, else nil; remembers it for later rows.
  mutating func earlierLine(of value: String, in column: Column) -> Int? {
    if let line = keyLines[column.index]?[value] { return line }
    keyLines[column.index, default: [:]][value] = row.line
    return nil
  }

  private var separatorName: String {
    switch reader.separator {
    case "\t": "tab"
    case ";": "semicolon"
    default: "comma"
    }
  }

  private static func checkHeader(
    of reader: CSVReader, required: [String], wanted: [String]
  ) throws(InvalidInput) {
    var problems: [Diagnostic] = []
    let missing = required.filter { !reader.names.contains($0) }
    if !missing.isEmpty {
      let free = reader.names.filter { !required.contains($0) && !$0.isEmpty }
      let list = missing.map { $0.cited() + Spelling.suggestion(for: $0, among: free) }
      let there = reader.names.prefix(20).map { $0.cited() }.joined(separator: ", ")
      problems.append(
        .error(
          .missingColumn, at: reader.header.location(of: 0),
          (missing.count == 1 ? "the column " : "the columns ")
            + list.joined(separator: ", ") + (missing.count == 1 ? " is missing" : " are missing"),
          fix: "Add or rename the column\(missing.count == 1 ? "" : "s"). The header has: "
            + there + (reader.names.count > 20 ? ", ..." : "") + "."))
    }
    for (index, name) in reader.names.enumerated() where wanted.contains(name) {
      guard let first = reader.names.firstIndex(of: name), first < index else { continue }
      problems.append(
        .error(
          .duplicateColumn, at: reader.header.location(of: index),
          "the column \(name.cited()) stands twice in the header: columns \(first + 1) and \(index + 1)",
          fix: "Remove or rename one of the two."))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }
}
