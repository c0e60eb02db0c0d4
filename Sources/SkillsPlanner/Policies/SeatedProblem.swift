import NetworkFlow

/// A problem of which a network does not hold all limits, with those in the network that hold anything back.
///
/// Of limits that cross, one that no plan would break needs no seat: a network without it finds the best plan, which
/// keeps it. So the funded starts are seated first, and only limits that the best plan breaks come before them, until
/// it breaks none, or until those cross too.
struct SeatedProblem: Sendable {
  let problem: PlanningProblem
  /// The best plan, where what stands beside the network is kept by it anyway; it is the one plan of all that tie.
  let plan: LimitedPlan?

  /// As it is.
  init(_ problem: PlanningProblem) { (self.problem, plan) = (problem, nil) }

  /// Minimum cohorts are not looked at.
  ///
  /// - Throws: `conflict` where limits in the network cannot hold together.
  /// - Complexity: as many solves as limits at most; two or three as a rule.
  init(seating problem: PlanningProblem, _ progress: Progress) async throws(PlanningFailure) {
    var first: Set<Int> = []
    while true {
      let seated = try problem.seating(first: first)
      let placement = seated.network.placement
      let cross =
        first.contains { placement.seats[$0] == .beside }
        || placement.levelsBeside.contains { placement.boundsOfLevels[$0].most != nil }
      guard !cross else {
        (self.problem, plan) = (seated, nil)
        return
      }
      let (network, solved) = try await seated.solvedReachingFloors(progress)
      let decisions = network.decisions(of: solved.solution)
      let broken = placement.limitsBeside.filter {
        seated.limits[$0].use(by: decisions) > seated.limits[$0].most
      }
      guard !broken.isEmpty else {
        self.problem = seated
        plan = LimitedPlan(
          seated, network, Conditions([], seated.limits, network), solved.solution,
          LimitedPlan.Proof(problem: solved.problem, solution: solved.solution),
          bound: network.points(of: solved.solution))
        return
      }
      first.formUnion(broken)
    }
  }
}
