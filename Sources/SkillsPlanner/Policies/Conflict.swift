import NetworkFlow

/// Limits that cannot hold together, none of which can be spared: without any one of them the others can.
public struct Conflict: Sendable, Hashable {
  public struct Member: Sendable, Hashable {
    /// As a plan would name it.
    public let label: String
    /// The number of units it asks for.
    public let asked: Int
    /// The nearest number that holds together with all others; nil where none is known.
    public let nearest: Int?
    /// By its place in the brief; nil for the funded starts of a level.
    public let policy: Int?
    public let pin: Int?
  }

  /// In the order of the brief, policies first, funded starts last.
  public let members: [Member]
}

extension Conflict {
  /// What is the matter, in a sentence.
  public var explained: String {
    guard members.count > 1 else {
      return "\(members.first?.label ?? "") cannot hold, whatever else the plan does"
    }
    let all = members.map(\.label).joined(separator: "; ")
    return
      "\(members.count) limits cannot hold together, though any \(members.count - 1) of them can: \(all)"
  }

  /// What to do, with the nearest numbers.
  public var fix: String {
    let ways = members.map { member in
      member.nearest.map { "\($0) instead of \(member.asked) for \(member.label)" }
        ?? "without \(member.label)"
    }
    return "Set one of them otherwise: \(ways.joined(separator: ", or "))."
  }
}

extension PlanningProblem {
  /// The limits that cannot hold together whatever the points; nil where all can.
  func conflict() async throws(PlanningFailure) -> Conflict? {
    var search = ConflictSearch(limits, try await CountedNetwork(self))
    return await search.conflict()
  }
}

extension PlanningProblem {
  /// The same where limits cross, with all of them kept by price alone; nil where none is proved.
  func conflictOfAll() async throws(PlanningFailure) -> Conflict? {
    let open = try with(limits: [], minimums: minimums.map { _ in 0 }).network
    let levels = open.placement.boundsOfLevels
    let items =
      limits.indices.map(Conditions.Item.limit)
      + levels.indices.filter { levels[$0].most != nil }.map(Conditions.Item.level)
    guard items.count <= TransportationProblem.mostSideConditions else { return nil }
    let conditions = Conditions(items, limits, open)
    let found: ConditionedSolution
    do throws(SideConditionError) {
      found = try await open.problem.solve(under: conditions.all)
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
    guard let conflict = found.conflict else { return nil }
    return Conflict(
      members: conflict.members.map { member in
        let nearest = member.atMostReached ?? member.atMostNeeded
        switch items[member.condition] {
        case .limit(let limit): return .init(limits[limit], nearest: nearest)
        case .level(let level):
          return .init(levelCalled: open.placement.levels[level], levels[level], nearest)
        }
      })
  }
}

/// Looks for the fewest limits that cannot hold together, by leaving out one after the other.
private struct ConflictSearch {
  /// Something that can be left out.
  private enum Item: Hashable {
    case limit(Int)
    case level(Int)
  }

  private let limits: [Limit]
  private let placement: Placement
  private var counted: CountedNetwork
  private var kept: Set<Item>

  init(_ limits: [Limit], _ counted: CountedNetwork) {
    self.limits = limits
    self.counted = counted
    let placement = counted.network.placement
    self.placement = placement
    kept = Set(
      limits.indices.filter { placement.seats[$0] != .beside }.map(Item.limit)
        + placement.seatsOfLevels.indices.filter {
          placement.seatsOfLevels[$0] != .beside && placement.boundsOfLevels[$0].most != nil
        }.map(Item.level))
  }

  mutating func conflict() async -> Conflict? {
    guard !isPossible(counted, keeping: kept) else { return nil }
    for item in order {
      let fewer = kept.subtracting([item])
      let without = await counted.with([
        (seat(of: item), bounds(at: seat(of: item), keeping: fewer))
      ])
      if !isPossible(without, keeping: fewer) { (counted, kept) = (without, fewer) }
    }
    var members: [Conflict.Member] = []
    for item in order { members.append(await member(item)) }
    return Conflict(members: members)
  }

  /// What is kept, in the order of the brief.
  private var order: [Item] {
    limits.indices.map(Item.limit).filter(kept.contains)
      + placement.seatsOfLevels.indices.map(Item.level).filter(kept.contains)
  }

  private func seat(of item: Item) -> Placement.Seat {
    switch item {
    case .limit(let limit): placement.seats[limit]
    case .level(let level): placement.seatsOfLevels[level]
    }
  }

  private func bounds(of item: Item) -> Placement.Bounds {
    switch item {
    case .limit(let limit): placement.boundsOfLimits[limit]
    case .level(let level): placement.boundsOfLevels[level]
    }
  }

  private func bounds(at seat: Placement.Seat, keeping kept: Set<Item>) -> Placement.Bounds {
    kept.filter { self.seat(of: $0) == seat }
      .reduce(Placement.Bounds(least: 0, most: nil)) { $0.and(bounds(of: $1)) }
  }

  private func isPossible(_ counted: CountedNetwork, keeping kept: Set<Item>) -> Bool {
    Set(kept.map(seat(of:))).allSatisfy {
      counted.units(at: $0) >= bounds(at: $0, keeping: kept).least
    }
  }

  /// An item with the nearest number at which all others of the conflict hold.
  private func member(_ item: Item) async -> Conflict.Member {
    let others = kept.subtracting([item])
    let seat = seat(of: item)
    let asked = bounds(of: item)
    let first = Set(others.map(self.seat(of:))).subtracting([seat]).map {
      (seat: $0, bounds: bounds(at: $0, keeping: others))
    }
    let nearest = await counted.with(
      first: first, then: seat, within: bounds(at: seat, keeping: others), most: asked.most == nil)
    return member(item, nearest: nearest.units(at: seat))
  }

  private func member(_ item: Item, nearest: Int) -> Conflict.Member {
    let asked = bounds(of: item)
    switch item {
    case .limit(let limit):
      return .init(limits[limit], nearest: asked.most == nil ? -nearest : nearest)
    case .level(let level): return .init(levelCalled: placement.levels[level], asked, nearest)
    }
  }
}

extension Conflict.Member {
  /// - Parameter nearest: in the form of at most.
  fileprivate init(_ limit: Limit, nearest: Int?) {
    let sign = limit.bound == .atMost ? 1 : -1
    self.init(
      label: limit.label, asked: sign * limit.most, nearest: nearest.map { sign * $0 },
      policy: limit.origin.policy, pin: limit.origin.pin)
  }

  fileprivate init(levelCalled level: Level, _ asked: Placement.Bounds, _ nearest: Int?) {
    self.init(
      label: "funded starts at level \(level.code)", asked: asked.most ?? 0, nearest: nearest,
      policy: nil, pin: nil)
  }
}

extension Limit.Origin {
  fileprivate var policy: Int? { if case .policy(let place) = self { place } else { nil } }
  fileprivate var pin: Int? { if case .pin(let place) = self { place } else { nil } }
}
