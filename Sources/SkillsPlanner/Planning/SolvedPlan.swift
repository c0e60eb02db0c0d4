import NetworkFlow

/// A brief solved, with what the optimiser keeps of the way there: what would be different is answered from it
/// without planning anew, exactly, and each answer is proved.
package struct SolvedPlan: Sendable {
  let planner: Planner
  /// The candidates with points, as the brief has them.
  let board: Scoreboard
  /// What was posed, where it has limits.
  let limited: PlanningProblem?
  /// The network that was solved first: its limits and seats, not what changed since.
  let network: LimitedNetwork
  private(set) var solved: SolvedProblem
  /// The fewest units that seats must hold, where a change says another number than the limits do.
  private var leasts: [Placement.Seat: Int] = [:]

  /// Something else than the brief and its tables say. Needs are named by their place in the planner's needs, courses by
  /// theirs in the catalogue, levels by theirs in the limits.
  enum Change: Sendable, Hashable {
    /// So many learners of a need, 0 or more.
    case learners(need: Int, Int)
    /// So many places on a course, 0 or more, as if its table gave them.
    case places(course: Int, Int)
    /// The first so many places of a course, at most those of the limits, count so much more: with more than any
    /// rearranging can lose they fill first, as far as anybody is within reach.
    case first(course: Int, places: Int, bonus: Int)
    /// So many funded starts at a level, or no cap.
    case fundedStarts(level: Int, Int?)
    /// The points of some candidates, by their place on the board; 1...1,000,000.
    case points([Int: Int])
    /// So many units more than a limit allows, or fewer than it asks for, 0 or more.
    case loosened(limit: Int, by: Int)
    /// None of some limits.
    case without(limits: Set<Int>)
  }

  /// Solves the problem that a planner posed.
  ///
  /// - Throws: `besideNetwork` before anything is solved; `unproven` when the certificate does not hold.
  package init(
    _ planner: Planner, _ problem: PlanningProblem, _ progress: Progress = .none
  ) async throws(PlanningFailure) {
    self.planner = planner
    board = problem.board.writtenOut
    let beside = planner.besideNetwork(problem)
    guard beside.isEmpty else { throw PlanningFailure.besideNetwork(beside) }
    guard !problem.isPlain else {
      (network, limited) = (problem.network, nil)
      solved = try await problem.solveForChanges(network, progress)
      return
    }
    let plan = try await LimitedPlan(problem, progress)
    guard let best = plan.solved else {
      preconditionFailure("a problem of which nothing stands beside its network is solved by it")
    }
    (network, solved, limited) = (plan.network, best, problem)
  }

  /// A plan under limits that a network holds; nil where one does not.
  init?(_ planner: Planner, _ plan: LimitedPlan) {
    guard let best = plan.solved else { return nil }
    self.planner = planner
    board = plan.problem.board.writtenOut
    (network, solved, limited) = (plan.network, best, plan.problem)
  }

  /// The problem that was solved, and its solution: rows are needs, columns are courses.
  var problem: TransportationProblem { solved.problem }
  var solution: TransportationSolution { solved.solution }
  /// The best allocation, by need and then by course.
  var decisions: [Answer.Decision] { network.decisions(of: solved.solution) }
  /// Points with the bonuses of spread and steadiness.
  var points: Int {
    let floors = floors.reduce(0) { $0 + min($1.least, network.units(at: $1.seat, solution)) }
    return solution.objective - network.floorBonus * floors
  }
  /// Learners placed in all.
  var placed: Int { solution.flows.reduce(0) { $0 + $1.units } }
  /// Whether all that must be held is: where a change leaves too little for a floor, there is no such plan.
  var keepsFloors: Bool {
    floors.allSatisfy { network.units(at: $0.seat, solution) >= $0.least }
  }
  private var floors: [(seat: Placement.Seat, least: Int)] {
    network.placement.floors.map { ($0.seat, leasts[$0.seat] ?? $0.least) }
  }
  /// Funded starts of a level that are used.
  func used(ofLevel level: Int) -> Int {
    let seat = network.placement.seatsOfLevels[level]
    guard case .beside = seat else { return network.units(at: seat, solved.solution) }
    let courses = Set(network.placement.coursesOfLevels[level])
    return decisions.reduce(0) { courses.contains($1.course) ? $0 + $1.places : $0 }
  }

  /// The plan, as `Planner.plan` writes it up.
  package func plan(
    inputs: [InputRecord], sources: [SourceRecord], assumptions: [String]
  ) async throws(PlanningFailure) -> Plan {
    let answer = try await answer()
    return try planner.plan(
      of: planner.outcome(of: answer, board), inputs: inputs, sources: sources,
      assumptions: assumptions)
  }

  /// The plan as it would be after some changes, solved from this one and proved; this one stays.
  ///
  /// - Throws: `tooLarge` when sums are beyond 64-bit integers, `unproven` when the certificate does not hold.
  func changed(by changes: [Change]) async throws(PlanningFailure) -> SolvedPlan {
    var changed = self
    for (seat, bounds) in changes.flatMap(bounds(of:)) { changed.leasts[seat] = bounds.least }
    do throws(ProblemError) {
      try await changed.solved.change(changes.flatMap(translated))
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
    let (problem, solution) = (changed.solved.problem, changed.solved.solution)
    let keepsPoints = !changes.contains { if case .points = $0 { true } else { false } }
    do {
      // The one before was proved, by the initialiser or by this function.
      if keepsPoints {
        try await problem.verify(solution, after: solved.solution)
      } else {
        try problem.verify(solution)
      }
    } catch {
      throw PlanningFailure.unproven("\(error)")
    }
    return changed
  }

  /// The network of the plan where each unit of a floor counts so much on top.
  ///
  /// - Throws: `tooLarge`.
  func networkWithFloors(_ bonus: Int128) throws(PlanningFailure) -> LimitedNetwork {
    guard !network.placement.floors.isEmpty else { return network }
    do throws(ProblemError) {
      guard bonus < Self.mostOfFloors else { throw .overflow(.objective) }
      return try network.with(floorBonus: Int(bonus))
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
  }

  /// As many nested floors as there may be stay below what a problem adds up.
  private static let mostOfFloors: Int128 = 1 << 54

  private func answer() async throws(PlanningFailure) -> Answer {
    guard let limited else { return await Answer(solved.solution, of: network) }
    return try await LimitedPlan(limited, network, solved).answer()
  }

  /// The same plan where a unit of a floor counts as much as that at the least.
  func holdingFloors(before bonus: Int) async throws(PlanningFailure) -> SolvedPlan {
    guard let limited, !network.placement.floors.isEmpty, network.floorBonus < bonus else {
      return self
    }
    let heavier: LimitedNetwork
    do throws(ProblemError) {
      heavier = try network.with(floorBonus: bonus)
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
    let solved = try await limited.solveForChanges(heavier, .none)
    return SolvedPlan(planner, LimitedPlan(limited, heavier, solved)) ?? self
  }

  /// Units at the seat of a limit.
  func units(ofLimit limit: Int) -> Int {
    network.units(at: network.placement.seats[limit], solution)
  }

  private func translated(_ change: Change) -> [SolvedProblem.Change] {
    switch change {
    case .learners(let need, let learners):
      return [.row(need, pieces: planner.brief.spread.pieces(of: learners))]
    case .places(let course, let places):
      let steady = planner.brief.steadiness.share.of(planner.catalogue.courses[course].lastYear)
      return [
        network.change(
          ofCourse: course,
          to: planner.brief.steadiness.pieces(steady: min(steady, places), places: places))
      ]
    case .first(let course, let places, let bonus):
      return [
        network.change(
          ofCourse: course,
          to: planner.brief.steadiness.pieces(
            steady: planner.limits.steady[course], places: planner.limits.places[course],
            first: places, bonus: bonus))
      ]
    case .points(let new):
      var points = solved.problem.candidates.points
      for (candidate, value) in new {
        points[network.place(ofCandidate: candidate, on: board)] = Int32(value)
      }
      return [.points(points)]
    case .fundedStarts, .loosened, .without:
      return bounds(of: change).map { seat, bounds in
        guard let change = network.change(of: seat, to: bounds) else {
          preconditionFailure("a plan with a limit beside the network is not asked for changes")
        }
        return change
      }
    }
  }

  /// What seats hold after a change that is about them.
  private func bounds(
    of change: Change
  ) -> [(seat: Placement.Seat, bounds: Placement.Bounds)] {
    let placement = network.placement
    switch change {
    case .learners, .places, .first, .points: return []
    case .fundedStarts(let level, let starts):
      let seat = placement.seatsOfLevels[level]
      return [(seat, placement.bounds(at: seat, funded: (level, starts)))]
    case .loosened(let limit, let units):
      let seat = placement.seats[limit]
      var own = placement.boundsOfLimits[limit]
      own = Placement.Bounds(least: max(0, own.least - units), most: own.most.map { $0 + units })
      let others = Set(placement.seats.indices).subtracting([limit])
      return [(seat, placement.bounds(at: seat, limits: others).and(own))]
    case .without(let limits):
      let others = Set(placement.seats.indices).subtracting(limits)
      return Set(limits.map { placement.seats[$0] }).map {
        ($0, placement.bounds(at: $0, limits: others))
      }
    }
  }
}
