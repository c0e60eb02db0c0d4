import NetworkFlow

/// Among the plans within a tolerance of the best, one that keeps most places of an earlier plan.
///
/// Each place that is kept counts a bonus more. The larger the bonus, the more is kept and the fewer points are left, so
/// the largest bonus whose plan is within the tolerance is searched for; the next larger one proves how much no plan
/// within the tolerance keeps more than.
struct StablePlan: Sendable {
  let best: LimitedPlan
  let network: LimitedNetwork
  let solution: TransportationSolution
  /// What no plan within the tolerance keeps more than.
  let mostKept: Int

  var points: Int { network.points(of: solution) }
  var kept: Int { network.keptPlaces(solution) }

  /// - Parameter best: one that a network holds; a brief that asks for both is refused by its checks.
  init(
    _ best: LimitedPlan, keeping earlier: [LimitedNetwork.Kept], tolerance: Share
  ) async throws(PlanningFailure) {
    precondition(best.solved != nil, "an earlier plan is kept to where a network holds all limits")
    let least =
      best.points - Int(Int128(best.points) * Int128(tolerance.millionths) / 1_000_000)
    let search = Search(best: best, kept: earlier)
    // At no bonus the first tie-break keeps what costs nothing.
    var inside = try await search.solve(0)
    var (low, high) = (0, Self.mostBonus)
    var beyond: (network: LimitedNetwork, solution: TransportationSolution)?
    while high - low > 1 {
      let middle = low + (high - low) / 2
      let found = try await search.solve(middle)
      if found.network.points(of: found.solution) >= least {
        (low, inside) = (middle, found)
      } else {
        (high, beyond) = (middle, found)
      }
    }
    self.best = best
    (network, solution) = inside
    let kept = network.keptPlaces(solution)
    guard let beyond else {
      mostKept = kept
      return
    }
    let (more, left) = (
      beyond.network.keptPlaces(beyond.solution), beyond.network.points(of: beyond.solution)
    )
    mostKept = max(kept, (left + high * more - least) / high)
  }

  /// More than what is kept can be worth.
  private static let mostBonus = 4_000_000

  private struct Search {
    let best: LimitedPlan
    let kept: [LimitedNetwork.Kept]

    func solve(
      _ bonus: Int
    ) async throws(PlanningFailure) -> (network: LimitedNetwork, solution: TransportationSolution) {
      let network: LimitedNetwork
      do throws(ProblemError) {
        network = try best.network.with(kept: kept, bonus: bonus)
      } catch {
        throw PlanningFailure.tooLarge("\(error)")
      }
      let keepMost = TieBreak { [network] _, column in network.isKept(column) ? 1 : 0 }
      let solution = await network.problem.solve(
        tieBreaks: [keepMost] + best.problem.tieBreaks(salt: 0, of: network))
      do {
        try network.problem.verify(solution)
      } catch {
        throw PlanningFailure.unproven("\(error)")
      }
      guard network.reachesFloors(solution) else {
        throw PlanningFailure.unproven("floors that can be reached were not")
      }
      return (network, solution)
    }
  }
}
