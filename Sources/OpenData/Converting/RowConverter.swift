import PlanFiles
import SkillsPlanner

/// Turns the rows of a recognised file into rows of our table.
struct RowConverter: Sendable {
  /// A row as the table has it.
  struct Row: Sendable {
    /// In the order of the columns.
    var values: [TableValue]
    /// Figures that are not published, each with what its mark means; blanks are not among them.
    var marks: [Mark]

    /// The marks as the table has them: "starts: suppressed; enrolments: not applicable".
    var markedText: String {
      marks.map { "\($0.column): \($0.meaning)" }.joined(separator: "; ")
    }
  }

  /// A mark in one cell.
  struct Mark: Hashable, Sendable {
    let column: String
    let meaning: String
  }

  /// What became of a row.
  enum Outcome: Sendable {
    case kept(Row)
    case leftOut(reason: String)
    case wrong([Diagnostic])
  }

  let columns: [MatchedColumn]
  private let readers: [CellReader]
  private let skips: [(column: Int, text: String, reason: String)]
  private let keys: [Int]
  /// The line of each key, which is one text: most keys are short codes, which take no memory of their own.
  private var lines: [String: Int] = [:]

  init(_ layout: Layout, _ columns: [MatchedColumn]) {
    self.columns = columns
    readers = columns.map { CellReader($0.column, marks: layout.marks) }
    func place(_ name: String) -> Int? { columns.firstIndex { $0.column.name == name } }
    skips = layout.skips.compactMap { skip in
      place(skip.column).map { ($0, skip.text, skip.reason) }
    }
    keys = layout.key.compactMap(place)
  }

  /// - Parameter rows: those that the row is of, which know where its cells are.
  mutating func convert(_ row: SourceRows.Row, of rows: SourceRows) -> Outcome {
    var values: [TableValue] = []
    values.reserveCapacity(columns.count)
    var marks: [Mark] = []
    var faults: [Diagnostic] = []
    for (index, column) in columns.enumerated() {
      switch readers[index].read(row, column.place) {
      case .value(let value): values.append(value)
      case .missing(let meaning):
        values.append(.missing)
        if meaning != MissingMark.blank.meaning {
          marks.append(Mark(column: column.column.name, meaning: meaning))
        }
      case .wrong(let fault):
        values.append(.missing)
        faults.append(
          fault.diagnostic(
            row[column.place], column.published, at: rows.location(row, column.place)))
      }
    }
    for skip in skips {
      if row[columns[skip.column].place] == skip.text { return .leftOut(reason: skip.reason) }
    }
    if !faults.isEmpty { return .wrong(faults) }
    if let twice = twice(values, in: row, of: rows) {
      return .wrong([twice])
    }
    return .kept(Row(values: values, marks: marks))
  }

  /// Remembers the row's key; a problem where an earlier row has it.
  private mutating func twice(
    _ values: [TableValue], in row: SourceRows.Row, of rows: SourceRows
  ) -> Diagnostic? {
    guard let first = keys.first else { return nil }
    let parts = keys.map { values[$0].shown }
    let key = parts.joined(separator: "\u{1F}")
    guard let line = lines[key] else {
      lines[key] = row.line
      return nil
    }
    let place = rows.location(row, columns[first].place)
    let names = keys.map { columns[$0].column.name }.joined(separator: ", ")
    return .error(
      .duplicateKey, at: place,
      "\(names) \(parts.joined(separator: ", ").cited(limit: 80)) is that of line \(line) too",
      fix: "Keep one of the two rows, or correct the code.")
  }
}

extension TableValue {
  /// As a message or a quarantine file has it; empty where it is missing.
  var shown: String {
    switch self {
    case .missing: ""
    case .text(let text): text
    case .whole(let number): String(number)
    case .decimal(let number): DecimalText.plain(number)
    }
  }
}

extension CellFault {
  func diagnostic(_ text: String, _ column: String, at place: Location) -> Diagnostic {
    let subject =
      text.isEmpty
      ? "the cell of column \(column.cited(limit: 80))"
      : "\(text.cited()) in column \(column.cited(limit: 80))"
    return Diagnostic(.error, code, at: place, "\(subject) is \(fault)", fix: fix)
  }
}
