import NetworkFlow

/// Limits and funded starts that no prices keep together: a conflict whatever seats a network has.
struct PricedConflict: Sendable {
  private let limits: [Limit]
  private let network: LimitedNetwork
  private let members: [Conditions.Item: SideConditionConflict.Member]

  /// Nil where none is proved.
  ///
  /// - Parameter network: one without limits, in which those may be closed that do not run.
  init?(_ limits: [Limit], _ network: LimitedNetwork) async throws(PlanningFailure) {
    (self.limits, self.network) = (limits, network)
    let levels = network.placement.boundsOfLevels
    let items =
      limits.indices.map(Conditions.Item.limit)
      + levels.indices.filter { levels[$0].most != nil }.map(Conditions.Item.level)
    guard items.count <= TransportationProblem.mostSideConditions,
      let conflict = try await Self.solved(items, limits, network).conflict
    else { return nil }
    members = Dictionary(
      uniqueKeysWithValues: conflict.members.map { (items[$0.condition], $0) })
  }

  /// The limits first, then the levels, with the nearest numbers.
  func conflict() async throws(PlanningFailure) -> Conflict {
    var found: [Conflict.Member] = []
    for place in limits.indices {
      guard let member = members[.limit(place)] else { continue }
      let limit = limits[place]
      let share = try await limit.withNearestShare { (other) throws(PlanningFailure) in
        try await holds(with: other, at: place)
      }
      found.append(
        share.map { .init(limit, nearest: $0.amount) }
          ?? .init(limit, nearest: member.atMostReached ?? member.atMostNeeded))
    }
    let placement = network.placement
    for level in placement.levels.indices {
      guard let member = members[.level(level)] else { continue }
      found.append(
        .init(
          levelCalled: placement.levels[level], placement.boundsOfLevels[level],
          member.atMostReached ?? member.atMostNeeded))
    }
    return Conflict(members: found)
  }

  /// Whether some flow keeps the conflict's members with another limit in the place of one of them.
  private func holds(with limit: Limit, at place: Int) async throws(PlanningFailure) -> Bool {
    var limits = limits
    limits[place] = limit
    let items =
      limits.indices.map(Conditions.Item.limit).filter { members[$0] != nil }
      + network.placement.levels.indices.map(Conditions.Item.level).filter { members[$0] != nil }
    return try await Self.solved(items, limits, network).solution != nil
  }

  private static func solved(
    _ items: [Conditions.Item], _ limits: [Limit], _ network: LimitedNetwork
  ) async throws(PlanningFailure) -> ConditionedSolution {
    do throws(SideConditionError) {
      return try await network.problem.solve(under: Conditions(items, limits, network).all)
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
  }
}
