/// What minimum cohorts cost: what the plan would have more without each.
extension LimitedPlan {
  /// Of so many policies at most it is told what each costs, since each takes a search of its own.
  private static let mostCohortsSearched = 24

  /// By policy; none of one that was not looked at, or without which no plan was found.
  ///
  /// - Parameter withoutAll: what a plan without anything that people set has more.
  /// - Complexity: a plan for each policy, and a search where other minimum cohorts are left; nothing where the values of
  ///   the network alone prove that no plan has more.
  func costsOfCohorts(
    _ withoutAll: Answer.Cost?
  ) async throws(PlanningFailure) -> [Int: Answer.OfCohort] {
    let cohorts = Array(problem.cohorts.prefix(Self.mostCohortsSearched))
    let costs = try await answers(to: cohorts) { cohort throws(PlanningFailure) in
      try await cost(of: cohort, withoutAll)
    }
    return Dictionary(
      uniqueKeysWithValues: zip(cohorts, costs).compactMap { cohort, cost in
        cost.map { (cohort.policy, $0) }
      })
  }

  /// Nil where no plan without it was found.
  private func cost(
    of cohort: Cohort, _ withoutAll: Answer.Cost?
  ) async throws(PlanningFailure) -> Answer.OfCohort? {
    let minimums = problem.cohorts.filter { $0.policy != cohort.policy }
      .leastLearners(ofCourses: problem.minimums.count)
    let isKeptByOthers = zip(minimums, problem.minimums).allSatisfy { max($0, 1) == max($1, 1) }
    guard !isKeptByOthers, valuesBound > points else { return .nothing }
    if let withoutAll, problem.limits.isEmpty, minimums.allSatisfy({ $0 < 2 }) {
      return Answer.OfCohort(cost: withoutAll, isExact: bound == points)
    }
    do throws(PlanningFailure) {
      var asked = try problem.with(limits: problem.limits, minimums: minimums)
      asked.search = asked.search.quick
      let open = try await LimitedPlan(asked, .none, knowing: KnownPlan(self))
      // Each of the two is within its gap of the best, and without a policy no plan is worse.
      let isMore = open.points > points
      return Answer.OfCohort(
        cost: isMore ? more(in: open) : .none,
        isExact: bound == points && open.bound <= max(points, open.points))
    } catch {
      guard case .notFound = error else { throw error }
      return nil
    }
  }

  private func more(in other: LimitedPlan) -> Answer.Cost {
    var learners: [Int: Int] = [:]
    for decision in other.decisions { learners[decision.need, default: 0] += decision.places }
    for decision in decisions { learners[decision.need, default: 0] -= decision.places }
    return Answer.Cost(
      points: other.points - points, learners: other.placed - placed,
      ofNeeds: learners.filter { $0.value != 0 })
  }
}
