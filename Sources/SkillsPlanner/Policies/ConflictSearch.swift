import NetworkFlow

/// Looks for the fewest limits in the network that cannot hold together, by leaving out one after the other.
struct ConflictSearch {
  /// Something that can be left out.
  private enum Item: Hashable {
    case line(LimitLine)
    case level(Int)
    case cohort(Int)
  }

  private let limits: [Limit]
  private let cohorts: [Cohort]
  /// What each course holds.
  private let most: [Int]
  private let placement: Placement
  private var counted: CountedNetwork
  /// All that a network holds, and what is left of it.
  private let standing: Set<Item>
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
    let seated =
      LimitLine.all(limits).filter { line in
        line.places.contains { placement.seats[$0] != .beside }
      }.map(Item.line)
      + placement.seatsOfLevels.indices.filter {
        placement.seatsOfLevels[$0] != .beside && placement.boundsOfLevels[$0].most != nil
      }.map(Item.level)
    standing = Set(
      seated
        + cohorts.indices.filter { !cohorts[$0].closed(holding: most).isEmpty }
        .map(Item.cohort))
    kept = standing
  }

  /// - Parameter isExact: whether it is to be one whose numbers are for sure: all of a line stands in the network.
  mutating func conflict(isExact: Bool) async -> Conflict? {
    counted = await counted.with([], closing: closed(kept))
    guard !isPossible(counted, keeping: kept) else { return nil }
    for item in order {
      let fewer = kept.subtracting([item])
      let without = await without(item)
      if !isPossible(without, keeping: fewer) { (counted, kept) = (without, fewer) }
    }
    if kept.contains(where: isPartlyBeside) {
      return isExact ? nil : Conflict(members: order.map(memberWithoutNumber))
    }
    var members: [Conflict.Member] = []
    for item in order { members.append(await member(item)) }
    return Conflict(members: members)
  }

  private func isPartlyBeside(_ item: Item) -> Bool {
    guard case .line(let line) = item else { return false }
    return line.places.contains { placement.seats[$0] == .beside }
  }

  private func memberWithoutNumber(_ item: Item) -> Conflict.Member {
    switch item {
    case .line(let line): .init(line, of: limits, nearest: Int?.none)
    case .cohort(let cohort): .init(cohorts[cohort], nearest: nil)
    case .level(let level):
      .init(levelCalled: placement.levels[level], placement.boundsOfLevels[level], nil)
    }
  }

  /// What is kept, in the order of the brief.
  private var order: [Item] {
    LimitLine.all(limits).map(Item.line).filter(kept.contains)
      + cohorts.indices.map(Item.cohort).filter(kept.contains)
      + placement.seatsOfLevels.indices.map(Item.level).filter(kept.contains)
  }

  /// The network that asks for all that is kept but one.
  private func without(_ item: Item) async -> CountedNetwork {
    let fewer = kept.subtracting([item])
    if case .cohort = item {
      return await counted.with([], opening: closed(kept).subtracting(closed(fewer)))
    }
    let asked = bounds(keeping: fewer)
    return await counted.with(
      Set(bounds(of: item).map(\.seat)).map { ($0, asked[$0] ?? Self.open) })
  }

  private static let open = Placement.Bounds(least: 0, most: nil)

  /// What an item asks for at the seats that it has; nothing of a minimum cohort.
  private func bounds(of item: Item) -> [(seat: Placement.Seat, bounds: Placement.Bounds)] {
    switch item {
    case .line(let line):
      line.places.filter { placement.seats[$0] != .beside }
        .map { (placement.seats[$0], placement.boundsOfLimits[$0]) }
    case .level(let level): [(placement.seatsOfLevels[level], placement.boundsOfLevels[level])]
    case .cohort: []
    }
  }

  /// What is asked for together, by seat.
  private func bounds(keeping kept: Set<Item>) -> [Placement.Seat: Placement.Bounds] {
    Dictionary(kept.flatMap(bounds(of:)).map { ($0.seat, $0.bounds) }) { $0.and($1) }
  }

  /// The courses that do not run.
  private func closed(_ kept: Set<Item>) -> Set<Int> {
    cohorts.indices.filter { kept.contains(.cohort($0)) }.map { cohorts[$0] }.closed(holding: most)
  }

  private func isPossible(_ counted: CountedNetwork, keeping kept: Set<Item>) -> Bool {
    Self.isPossible(counted, bounds(keeping: kept))
  }

  private static func isPossible(
    _ counted: CountedNetwork, _ bounds: [Placement.Seat: Placement.Bounds]
  ) -> Bool {
    bounds.allSatisfy { counted.units(at: $0.key) >= $0.value.least }
  }

  // MARK: The nearest numbers

  /// All else that is set and the network that asks for it, where that can hold; else what else the conflict has, with
  /// the funded starts of all levels where that can.
  private func rest(without item: Item) async -> (items: Set<Item>, network: CountedNetwork) {
    let levels = standing.filter { if case .level = $0 { true } else { false } }
    for items in [standing, kept.union(levels)] {
      let rest = items.subtracting([item])
      var asked = bounds(keeping: rest)
      for (seat, _) in bounds(of: item) where asked[seat] == nil { asked[seat] = Self.open }
      let network = await counted.with(
        asked.map { ($0.key, $0.value) }, closing: closed(rest),
        opening: closed(kept).subtracting(closed(rest)))
      if isPossible(network, keeping: rest) { return (rest, network) }
    }
    return (kept.subtracting([item]), await without(item))
  }

  /// An item with the nearest number at which all else holds.
  private func member(_ item: Item) async -> Conflict.Member {
    switch item {
    case .cohort(let cohort): return await member(ofCohort: cohort)
    case .level(let level):
      let asked = placement.boundsOfLevels[level]
      return .init(levelCalled: placement.levels[level], asked, await units(of: item))
    case .line(let line) where line.isOfMany:
      return .init(line, of: limits, nearest: await number(ofMany: line))
    case .line(let line):
      let units = await units(of: item)
      let isFloor = limits[line.places[0]].bound == .atLeast
      return .init(line, of: limits, nearest: isFloor ? -units : units)
    }
  }

  /// How many units an item with a single seat could ask for.
  private func units(of item: Item) async -> Int {
    let asked = bounds(of: item)[0]
    let (items, network) = await rest(without: item)
    var others = bounds(keeping: items)
    let within = others.removeValue(forKey: asked.seat) ?? Self.open
    let nearest = await network.with(
      first: others.map { (seat: $0.key, bounds: $0.value) }, then: asked.seat, within: within,
      most: asked.bounds.most == nil)
    return nearest.units(at: asked.seat)
  }

  /// The number that all of a line could ask for together, in the form of at most; nil where a floor can be none.
  private func number(ofMany line: LimitLine) async -> Int? {
    let (items, network) = await rest(without: .line(line))
    let others = bounds(keeping: items)
    let (asked, isFloor) = (limits[line.places[0]].most, limits[line.places[0]].bound == .atLeast)
    let seats = line.places.map { placement.seats[$0] }.filter { $0 != .beside }
    return await nearestNumber(to: asked, upTo: isFloor ? 0 : asked + (1 << 28)) { number in
      let own =
        isFloor
        ? Placement.Bounds(least: -number, most: nil) : Placement.Bounds(least: 0, most: number)
      var all = others
      for seat in seats { all[seat] = (others[seat] ?? Self.open).and(own) }
      return Self.isPossible(await network.with(seats.map { ($0, all[$0] ?? own) }), all)
    }
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
