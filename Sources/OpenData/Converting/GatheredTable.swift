/// All rows of a file together, as folding and carrying over need them.
struct GatheredTable: Sendable {
  /// A row as it stood in the file.
  struct Source: Sendable {
    /// From 1; 0 in JSON.
    let line: Int
    let cells: [String]
  }

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
  /// By the row's key, for those that a look-up may lack.
  private var sources: [[TableValue]: Source] = [:]

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

  /// - Parameter source: nil where nothing can become of the row but a row of the table.
  mutating func take(_ row: RowConverter.Row, _ source: Source?) {
    if let source { sources[keyValues(of: row.values)] = source }
    rows.append(row.values)
    marks.append(row.markedText)
  }

  mutating func take(folded more: [[TableValue]]) {
    rows += more
    marks += more.map { _ in "" }
  }

  /// Where a row stood in the file; nil where that is not known.
  func source(of row: [TableValue]) -> Source? { sources[keyValues(of: row)] }

  private func keyValues(of row: [TableValue]) -> [TableValue] {
    ([key].compactMap { $0 } + furtherKeys).map { row[$0] }
  }
}
