import SkillsPlanner

/// Gathers every column of a table for the rules, whatever its name.
struct ColumnGatherer {
  private let columns: [TableReader.Column]
  private var cells: [[String]]

  init(_ columns: [TableReader.Column]) {
    self.columns = columns
    cells = Array(repeating: [], count: columns.count)
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
    return ColumnTable(table)
  }
}

extension ColumnTable.Column {
  /// A column of cells as a file has them.
  init(_ cells: [String]) {
    self.init(cells) { Numbers.decimal($0.utf8.span) }
  }
}
