import NetworkFlow

extension PlanningProblem {
  /// Shares may leave nothing but a plan of nobody, which has any share of nothing.
  ///
  /// - Throws: a conflict of those without which somebody could be placed, where it is proved.
  func refuseNobody() async throws(PlanningFailure) {
    guard limits.contains(where: { $0.share != nil }), !search.isAside else { return }
    let somebody = Limit(
      origin: .objective("somebody"), label: "at least 1 place", bound: .atLeast,
      amount: .places(1),
      parts: [
        .byCourse(network.coursePieces.indices.map { Limit.Weight(place: $0, coefficient: -1) })
      ], most: -1)
    var asked = try with(limits: limits + [somebody], first: nil)
    asked.cohorts = cohorts
    var proved = try await asked.contradiction()
    if proved == nil, case .infeasible = try await asked.feasibility() {
      proved = try await SearchedConflict(asked).conflict()
    }
    guard let conflict = proved else { return }
    let members = conflict.members.filter { $0.label != somebody.label }
    guard !members.isEmpty else { return }
    throw .conflict(
      Conflict(
        members: members, isSmallest: conflict.isSmallest, isNearest: conflict.isNearest))
  }
}
