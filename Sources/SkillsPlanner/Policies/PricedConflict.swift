import NetworkFlow

/// Limits and funded starts that no prices keep together: a conflict whatever seats a network has.
///
/// All of them stand beside the network. Where these are more than prices can be found for, the caps that a policy sets
/// for each of many are seated in it as far as they nest.
struct PricedConflict: Sendable {
  private let limits: [Limit]
  private let problem: PlanningProblem
  /// By place: the limits that the network holds.
  private let seated: Set<Int>
  /// With any number of funded starts.
  private let network: LimitedNetwork
  private let members: [Conditions.Item: SideConditionConflict.Member]

  /// Nil where none is proved, or more limits stand than prices can be found for.
  ///
  /// - Parameter problem: one without limits and minimums, in which those may be closed that do not run.
  init?(_ limits: [Limit], _ problem: PlanningProblem) async throws(PlanningFailure) {
    (self.limits, self.problem) = (limits, problem)
    let funded = problem.funded
    var items =
      limits.indices.map(Conditions.Item.limit)
      + funded.indices.filter { funded[$0] != nil }.map(Conditions.Item.level)
    var seated: Set<Int> = []
    if items.count > TransportationProblem.mostSideConditions {
      seated = try problem.nestingCaps(of: limits)
      items.removeAll { $0.isLimit(among: seated) }
    }
    var network = try problem.seating(seated, of: limits)
    guard items.count <= TransportationProblem.mostSideConditions,
      var found = try await Self.conflict(of: items, limits, network, funded)
    else { return nil }
    for line in LimitLine.all(limits) where !seated.isDisjoint(with: line.places) {
      let fewer = seated.subtracting(line.places)
      let rest = items.filter { !$0.isLimit(among: Set(line.places)) }
      let without = try problem.seating(fewer, of: limits)
      guard let other = try await Self.conflict(of: rest, limits, without, funded) else { continue }
      (seated, items, network, found) = (fewer, rest, without, other)
    }
    var members = found
    // With the funded starts in the network it tells the numbers of limits more closely.
    let named = items.filter { $0.isLimit && found[$0] != nil }
    if !named.isEmpty {
      let standing = try problem.seating(seated, of: limits, funded: funded)
      let closer = try await Self.conflict(of: named, limits, standing, funded)
      members.merge(closer ?? [:]) { $1 }
    }
    (self.seated, self.network, self.members) = (seated, network, members)
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
    let (fewer, areAllNeeded) = try await fewer()
    if let fewer { return try await SearchedConflict(fewer).conflict() }
    var found: [Conflict.Member] = []
    var isNearest = true
    for line in LimitLine.all(limits) {
      guard line.places.contains(where: isMember) else { continue }
      let nearest =
        limits[line.places[0]].asksForSomebody ? nil : try await amount(of: line, &isNearest)
      found.append(.init(line, of: limits, nearest: nearest))
    }
    let placement = network.placement
    for level in placement.levels.indices {
      guard let member = members[.level(level)] else { continue }
      let nearest = try await nearest(member, orSurely: nil, &isNearest) {
        (number, isLast) throws(PlanningFailure) in
        var funded = problem.funded
        funded[level] = number
        return isLast
          ? try await holds(limits, funded) : try await isFeasible(limits, funded)
      }
      found.append(
        .init(
          levelCalled: placement.levels[level], .init(least: 0, most: problem.funded[level]),
          nearest)
      )
    }
    // With another number of one all others hold, and so they do without it.
    let isSmallest = areAllNeeded || found.allSatisfy { $0.nearest != nil || $0.asksForSomebody }
    return Conflict(members: found, isSmallest: isSmallest, isNearest: isNearest)
  }

  /// The members but one, where whole numbers of learners rule these out too; nil where that is not proved.
  ///
  /// - Returns: `areAllNeeded`: whether a plan was found without each.
  private func fewer() async throws(PlanningFailure) -> (
    problem: PlanningProblem?, areAllNeeded: Bool
  ) {
    var areAllNeeded = true
    let lines = LimitLine.all(limits).filter {
      $0.places.contains(where: isMember) && !limits[$0.places[0]].asksForSomebody
    }
    for line in lines where lines.count > 1 {
      let rest = limits.indices.filter {
        (isMember($0) || limits[$0].asksForSomebody) && !line.places.contains($0)
      }
      let question = try problem.with(
        limits: rest.map { limits[$0] }, minimums: problem.minimums, funded: problem.funded)
      switch try await question.feasibility().isFeasible {
      case false: return (question, areAllNeeded)
      case true: continue
      case nil: areAllNeeded = false
      }
    }
    return (nil, areAllNeeded)
  }

  /// The nearest amount of a line that holds beside the others and all funded starts; nil where none is found.
  private func amount(
    of line: LimitLine, _ isNearest: inout Bool
  ) async throws(PlanningFailure) -> Policy.Amount? {
    let limit = limits[line.places[0]]
    if case .share = limit.amount {
      return try await limit.withNearestShare(&isNearest) {
        (other, asking) throws(PlanningFailure) in
        guard case .share(let share) = other.amount else { return false }
        return try await holds(with(line) { $0.with(share) ?? $0 }, problem.funded, asking)
      }?.amount
    }
    var number: Int?
    if line.isOfMany {
      let most = limit.bound == .atLeast ? 0 : limit.most + 1 << 40
      number = try await nearestNumber(to: limit.most, upTo: most) {
        (number) throws(PlanningFailure) in
        let isHeld = try await holds(with(line) { $0.with(most: number) }, problem.funded)
        if isHeld == nil { isNearest = false }
        return isHeld == true
      }
    } else if let member = members[.limit(line.places[0])] {
      let most = limit.bound == .atLeast ? 0 : nil
      number = try await nearest(member, orSurely: most, &isNearest) {
        (number, isLast) throws(PlanningFailure) in
        let limits = with(line) { $0.with(most: number) }
        return isLast
          ? try await holds(limits, problem.funded) : try await isFeasible(limits, problem.funded)
      }
    }
    return number.flatMap { limit.amount(atMost: $0) }
  }

  /// The least number that holds, from what is proved to be needed to what was reached, by a search where the two differ.
  ///
  /// - Parameters:
  ///   - most: a number that holds whatever was reached; nil where none is known.
  ///   - isNearest: becomes false where it is not known of a lower number that it does not hold.
  ///   - holds: whether a number does; `isLast` where it is the one to be told.
  /// - Returns: nil where none was reached, or what was does not hold beside the funded starts.
  private func nearest(
    _ member: SideConditionConflict.Member, orSurely most: Int?, _ isNearest: inout Bool,
    _ holds: (_ number: Int, _ isLast: Bool) async throws(PlanningFailure) -> Bool?
  ) async throws(PlanningFailure) -> Int? {
    guard var held = member.atMostReached ?? most ?? member.atMostNeeded else { return nil }
    if let needed = member.atMostNeeded, needed < held {
      var (refused, next) = (needed - 1, needed)
      while held - refused > 1 {
        switch try await holds(next, false) {
        case true: held = next
        case false: refused = next
        case nil: (refused, isNearest) = (next, false)
        }
        next = refused + (held - refused) / 2
      }
    }
    guard held != most else { return held }
    // A flow that reached it may have had more starts of other levels than there are.
    let isHeld = try await holds(held, true)
    return isHeld ?? (member.atMostReached != nil) ? held : nil
  }

  /// Whether a plan keeps the members and funded starts with such numbers; nil where that is not known, as of a large problem.
  private func isFeasible(
    _ limits: [Limit], _ funded: [Int?], _ asking: Asking = .soon
  ) async throws(PlanningFailure) -> Bool? {
    let kept = limits.indices.filter(isMember).map { limits[$0] }
    let question = try problem.with(limits: kept, minimums: problem.minimums, funded: funded)
    return try await question.feasibility(byTotals: asking == .surely).isFeasible
  }

  private func isMember(_ limit: Int) -> Bool {
    seated.contains(limit) || members[.limit(limit)] != nil
  }

  /// The limits with others in the place of those of a line.
  private func with(_ line: LimitLine, _ other: (Limit) -> Limit) -> [Limit] {
    var limits = limits
    for place in line.places { limits[place] = other(limits[place]) }
    return limits
  }

  /// The same, and of a large problem too: whether some flow is found, or none proved to be.
  private func holds(
    _ limits: [Limit], _ funded: [Int?], _ asking: Asking = .soon
  ) async throws(PlanningFailure) -> Bool? {
    if let isFeasible = try await isFeasible(limits, funded, asking) { return isFeasible }
    // Funded starts nest where limits do not stand before them, and what stands in the network needs no price.
    let network = try problem.seating(seated, of: limits, funded: funded)
    let items =
      limits.indices.filter { members[.limit($0)] != nil }.map(Conditions.Item.limit)
      + network.placement.cappedLevelsBeside.map(Conditions.Item.level)
    let conditions = Conditions(items, limits, network).all
    do throws(SideConditionError) {
      if try await network.problem.isRuledOut(by: conditions) { return false }
      return try await network.problem.solve(under: conditions).solution != nil ? true : nil
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
  }
}

extension PlanningProblem {
  /// The network that holds some of the limits.
  ///
  /// - Parameter funded: the starts of each level; nil for any number.
  fileprivate func seating(
    _ seated: Set<Int>, of limits: [Limit], funded: [Int?]? = nil
  ) throws(PlanningFailure) -> LimitedNetwork {
    try with(
      limits: seated.sorted().map { limits[$0] }, minimums: minimums,
      funded: funded ?? self.funded.map { _ in nil }
    ).network
  }

  /// The caps set for each of many that a network holds together, by place.
  fileprivate func nestingCaps(of limits: [Limit]) throws(PlanningFailure) -> Set<Int> {
    let caps = LimitLine.all(limits).filter(\.isOfMany).flatMap(\.places).filter {
      limits[$0].bound == .atMost && limits[$0].share == nil
    }
    let placement = try seating(Set(caps), of: limits).placement
    return Set(zip(caps.sorted(), placement.seats).filter { $0.1 != .beside }.map(\.0))
  }
}

extension Conditions.Item {
  fileprivate func isLimit(among places: Set<Int>) -> Bool {
    if case .limit(let place) = self { places.contains(place) } else { false }
  }
}
