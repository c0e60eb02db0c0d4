import NetworkFlow

/// A problem of which a network does not hold all limits, with those in the network that hold anything back.
///
/// Of limits that cross, one that no plan would break needs no seat: a network without it finds the best plan, which
/// keeps it. So the funded starts are seated first, and only limits that the best plan breaks come before them, until
/// it breaks none, or until those cross too. A minimum cohort that the best plan keeps anyway holds nothing back either.
struct SeatedProblem: Sendable {
  let problem: PlanningProblem
  /// The best plan, where what stands beside the network is kept by it anyway; it is the one plan of all that tie.
  let plan: LimitedPlan?

  /// - Throws: `conflict` where limits in the network cannot hold together.
  /// - Complexity: as many solves as limits at most; two or three as a rule.
  init(seating problem: PlanningProblem, _ progress: Progress) async throws(PlanningFailure) {
    let open = try problem.withoutMinimums
    var first: Set<Int> = []
    while true {
      let seated = try open.seating(first: first)
      let placement = seated.network.placement
      let cross =
        first.contains { placement.seats[$0] == .beside }
        || placement.levelsBeside.contains { placement.boundsOfLevels[$0].most != nil }
      guard !cross else { break }
      let (network, solved) = try await seated.solvedReachingFloors(progress)
      let decisions = network.decisions(of: solved.solution)
      let broken = placement.limitsBeside.filter {
        seated.limits[$0].use(by: decisions) > seated.limits[$0].most
      }
      guard !broken.isEmpty else {
        guard problem.keepsMinimums(decisions) else { break }
        self.problem = seated
        plan = LimitedPlan(
          seated, network, Conditions([], seated.limits, network), solved.solution,
          LimitedPlan.Proof(problem: solved.problem, solution: solved.solution),
          bound: network.points(of: solved.solution))
        return
      }
      first.formUnion(broken)
    }
    (self.problem, plan) = (try problem.seating(first: first), nil)
  }
}

extension PlanningProblem {
  /// The same where any number of learners is enough for a course.
  fileprivate var withoutMinimums: PlanningProblem {
    get throws(PlanningFailure) {
      guard !columnMinimums.isEmpty else { return self }
      var open = try with(limits: limits, minimums: minimums.map { _ in 0 })
      open.cohorts = cohorts
      return open
    }
  }

  /// Whether no course runs with fewer learners than it needs.
  fileprivate func keepsMinimums(_ decisions: [Answer.Decision]) -> Bool {
    var used = [Int](repeating: 0, count: minimums.count)
    for decision in decisions { used[decision.course] += decision.places }
    return used.indices.allSatisfy { used[$0] == 0 || used[$0] >= minimums[$0] }
  }
}
