import NetworkFlow

extension PlanningProblem {
  /// Shares at least may leave nothing but a plan of nobody, which has any share of nothing.
  ///
  /// - Throws: a conflict of those without which somebody could be placed, where it is proved.
  func refuseNobody() async throws(PlanningFailure) {
    let isShare = limits.contains { $0.share != nil && $0.bound == .atLeast }
    guard isShare, !search.isAside else { return }
    let somebody = Limit(
      origin: .objective("somebody"), label: "at least 1 place", bound: .atLeast,
      amount: .places(1),
      parts: [
        .byCourse(network.coursePieces.indices.map { Limit.Weight(place: $0, coefficient: -1) })
      ], most: -1)
    let asked = try with(limits: limits + [somebody]).seating(first: nil)
    guard let conflict = try await asked.contradiction() else { return }
    let members = conflict.members.filter { $0.label != somebody.label }
    guard !members.isEmpty else { return }
    throw .conflict(
      Conflict(
        members: members, isSmallest: conflict.isSmallest, isNearest: conflict.isNearest))
  }
}
