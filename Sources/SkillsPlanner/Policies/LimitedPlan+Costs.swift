import NetworkFlow

/// What policies and pins cost: what the plan would have more without them.
extension LimitedPlan {
  /// Of so many limits that cost anything at most it is told what each costs, where each takes a search of its own.
  private static let mostSearched = 24

  /// What the optimiser says, with what each limit costs.
  func answer() async throws(PlanningFailure) -> Answer {
    let holding = holding
    let costs: [Int: Answer.Cost]
    switch try await alone(solved == nil ? Array(holding.prefix(Self.mostSearched)) : holding) {
    case .better(let plan): return try await plan.answer()
    case .costs(let found): costs = found
    }
    var answer = await Answer(self)
    answer.limits = problem.limits.indices.map { limit in
      Answer.OfLimit(
        limit: problem.limits[limit], used: use(of: limit), value: value(ofLimit: limit),
        cost: holding.contains(limit) ? costs[limit] : Answer.Cost.none)
    }
    answer.withoutLimits = try await withoutAll()
    answer.cohorts = try await costsOfCohorts(answer.withoutLimits)
    answer.method = method
    answer.nodes = nodes == SearchLimit.usual.nodes ? nil : nodes
    answer.closed = try await closed()
    for course in Set(network.placement.pairs.map(\.course)) {
      answer.gainsIfOneMore[course] = try await gainIfOneMore(ofCourse: course)
    }
    return answer
  }

  /// Courses that do not run since too few would learn there, ascending, with how many would if a course alone needed no
  /// minimum and all else stayed as it is, at the prices of what stands beside the network.
  private func closed() async throws(PlanningFailure) -> [Answer.Closed] {
    // Where nothing was searched, no course is held back.
    guard nodes != nil else { return [] }
    let isOpen = solution.columnUnits.map { $0 > 0 }
    let minimums = problem.columnMinimums
    let closed = minimums.map(\.column).filter { !isOpen[$0] && network.hasPlaces($0) }
    let (charged, _) = try network.charged(conditions, at: multipliers)
    let wouldRun: [Int]
    do throws(CohortError) {
      wouldRun = try await charged.usesWithoutMinimum(
        of: closed, where: isOpen, minimums: minimums,
        tieBreaks: problem.tieBreaks(salt: 0, of: network))
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
    // A course that nobody would come to does not run for another reason.
    return zip(closed, wouldRun).filter { $0.1 > 0 }.map {
      Answer.Closed(course: $0.0, least: problem.minimums[$0.0], wouldRun: $0.1)
    }
  }

  /// The limits that may cost something.
  ///
  /// What no point is lost by costs nothing: without it the same values prove the same optimum. Where they do not, what
  /// leaves no room may cost something too.
  private var holding: [Int] {
    let valued = problem.limits.indices.filter { value(ofLimit: $0) > 0 }
    guard valuesBound > points else { return valued }
    return valued
      + problem.limits.indices.filter {
        value(ofLimit: $0) == 0
          && problem.limits[$0].isTight(at: problem.limits[$0].use(by: decisions))
      }
  }

  /// What comes of taking limits out, each alone.
  private enum Alone {
    /// By limit; none of one without which no plan was found.
    case costs([Int: Answer.Cost])
    /// Where the best is far off, a plan that was not asked to keep a limit may keep it, and be better.
    case better(LimitedPlan)
  }

  private func alone(_ limits: [Int]) async throws(PlanningFailure) -> Alone {
    var costs: [Int: Answer.Cost] = [:]
    guard solved == nil else {
      for limit in limits { costs[limit] = try await without([limit]) }
      return .costs(costs)
    }
    let found = try await answers(to: limits) { limit throws(PlanningFailure) in
      try await opened(without: limit)
    }
    for (limit, open) in zip(limits, found) {
      switch open {
      case .keepsAll(let plan): return .better(plan)
      case .costs(let cost): costs[limit] = cost
      case .notFound: break
      }
    }
    return .costs(costs)
  }

  /// What the best plan that was found without a limit is to this one.
  private enum Opened {
    /// One that keeps the limit nevertheless, and is better.
    case keepsAll(LimitedPlan)
    case costs(Answer.Cost)
    case notFound
  }

  private func opened(without limit: Int) async throws(PlanningFailure) -> Opened {
    let others = problem.limits.indices.filter { $0 != limit }.map { problem.limits[$0] }
    var asked = try problem.with(limits: others)
    asked.search = asked.search.quick
    do throws(PlanningFailure) {
      let open = try await LimitedPlan(asked, .none, knowing: KnownPlan(self))
      let decisions = open.decisions
      if !isNear, open.points > points,
        problem.limits.allSatisfy({ $0.use(by: decisions) <= $0.most })
      {
        return .keepsAll(try taking(open, bound: bound, isUnique: false))
      }
      // Each of the two is within its gap of the best, and without a limit no plan is worse.
      return .costs(
        open.points > points ? cost(open.points - points, open.solution) : Answer.Cost.none)
    } catch {
      guard case .notFound = error else { throw error }
      return .notFound
    }
  }

  /// What a unit more of a limit's bound is worth, in millionths of a point.
  private func value(ofLimit limit: Int) -> Int {
    guard let place = conditions.items.firstIndex(of: .limit(limit)) else {
      return 1_000_000 * network.value(ofLimit: limit, proof.solution)
    }
    return multipliers[place]
  }

  /// The points that one funded start more at a level is worth.
  func value(ofLevel level: Int) -> Int {
    conditions.items.firstIndex(of: .level(level)).map { multipliers[$0] / 1_000_000 }
      ?? network.value(ofLevel: level, proof.solution)
  }

  /// How the plan was found, where that is more than one optimisation.
  private var method: String? {
    let beside = conditions.items.isEmpty ? [] : ["prices for what crosses the network"]
    let cohorts =
      problem.minimums.contains { $0 > 1 } ? ["a search over courses that run or do not"] : []
    let all = beside + cohorts + searches.map(\.rawValue)
    return all.isEmpty ? nil : all.joined(separator: ", ")
  }

  /// What a plan without any limit and minimum cohort has more.
  private func withoutAll() async throws(PlanningFailure) -> Answer.Cost {
    guard solved == nil else { return try await without(Set(problem.limits.indices)) }
    let plain = try problem.with(limits: [], minimums: problem.minimums.map { _ in 0 })
    let open = try await LimitedPlan(plain, .none)
    return cost(open.points - points, open.solution)
  }

  /// Of its bound's units.
  private func use(of limit: Int) -> Int {
    let seat = network.placement.seats[limit]
    guard case .beside = seat else { return network.units(at: seat, solution) }
    let limit = problem.limits[limit]
    let use = limit.use(by: decisions)
    return limit.bound == .atMost ? use : -use
  }

  /// A course whose pieces are a group's is asked by a change.
  private func gainIfOneMore(ofCourse course: Int) async throws(PlanningFailure) -> Int {
    guard let solved else { return 0 }
    let more = network.coursePieces[course] + [TransportationProblem.Piece(capacity: 1)]
    let changed = try await changed(solved, by: [network.change(ofCourse: course, to: more)])
    return changed.objective - solution.objective
  }

  /// What a plan without some limits has more, where one network holds the plan; nothing elsewhere.
  private func without(_ dropped: Set<Int>) async throws(PlanningFailure) -> Answer.Cost {
    guard let solved else { return .none }
    let placement = network.placement
    let kept = Set(problem.limits.indices).subtracting(dropped)
    let seats = Set(dropped.map { placement.seats[$0] })
    let bounds = seats.map { ($0, placement.bounds(at: $0, limits: kept)) }
    let changed = try await changed(
      solved, by: bounds.compactMap { network.change(of: $0.0, to: $0.1) })
    let lost = bounds.reduce(0) { sum, bound in
      sum + network.floorBonus * (placement.bounds(at: bound.0).least - bound.1.least)
    }
    return cost(changed.objective + lost - solution.objective, changed)
  }

  /// So many points more, with the learners whom other flows of the same needs place more.
  private func cost(_ points: Int, _ other: TransportationSolution) -> Answer.Cost {
    var ofNeeds: [Int: Int] = [:]
    for need in network.needPieces.indices {
      let more =
        other.rowUnits[need] - solution.rowUnits[need]
      if more != 0 { ofNeeds[need] = more }
    }
    return Answer.Cost(
      points: points, learners: ofNeeds.reduce(0) { $0 + $1.value }, ofNeeds: ofNeeds)
  }

  private func changed(
    _ solved: SolvedProblem, by changes: [SolvedProblem.Change]
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
