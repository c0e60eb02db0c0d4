/// A policy as people set it, with the plan's rows that say what it does.
package struct SetPolicy: Sendable, Hashable {
  package let policy: Policy
  /// One of a policy that is set as a whole; of one that is set for each of many, those that the plan tells of; none of
  /// minimum cohorts.
  package let rows: [PolicyRow]
  /// Of minimum cohorts alone; nil too in a plan that was made before they had rows.
  package let cohort: MinimumCohortRow?
}

extension Plan {
  /// Every policy of the brief, also those that hold nothing back, and the rows that are of none: what the objective
  /// serves first, and every row of a plan that does not carry its terms.
  package var policiesAsSet: (policies: [SetPolicy], others: [PolicyRow]) {
    var rest = policies[...]
    let set = (terms?.policies ?? []).map { policy in
      guard case .limit = policy.demand else {
        return SetPolicy(
          policy: policy, rows: [],
          cohort: minimumCohorts.first { $0.label == policy.label })
      }
      let isAsOne = policy.each == nil || rest.first?.noneOf != nil
      let own =
        isAsOne
        ? rest.prefix { $0.label == policy.label }.prefix(1)
        : rest.prefix { $0.label.hasPrefix(policy.label(of: "")) }
      rest = rest.dropFirst(own.count)
      return SetPolicy(policy: policy, rows: Array(own), cohort: nil)
    }
    return (set, Array(rest))
  }
}
