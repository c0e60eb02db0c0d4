/// The candidates of a problem once more, column after column: which rows lead to a column.
struct CandidatesByColumn: Sendable {
  /// Where each column starts in `rows` and `points`, and after the last column their count.
  let offsets: [Int]
  /// The row of each candidate, ascending within a column.
  let rows: [Int32]
  let points: [Int32]

  /// - Complexity: O(columns + candidates); eight bytes for each candidate.
  init(_ problem: TransportationProblem) {
    let columns = problem.candidates.columns.span
    let pointsOf = problem.candidates.points.span
    var next = [Int](repeating: 0, count: problem.columns.count + 1)
    for index in columns.indices { next[Int(columns[index]) + 1] += 1 }
    for column in problem.columns.indices { next[column + 1] += next[column] }
    offsets = next
    var rows = [Int32](repeating: 0, count: columns.count)
    var points = rows
    for row in problem.rows.indices {
      for index in problem.candidateRange(ofRow: row) {
        let column = Int(columns[index])
        rows[next[column]] = Int32(row)
        points[next[column]] = pointsOf[index]
        next[column] += 1
      }
    }
    self.rows = rows
    self.points = points
  }

  /// Where the candidates of a column lie.
  func range(ofColumn column: Int) -> Range<Int> { offsets[column]..<offsets[column + 1] }
}
