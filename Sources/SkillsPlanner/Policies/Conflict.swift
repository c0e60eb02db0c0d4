import NetworkFlow

/// Limits that cannot hold together, none of which can be spared: without any one of them the others can.
public struct Conflict: Sendable, Hashable {
  public struct Member: Sendable, Hashable {
    /// As a plan would name it.
    public let label: String
    /// The number of units it asks for.
    public let asked: Int
    /// The nearest number that holds together with all others.
    public let nearest: Int
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
    return "\(members.count) limits cannot hold together, though any \(members.count - 1) of them can: \(all)"
  }

  /// What to do, with the nearest numbers.
  public var fix: String {
    let ways = members.map { "\($0.nearest) instead of \($0.asked) for \($0.label)" }
    return "Set one of them otherwise: \(ways.joined(separator: ", or "))."
  }
}

extension PlanningProblem {
  /// The limits that cannot hold together whatever the points; nil where all can.
  func conflict() async -> Conflict? {
    guard let search = await ConflictSearch(self) else { return nil }
    return await search.conflict()
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
  private let network: LimitedNetwork
  /// Units count one where a floor asks for them, and nothing else counts.
  private var solved: SolvedProblem
  private var kept: Set<Item>

  init?(_ problem: PlanningProblem) async {
    limits = problem.limits
    func plain(_ pieces: [TransportationProblem.Piece]) -> [TransportationProblem.Piece] {
      [TransportationProblem.Piece(capacity: pieces.reduce(0) { $0 + $1.capacity })]
    }
    let board = problem.board
    do throws(ProblemError) {
      network = try LimitedNetwork(
        problem.network.placement, needPieces: problem.network.needPieces.map(plain),
        coursePieces: problem.network.coursePieces.map(plain),
        candidates: TransportationProblem.Candidates(
          rowOffsets: board.offsets, columns: board.courses,
          points: board.points.map { _ in 0 }), floorBonus: 1)
    } catch {
      return nil
    }
    solved = await SolvedProblem(network.problem)
    let placement = network.placement
    kept = Set(
      limits.indices.filter { placement.seats[$0] != .beside }.map(Item.limit)
        + placement.seatsOfLevels.indices.filter {
          placement.seatsOfLevels[$0] != .beside && placement.boundsOfLevels[$0].most != nil
        }.map(Item.level))
  }

  consuming func conflict() async -> Conflict? {
    var search = self
    guard !search.isPossible(search.solved, keeping: search.kept) else { return nil }
    for item in search.order {
      var fewer = search.kept
      fewer.remove(item)
      let changed = await search.changed([item], keeping: fewer)
      if !search.isPossible(changed, keeping: fewer) {
        search.solved = changed
        search.kept = fewer
      }
    }
    var members: [Conflict.Member] = []
    for item in search.order { members.append(await search.member(item)) }
    return Conflict(members: members)
  }

  /// What is kept, in the order of the brief.
  private var order: [Item] {
    limits.indices.map(Item.limit).filter(kept.contains)
      + network.placement.seatsOfLevels.indices.map(Item.level).filter(kept.contains)
  }

  private func seat(of item: Item) -> Placement.Seat {
    switch item {
    case .limit(let limit): network.placement.seats[limit]
    case .level(let level): network.placement.seatsOfLevels[level]
    }
  }

  private func bounds(of item: Item) -> Placement.Bounds {
    switch item {
    case .limit(let limit): network.placement.boundsOfLimits[limit]
    case .level(let level): network.placement.boundsOfLevels[level]
    }
  }

  private func bounds(at seat: Placement.Seat, keeping kept: Set<Item>) -> Placement.Bounds {
    kept.filter { self.seat(of: $0) == seat }
      .reduce(Placement.Bounds(least: 0, most: nil)) { $0.and(bounds(of: $1)) }
  }

  private func isPossible(_ solved: SolvedProblem, keeping kept: Set<Item>) -> Bool {
    Set(kept.map(seat(of:))).allSatisfy { seat in
      network.units(at: seat, solved.solution) >= bounds(at: seat, keeping: kept).least
    }
  }

  /// The problem after the seats of some items hold what is kept.
  private func changed(_ items: [Item], keeping kept: Set<Item>) async -> SolvedProblem {
    await changed(
      items.compactMap { item in
        let seat = seat(of: item)
        return network.change(of: seat, to: bounds(at: seat, keeping: kept))
      })
  }

  private func changed(_ changes: [SolvedProblem.Change]) async -> SolvedProblem {
    var changed = solved
    do throws(ProblemError) {
      try await changed.change(changes)
    } catch {
      preconditionFailure("numbers no larger than those that were checked are as they should be")
    }
    return changed
  }

  /// An item with the nearest number at which all others of the conflict hold.
  private func member(_ item: Item) async -> Conflict.Member {
    var others = kept
    others.remove(item)
    // A unit of a floor that must hold outweighs any number of those that are asked for.
    let changes = Set(others.map(seat(of:))).compactMap { seat in
      network.change(of: seat, toPieces: .between(bounds(at: seat, keeping: others), floorBonus: Self.must))
    }
    let seat = seat(of: item)
    let asked = bounds(of: item)
    let around = bounds(at: seat, keeping: others)
    let first = TransportationProblem.Piece(capacity: around.least, bonus: Self.must)
    let rest = (around.most ?? TransportationProblem.unitLimit) - around.least
    let own: [TransportationProblem.Piece] = [
      first, TransportationProblem.Piece(capacity: max(0, rest), bonus: asked.most == nil ? 1 : -1),
    ]
    let nearest = await changed(
      changes + [network.change(of: seat, toPieces: own)].compactMap { $0 })
    return member(item, nearest: network.units(at: seat, nearest.solution))
  }

  private static var must: Int { 1 << 20 }

  private func member(_ item: Item, nearest: Int) -> Conflict.Member {
    let asked = bounds(of: item)
    switch item {
    case .limit(let limit):
      let origin = limits[limit].origin
      return Conflict.Member(
        label: limits[limit].label, asked: asked.most ?? asked.least, nearest: nearest,
        policy: origin.policy, pin: origin.pin)
    case .level(let level):
      return Conflict.Member(
        label: "funded starts at level \(network.placement.levels[level].code)", asked: asked.most ?? 0,
        nearest: nearest, policy: nil, pin: nil)
    }
  }
}

extension Limit.Origin {
  fileprivate var policy: Int? { if case .policy(let place) = self { place } else { nil } }
  fileprivate var pin: Int? { if case .pin(let place) = self { place } else { nil } }
}
