import SkillsPlanner

/// Where a plan is not proven the best, or serves an objective before points, said once for all pages.
extension Plan {
  /// Why what it would have more without a limit is no exact figure, to stand behind that: ", about: the plan is within
  /// 0.0111% of the best".
  var whyAbout: String {
    let near = optimality.gap > 0 ? [", about: the plan is \(optimality.nearness)"] : []
    let served =
      (terms?.objective ?? .points) == .points
      ? [] : [", the objective's groups served as they are in this plan"]
    let why = near + served
    return why.isEmpty
      ? ", about: the plan without it is not proven the best" : why.joined()
  }

  /// Why it may leave out a place that nothing is in the way of: "the plan is within 0.0111% of the best, not proven it".
  var whyLeftOut: String {
    if optimality.kept != nil { return "the plan keeps an earlier one" }
    return optimality.gap > 0
      ? "the plan is \(optimality.nearness), not proven it"
      : "no plan with a place there has more points"
  }
}
