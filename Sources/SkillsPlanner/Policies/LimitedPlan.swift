import NetworkFlow

/// A problem with policies and pins at its best, with the trees from which it is told what each of them costs.
struct LimitedPlan: Sendable {
  let problem: PlanningProblem
  let network: LimitedNetwork
  let solved: SolvedProblem

  /// Solves it, with a larger bonus for floors where the first does not outweigh what rearranging loses.
  ///
  /// - Throws: `conflict` where the limits cannot hold together; `unproven` when the certificate does not hold.
  init(_ problem: PlanningProblem, _ progress: Progress) async throws(PlanningFailure) {
    self.problem = problem
    var network = problem.network
    var solved = try await problem.solveForChanges(network, progress)
    if !network.reachesFloors(solved.solution) {
      if let conflict = try await problem.conflict() { throw PlanningFailure.conflict(conflict) }
      while !network.reachesFloors(solved.solution) {
        guard network.floorBonus < 1 << 34 else {
          throw PlanningFailure.unproven("floors that can be reached were not")
        }
        do throws(ProblemError) {
          network = try network.with(floorBonus: network.floorBonus << 4)
        } catch {
          throw PlanningFailure.tooLarge("\(error)")
        }
        solved = try await problem.solveForChanges(network, progress)
      }
    }
    self.network = network
    self.solved = solved
  }

  /// One that was solved.
  init(_ problem: PlanningProblem, _ network: LimitedNetwork, _ solved: SolvedProblem) {
    (self.problem, self.network, self.solved) = (problem, network, solved)
  }

  /// What the optimiser says, with what each limit costs.
  func answer() async throws(PlanningFailure) -> Answer {
    var answer = await Answer(solved.solution, of: network)
    answer.limits = []
    for limit in problem.limits.indices { answer.limits.append(try await self.answer(to: limit)) }
    answer.costOfLimits = try await without { _ in true }
    for course in Set(network.placement.pairs.map(\.course)) {
      answer.gainsIfOneMore[course] = try await gainIfOneMore(ofCourse: course)
    }
    return answer
  }

  /// A course whose pieces are a group's is asked by a change.
  private func gainIfOneMore(ofCourse course: Int) async throws(PlanningFailure) -> Int {
    let more = network.coursePieces[course] + [TransportationProblem.Piece(capacity: 1)]
    let changed = try await changed(by: [network.change(ofCourse: course, to: more)])
    return changed.objective - solved.solution.objective
  }

  private func answer(to limit: Int) async throws(PlanningFailure) -> Answer.OfLimit {
    let seat = network.placement.seats[limit]
    let value = network.value(ofLimit: limit, solved.solution)
    return Answer.OfLimit(
      used: network.units(at: seat, solved.solution), value: 1_000_000 * value,
      // What no point is lost by costs nothing: without it the same values prove the same optimum.
      cost: value == 0 ? .none : try await without { $0 == limit })
  }

  /// What a plan without some limits has more.
  private func without(
    _ isDropped: (Int) -> Bool
  ) async throws(PlanningFailure) -> Answer.Cost {
    let placement = network.placement
    let kept = Set(problem.limits.indices.filter { !isDropped($0) })
    let seats = Set(problem.limits.indices.filter(isDropped).map { placement.seats[$0] })
    let bounds = seats.map { ($0, placement.bounds(at: $0, limits: kept)) }
    let changed = try await changed(by: bounds.compactMap { network.change(of: $0, to: $1) })
    let lost = bounds.reduce(0) { sum, bound in
      let floor = placement.bounds(at: bound.0).least
      return sum + network.floorBonus * (floor - bound.1.least)
    }
    return Answer.Cost(
      points: changed.objective + lost - solved.solution.objective,
      learners: changed.units - solved.solution.units)
  }

  private func changed(
    by changes: [SolvedProblem.Change]
  ) async throws(PlanningFailure) -> TransportationSolution {
    var changed = solved
    do throws(ProblemError) {
      try await changed.change(changes)
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
    do {
      try changed.problem.verify(changed.solution)
    } catch {
      throw PlanningFailure.unproven("\(error)")
    }
    return changed.solution
  }
}

extension TransportationSolution {
  /// Units that flow.
  fileprivate var units: Int { flows.reduce(0) { $0 + $1.units } }
}

extension LimitedNetwork {
  /// The points that one unit more of a limit is worth, 0 or more: to the tightest of those at one seat alone.
  func value(ofLimit limit: Int, _ solution: TransportationSolution) -> Int {
    let seat = placement.seats[limit]
    let slope = slope(at: seat, solution)
    let bounds = placement.bounds(at: seat)
    let own = placement.boundsOfLimits[limit]
    let first = placement.seats.indices.first { other in
      let of = placement.boundsOfLimits[other]
      return placement.seats[other] == seat
        && (slope > 0 ? of.most == bounds.most : of.most == nil && of.least == bounds.least)
    }
    guard first == limit else { return 0 }
    return slope > 0 ? (own.most == nil ? 0 : slope) : -slope
  }

  /// The points that one funded start more at a level is worth, 0 or more, where no limit is as tight.
  func value(ofLevel level: Int, _ solution: TransportationSolution) -> Int {
    let seat = placement.seatsOfLevels[level]
    let slope = slope(at: seat, solution)
    let bounds = placement.bounds(at: seat)
    let limits = placement.seats.indices.filter { placement.seats[$0] == seat }
    let isTaken = limits.contains { placement.boundsOfLimits[$0].most == bounds.most }
    return slope > 0 && !isTaken ? slope : 0
  }
}
