/// Candidates as a text names them: eight bytes each while those of a row stand together.
struct ReadCandidates {
  /// By node, until `sorted` puts indices in their place.
  private(set) var columns: [Int32] = []
  private(set) var points: [Int32] = []
  /// The row of each run of candidates, and where the run starts.
  private var runRows: [Int32] = []
  private var runStarts: [Int] = []

  init(expected: Int) {
    columns.reserveCapacity(expected)
    points.reserveCapacity(expected)
  }

  mutating func add(row: Int32, column: Int32, points: Int32) {
    if runRows.last != row {
      runRows.append(row)
      runStarts.append(columns.count)
    }
    columns.append(column)
    self.points.append(points)
  }

  /// The candidates by row, then by column; those of one column in one row stay beside each other.
  ///
  /// - Parameter indexOf: The index of each column, by node; ascending with it.
  consuming func sorted(rows: Int, indexOf: [Int32]) -> TransportationProblem.Candidates {
    for place in columns.indices { columns[place] = indexOf[Int(columns[place])] }
    var offsets = [Int](repeating: 0, count: rows + 1)
    for (run, row) in runRows.enumerated() { offsets[Int(row) + 1] += range(ofRun: run).count }
    for row in 0..<rows { offsets[row + 1] += offsets[row] }
    if !zip(runRows, runRows.dropFirst()).allSatisfy({ $0 < $1 }) { gather(offsets) }
    for row in 0..<rows { sort(offsets[row]..<offsets[row + 1]) }
    return .init(rowOffsets: offsets, columns: columns, points: points)
  }

  private func range(ofRun run: Int) -> Range<Int> {
    runStarts[run]..<(run + 1 < runStarts.count ? runStarts[run + 1] : columns.count)
  }

  /// Puts the runs of each row together, in the order of rows.
  private mutating func gather(_ offsets: [Int]) {
    var next = offsets
    var gatheredColumns = [Int32](repeating: 0, count: columns.count)
    var gatheredPoints = gatheredColumns
    for (run, row) in runRows.enumerated() {
      for place in range(ofRun: run) {
        gatheredColumns[next[Int(row)]] = columns[place]
        gatheredPoints[next[Int(row)]] = points[place]
        next[Int(row)] += 1
      }
    }
    columns = gatheredColumns
    points = gatheredPoints
  }

  private mutating func sort(_ range: Range<Int>) {
    guard range.dropFirst().contains(where: { columns[$0 - 1] > columns[$0] }) else { return }
    let sorted = range.map { (columns[$0], points[$0]) }.sorted { $0.0 < $1.0 }
    for (place, candidate) in zip(range, sorted) {
      (columns[place], points[place]) = candidate
    }
  }
}
