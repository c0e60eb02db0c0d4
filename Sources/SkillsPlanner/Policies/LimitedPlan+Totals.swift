import NetworkFlow

/// Shares made numbers, by trying out of how many places they are.
///
/// A share of all places is a number of places once that of all is known, and a number nests in the network, or is kept
/// by its price to the unit. What the values of a plan prove of plans with another total is concave in the total, so
/// the totals that may have a better plan lie side by side. A place is worth far more than a gap is wide, so these are
/// few, and often one.
extension LimitedPlan {
  /// The best plan of all totals, with the bound that this proves; the same where no share is left to be made a number,
  /// or where too many totals may be better.
  ///
  /// - Throws: as the plans of each total do, but not that there is none.
  func overTotals() async throws(PlanningFailure) -> LimitedPlan {
    guard isWorthTotals, let courses = wholeOfShares else { return self }
    let minimums = problem.columnMinimums
    // Relaxed for every total alike, or what is proved would not be concave.
    let relaxed = minimums.isEmpty ? network.problem : try network.relaxed(by: minimums)
    let (totals, areAll) = try await totals(on: courses, relaxed)
    var best: (total: Int, plan: LimitedPlan)?
    var bounds: [Int: Int] = [:]
    // The most promising first, and of two that are alike the one of more places, as the tie-breaks have it.
    for (total, most) in totals.sorted(by: { ($0.most, $0.total) > ($1.most, $1.total) }) {
      bounds[total] = most
      let least = best?.plan.points ?? points - 1
      guard most > least else { continue }
      let found = try await plan(of: total, on: courses)
      bounds[total] = min(most, found.bound ?? 0)
      if let plan = found.plan, plan.points > least { best = (total, plan) }
    }
    let reached = max(points, best?.plan.points ?? points)
    let bound = areAll ? min(bound, max(reached, bounds.values.max() ?? reached)) : bound
    guard let best, reached > points || bound < self.bound else { return self }
    let isOnly = bounds.allSatisfy { $0 == best.total || $1 < reached }
    return try taking(
      best.plan, bound: bound, isUnique: bound == reached && isOnly && best.plan.isUnique,
      searches: [.totals])
  }

  /// A plan that is as near as searches go is asked for one that is proved best alone, and that only networks give.
  private var isWorthTotals: Bool {
    bound > points && (!isNear || problem.minimums.allSatisfy { $0 < 2 })
  }

  /// What most of the shares are of that hold the plan back; nil where none does.
  private var wholeOfShares: [Int]? {
    let wholes = problem.limits.indices.compactMap { place -> [Int]? in
      let limit = problem.limits[place]
      let holds =
        conditions.items.contains(.limit(place)) || limit.isTight(at: limit.use(by: decisions))
      return holds ? limit.share?.courses : nil
    }
    let counts = Dictionary(wholes.map { ($0, 1) }, uniquingKeysWith: +)
    return wholes.max { counts[$0, default: 0] < counts[$1, default: 0] }
  }

  /// The totals with which a plan may have more points, each with the most that it may have.
  ///
  /// - Returns: `areAll`: whether no other total may have a better plan.
  private func totals(
    on courses: [Int], _ relaxed: TransportationProblem
  ) async throws(PlanningFailure) -> (within: [(total: Int, most: Int)], areAll: Bool) {
    let inside = Set(courses)
    let own = decisions.reduce(0) { inside.contains($1.course) ? $0 + $1.places : $0 }
    var within = [(total: own, most: try await most(at: own, on: courses, relaxed))]
    let limit = min(200, max(3, 10_000_000 / max(1, problem.candidates)))
    for step in [1, -1] {
      var total = own + step
      while total >= 0 {
        let most = try await most(at: total, on: courses, relaxed)
        if most <= points { break }
        guard within.count < limit else { return (within, false) }
        within.append((total, most))
        total += step
      }
    }
    return (within, true)
  }

  /// What the values prove that no plan with so many places on some courses has more than.
  ///
  /// - Parameter relaxed: the network's problem, as far as it knows minimum cohorts.
  private func most(
    at total: Int, on courses: [Int], _ relaxed: TransportationProblem
  ) async throws(PlanningFailure) -> Int {
    let seats = network.placement.seats
    let limits = problem.limits + Limit.exactly(total, on: courses)
    let seated = seats.indices.filter { seats[$0] != .beside } + limits.indices.suffix(2)
    let network = try problem.with(limits: limits, first: Set(seated)).network
    let charged = try network.charged(
      Conditions(conditions.items, limits, network), at: multipliers,
      try network.with(coursesOf: relaxed))
    let proof = try await Self.proof(of: charged.problem)
    return proof.solution.objective + charged.allowance - network.bonusOfAllFloors
  }

  /// The best plan that is found with so many places on some courses, and what none such has more than; no bound where
  /// there is no such plan.
  private func plan(
    of total: Int, on courses: [Int]
  ) async throws(PlanningFailure) -> (plan: LimitedPlan?, bound: Int?) {
    var exact = try problem.with(limits: problem.limits(withPlaces: total, on: courses))
    exact.search = exact.search.quick
    do throws(PlanningFailure) {
      let plan =
        isNear
        ? try await SeatedProblem(seating: exact, .none).plan : try await LimitedPlan(exact, .none)
      return (plan, plan?.bound ?? .max)
    } catch {
      switch error {
      case .conflict: return (nil, nil)
      case .notFound: return (nil, .max)
      default: throw error
      }
    }
  }

  /// The allocations of another plan that keeps the same limits, in this one's network beside this one's values.
  func taking(
    _ plan: LimitedPlan, bound: Int, isUnique: Bool, searches more: [Search] = []
  ) throws(PlanningFailure) -> LimitedPlan {
    let flows = network.flows(of: plan.decisions)
    let solution = network.problem.solution(flows: flows, valuesOf: proof.solution)
    guard network.points(of: solution) == plan.points, network.reachesFloors(solution) else {
      throw PlanningFailure.unproven("a plan of another question has other points in this one")
    }
    return LimitedPlan(
      problem, network, conditions, solution, proof, bound: bound, valuesBound: valuesBound,
      multipliers: multipliers,
      nodes: nodes ?? plan.nodes.map { _ in problem.search.nodes },
      isUnique: isUnique, searches: searches + more.filter { !searches.contains($0) })
  }
}

extension PlanningProblem {
  /// The limits with so many places on some courses: shares of these are numbers then.
  func limits(withPlaces total: Int, on courses: [Int]) -> [Limit] {
    limits.map { $0.share?.courses == courses ? $0.at(total: total) : $0 }
      + Limit.exactly(total, on: courses)
  }
}

extension LimitedNetwork {
  /// Its problem with the pieces of another problem's columns.
  fileprivate func with(
    coursesOf other: TransportationProblem
  ) throws(PlanningFailure) -> TransportationProblem {
    do throws(ProblemError) {
      return try problem.with(
        columns: zip(other.columns, problem.columns).map {
          TransportationProblem.Column(pieces: $0.pieces, group: $1.group)
        })
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
  }
}

extension Limit {
  /// No fewer and no more places on some courses.
  fileprivate static func exactly(_ total: Int, on courses: [Int]) -> [Limit] {
    [(Policy.Bound.atMost, 1), (.atLeast, -1)].map { bound, sign in
      Limit(
        origin: .objective("places in all"), label: "\(total) places in all", bound: bound,
        amount: .places(total),
        parts: [.byCourse(courses.map { Limit.Weight(place: $0, coefficient: sign) })],
        most: sign * total)
    }
  }
}
