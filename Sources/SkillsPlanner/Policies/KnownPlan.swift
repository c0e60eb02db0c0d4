import NetworkFlow

/// A plan from which the search for one of nearly the same question starts.
struct KnownPlan: Sendable {
  let decisions: [Answer.Decision]
  /// What a unit of each condition's coefficient costs there, in millionths of a point.
  private let ofLimits: [Name: Int]
  private let ofLevels: [Int: Int]

  init(_ plan: LimitedPlan) {
    decisions = plan.decisions
    var (ofLimits, ofLevels): ([Name: Int], [Int: Int]) = ([:], [:])
    for (item, multiplier) in zip(plan.conditions.items, plan.multipliers) where multiplier > 0 {
      switch item {
      case .limit(let limit): ofLimits[Name(plan.problem.limits[limit])] = multiplier
      case .level(let level): ofLevels[level] = multiplier
      }
    }
    (self.ofLimits, self.ofLevels) = (ofLimits, ofLevels)
  }

  /// What tells the limits of a brief apart.
  private struct Name: Hashable {
    let origin: Limit.Origin
    let label: String
    let bound: Policy.Bound

    init(_ limit: Limit) { (origin, label, bound) = (limit.origin, limit.label, limit.bound) }
  }

  /// The conditions of a problem to begin with, and what each costs.
  func prices(of problem: PlanningProblem) -> (conditions: Conditions, multipliers: [Int]) {
    let network = problem.network
    var items: [Conditions.Item] = []
    var multipliers: [Int] = []
    for item in Conditions(problem.limits, network).items {
      let multiplier =
        switch item {
        case .limit(let limit): ofLimits[Name(problem.limits[limit])]
        case .level(let level): ofLevels[level] ?? 0
        }
      guard let multiplier else { continue }
      items.append(item)
      multipliers.append(multiplier)
    }
    return (Conditions(items, problem.limits, network), multipliers)
  }
}
