/// All rows of a file together, as folding and carrying over need them.
struct GatheredTable: Sendable {
  private(set) var rows: [[TableValue]] = []
  /// What the rows are about.
  var geography: Geography?
  /// Where the code of the area stands among the columns; nil where the table has none.
  let key: Int?
  /// Where the further columns stand that tell the rows of one area apart.
  let furtherKeys: [Int]

  private let columns: [(name: String, carried: LayoutColumn.Carried)]
  /// By row: what marks stood where figures are missing; empty where none did.
  private var marks: [String] = []
  private var lines: [String: Int] = [:]

  init(_ stages: Stages) {
    columns = Array(zip(stages.names, stages.carried))
    key = stages.key
    furtherKeys = stages.furtherKeys
  }

  /// Which columns were taken for numbers of people or things, so that a slip in a map is seen.
  var counted: String {
    let counts = columns.filter { $0.carried == .count }.map(\.name)
    return counts.isEmpty
      ? "No column was added up."
      : "Added up and shared out: \(counts.joined(separator: ", ")); all other figures were averaged."
  }

  private var hasMarks: Bool { marks.contains { !$0.isEmpty } }

  /// The columns, with that of the marks behind them where there are any.
  var names: [String] { columns.map(\.name) + (hasMarks ? [TableBuilder.marksColumn] : []) }
  var carried: [LayoutColumn.Carried] { columns.map(\.carried) + (hasMarks ? [.label] : []) }
  /// The rows with their marks.
  var markedRows: [[TableValue]] {
    guard hasMarks else { return rows }
    return zip(rows, marks).map { row, mark in row + [mark.isEmpty ? .missing : .text(mark)] }
  }

  mutating func take(_ row: RowConverter.Row, line: Int) {
    if let key { lines[row.values[key].text] = line }
    rows.append(row.values)
    marks.append(row.markedText)
  }

  mutating func take(folded more: [[TableValue]]) {
    rows += more
    marks += more.map { _ in "" }
  }

  /// Where a row stood in the file; 0 where that is not known.
  func line(of row: [TableValue]) -> Int { key.flatMap { lines[row[$0].text] } ?? 0 }
}
