extension TransportationProblem {
  /// The problem in which each unit pays for side conditions at some multipliers, and what the conditions allow for.
  ///
  /// Whatever no flow of the charged problem earns more than, with the allowance on top no flow that keeps the conditions
  /// earns more than.
  ///
  /// - Throws: what is wrong with a condition, or with multipliers that are too large.
  public func charged(
    for conditions: [SideCondition], at multipliers: [Int]
  ) throws(SideConditionFailure) -> (problem: TransportationProblem, allowance: Int) {
    let coefficients: Coefficients
    do { coefficients = try Coefficients(conditions, of: self) } catch { throw .condition(error) }
    guard let charges = Charges(multipliers, coefficients, of: self),
      let problem = try? charged(charges)
    else { throw .multipliers }
    return (problem, charges.allowance)
  }
}

extension TransportationProblem {
  /// The same problem with other columns, as many as before.
  ///
  /// - Throws: as the initialiser does.
  public func with(columns: [Column]) throws(ProblemError) -> TransportationProblem {
    try TransportationProblem(
      rows: rows, columns: columns, groups: groups, rowGroups: rowGroups,
      groupOfRow: rowGroups.isEmpty ? [] : rows.indices.map(group(ofRow:)), candidates: candidates)
  }

  /// Flows of this problem with what they earn and fill, beside the values of another solution.
  ///
  /// - Parameter flows: of candidates that there are, by row, then by column.
  public func solution(
    flows: [TransportationSolution.Flow], valuesOf values: TransportationSolution
  ) -> TransportationSolution {
    var carried = Carried(self)
    for flow in flows { carried.add(flow, in: self) }
    return values.with(
      flows: flows, objective: carried.earned(in: self), carried, in: self)
  }
}
