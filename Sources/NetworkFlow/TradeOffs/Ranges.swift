/// The fewest and the most units of measures in any flow that earns nearly as much as the best.
public struct Ranges: Sendable {
  private let solved: SolvedProblem
  private let nesting: Nesting
  private let exchanges: Exchanges
  private let loss: Int

  /// Solves a problem and proves its optimum.
  ///
  /// - Parameter loss: how much less than the best a flow may earn, 0 or more.
  /// - Throws: `CertificateFailure` when the optimum is not proved.
  public init(_ problem: TransportationProblem, losing loss: Int) async throws(CertificateFailure) {
    solved = await SolvedProblem(problem, largestChange: loss + 1)
    try solved.problem.verify(solved.solution)
    nesting = Nesting(problem)
    exchanges = Exchanges(solved.problem, solved.solution)
    self.loss = loss
  }

  /// The end of a measure's range, proved.
  ///
  /// A flow that has all its units taken out, or as many put in as there can be, and earns enough is proof at once;
  /// all else is searched for.
  ///
  /// - Throws: `TradeOffFailure`.
  public func extreme(
    of measure: Measure, _ end: End
  ) async throws(TradeOffFailure) -> Extreme {
    let least = solved.solution.objective - loss
    switch end {
    case .fewest where exchanges.earnedWithout(measure) >= least:
      return Extreme(units: 0, bound: 0, solves: 0)
    case .most:
      if case .columns(let columns) = measure, let filled = exchanges.filled(columns),
        filled.earned >= least
      {
        return Extreme(units: filled.units, bound: filled.units, solves: 0)
      }
    case .fewest: break
    }
    return try await TradeOff(solved, measure).extreme(
      end, losing: loss, isNetwork: nesting.isNetwork(measure))
  }
}
