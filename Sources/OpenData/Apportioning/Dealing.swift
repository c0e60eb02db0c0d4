/// Deals whole units out over rows and columns so that every row and every column comes to its
/// total exactly.
///
/// The units are taken row by row; each goes to the column that is furthest behind its share of the
/// units dealt so far, the earlier column where two are equal, and never to a column that is full.
/// Each row therefore gets nearly the mix of the whole, and no row depends on chance.
///
/// - Both totals are at least 0 everywhere and have one sum: anything else is a mistake of the
///   caller and traps.
/// - Returns one line per row with a whole number per column.
/// - O(units x columns).
///
///       deal(rows: [2, 1, 1], columns: [2, 2])  // [[1, 1], [1, 0], [0, 1]]
func deal(rows: [Int], columns: [Int]) -> [[Int]] {
  let units = rows.reduce(0, +)
  precondition(units == columns.reduce(0, +), "rows and columns differ in their sums")
  precondition((rows + columns).allSatisfy { $0 >= 0 }, "a negative total cannot be dealt")
  var given = columns.map { _ in 0 }
  var dealt = 0
  return rows.map { row in
    var cells = columns.map { _ in 0 }
    for _ in 0..<row {
      dealt += 1
      var next: Int?
      var furthest = Int.min
      for column in columns.indices where given[column] < columns[column] {
        let behind = columns[column] * dealt - given[column] * units
        if behind > furthest { (next, furthest) = (column, behind) }
      }
      guard let next else { preconditionFailure("a unit is left and every column is full") }
      given[next] += 1
      cells[next] += 1
    }
    return cells
  }
}
