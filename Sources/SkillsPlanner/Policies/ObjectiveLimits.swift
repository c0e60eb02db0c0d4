/// An objective other than points, as limits: how many learners of its groups have to be placed.
extension Planner {
  /// Limits that put what the brief's objective serves first before points; none where points are the objective.
  ///
  /// - Throws: `conflict` where the limits cannot hold together.
  func limitsOfObjective(
    _ board: Scoreboard, _ limits: [Limit]
  ) async throws(PlanningFailure) -> [Limit] {
    let groups = expansion.groupsOfObjective()
    guard !groups.isEmpty else { return [] }
    let problem = try problem(board, expansion.limitsOfObjective() + limits)
    let placement = problem.network.placement
    precondition(
      placement.limitsBeside.isEmpty && placement.cappedLevelsBeside.isEmpty,
      "a brief whose limits cross the groups of its objective is refused by its checks")
    if let conflict = try await problem.conflict() { throw PlanningFailure.conflict(conflict) }
    let first = try await ServingFirst(groups, problem)
    let least: [Int]
    switch brief.objective {
    case .points: return []
    case .mostEqualFirst: least = await first.mostEqual()
    case .tiers: least = [await first.most()]
    }
    return zip(groups, least).map { LimitExpansion.limit(of: $0, least: $1) }
  }
}

extension LimitExpansion {
  /// The limits of the objective's groups that ask for nobody yet: where they stand among all others.
  func limitsOfObjective() -> [Limit] { groupsOfObjective().map { Self.limit(of: $0, least: 0) } }

  /// The groups of learners that the objective serves first, in the order of their codes.
  func groupsOfObjective() -> [ServingFirst.Group] {
    let all = needs
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

  static func limit(of group: ServingFirst.Group, least: Int) -> Limit {
    Limit(
      origin: .objective(group.name),
      label: "at least \(Policy.Amount.places(least).words), \(group.name), served first",
      bound: .atLeast, amount: .places(least),
      parts: [.byNeed(group.needs.map { Limit.Weight(place: $0, coefficient: -1) })],
      most: -least)
  }
}
