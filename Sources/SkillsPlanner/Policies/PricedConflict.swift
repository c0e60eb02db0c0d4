import NetworkFlow

/// Limits and funded starts that no prices keep together: a conflict whatever seats a network has.
struct PricedConflict: Sendable {
  private let limits: [Limit]
  private let problem: PlanningProblem
  private let network: LimitedNetwork
  private let members: [Conditions.Item: SideConditionConflict.Member]

  /// Nil where none is proved.
  ///
  /// - Parameter problem: one without limits and minimums, in which those may be closed that do not run.
  init?(_ limits: [Limit], _ problem: PlanningProblem) async throws(PlanningFailure) {
    (self.limits, self.problem, network) = (limits, problem, problem.network)
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
    var isNearest = true
    for place in limits.indices {
      guard let member = members[.limit(place)] else { continue }
      let limit = limits[place]
      let share = try await limit.withNearestShare { (other) throws(PlanningFailure) in
        try await holds(with: other, at: place)
      }
      if let share {
        found.append(.init(limit, nearest: share.amount))
        continue
      }
      if case .share = limit.amount {
        found.append(.init(limit, nearest: Policy.Amount?.none))
        continue
      }
      let most = limit.bound == .atLeast ? 0 : nil
      let nearest = try await nearest(member, orSurely: most, &isNearest) {
        (number) throws(PlanningFailure) in
        var limits = limits
        limits[place] = limit.with(most: number)
        return try await isFeasible(limits, network.placement.boundsOfLevels.map(\.most))
      }
      found.append(.init(limit, nearest: nearest))
    }
    let placement = network.placement
    for level in placement.levels.indices {
      guard let member = members[.level(level)] else { continue }
      let nearest = try await nearest(member, orSurely: nil, &isNearest) {
        (number) throws(PlanningFailure) in
        var funded = placement.boundsOfLevels.map(\.most)
        funded[level] = number
        return try await isFeasible(limits, funded)
      }
      found.append(
        .init(levelCalled: placement.levels[level], placement.boundsOfLevels[level], nearest))
    }
    return Conflict(members: found, isNearest: isNearest)
  }

  /// The least number that holds, from what is proved to be needed to what was reached, by a search where the two differ.
  ///
  /// - Parameters:
  ///   - most: a number that holds whatever was reached; nil where none is known.
  ///   - isNearest: becomes false where it is not known of a lower number that it does not hold.
  private func nearest(
    _ member: SideConditionConflict.Member, orSurely most: Int?, _ isNearest: inout Bool,
    _ holds: (Int) async throws(PlanningFailure) -> Bool?
  ) async throws(PlanningFailure) -> Int? {
    guard let needed = member.atMostNeeded, var held = member.atMostReached ?? most,
      needed < held
    else { return member.atMostReached ?? member.atMostNeeded }
    var (refused, next) = (needed - 1, needed)
    while held - refused > 1 {
      switch try await holds(next) {
      case true: held = next
      case false: refused = next
      case nil: (refused, isNearest) = (next, false)
      }
      next = refused + (held - refused) / 2
    }
    return held
  }

  /// Whether a plan of the members keeps them with such numbers; nil where that is not known, as of a large problem.
  private func isFeasible(
    _ limits: [Limit], _ funded: [Int?]
  ) async throws(PlanningFailure) -> Bool? {
    let kept = limits.indices.filter { members[.limit($0)] != nil }.map { limits[$0] }
    let levels = funded.indices.map { members[.level($0)] == nil ? nil : funded[$0] }
    let question = try problem.with(limits: kept, minimums: problem.minimums, funded: levels)
    return switch try await question.feasibility() {
    case .feasible: true
    case .infeasible: false
    case .unknown: nil
    }
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
