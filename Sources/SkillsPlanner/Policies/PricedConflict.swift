import NetworkFlow

/// Limits and funded starts that no prices keep together: a conflict whatever seats a network has.
struct PricedConflict: Sendable {
  private let limits: [Limit]
  private let problem: PlanningProblem
  /// With any number of funded starts.
  private let network: LimitedNetwork
  private let members: [Conditions.Item: SideConditionConflict.Member]

  /// Nil where none is proved, or more limits stand than prices can be found for.
  ///
  /// - Parameter problem: one without limits and minimums, in which those may be closed that do not run.
  init?(_ limits: [Limit], _ problem: PlanningProblem) async throws(PlanningFailure) {
    (self.limits, self.problem) = (limits, problem)
    let funded = problem.funded
    network = try problem.with(
      limits: [], minimums: problem.minimums, funded: funded.map { _ in nil }
    ).network
    let items =
      limits.indices.map(Conditions.Item.limit)
      + funded.indices.filter { funded[$0] != nil }.map(Conditions.Item.level)
    guard items.count <= TransportationProblem.mostSideConditions else { return nil }
    guard let found = try await Self.conflict(of: items, limits, network, funded) else {
      return nil
    }
    var members = found
    // With the funded starts in the network it tells the numbers of limits more closely.
    let named = items.filter { $0.isLimit && found[$0] != nil }
    if named.count < found.count {
      let closer = try await Self.conflict(of: named, limits, problem.network, funded)
      members.merge(closer ?? [:]) { $1 }
    }
    self.members = members
  }

  /// The fewest of some items that no flow of a network keeps together; nil where none are found.
  private static func conflict(
    of items: [Conditions.Item], _ limits: [Limit], _ network: LimitedNetwork, _ funded: [Int?]
  ) async throws(PlanningFailure) -> [Conditions.Item: SideConditionConflict.Member]? {
    let places = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1, $0) })
    let together = LimitLine.all(limits).filter(\.isOfMany)
      .map { $0.places.compactMap { places[.limit($0)] } }.filter { !$0.isEmpty }
    do throws(SideConditionError) {
      let conflict = try await network.problem.conflict(
        under: Conditions(items, limits, network, funded: funded).all, together: together)
      return conflict.map { conflict in
        Dictionary(uniqueKeysWithValues: conflict.members.map { (items[$0.condition], $0) })
      }
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
  }

  /// The limits first, then the levels, with the nearest numbers.
  func conflict() async throws(PlanningFailure) -> Conflict {
    var found: [Conflict.Member] = []
    var isNearest = true
    for line in LimitLine.all(limits) {
      guard let member = members[.limit(line.places[0])] else { continue }
      let limit = limits[line.places[0]]
      if case .share = limit.amount {
        let share = try await limit.withNearestShare { (other) throws(PlanningFailure) in
          guard case .share(let share) = other.amount else { return false }
          let isHeld = try await holds(with(line) { $0.with(share) ?? $0 }, problem.funded)
          if isHeld == nil { isNearest = false }
          return isHeld == true
        }
        found.append(.init(line, of: limits, nearest: share?.amount))
        continue
      }
      let number: Int?
      if line.isOfMany {
        let most = limit.bound == .atLeast ? 0 : limit.most + 1 << 40
        number = try await nearestNumber(to: limit.most, upTo: most) {
          (number) throws(PlanningFailure) in
          let isHeld = try await holds(with(line) { $0.with(most: number) }, problem.funded)
          if isHeld == nil { isNearest = false }
          return isHeld == true
        }
      } else {
        let most = limit.bound == .atLeast ? 0 : nil
        number = try await nearest(member, orSurely: most, &isNearest) {
          (number) throws(PlanningFailure) in
          try await isFeasible(with(line) { $0.with(most: number) }, problem.funded)
        }
      }
      found.append(.init(line, of: limits, nearest: number))
    }
    let placement = network.placement
    for level in placement.levels.indices {
      guard let member = members[.level(level)] else { continue }
      let nearest = try await nearest(member, orSurely: nil, &isNearest) {
        (number) throws(PlanningFailure) in
        var funded = problem.funded
        funded[level] = number
        return try await isFeasible(limits, funded)
      }
      found.append(
        .init(
          levelCalled: placement.levels[level], .init(least: 0, most: problem.funded[level]),
          nearest)
      )
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

  /// The limits with others in the place of those of a line.
  private func with(_ line: LimitLine, _ other: (Limit) -> Limit) -> [Limit] {
    var limits = limits
    for place in line.places { limits[place] = other(limits[place]) }
    return limits
  }

  /// The same, and of a large problem too: whether some flow is found, or none proved to be.
  private func holds(
    _ limits: [Limit], _ funded: [Int?]
  ) async throws(PlanningFailure) -> Bool? {
    if let isFeasible = try await isFeasible(limits, funded) { return isFeasible }
    let items =
      limits.indices.map(Conditions.Item.limit).filter { members[$0] != nil }
      + network.placement.levels.indices.map(Conditions.Item.level).filter { members[$0] != nil }
    let conditions = Conditions(items, limits, network, funded: funded).all
    do throws(SideConditionError) {
      if try await network.problem.conflict(under: conditions) != nil { return false }
      return try await network.problem.solve(under: conditions).solution != nil ? true : nil
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
  }
}
