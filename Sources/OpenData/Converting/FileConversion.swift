import PlanFiles
import SkillsPlanner

/// Reads a recognised file row by row: what is kept comes out, all else is counted with its reason.
struct FileConversion: Sendable {
  let recognition: Recognition
  /// What became of the rows so far; of the whole file once `next` gave nil.
  private(set) var tally = Tally()
  private(set) var quarantine: Quarantine

  private var rows: SourceRows
  private var converter: RowConverter
  /// The row given last.
  private var last: SourceRows.Row?

  init(_ recognition: Recognition) {
    self.recognition = recognition
    rows = recognition.rows
    converter = RowConverter(recognition.layout, recognition.columns)
    quarantine = Quarantine(header: rows.names)
  }

  /// The names of the columns of the rows that `next` gives.
  var names: [String] { recognition.columns.map(\.column.name) }

  /// The next row that is kept; nil at the end.
  ///
  /// - Throws: when so many rows cannot be used that the file is another than was meant.
  mutating func next() throws(InvalidInput) -> RowConverter.Row? {
    while let row = rows.next() {
      if let ragged = ragged(row) {
        tally.quarantine()
        try setAside(row, [ragged])
        continue
      }
      switch converter.convert(row, of: rows) {
      case .kept(let kept):
        tally.keep(kept.marks.map(\.meaning))
        last = row
        return kept
      case .leftOut(let reason): tally.leaveOut(reason)
      case .wrong(let faults):
        tally.quarantine()
        try setAside(row, faults)
      }
    }
    try finish()
    return nil
  }

  /// Accounts for the rows whose quotes are wrong.
  ///
  /// - Throws: what ended the reading before the end of the file; and a quote that takes other rows into
  ///   its cell, since nobody can say how many were lost in it.
  private mutating func finish() throws(InvalidInput) {
    let ofQuotes = [Check.openQuote, .textAfterQuote].map(\.rawValue)
    if let fault = rows.faults.first(where: { !ofQuotes.contains($0.code) }) {
      throw InvalidInput([fault])
    }
    if rows.faulty.count >= CSVReader.mostProblems {
      throw InvalidInput(
        rows.faulty.prefix(3).map(\.fault) + [
          Diagnostic(
            .error, Check.manyProblems.rawValue, at: Location(file: rows.file),
            "\(grouped(rows.faulty.count)) rows have wrong quotes, so the file is not read further",
            fix: "Put whole cells in quotes, and write a quote inside one twice.")
        ])
    }
    for (record, fault) in rows.faulty {
      let cells = record.trimmedTexts
      if cells.contains(where: { $0.contains(where: \.isNewline) }) {
        throw InvalidInput([
          fault,
          Diagnostic(
            .error, fault.code, at: Location(file: rows.file, line: record.line),
            "a quote on this line takes the lines below into its cell, so the rows cannot be told apart",
            fix: "Remove the quote, or close it before the separator."),
        ])
      }
      tally.quarantine()
      quarantine.take(cells, line: record.line, [fault])
    }
  }

  /// Puts the row given last into quarantine after all, for a reason that only the caller could know.
  mutating func withdraw(_ fault: CellFault, column name: String) throws(InvalidInput) {
    guard let row = last, let column = recognition.columns.first(where: { $0.column.name == name })
    else { preconditionFailure("no row was given") }
    tally.withdraw()
    try setAside(
      row, [fault.diagnostic(row[column.place], column.published, at: location(of: name))])
  }

  /// Counts the row given last as left out after all.
  mutating func leaveOut(_ reason: String) { tally.drop(1, reason) }

  /// Puts rows that were kept into quarantine after all, with the cells that are still known of them.
  mutating func withdraw(
    _ reason: Diagnostic, rows: Int = 1, cells: [String] = [], line: Int? = nil
  ) {
    tally.withdraw(rows)
    quarantine.take(cells, line: line ?? reason.location?.line ?? 0, [reason], rows: rows)
  }

  /// The line of the row given last.
  var line: Int { last?.line ?? 0 }
  /// The cells of the row given last, as they are.
  var cells: [String] { last?.cells ?? [] }

  /// Where a column's cell of the row given last is.
  func location(of name: String) -> Location {
    guard let row = last, let column = recognition.columns.first(where: { $0.column.name == name })
    else { return Location(file: rows.file) }
    return rows.location(row, column.place)
  }

  private mutating func setAside(
    _ row: SourceRows.Row, _ faults: [Diagnostic]
  ) throws(InvalidInput) {
    quarantine.take(row.cells, line: row.line, faults)
    guard quarantine.rows > Quarantine.most, quarantine.rows > tally.kept else { return }
    throw InvalidInput(
      quarantine.diagnostics.prefix(10) + [manyProblems])
  }

  private var manyProblems: Diagnostic {
    Diagnostic(
      .error, Check.manyProblems.rawValue, at: Location(file: rows.file),
      "most of the first \(grouped(tally.read)) rows cannot be used, so the file is not read further",
      fix: "Check that this is the right file, and that its columns are in the right places.")
  }

  private func ragged(_ row: SourceRows.Row) -> Diagnostic? {
    let width = rows.names.count
    let isWhole =
      row.count >= width && (width..<max(width, row.count)).allSatisfy { row[$0].isEmpty }
    if isWhole { return nil }
    let place = rows.location(row, 0)
    return Diagnostic(
      .error, Check.raggedRow.rawValue, at: Location(file: place.file, line: place.line),
      "this row has \(row.count) cells, the header has \(width)",
      fix: "Check for a missing or extra separator; put a cell that holds one in quotes.")
  }
}
