/// What is wrong with a solution under side conditions; the first thing found.
public enum SideConditionFailure: Error, Sendable, Hashable {
  /// A condition does not fit the problem.
  case condition(SideConditionError)
  /// There is not one multiplier, 0 or more, for each condition, or one is too large.
  case multipliers
  /// The flow is none of the problem, or its values do not bound what flows earn after charges.
  case solution(CertificateFailure)
  /// The flow breaks a condition.
  case broken(condition: Int, use: Int)
  /// The flow comes to something else than is said.
  case usesDiffer
  /// Values and multipliers prove another bound.
  case boundDiffers(claimed: Int, proven: Int)
}

extension TransportationProblem {
  /// Checks that a flow keeps every limit and every condition, and that its values and multipliers prove the bound.
  ///
  /// Reads the problem and what it is given alone, and searches for nothing. Without a flow there is nothing that
  /// could be checked but the multipliers.
  ///
  /// - Throws: the first thing wrong.
  /// - Complexity: O(rows + columns + groups + candidates), times the conditions that name candidates.
  public func verify(
    _ conditioned: ConditionedSolution, under conditions: [SideCondition]
  ) throws(SideConditionFailure) {
    let coefficients: Coefficients
    do { coefficients = try Coefficients(conditions, of: self) } catch { throw .condition(error) }
    guard let charges = Charges(conditioned.multipliers, coefficients, of: self),
      let charged = try? charged(charges)
    else { throw .multipliers }
    guard let solution = conditioned.solution else { return }
    let most = try boundAfterCharges(solution, charges, charged)
    let (proven, isTooMuch) = most.addingReportingOverflow(charges.allowance)
    guard !isTooMuch else { throw .solution(.overflow) }
    guard proven == conditioned.bound else {
      throw .boundDiffers(claimed: conditioned.bound, proven: proven)
    }
    let uses = coefficients.uses(of: solution.flows)
    for (place, use) in uses.enumerated() where use > coefficients.lines[place].atMost {
      throw .broken(condition: place, use: use)
    }
    guard uses == conditioned.uses else { throw .usesDiffer }
  }

  /// What no flow earns more than after charges, by the values; the flow, which is checked too, need not reach it.
  private func boundAfterCharges(
    _ solution: TransportationSolution, _ charges: Charges, _ charged: TransportationProblem
  ) throws(SideConditionFailure) -> Int {
    var paid = 0
    for flow in solution.flows {
      guard rows.indices.contains(flow.row), columns.indices.contains(flow.column) else {
        throw .solution(.notACandidate(row: flow.row, column: flow.column))
      }
      let (each, isTooLarge) = flow.units.multipliedReportingOverflow(
        by: charges.ofUnit(row: flow.row, column: flow.column))
      let (sum, isTooMuch) = paid.addingReportingOverflow(each)
      guard !isTooLarge, !isTooMuch else { throw .solution(.overflow) }
      paid = sum
    }
    let (objective, isTooMuch) = solution.objective.subtractingReportingOverflow(paid)
    guard !isTooMuch else { throw .solution(.overflow) }
    do {
      try charged.verify(solution.claiming(objective))
      return objective
    } catch {
      guard case .notProven(_, let bound) = error else { throw .solution(error) }
      return bound
    }
  }
}
