/// An objective other than points, as limits: how many learners of its groups have to be placed.
extension Planner {
  /// Limits that put what the brief's objective serves first before points; none where points are the objective.
  ///
  /// - Throws: `crossing` where a policy or a pin crosses the groups, so that no network holds both.
  func limitsOfObjective(
    _ board: Scoreboard, _ limits: [Limit]
  ) async throws(PlanningFailure) -> [Limit] {
    let groups = groupsOfObjective
    guard !groups.isEmpty else { return [] }
    let open = groups.map { limit(of: $0, least: 0) }
    let problem = try problem(board, open + limits)
    let crossing = problem.network.placement.limitsBeside.map { problem.limits[$0].label }
    guard crossing.isEmpty, problem.network.placement.levelsBeside.isEmpty else {
      throw PlanningFailure.crossing(crossing)
    }
    if let conflict = try await problem.conflict() { throw PlanningFailure.conflict(conflict) }
    let first = try await ServingFirst(groups, problem)
    let least: [Int]
    switch brief.objective {
    case .points: return []
    case .mostEqualFirst: least = await first.mostEqual()
    case .tiers: least = [await first.most()]
    }
    return zip(groups, least).map { limit(of: $0, least: $1) }
  }

  /// The groups of learners that the objective serves first, in the order of their codes.
  private var groupsOfObjective: [ServingFirst.Group] {
    let all = needs.needs
    func areas(_ need: Int) -> Area { catalogue.areas[all[need].area] }
    switch brief.objective {
    case .points: return []
    case .mostEqualFirst(.homeDistrict):
      let groups = Dictionary(grouping: all.indices) { areas($0).district }
      return groups.keys.sorted().map {
        ServingFirst.Group(name: "home-district \($0.code)", needs: groups[$0, default: []])
      }
    case .mostEqualFirst(.decile):
      let groups = Dictionary(grouping: all.indices.filter { areas($0).decile != nil }) {
        areas($0).decile ?? 0
      }
      return groups.keys.sorted().map {
        ServingFirst.Group(name: "decile \($0)", needs: groups[$0, default: []])
      }
    case .tiers(let deciles):
      let needs = all.indices.filter { areas($0).decile.map(deciles.contains) ?? false }
      let names = deciles.map(String.init).joined(separator: " or ")
      return [ServingFirst.Group(name: "decile \(names)", needs: needs)]
    }
  }

  private func limit(of group: ServingFirst.Group, least: Int) -> Limit {
    Limit(
      origin: .objective(group.name),
      label: "at least \(Policy.Amount.places(least).words), \(group.name), served first",
      bound: .atLeast,
      parts: [.byNeed(group.needs.map { Limit.Weight(place: $0, coefficient: -1) })],
      most: -least)
  }
}
