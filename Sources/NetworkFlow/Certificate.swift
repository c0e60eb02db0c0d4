/// What is wrong with a solution, by index; the first thing found.
public enum CertificateFailure: Error, Sendable, Hashable {
  /// An array of the solution has not one entry for each row, column, group or piece.
  case shape
  /// The flows are not in ascending order of row and column, or a candidate is there twice.
  case flowsNotAscending(row: Int, column: Int)
  /// A flow is not of a candidate of the problem.
  case notACandidate(row: Int, column: Int)
  /// A flow carries less than one unit.
  case noUnits(row: Int, column: Int)
  /// A piece of a row carries less than nothing or more than fits.
  case rowPieceOutOfBounds(row: Int, piece: Int)
  /// A piece of a column carries less than nothing or more than fits.
  case columnPieceOutOfBounds(column: Int, piece: Int)
  /// What enters a row is not what leaves it.
  case rowNotConserved(row: Int)
  /// What enters a column is not what leaves it.
  case columnNotConserved(column: Int)
  /// What a group is said to carry is not what is inside it.
  case groupNotConserved(group: Int)
  /// A group carries more than its cap.
  case groupOverCap(group: Int)
  /// The same of row groups.
  case rowGroupNotConserved(group: Int)
  case rowGroupOverCap(group: Int)
  /// A candidate has more points than the values of its row and column add up to.
  case valuesTooLow(row: Int, column: Int)
  /// A group without a cap is valued more than what is around it.
  case valueWithoutCap(group: Int)
  /// A row group without a cap is valued more than what is around it.
  case rowGroupValueWithoutCap(group: Int)
  /// The flows do not earn the objective.
  case objectiveDiffers(claimed: Int, earned: Int)
  /// The values allow for more than the objective: it is not proven.
  case notProven(objective: Int, bound: Int)
  /// The numbers are too large to be added up.
  case overflow
}

extension TransportationProblem {
  /// Checks that a solution keeps every limit and that its values prove it the best.
  ///
  /// Reads the problem and the solution alone, looks at every candidate and knows nothing of how the
  /// solution was found. It does not check `isUnique`.
  ///
  /// - Throws: the first thing wrong.
  /// - Complexity: O(rows + columns + groups + candidates).
  public func verify(_ solution: TransportationSolution) throws(CertificateFailure) {
    try verifyShape(solution)
    let units = try verifyFlows(solution) { self.pointsIfCandidate($0) }
    try verify(solution, units) { () throws(CertificateFailure) in
      for row in rows.indices { try verifyCandidates(ofRow: row, solution) }
    }
  }

  /// What the flows of a solution come to.
  struct Units {
    /// Of each row and each column.
    var rows: [Int]
    var columns: [Int]
    var points = 0
  }

  /// Checks all but the flows themselves and that no candidate has more points than its ends are worth.
  func verify(
    _ solution: TransportationSolution, _ units: Units,
    verifyCandidates: () throws(CertificateFailure) -> Void
  ) throws(CertificateFailure) {
    var pieces = try verifyPieces(solution, units)
    try verifyGroups(solution, columnUnits: units.columns, to: &pieces)
    try verifyRowGroups(solution, rowUnits: units.rows, to: &pieces)
    try verifySizes(solution)
    try verifyCandidates()
    let earned = try sum(units.points, pieces.earned)
    guard earned == solution.objective else {
      throw .objectiveDiffers(claimed: solution.objective, earned: earned)
    }
    guard pieces.bound == earned else {
      throw .notProven(objective: earned, bound: pieces.bound)
    }
  }

  func verifyShape(_ solution: TransportationSolution) throws(CertificateFailure) {
    guard solution.rowPieces.count == rows.count, solution.columnPieces.count == columns.count,
      solution.groupFlows.count == groups.count, solution.rowValues.count == rows.count,
      solution.columnValues.count == columns.count, solution.groupValues.count == groups.count,
      solution.rowGroupFlows.count == rowGroups.count,
      solution.rowGroupValues.count == rowGroups.count
    else { throw .shape }
  }

  @inline(__always)
  func verifyFlows(
    _ solution: TransportationSolution,
    points: (_ flow: TransportationSolution.Flow) -> Int?
  ) throws(CertificateFailure) -> Units {
    var totals = Units(
      rows: [Int](repeating: 0, count: rows.count),
      columns: [Int](repeating: 0, count: columns.count))
    var before: TransportationSolution.Flow?
    for flow in solution.flows {
      if let before, (before.row, before.column) >= (flow.row, flow.column) {
        throw .flowsNotAscending(row: flow.row, column: flow.column)
      }
      guard let points = points(flow) else {
        throw .notACandidate(row: flow.row, column: flow.column)
      }
      guard flow.units > 0 else { throw .noUnits(row: flow.row, column: flow.column) }
      totals.rows[flow.row] = try sum(totals.rows[flow.row], flow.units)
      totals.columns[flow.column] = try sum(totals.columns[flow.column], flow.units)
      totals.points = try sum(totals.points, product(flow.units, points))
      before = flow
    }
    return totals
  }

  /// What all pieces earn, and what their values allow for.
  private struct PieceSums {
    var earned = 0
    var bound = 0
  }

  private func verifyPieces(_ solution: TransportationSolution, _ units: Units)
    throws(CertificateFailure) -> PieceSums
  {
    var sums = PieceSums()
    for row in rows.indices {
      guard solution.rowPieces[row].count == rows[row].count else { throw .shape }
      let value = try difference(
        solution.rowValues[row], valueAround(row: group(ofRow: row), solution))
      var total = 0
      for piece in rows[row].indices {
        let carried = solution.rowPieces[row][piece]
        guard carried >= 0, carried <= rows[row][piece].capacity else {
          throw .rowPieceOutOfBounds(row: row, piece: piece)
        }
        total = try sum(total, carried)
        try add(rows[row][piece], carried, value, to: &sums)
      }
      guard total == units.rows[row] else { throw .rowNotConserved(row: row) }
    }
    for column in columns.indices {
      let pieces = columns[column].pieces
      guard solution.columnPieces[column].count == pieces.count else { throw .shape }
      let value = try difference(
        solution.columnValues[column], valueAround(columns[column].group, solution))
      var total = 0
      for piece in pieces.indices {
        let carried = solution.columnPieces[column][piece]
        guard carried >= 0, carried <= pieces[piece].capacity else {
          throw .columnPieceOutOfBounds(column: column, piece: piece)
        }
        total = try sum(total, carried)
        try add(pieces[piece], carried, value, to: &sums)
      }
      guard total == units.columns[column] else { throw .columnNotConserved(column: column) }
    }
    return sums
  }

  @inline(__always)
  private func add(_ piece: Piece, _ carried: Int, _ value: Int, to sums: inout PieceSums)
    throws(CertificateFailure)
  {
    sums.earned = try sum(sums.earned, product(piece.bonus, carried))
    sums.bound = try sum(sums.bound, product(piece.capacity, max(0, sum(piece.bonus, value))))
  }

  private func verifyGroups(
    _ solution: TransportationSolution, columnUnits: [Int], to sums: inout PieceSums
  ) throws(CertificateFailure) {
    var inside = [Int](repeating: 0, count: groups.count)
    for (index, column) in columns.enumerated() {
      if let group = column.group { inside[group] = try sum(inside[group], columnUnits[index]) }
    }
    for (index, group) in groups.enumerated() {
      if let parent = group.parent {
        inside[parent] = try sum(inside[parent], solution.groupFlows[index])
      }
    }
    for (index, group) in groups.enumerated() {
      guard solution.groupFlows[index] == inside[index] else {
        throw .groupNotConserved(group: index)
      }
      let value = try difference(solution.groupValues[index], valueAround(group.parent, solution))
      guard let pieces = group.pieces else {
        guard value <= 0 else { throw .valueWithoutCap(group: index) }
        continue
      }
      guard try add(pieces, inside[index], value, to: &sums) else {
        throw .groupOverCap(group: index)
      }
    }
  }

  private func verifyRowGroups(
    _ solution: TransportationSolution, rowUnits: [Int], to sums: inout PieceSums
  ) throws(CertificateFailure) {
    guard !rowGroups.isEmpty else { return }
    var inside = [Int](repeating: 0, count: rowGroups.count)
    for row in rows.indices {
      if let group = group(ofRow: row) { inside[group] = try sum(inside[group], rowUnits[row]) }
    }
    for (index, group) in rowGroups.enumerated() {
      if let parent = group.parent {
        inside[parent] = try sum(inside[parent], solution.rowGroupFlows[index])
      }
    }
    for (index, group) in rowGroups.enumerated() {
      guard solution.rowGroupFlows[index] == inside[index] else {
        throw .rowGroupNotConserved(group: index)
      }
      let value = try difference(
        solution.rowGroupValues[index], valueAround(row: group.parent, solution))
      guard let pieces = group.pieces else {
        guard value <= 0 else { throw .rowGroupValueWithoutCap(group: index) }
        continue
      }
      guard try add(pieces, inside[index], value, to: &sums) else {
        throw .rowGroupOverCap(group: index)
      }
    }
  }

  /// Fills a group's pieces in their order; tells whether all units fit.
  private func add(
    _ pieces: [Piece], _ units: Int, _ value: Int, to sums: inout PieceSums
  ) throws(CertificateFailure) -> Bool {
    var left = units
    for piece in pieces {
      let carried = min(left, piece.capacity)
      try add(piece, carried, value, to: &sums)
      left -= carried
    }
    return left == 0
  }

  /// Whether values are so small that no sum of two and points can overflow.
  private func verifySizes(_ solution: TransportationSolution) throws(CertificateFailure) {
    let limit = UInt(Self.totalLimit >> 1)
    guard solution.rowValues.allSatisfy({ $0.magnitude < limit }),
      solution.columnValues.allSatisfy({ $0.magnitude < limit })
    else { throw .overflow }
  }

  func verifyCandidates(ofRow row: Int, _ solution: TransportationSolution)
    throws(CertificateFailure)
  {
    let range = candidateRange(ofRow: row)
    let columns = candidates.columns.span.extracting(range)
    let points = candidates.points.span.extracting(range)
    let values = solution.columnValues.span
    let value = solution.rowValues[row]
    var lacking = 0
    for index in columns.indices {
      lacking = max(lacking, Int(points[index]) &- values[Int(columns[index])] &- value)
    }
    guard lacking > 0 else { return }
    let index = columns.indices.first {
      Int(points[$0]) > value + values[Int(columns[$0])]
    }
    throw .valuesTooLow(row: row, column: index.map { Int(columns[$0]) } ?? 0)
  }

  private func valueAround(_ group: Int?, _ solution: TransportationSolution) -> Int {
    group.map { solution.groupValues[$0] } ?? 0
  }

  private func valueAround(row group: Int?, _ solution: TransportationSolution) -> Int {
    group.map { solution.rowGroupValues[$0] } ?? 0
  }

  func pointsIfCandidate(_ flow: TransportationSolution.Flow) -> Int? {
    guard rows.indices.contains(flow.row), columns.indices.contains(flow.column) else { return nil }
    var low = candidates.rowOffsets[flow.row]
    var high = candidates.rowOffsets[flow.row + 1]
    while low < high {
      let middle = (low + high) / 2
      if candidates.columns[middle] < flow.column { low = middle + 1 } else { high = middle }
    }
    guard low < candidates.rowOffsets[flow.row + 1], candidates.columns[low] == flow.column else {
      return nil
    }
    return Int(candidates.points[low])
  }

  private func sum(_ left: Int, _ right: Int) throws(CertificateFailure) -> Int {
    let (result, overflow) = left.addingReportingOverflow(right)
    guard !overflow else { throw .overflow }
    return result
  }

  private func difference(_ left: Int, _ right: Int) throws(CertificateFailure) -> Int {
    let (result, overflow) = left.subtractingReportingOverflow(right)
    guard !overflow else { throw .overflow }
    return result
  }

  private func product(_ left: Int, _ right: Int) throws(CertificateFailure) -> Int {
    let (result, overflow) = left.multipliedReportingOverflow(by: right)
    guard !overflow else { throw .overflow }
    return result
  }
}
