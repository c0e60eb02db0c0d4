/// A matrix made whole with every row and every column at its total exactly.
///
/// First each row by largest remainder: cells rounded down, and what the row lacks, one each, to
/// its largest fractions, the earlier column where two are equal. Then, while a column has too
/// much, one unit moves to a column that has too little, in the row where this adds least to the
/// sum of squared differences from the matrix, the earlier row and columns where two are equal.
/// Every move brings the columns two units nearer, so it ends.
struct ControlledRounding {
  /// One line per row, at least 0 everywhere.
  let cells: [[Int]]
  /// How many units were moved between columns.
  let moves: Int
  /// The largest difference between a whole cell and the cell it stands for.
  let worstCell: Double

  /// Rounds `matrix`, whose rows sum to `rows` and whose columns nearly sum to `columns`.
  init(_ matrix: [[Double]], rows: [Int], columns: [Int]) {
    precondition(rows.reduce(0, +) == columns.reduce(0, +), "rows and columns differ in their sums")
    var cells = zip(matrix, rows).map { Self.rounded($0, total: $1) }
    var moves = 0
    while let move = Self.cheapestMove(cells, matrix, columns) {
      cells[move.row][move.from] -= 1
      cells[move.row][move.to] += 1
      moves += 1
    }
    self.cells = cells
    self.moves = moves
    worstCell = zip(cells, matrix).reduce(0) { worst, pair in
      zip(pair.0, pair.1).reduce(worst) { max($0, (Double($1.0) - $1.1).magnitude) }
    }
  }

  private static func rounded(_ row: [Double], total: Int) -> [Int] {
    var cells = row.map { Int($0.rounded(.down)) }
    let left = total - cells.reduce(0, +)
    precondition((0...row.count).contains(left), "a row does not sum to its total")
    let byFraction = row.indices.sorted { first, second in
      let one = row[first] - row[first].rounded(.down)
      let other = row[second] - row[second].rounded(.down)
      return one == other ? first < second : one > other
    }
    for column in byFraction.prefix(left) { cells[column] += 1 }
    return cells
  }

  private static func cheapestMove(
    _ cells: [[Int]], _ matrix: [[Double]], _ columns: [Int]
  ) -> (row: Int, from: Int, to: Int)? {
    let sums = columns.indices.map { column in cells.reduce(0) { $0 + $1[column] } }
    let tooMuch = columns.indices.filter { sums[$0] > columns[$0] }
    let tooLittle = columns.indices.filter { sums[$0] < columns[$0] }
    var best: (row: Int, from: Int, to: Int)?
    var least = Double.infinity
    for row in cells.indices {
      for from in tooMuch where cells[row][from] > 0 {
        for to in tooLittle {
          let above = Double(cells[row][from]) - matrix[row][from]
          let below = matrix[row][to] - Double(cells[row][to])
          let added = 2 - 2 * above - 2 * below
          if added < least { (best, least) = ((row, from, to), added) }
        }
      }
    }
    precondition(best != nil || tooMuch.isEmpty, "a column has too much and no row can give")
    return best
  }
}
