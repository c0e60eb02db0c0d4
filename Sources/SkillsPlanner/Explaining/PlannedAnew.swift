/// A plan made anew that gives a need a place on a course, beside one that gives it none.
package struct PlannedAnew: Sendable {
  /// Points that it has fewer; below 0 where it has more, as may be where neither is proved the best.
  package let fewerPoints: Int
  /// What such a place costs the best plan at least and at most, by what both plans are proved to be.
  package let costs: ClosedRange<Int>
  package let displacement: Displacement

  package enum Outcome: Sendable {
    case plan(PlannedAnew)
    /// No plan that keeps everything has such a place.
    case impossible
    /// None was found, though none is proved impossible.
    case notFound
  }
}

extension Explainer {
  /// The plan with a place for a need on a course, where prices or a search keep it; nil where changes are told from
  /// the plan's own trees, and where an earlier plan is kept.
  ///
  /// - Complexity: as much as planning.
  func plannedAnew(
    need: Int, course: Int
  ) async throws(PlanningFailure) -> PlannedAnew.Outcome? {
    let problem = plan.problem
    guard plan.solved == nil, problem.keeping == nil else { return nil }
    // A course of fewer places than it needs to run never does.
    guard planner.limits.places[course] >= problem.minimums[course] else { return .impossible }
    let place = Limit(
      origin: .objective("a place"), label: "a place", bound: .atLeast,
      amount: .places(1),
      parts: [.product(needs: [need], courses: [course], coefficient: -1)], most: -1)
    do throws(PlanningFailure) {
      let anew = try await LimitedPlan(problem.with(limits: problem.limits + [place]), .none)
      // The best plan and the best with the place lie between the points and the bound of each.
      let least = max(0, plan.points - anew.bound)
      let most = max(least, plan.answer.bound - anew.points)
      return .plan(
        PlannedAnew(
          fewerPoints: plan.points - anew.points, costs: least...most,
          displacement: displacement(to: anew.decisions)))
    } catch {
      if case .conflict = error { return .impossible }
      guard case .notFound = error else { throw error }
      return .notFound
    }
  }
}
