import SkillsPlanner

/// Gathers the columns of a table that are asked for, whatever their names.
struct ColumnGatherer {
  private let columns: [TableReader.Column]
  private let names: Set<String>
  private var cells: [[String]]

  /// - Parameters:
  ///   - columns: those of the table.
  ///   - kept: names of those to keep; others that the table lacks change nothing.
  init(_ columns: [TableReader.Column], keeping kept: Set<String>) {
    self.columns = columns.filter { kept.contains($0.name) }
    names = Set(columns.map(\.name))
    cells = Array(repeating: [], count: self.columns.count)
  }

  /// Takes the cells of the current row.
  mutating func take(from table: TableReader) {
    for place in columns.indices { cells[place].append(table.content(columns[place])) }
  }

  /// The columns with their rows in the given order; nil stands for a row of missing cells.
  func table(order: [Int?]) -> ColumnTable {
    var table: [String: ColumnTable.Column] = [:]
    for (column, cells) in zip(columns, cells) {
      table[column.name] = ColumnTable.Column(order.map { $0.map { cells[$0] } ?? "" })
    }
    return ColumnTable(table, others: names)
  }
}

extension ColumnTable.Column {
  /// A column of cells as a file has them.
  init(_ cells: [String]) {
    self.init(cells) { Numbers.decimal($0.utf8.span) }
  }
}
