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
  /// A candidate has more points than the values of its row and column add up to.
  case valuesTooLow(row: Int, column: Int)
  /// A group without a cap is valued more than what is around it.
  case valueWithoutCap(group: Int)
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
    let flow = try verifyFlows(solution, points: pointsIfCandidate)
    try verify(solution, flow) { _ in true }
  }

  /// What the flows of a solution come to.
  private struct Totals {
    /// The units of each row and each column.
    var rows: [Int]
    var columns: [Int]
    var points = 0
  }

  /// Checks all but the flows themselves, the candidates in some rows alone.
  private func verify(
    _ solution: TransportationSolution, _ flow: Totals,
    inRows isChecked: (_ row: Int) -> Bool
  ) throws(CertificateFailure) {
    try verifyPieces(solution, flow.rows, flow.columns)
    try verifyGroups(solution, columnUnits: flow.columns)
    try verifyValues(solution, inRows: isChecked)
    let earned = try sum(flow.points, bonuses(solution))
    guard earned == solution.objective else {
      throw .objectiveDiffers(claimed: solution.objective, earned: earned)
    }
    let bound = try bound(solution)
    guard bound == earned else { throw .notProven(objective: earned, bound: bound) }
  }

  /// Checks a solution as `verify(_:)` does where one of nearly the same problem was checked before.
  ///
  /// Of the candidates, those are looked at again whose row or column is valued less than before: all others
  /// have only become worth less beside them. A flow that was there before has the points that its row and
  /// column were worth, since what was proven carries units on such candidates alone.
  ///
  /// - Parameters:
  ///   - solution: of this problem.
  ///   - before: a solution that `verify(_:)` accepted for a problem with the same candidates and points.
  /// - Throws: the first thing wrong.
  /// - Complexity: O(rows + columns + groups), and a look at the column of each candidate where any column
  ///   is valued less.
  public func verify(
    _ solution: TransportationSolution, after before: TransportationSolution
  ) throws(CertificateFailure) {
    try verifyShape(solution)
    guard before.rowValues.count == rows.count, before.columnValues.count == columns.count else {
      throw .shape
    }
    let isCheaper = zip(solution.columnValues, before.columnValues).map { $0 < $1 }
    let cheapest = isCheaper.contains(true)
    let isChanged = rows.indices.map { row in
      if solution.rowValues[row] < before.rowValues[row] { return true }
      guard cheapest else { return false }
      let columns = candidates.columns.span.extracting(candidateRange(ofRow: row))
      var touches = false
      for index in columns.indices where isCheaper[Int(columns[index])] { touches = true }
      return touches
    }
    var known = before.flows[...]
    let flow = try verifyFlows(solution) { flow in
      while let first = known.first, (first.row, first.column) < (flow.row, flow.column) {
        known.removeFirst()
      }
      guard let first = known.first, (first.row, first.column) == (flow.row, flow.column) else {
        return self.pointsIfCandidate(flow)
      }
      return before.rowValues[flow.row] + before.columnValues[flow.column]
    }
    try verify(solution, flow) { isChanged[$0] }
  }

  private func verifyShape(_ solution: TransportationSolution) throws(CertificateFailure) {
    guard solution.rowPieces.count == rows.count, solution.columnPieces.count == columns.count,
      rows.indices.allSatisfy({ solution.rowPieces[$0].count == rows[$0].count }),
      columns.indices.allSatisfy({ solution.columnPieces[$0].count == columns[$0].pieces.count }),
      solution.groupFlows.count == groups.count, solution.rowValues.count == rows.count,
      solution.columnValues.count == columns.count, solution.groupValues.count == groups.count
    else { throw .shape }
  }

  private func verifyFlows(
    _ solution: TransportationSolution,
    points: (_ flow: TransportationSolution.Flow) -> Int?
  ) throws(CertificateFailure) -> Totals {
    var totals = Totals(
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

  private func verifyPieces(
    _ solution: TransportationSolution, _ rowUnits: [Int], _ columnUnits: [Int]
  ) throws(CertificateFailure) {
    for (row, pieces) in rows.enumerated() {
      var total = 0
      for (index, piece) in pieces.enumerated() {
        let carried = solution.rowPieces[row][index]
        guard carried >= 0, carried <= piece.capacity else {
          throw .rowPieceOutOfBounds(row: row, piece: index)
        }
        total = try sum(total, carried)
      }
      guard total == rowUnits[row] else { throw .rowNotConserved(row: row) }
    }
    for (index, column) in columns.enumerated() {
      var total = 0
      for (place, piece) in column.pieces.enumerated() {
        let carried = solution.columnPieces[index][place]
        guard carried >= 0, carried <= piece.capacity else {
          throw .columnPieceOutOfBounds(column: index, piece: place)
        }
        total = try sum(total, carried)
      }
      guard total == columnUnits[index] else { throw .columnNotConserved(column: index) }
    }
  }

  private func verifyGroups(
    _ solution: TransportationSolution, columnUnits: [Int]
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
      if let capacity = group.capacity, inside[index] > capacity {
        throw .groupOverCap(group: index)
      }
    }
  }

  private func verifyValues(
    _ solution: TransportationSolution, inRows isChecked: (_ row: Int) -> Bool
  ) throws(CertificateFailure) {
    // So small that no sum below can overflow.
    let limit = UInt(Self.totalLimit >> 1)
    guard solution.rowValues.allSatisfy({ $0.magnitude < limit }),
      solution.columnValues.allSatisfy({ $0.magnitude < limit })
    else { throw .overflow }
    let values = solution.columnValues.span
    for row in rows.indices where isChecked(row) {
      let range = candidateRange(ofRow: row)
      let columns = candidates.columns.span.extracting(range)
      let points = candidates.points.span.extracting(range)
      let value = solution.rowValues[row]
      var lacking = 0
      for index in columns.indices {
        lacking = max(lacking, Int(points[index]) &- values[Int(columns[index])] &- value)
      }
      guard lacking > 0 else { continue }
      let index = columns.indices.first {
        Int(points[$0]) > value + values[Int(columns[$0])]
      }
      throw .valuesTooLow(row: row, column: index.map { Int(columns[$0]) } ?? 0)
    }
    for (index, group) in groups.enumerated() where group.capacity == nil {
      guard solution.groupValues[index] <= valueAround(group.parent, solution) else {
        throw .valueWithoutCap(group: index)
      }
    }
  }

  // MARK: The two sides

  private func bonuses(_ solution: TransportationSolution) throws(CertificateFailure) -> Int {
    var total = 0
    for (pieces, carried) in zip(rows, solution.rowPieces) {
      for (piece, units) in zip(pieces, carried) {
        total = try sum(total, product(piece.bonus, units))
      }
    }
    for (column, carried) in zip(columns, solution.columnPieces) {
      for (piece, units) in zip(column.pieces, carried) {
        total = try sum(total, product(piece.bonus, units))
      }
    }
    return total
  }

  private func bound(_ solution: TransportationSolution) throws(CertificateFailure) -> Int {
    var total = 0
    for (row, pieces) in rows.enumerated() {
      for piece in pieces {
        let value = try sum(piece.bonus, solution.rowValues[row])
        total = try sum(total, product(piece.capacity, max(0, value)))
      }
    }
    for (index, column) in columns.enumerated() {
      let value = try difference(solution.columnValues[index], valueAround(column.group, solution))
      for piece in column.pieces {
        total = try sum(total, product(piece.capacity, max(0, sum(piece.bonus, value))))
      }
    }
    for (index, group) in groups.enumerated() {
      guard let capacity = group.capacity else { continue }
      let value = try difference(solution.groupValues[index], valueAround(group.parent, solution))
      total = try sum(total, product(capacity, max(0, value)))
    }
    return total
  }

  private func valueAround(_ group: Int?, _ solution: TransportationSolution) -> Int {
    group.map { solution.groupValues[$0] } ?? 0
  }

  private func pointsIfCandidate(_ flow: TransportationSolution.Flow) -> Int? {
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
