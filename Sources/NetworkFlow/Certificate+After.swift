extension TransportationProblem {
  /// Checks a solution as `verify(_:)` does where one of nearly the same problem was checked before.
  ///
  /// Of the candidates, those are looked at again whose row or column is valued less than before: all others
  /// have only become worth less beside them. A flow that was there before has the points that its row and
  /// column were worth, since what was proven carries units on such candidates alone.
  ///
  /// - Parameters:
  ///   - solution: of this problem.
  ///   - before: a solution that `verify(_:)` accepted for a problem with the same candidates and points.
  /// - Throws: a thing that is wrong.
  /// - Complexity: O(rows + columns + groups), and a look at the candidates of rows and columns that are valued
  ///   less; at all candidates where a column is and the problem is not a `SolvedProblem`'s.
  public func verify(
    _ solution: TransportationSolution, after before: TransportationSolution
  ) async throws(CertificateFailure) {
    try verifyShape(solution)
    guard before.rowValues.count == rows.count, before.columnValues.count == columns.count else {
      throw .shape
    }
    try verifySizes(solution)
    async let rowsHold = verifyRowsWorthLess(solution, than: before)
    async let columnsHold = verifyColumnsWorthLess(solution, than: before)
    var known = 0
    let units = try verifyFlows(solution) { flow in
      while known < before.flows.count, before.flows[known].isBefore(flow) { known += 1 }
      guard known < before.flows.count, !flow.isBefore(before.flows[known]) else {
        return self.pointsIfCandidate(flow)
      }
      return before.rowValues[flow.row] + before.columnValues[flow.column]
    }
    let sums = try verifyPieces(solution, units)
    try await rowsHold.get()
    try await columnsHold.get()
    try verifyProof(solution, sums)
  }

  private func verifyRowsWorthLess(
    _ solution: TransportationSolution, than before: TransportationSolution
  ) async -> Result<Void, CertificateFailure> {
    let less = rows.indices.filter { solution.rowValues[$0] < before.rowValues[$0] }
    return await verifyCandidates(ofRows: less, solution)
  }

  private func verifyColumnsWorthLess(
    _ solution: TransportationSolution, than before: TransportationSolution
  ) async -> Result<Void, CertificateFailure> {
    let less = columns.indices.filter { solution.columnValues[$0] < before.columnValues[$0] }
    guard let byColumn else {
      return less.isEmpty
        ? .success(()) : await verifyCandidates(ofRows: Array(rows.indices), solution)
    }
    return await verify(less) { column throws(CertificateFailure) in
      try verifyCandidates(ofColumn: column, byColumn, solution)
    }
  }

  private func verifyCandidates(
    ofRows rows: [Int], _ solution: TransportationSolution
  ) async -> Result<Void, CertificateFailure> {
    let cheapest = cheapest(solution)
    return await verify(rows) { row throws(CertificateFailure) in
      try verifyCandidates(ofRow: row, solution, cheapest)
    }
  }

  /// Threads share what is to be checked; the first that fails is told.
  private func verify(
    _ indices: [Int], _ check: @escaping @Sendable (Int) throws(CertificateFailure) -> Void
  ) async -> Result<Void, CertificateFailure> {
    var all: Result<Void, CertificateFailure> = .success(())
    await indices.map { Int32($0) }.inRuns { run in
      Result { () throws(CertificateFailure) in for index in run { try check(Int(index)) } }
    } take: { found in
      if case .success = all { all = found }
    }
    return all
  }

  private func verifyCandidates(
    ofColumn column: Int, _ byColumn: CandidatesByColumn, _ solution: TransportationSolution
  ) throws(CertificateFailure) {
    let range = byColumn.range(ofColumn: column)
    let rows = byColumn.rows.span.extracting(range)
    let points = byColumn.points.span.extracting(range)
    let values = solution.rowValues.span
    let value = solution.columnValues[column]
    for index in rows.indices where Int(points[index]) > value + values[Int(rows[index])] {
      throw .valuesTooLow(row: Int(rows[index]), column: column)
    }
  }
}

extension TransportationSolution.Flow {
  fileprivate func isBefore(_ other: Self) -> Bool {
    row != other.row ? row < other.row : column < other.column
  }
}
