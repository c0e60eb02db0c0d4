import SkillsPlanner

/// Gathers every column of a table for the rules, whatever its name.
struct ColumnGatherer {
  private let columns: [TableReader.Column]
  private let alwaysText: Set<String>
  private var cells: [[String]]

  /// - Parameters:
  ///   - alwaysText: columns of codes, which stay texts even where they look like numbers.
  init(_ columns: [TableReader.Column], alwaysText: [String]) {
    self.columns = columns
    self.alwaysText = Set(alwaysText)
    cells = Array(repeating: [], count: columns.count)
  }

  /// Takes the cells of the current row.
  mutating func take(from table: TableReader) {
    for place in columns.indices { cells[place].append(table.content(columns[place])) }
  }

  /// The columns with their rows in the given order; numbers where every cell that is filled is one.
  func table(order: [Int]) -> ColumnTable {
    var table: [String: ColumnTable.Column] = [:]
    for (column, cells) in zip(columns, cells) {
      let ordered = order.map { cells[$0] }
      table[column.name] =
        alwaysText.contains(column.name)
        ? texts(ordered) : numbers(ordered) ?? texts(ordered)
    }
    return ColumnTable(table)
  }

  private func numbers(_ cells: [String]) -> ColumnTable.Column? {
    var values: [Double] = []
    values.reserveCapacity(cells.count)
    for cell in cells {
      if cell.isEmpty {
        values.append(.nan)
      } else if let value = Numbers.decimal(cell.utf8.span) {
        values.append(value)
      } else {
        return nil
      }
    }
    return .numbers(values)
  }

  private func texts(_ cells: [String]) -> ColumnTable.Column {
    let dictionary = Set(cells).subtracting([""]).sorted()
    let codes = Dictionary(uniqueKeysWithValues: dictionary.enumerated().map { ($1, Int32($0)) })
    return .texts(cells.map { codes[$0] ?? -1 }, dictionary: dictionary)
  }
}
