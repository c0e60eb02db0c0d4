/// A matrix scaled until its rows and columns have given totals, which keeps its odds ratios:
/// raking.
///
/// Iterative proportional fitting (Deming and Stephan 1940): columns and rows are scaled in turn.
/// The rows are scaled last, so they are exact to the last bits; the columns are exact to
/// `worstColumn`.
struct ProportionalFitting {
  /// One line per row.
  let cells: [[Double]]
  /// Rounds of one scaling of the columns and one of the rows.
  let rounds: Int
  /// The largest difference between a column and its total, in units.
  let worstColumn: Double

  /// Fits `seed` to the totals.
  ///
  /// - Parameters:
  ///   - seed: At least 0 everywhere; a zero stays zero.
  ///   - rows, columns: One sum; a total above 0 needs a cell above 0.
  ///   - tolerance: The difference of a column at which it stops, in units.
  ///   - mostRounds: Where it stops at the latest.
  init(
    _ seed: [[Double]], rows: [Int], columns: [Int], tolerance: Double = 1e-9,
    mostRounds: Int = 1_000
  ) {
    precondition(seed.count == rows.count && seed.allSatisfy { $0.count == columns.count })
    precondition(rows.reduce(0, +) == columns.reduce(0, +), "rows and columns differ in their sums")
    var cells = seed
    var rounds = 0
    var worst = Double.infinity
    while rounds < mostRounds, worst > tolerance {
      for (column, total) in columns.enumerated() {
        let sum = cells.reduce(0.0) { $0 + $1[column] }
        precondition(sum > 0 || total == 0, "nothing to scale up in column \(column)")
        if sum > 0 { for row in cells.indices { cells[row][column] *= Double(total) / sum } }
      }
      for (row, total) in rows.enumerated() {
        let sum = cells[row].reduce(0, +)
        precondition(sum > 0 || total == 0, "nothing to scale up in row \(row)")
        if sum > 0 { for column in columns.indices { cells[row][column] *= Double(total) / sum } }
      }
      worst = columns.enumerated().reduce(0) { worst, column in
        let sum = cells.reduce(0.0) { $0 + $1[column.offset] }
        return max(worst, (sum - Double(column.element)).magnitude)
      }
      rounds += 1
    }
    self.cells = cells
    self.rounds = rounds
    worstColumn = worst
  }
}
