import NetworkFlow

/// What a search tells of whether any plan keeps all that is set.
enum Feasibility: Sendable {
  /// A plan that keeps everything, whatever its points.
  case feasible([Answer.Decision])
  /// It is proved that none does.
  case infeasible
  case unknown
}

extension PlanningProblem {
  /// Larger problems are not searched: each question takes many nodes.
  private static let mostCandidatesSearched = 20_000
  /// What a unit of a floor counts: so much that prices in whole points are fine enough.
  private static let each = TransportationProblem.mostPoints

  /// Looks for a plan that keeps all limits and minimum cohorts, where no points count: prices then tell nothing but what
  /// is asked too much of.
  ///
  /// - Complexity: at most 200 nodes of a search; nothing, and unknown, for a problem of more than 20,000 candidates.
  func feasibility() async throws(PlanningFailure) -> Feasibility {
    guard candidates <= Self.mostCandidatesSearched else { return .unknown }
    let network = try await CountedNetwork(self, each: Self.each).network
    let conditions = Conditions(limits, network).all
    let least = network.placement.floors.reduce(0) { $0 + Self.each * $1.least }
    let tree: ConditionedTree
    do throws(ConditionedTreeError) {
      tree = try await network.problem.solve(
        minimums: columnMinimums, under: conditions, from: conditions.map { _ in 0 }, gap: 0,
        nodes: 200)
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
    if let flows = tree.flows, let found = tree.objective, found >= least {
      return .feasible(network.decisions(of: flows))
    }
    return tree.isImpossible || tree.bound < least ? .infeasible : .unknown
  }
}
