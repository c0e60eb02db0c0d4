import NetworkFlow

/// Shares may leave nothing but a plan of nobody, which has any share of nothing. Nobody wants that one, so what leaves no
/// other is a conflict.
extension PlanningProblem {
  /// - Parameter isBest: whether it is proved that nobody is the best that there is, so that no plan has anybody.
  /// - Throws: a conflict of those without which somebody could be placed, where it is proved.
  func refuseNobody(isBest: Bool) async throws(PlanningFailure) {
    guard !search.isAside, let asked = try askingForSomebody else { return }
    if let conflict = try await contradiction() { throw .conflict(conflict) }
    guard asked.isSearched else { return }
    if !isBest { guard case .infeasible = try await asked.feasibility() else { return } }
    guard let conflict = try await SearchedConflict(asked).conflict().sparingSomebody else {
      return
    }
    throw .conflict(conflict)
  }

  /// The same where one place at least is asked for; nil where no share is set.
  var askingForSomebody: PlanningProblem? {
    get throws(PlanningFailure) {
      guard limits.contains(where: { $0.share != nil }) else { return nil }
      let somebody = Limit(
        origin: .objective(Self.somebody), label: Self.somebody, bound: .atLeast,
        amount: .places(1),
        parts: [
          .byCourse(network.coursePieces.indices.map { Limit.Weight(place: $0, coefficient: -1) })
        ], most: -1)
      var asked = try with(limits: limits + [somebody], first: nil)
      asked.cohorts = cohorts
      return asked
    }
  }

  fileprivate static let somebody = "anybody"
}

extension Limit {
  /// Whether it asks for somebody, which nobody set.
  var asksForSomebody: Bool { label == PlanningProblem.somebody }
}

extension Conflict {
  /// The same without what asks for somebody; nil where no share is left beside it: then other things leave nobody a
  /// place, whatever the shares.
  var sparingSomebody: Conflict? {
    let members = members.filter { !$0.asksForSomebody }
    guard members.count < self.members.count else { return self }
    let hasShare = members.contains { if case .share = $0.asked { true } else { false } }
    return hasShare
      ? Conflict(members: members, isSmallest: isSmallest, isNearest: isNearest) : nil
  }
}

extension Conflict.Member {
  var asksForSomebody: Bool { label == PlanningProblem.somebody }
}
