import NetworkFlow

/// What stands beside the network, and minimum cohorts: which courses run, and the plan on those that do.
extension LimitedPlan {
  /// What a search finds, or the furthest of several where time decides.
  ///
  /// - Parameters:
  ///   - minimums: none where no course has a minimum cohort.
  ///   - known: a plan that keeps everything; nil where none is known.
  init(
    searching problem: PlanningProblem, _ minimums: [ColumnMinimum],
    knowing known: KnownPlan? = nil
  ) async throws(PlanningFailure) {
    // That nothing keeps all is soon proved, and worth no search for a plan that does.
    if known == nil, let conflict = try await problem.contradiction() {
      throw PlanningFailure.conflict(conflict)
    }
    var priced = try await PricedCourses(problem, minimums, knowing: known)
    var search = problem.search
    let first = try await priced.plan(of: known?.decisions, nodes: search.nodes)
    var last = try await Self.best(&priced, from: first, search.counted)
    // What a search has not finished in its time is nobody's.
    while let found = last, found.isCutShort, let further = search.further(),
      let next = try await Self.best(&priced, from: first, further)
    {
      (last, search) = (next, further)
    }
    if last?.plan == nil {
      // The search is for the best, and may meet none that keeps everything.
      let any = try await priced.plan(of: problem.anyPlan(), nodes: search.nodes)
      last = try await Self.deciding(
        priced, from: Searched(plan: any, isCutShort: false), search.counted)
    }
    guard let plan = last?.plan else { throw PlanningFailure.notFound }
    self = plan
  }

  /// The best that is found at some prices, where that is not near enough at others too, and then at prices that are
  /// found anew after every decision; nil where time was up before a search ended.
  private static func best(
    _ priced: inout PricedCourses, from known: LimitedPlan?, _ search: SearchLimit
  ) async throws(PlanningFailure) -> Searched? {
    guard !priced.minimums.isEmpty else {
      let plan = try await LimitedPlan(priced.problem, keeping: priced.first)
      let best = known.map { plan?.better($0) ?? $0 } ?? plan
      return try await deciding(priced, from: Searched(plan: best, isCutShort: false), search)
    }
    var best = Searched(plan: known, isCutShort: false)
    for prices in 0..<priced.count where best.plan?.isNear != true {
      let open = try await priced.kept(at: prices)
      guard let next = try await searched(priced.problem, priced.minimums, open, search) else {
        return nil
      }
      best.plan = best.plan.map { plan in next.plan.map(plan.better) ?? plan } ?? next.plan
      best.isCutShort = best.isCutShort || next.isCutShort
    }
    return try await deciding(priced, from: best, search)
  }

  /// What a search finds: nil where that is no plan; and whether it could go on.
  struct Searched: Sendable {
    var plan: LimitedPlan?
    var isCutShort: Bool
  }

  /// Whether a better plan could have a ten-thousandth more points at most.
  var isNear: Bool { bound - points <= bound / 10_000 }

  /// The one of more points, with the lower of the two bounds.
  private func better(_ other: LimitedPlan) -> LimitedPlan {
    let best = other.points > points ? other : self
    return best.with(bound: min(bound, other.bound))
  }

  /// Courses are opened and closed at the prices that keep the conditions, which gives the bound; then the plan on the
  /// courses that run is one that keeps them. Nil where time was up before the search ended.
  private static func searched(
    _ problem: PlanningProblem, _ minimums: [ColumnMinimum], _ open: Kept, _ search: SearchLimit
  ) async throws(PlanningFailure) -> Searched? {
    let network = problem.network
    let multipliers = open.conditions.whole(open.found.multipliers)
    let charged = try network.charged(open.conditions, at: multipliers)
    let tieBreaks = problem.tieBreaks(salt: 0, of: network)
    let cohorts: CohortSolution
    do throws(CohortError) {
      cohorts = try await charged.problem.solve(
        minimums: minimums, tieBreaks: tieBreaks, nodes: search.nodes, isTimeUp: search.isTimeUp)
      guard !search.isTimeUp() else { return nil }
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
    do {
      try charged.problem.verify(cohorts, minimums: minimums)
    } catch {
      throw PlanningFailure.unproven("\(error)")
    }
    let isCutShort = cohorts.end != .gap
    let found = try await plan(on: cohorts, minimums, open, problem)
    guard let solution = found else {
      return Searched(plan: nil, isCutShort: isCutShort)
    }
    // The values of the network without minimums prove a bound too, a little above the one of the search.
    let proof = try await proof(of: charged.problem)
    let plan = LimitedPlan(
      problem, network, open.conditions, solution, proof,
      bound: cohorts.bound + charged.allowance - network.bonusOfAllFloors,
      valuesBound: proof.solution.objective + charged.allowance - network.bonusOfAllFloors,
      multipliers: multipliers,
      nodes: search.nodes)
    return Searched(plan: plan, isCutShort: isCutShort)
  }

  /// The plan on the courses that run; nil where none was found.
  private static func plan(
    on cohorts: CohortSolution, _ minimums: [ColumnMinimum], _ open: Kept,
    _ problem: PlanningProblem
  ) async throws(PlanningFailure) -> TransportationSolution? {
    let network = problem.network
    if open.conditions.items.isEmpty {
      // The search knew no price, so what it found is the plan where it keeps what stands beside the network too.
      let solution = network.problem.solution(flows: cohorts.flows, valuesOf: cohorts.relaxation)
      let keeps = solution.under(minimums).isEmpty && network.reachesFloors(solution)
      let decisions = network.decisions(of: solution)
      let beside = network.placement.limitsBeside.map { problem.limits[$0] }
      if keeps && beside.allSatisfy({ $0.use(by: decisions) <= $0.most }) { return solution }
      if beside.isEmpty { return nil }
    }
    let running = RunningCourses(
      problem: problem, minimums: minimums, conditions: open.conditions, values: cohorts.relaxation)
    if let few = try await running.plan(closing: cohorts.closed) { return few }
    // Prices told which courses run; what the conditions ask for may need another.
    return try await running.plan(closing: [])
  }
}

/// The prices at which courses are opened and closed.
///
/// Those that know the minimums come first: at the prices of the network itself more learners come to courses that are
/// filled to their minimum than the conditions leave, and too many run. Where courses are few, too few may run at them,
/// and then those of the network are tried too. Without conditions there are no prices, and one search.
struct PricedCourses {
  let problem: PlanningProblem
  let minimums: [ColumnMinimum]
  private let networks: [TransportationProblem]
  private var found: [Kept]

  /// - Parameter known: a plan that will do; nil where none is known.
  /// - Throws: a conflict, where no plan keeps the conditions even without minimums.
  init(
    _ problem: PlanningProblem, _ minimums: [ColumnMinimum], knowing known: KnownPlan?
  ) async throws(PlanningFailure) {
    (self.problem, self.minimums) = (problem, minimums)
    let network = problem.network
    let isWhole = Conditions(problem.limits, network).all.isEmpty
    networks =
      isWhole || minimums.isEmpty
      ? [network.problem] : [try network.relaxed(by: minimums), network.problem]
    found = [
      try await Kept(
        networks[0], problem, from: known?.prices(of: problem), isQuick: known != nil)
    ]
    if problem.search.isAside, found[0].found.isImpossible {
      throw PlanningFailure.conflict(.unnamed)
    }
  }

  var first: Kept { found[0] }

  var count: Int { networks.count }

  mutating func kept(at place: Int) async throws(PlanningFailure) -> Kept {
    if place == found.count { found.append(try await Kept(networks[place], problem)) }
    return found[place]
  }
}
