/// What is wrong with a solution, by index; the first thing found.
public enum CertificateFailure: Error, Sendable, Hashable {
  /// An array of the solution has not one entry for each row, column or group.
  case shape
  /// The flows are not in ascending order of row and column, or a candidate is there twice.
  case flowsNotAscending(row: Int, column: Int)
  /// A flow is not of a candidate of the problem.
  case notACandidate(row: Int, column: Int)
  /// A flow carries less than one unit.
  case noUnits(row: Int, column: Int)
  /// What a row is said to carry is not what its flows do.
  case rowNotConserved(row: Int)
  /// What a column is said to carry is not what its flows do.
  case columnNotConserved(column: Int)
  /// A row carries more than its pieces hold.
  case rowOverfilled(row: Int)
  /// A column carries more than its pieces hold.
  case columnOverfilled(column: Int)
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

/// What flows and all pieces earn, and what the values of the pieces allow for.
struct CertificateSums {
  fileprivate var earned: Int
  fileprivate var bound = 0
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
    let sums = try verifyPieces(solution, units)
    try verifySizes(solution)
    let cheapest = cheapest(solution)
    for row in rows.indices { try verifyCandidates(ofRow: row, solution, cheapest) }
    try verifyProof(solution, sums)
  }

  /// What the flows of a solution come to.
  struct Units {
    /// Of each row and each column.
    var rows: [Int]
    var columns: [Int]
    var points = 0
  }

  /// Checks what rows, columns and groups carry.
  func verifyPieces(_ solution: TransportationSolution, _ units: Units)
    throws(CertificateFailure) -> CertificateSums
  {
    var sums = CertificateSums(earned: units.points)
    try verifyRows(solution, units, to: &sums)
    try verifyColumns(solution, units, to: &sums)
    try verifyGroups(solution, columnUnits: units.columns, to: &sums)
    try verifyRowGroups(solution, rowUnits: units.rows, to: &sums)
    return sums
  }

  /// Checks that the flows earn the objective, and that the values allow for no more.
  func verifyProof(_ solution: TransportationSolution, _ sums: CertificateSums)
    throws(CertificateFailure)
  {
    guard sums.earned == solution.objective else {
      throw .objectiveDiffers(claimed: solution.objective, earned: sums.earned)
    }
    guard sums.bound == sums.earned else {
      throw .notProven(objective: sums.earned, bound: sums.bound)
    }
  }

  func verifyShape(_ solution: TransportationSolution) throws(CertificateFailure) {
    guard solution.rowUnits.count == rows.count, solution.columnUnits.count == columns.count,
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

  private func verifyRows(
    _ solution: TransportationSolution, _ units: Units, to sums: inout CertificateSums
  ) throws(CertificateFailure) {
    for row in rows.indices {
      guard solution.rowUnits[row] == units.rows[row] else { throw .rowNotConserved(row: row) }
      let value = try difference(
        solution.rowValues[row], valueAround(row: group(ofRow: row), solution))
      guard try add(rows[row], units.rows[row], value, to: &sums) else {
        throw .rowOverfilled(row: row)
      }
    }
  }

  private func verifyColumns(
    _ solution: TransportationSolution, _ units: Units, to sums: inout CertificateSums
  ) throws(CertificateFailure) {
    for column in columns.indices {
      guard solution.columnUnits[column] == units.columns[column] else {
        throw .columnNotConserved(column: column)
      }
      let value = try difference(
        solution.columnValues[column], valueAround(columns[column].group, solution))
      guard try add(columns[column].pieces, units.columns[column], value, to: &sums) else {
        throw .columnOverfilled(column: column)
      }
    }
  }

  private func verifyGroups(
    _ solution: TransportationSolution, columnUnits: [Int], to sums: inout CertificateSums
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
    _ solution: TransportationSolution, rowUnits: [Int], to sums: inout CertificateSums
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

  /// Fills pieces in their order; tells whether all units fit.
  @inline(__always)
  private func add(
    _ pieces: [Piece], _ units: Int, _ value: Int, to sums: inout CertificateSums
  ) throws(CertificateFailure) -> Bool {
    var left = units
    for piece in pieces {
      let carried = min(left, piece.capacity)
      sums.earned = try sum(sums.earned, product(piece.bonus, carried))
      sums.bound = try sum(sums.bound, product(piece.capacity, max(0, sum(piece.bonus, value))))
      left -= carried
    }
    return left == 0
  }

  /// Whether values are so small that no sum of two and points can overflow.
  func verifySizes(_ solution: TransportationSolution) throws(CertificateFailure) {
    let limit = UInt(Self.totalLimit >> 1)
    guard solution.rowValues.allSatisfy({ $0.magnitude < limit }),
      solution.columnValues.allSatisfy({ $0.magnitude < limit })
    else { throw .overflow }
  }

  /// The least value of a column less its shift, for each that `candidates.columns` may name; of values whose sizes were
  /// checked.
  func cheapest(_ solution: TransportationSolution) -> [Int] {
    guard candidates.kinds != nil else { return solution.columnValues }
    return candidates.mostByTarget(solution.columnValues.map { -$0 }).map { -$0 }
  }

  /// - Parameter cheapest: those of the solution.
  func verifyCandidates(
    ofRow row: Int, _ solution: TransportationSolution, _ cheapest: [Int]
  ) throws(CertificateFailure) {
    let range = candidates.entries(ofRow: row)
    let columns = candidates.columns.span.extracting(range)
    let points = candidates.points.span.extracting(range)
    let values = cheapest.span
    let value = solution.rowValues[row]
    var lacking = 0
    for index in columns.indices {
      lacking = max(lacking, Int(points[index]) &- values[Int(columns[index])] &- value)
    }
    guard lacking > 0 else { return }
    let tooLow = candidates.candidates(ofRow: row).first {
      $0.points > value + solution.columnValues[$0.column]
    }
    throw .valuesTooLow(row: row, column: tooLow?.column ?? 0)
  }

  private func valueAround(_ group: Int?, _ solution: TransportationSolution) -> Int {
    group.map { solution.groupValues[$0] } ?? 0
  }

  private func valueAround(row group: Int?, _ solution: TransportationSolution) -> Int {
    group.map { solution.rowGroupValues[$0] } ?? 0
  }

  func pointsIfCandidate(_ flow: TransportationSolution.Flow) -> Int? {
    guard rows.indices.contains(flow.row), columns.indices.contains(flow.column) else { return nil }
    return candidates.points(ofRow: flow.row, column: flow.column)
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
