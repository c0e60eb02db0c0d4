extension Plan {
  /// Whether the plan says that a policy or a pin of its brief costs nothing: it would have no point and no learner more
  /// without it.
  package func isFree(_ limit: NamedLimit) -> Bool {
    switch limit.kind {
    case .policy:
      guard let set = policiesAsSet.policies.first(where: { $0.policy.label == limit.label }) else {
        return false
      }
      if case .minimumCohort = set.policy.demand {
        return set.cohort.map { $0.costs == 0 && !$0.isAbout } ?? cohorts.isEmpty
      }
      return set.rows.allSatisfy { $0.value == 0 && $0.costs ?? 1 == 0 }
    case .pin: return pins.contains { $0.label == limit.label && $0.state != .kept }
    case .objective, nil: return false
    }
  }
}
