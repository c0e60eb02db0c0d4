extension TransportationProblem {
  /// What each of some closed columns would carry if it alone had no minimum and all else stayed as decided.
  ///
  /// Less than the minimum as a rule, and how near it comes. Where it is as much or more, opening the column gains: the
  /// flows were not the best. 0 where the column would still carry nothing.
  ///
  /// - Parameters:
  ///   - closed: columns with a minimum that carry nothing.
  ///   - isOpen: whether each column carries anything, by column.
  ///   - tieBreaks: those of the flows.
  /// - Throws: what is wrong with the minimums, or that the problem is too large for them.
  /// - Complexity: two solves, and a change of a solved problem for each column.
  public func usesWithoutMinimum(
    of closed: [Int], where isOpen: [Bool], minimums: [ColumnMinimum], tieBreaks: [TieBreak] = []
  ) async throws(CohortError) -> [Int] {
    let least = try leastByColumn(minimums)
    let relaxed = relaxed(byLeast: least)
    let force = try await force(above: relaxed.solve().objective, least, relaxed)
    let decided = await SolvedProblem(
      try decided(isOpen, least, force: force), tieBreaks: tieBreaks)
    var uses: [Int] = []
    for column in closed {
      var reopened = decided
      do throws(ProblemError) {
        try await reopened.change([.column(column, pieces: columns[column].pieces)])
      } catch {
        throw .problem(error)
      }
      uses.append(reopened.solution.columnUnits[column])
    }
    return uses
  }
}
