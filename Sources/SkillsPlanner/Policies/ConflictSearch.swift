import NetworkFlow

/// Looks for the fewest limits in the network that cannot hold together, by leaving out one after the other.
struct ConflictSearch {
  /// Something that can be left out.
  private enum Item: Hashable {
    case limit(Int)
    case level(Int)
    case cohort(Int)
  }

  private let limits: [Limit]
  private let cohorts: [Cohort]
  /// What each course holds.
  private let most: [Int]
  private let placement: Placement
  private var counted: CountedNetwork
  private var kept: Set<Item>

  /// - Parameter counted: of the problem, with all courses open.
  init(_ problem: PlanningProblem, _ counted: CountedNetwork) {
    limits = problem.limits
    cohorts = problem.cohorts
    most = cohorts.isEmpty ? [] : problem.mostOfCourses
    self.counted = counted
    let placement = counted.network.placement
    self.placement = placement
    let (cohorts, most) = (cohorts, most)
    let standing =
      limits.indices.filter { placement.seats[$0] != .beside }.map(Item.limit)
      + placement.seatsOfLevels.indices.filter {
        placement.seatsOfLevels[$0] != .beside && placement.boundsOfLevels[$0].most != nil
      }.map(Item.level)
    kept = Set(
      standing
        + cohorts.indices.filter { !cohorts[$0].closed(holding: most).isEmpty }
        .map(Item.cohort))
  }

  mutating func conflict() async -> Conflict? {
    counted = await counted.with([], closing: closed(kept))
    guard !isPossible(counted, keeping: kept) else { return nil }
    for item in order {
      let fewer = kept.subtracting([item])
      let without = await without(item)
      if !isPossible(without, keeping: fewer) { (counted, kept) = (without, fewer) }
    }
    var members: [Conflict.Member] = []
    for item in order { members.append(await member(item)) }
    return Conflict(members: members)
  }

  /// What is kept, in the order of the brief.
  private var order: [Item] {
    limits.indices.map(Item.limit).filter(kept.contains)
      + cohorts.indices.map(Item.cohort).filter(kept.contains)
      + placement.seatsOfLevels.indices.map(Item.level).filter(kept.contains)
  }

  /// The network that asks for all that is kept but one.
  private func without(_ item: Item) async -> CountedNetwork {
    let fewer = kept.subtracting([item])
    guard let seat = seat(of: item) else {
      return await counted.with([], opening: closed(kept).subtracting(closed(fewer)))
    }
    return await counted.with([(seat, bounds(at: seat, keeping: fewer))])
  }

  /// Nil for a minimum cohort.
  private func seat(of item: Item) -> Placement.Seat? {
    switch item {
    case .limit(let limit): placement.seats[limit]
    case .level(let level): placement.seatsOfLevels[level]
    case .cohort: nil
    }
  }

  private func bounds(of item: Item) -> Placement.Bounds {
    switch item {
    case .limit(let limit): placement.boundsOfLimits[limit]
    case .level(let level): placement.boundsOfLevels[level]
    case .cohort: Placement.Bounds(least: 0, most: nil)
    }
  }

  private func bounds(at seat: Placement.Seat, keeping kept: Set<Item>) -> Placement.Bounds {
    kept.filter { self.seat(of: $0) == seat }
      .reduce(Placement.Bounds(least: 0, most: nil)) { $0.and(bounds(of: $1)) }
  }

  /// The courses that do not run.
  private func closed(_ kept: Set<Item>) -> Set<Int> {
    cohorts.indices.filter { kept.contains(.cohort($0)) }.map { cohorts[$0] }.closed(holding: most)
  }

  private func isPossible(_ counted: CountedNetwork, keeping kept: Set<Item>) -> Bool {
    Set(kept.compactMap(seat(of:))).allSatisfy {
      counted.units(at: $0) >= bounds(at: $0, keeping: kept).least
    }
  }

  // MARK: The nearest numbers

  /// An item with the nearest number at which all others of the conflict hold.
  private func member(_ item: Item) async -> Conflict.Member {
    if case .cohort(let cohort) = item { return await member(ofCohort: cohort) }
    let others = kept.subtracting([item])
    let seat = seat(of: item) ?? .beside
    let asked = bounds(of: item)
    let first = Set(others.compactMap(self.seat(of:))).subtracting([seat]).map {
      (seat: $0, bounds: bounds(at: $0, keeping: others))
    }
    let nearest = await counted.with(
      first: first, then: seat, within: bounds(at: seat, keeping: others), most: asked.most == nil)
    let units = nearest.units(at: seat)
    if case .level(let level) = item {
      return .init(levelCalled: placement.levels[level], asked, units)
    }
    guard case .limit(let limit) = item else {
      preconditionFailure("a minimum cohort has no seat")
    }
    return .init(limits[limit], nearest: asked.most == nil ? -units : units)
  }

  /// The largest minimum that leaves open the courses that all others need.
  private func member(ofCohort place: Int) async -> Conflict.Member {
    let cohort = cohorts[place]
    let others = kept.subtracting([.cohort(place)])
    let closedByAll = closed(kept)
    let nearest = await cohort.largest(holding: most) { own in
      let open = closedByAll.subtracting(closed(others).union(own))
      return isPossible(await counted.with([], opening: open), keeping: others)
    }
    return .init(cohort, nearest: nearest)
  }
}
