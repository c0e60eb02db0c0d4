import NetworkFlow

/// The network of a problem in which nothing counts but the units that its limits ask for: what can hold together, and
/// how far, whatever the points.
struct CountedNetwork: Sendable {
  let network: LimitedNetwork
  private(set) var solved: SolvedProblem

  /// What a unit of a floor that must hold counts, where others count one: more than any number of those.
  static let must = 1 << 20

  /// Each unit of a floor counts one, or more.
  init(_ problem: PlanningProblem, each: Int = 1) async throws(PlanningFailure) {
    func plain(_ pieces: [TransportationProblem.Piece]) -> [TransportationProblem.Piece] {
      [TransportationProblem.Piece(capacity: pieces.reduce(0) { $0 + $1.capacity })]
    }
    let board = problem.board
    do throws(ProblemError) {
      network = try LimitedNetwork(
        problem.network.placement, needPieces: problem.network.needPieces.map(plain),
        coursePieces: problem.network.coursePieces.map(plain),
        candidates: board.candidates.earning(0), floorBonus: each)
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
    solved = await SolvedProblem(network.problem)
  }

  /// The units at a seat.
  func units(at seat: Placement.Seat) -> Int { network.units(at: seat, solved.solution) }

  /// The same where some seats hold other numbers, and some courses run no more or again.
  func with(
    _ bounds: [(seat: Placement.Seat, bounds: Placement.Bounds)], closing: Set<Int> = [],
    opening: Set<Int> = []
  ) async -> CountedNetwork {
    await with(
      bounds.compactMap { network.change(of: $0.seat, to: $0.bounds) }
        + closing.sorted().map { network.change(ofCourse: $0, to: []) }
        + opening.sorted().map { network.change(ofCourse: $0, to: network.coursePieces[$0]) })
  }

  /// The same where the units of some seats must come first, and then as many, or as few, as can be of another.
  ///
  /// - Parameter most: whether as many; else as few as the seat's `bounds` ask for.
  func with(
    first: [(seat: Placement.Seat, bounds: Placement.Bounds)], then seat: Placement.Seat,
    within bounds: Placement.Bounds, most: Bool
  ) async -> CountedNetwork {
    let must = first.compactMap { item in
      network.change(of: item.seat, toPieces: .between(item.bounds, floorBonus: Self.must))
    }
    let rest = (bounds.most ?? TransportationProblem.unitLimit) - bounds.least
    let own: [TransportationProblem.Piece] = [
      TransportationProblem.Piece(capacity: bounds.least, bonus: Self.must),
      TransportationProblem.Piece(capacity: max(0, rest), bonus: most ? 1 : -1),
    ]
    return await with(must + [network.change(of: seat, toPieces: own)].compactMap { $0 })
  }

  private func with(_ changes: [SolvedProblem.Change]) async -> CountedNetwork {
    var changed = self
    do throws(ProblemError) {
      try await changed.solved.change(changes)
    } catch {
      preconditionFailure("numbers no larger than those that were checked are as they should be")
    }
    return changed
  }
}
