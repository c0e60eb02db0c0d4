/// How far to search.
struct CohortLimit: Sendable {
  /// The share of the objective by which the bound may exceed it.
  let gap: Double
  /// The most nodes of each part; nil for no limit.
  let nodes: Int?
  let isTimeUp: @Sendable () -> Bool

  /// Whether an objective is near enough to a bound.
  func isReached(_ objective: Int, _ bound: Int) -> Bool {
    bound <= objective || Double(bound - objective) <= gap * Double(objective)
  }

  /// Why to stop after so many nodes; nil to go on.
  func stop(after nodes: Int) -> CohortSolution.End? {
    if let most = self.nodes, nodes >= most { return .nodes }
    return isTimeUp() ? .time : nil
  }
}
