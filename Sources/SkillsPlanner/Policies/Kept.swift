import NetworkFlow

/// The best flow that was found under what stands beside the network, and those of the limits that it took.
struct Kept: Sendable {
  let conditions: Conditions
  let found: ConditionedSolution

  /// Of many limits most hold anyway: only those that a plan breaks become conditions, until it breaks none.
  ///
  /// - Parameters:
  ///   - transportation: the network of the problem, or one with other pieces.
  ///   - first: conditions to begin with, and multipliers from which to search; those of what is no limit are among
  ///     them in any case.
  ///   - isQuick: whether a plan is known that will do.
  /// - Throws: `notFound` where more limits count than can be kept by price.
  init(
    _ transportation: TransportationProblem, _ problem: PlanningProblem,
    from first: (conditions: Conditions, multipliers: [Int])? = nil, isQuick: Bool = false
  ) async throws(PlanningFailure) {
    let (network, limits) = (problem.network, problem.limits)
    let all = Conditions(limits, network).items
    var items = first?.conditions.items ?? all.filter { !$0.isLimit }
    var multipliers = first?.multipliers ?? []
    while true {
      let conditions = Conditions(items, limits, network)
      let found: ConditionedSolution
      do throws(SideConditionError) {
        found = try await transportation.solve(
          tieBreaks: problem.tieBreaks(salt: 0, of: network), under: conditions.all,
          from: multipliers, isQuick: isQuick)
      } catch {
        throw PlanningFailure.tooLarge("\(error)")
      }
      // Where no flow keeps these, none keeps more.
      let decisions = found.solution.map { network.decisions(of: $0) }
      let broken = all.filter { item in
        guard let decisions, case .limit(let limit) = item, !items.contains(item) else {
          return false
        }
        return limits[limit].use(by: decisions) > limits[limit].most
      }
      guard !broken.isEmpty else {
        (self.conditions, self.found) = (conditions, found)
        return
      }
      guard items.count + broken.count <= TransportationProblem.mostSideConditions else {
        throw PlanningFailure.notFound
      }
      items += broken
      multipliers = found.multipliers + broken.map { _ in 0 }
    }
  }
}
