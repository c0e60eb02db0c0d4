import NetworkFlow

/// A problem with policies and pins solved: the best plan that keeps them where a network holds them all, else the best
/// that was found, with a bound that is proved.
struct LimitedPlan: Sendable {
  /// What is asked beside the plan searches as far as the plan says, whatever time there was.
  private(set) var problem: PlanningProblem
  let network: LimitedNetwork
  let conditions: Conditions
  /// The flows of the plan.
  let solution: TransportationSolution
  /// A network without what stands beside it, at its best: its values prove the bound.
  let proof: Proof
  /// What a unit of each condition's coefficient costs, in millionths of a point.
  let multipliers: [Int]
  /// The points that no plan has more of, and what the values alone prove of them: the same or more.
  let bound: Int
  let valuesBound: Int
  /// How many courses of each independent part were decided both ways at most; nil where there was nothing to decide.
  let nodes: Int?
  /// The trees from which changes are answered, where a network holds everything.
  let solved: SolvedProblem?
  /// Whether it is the only plan that the tie-breaks leave.
  let isUnique: Bool
  /// The searches that found it, or its bound, beyond that over which courses run.
  let searches: [Search]

  /// What is searched where prices alone leave a gap.
  enum Search: String, Sendable {
    case holdings = "a search over what courses and needs hold"
    case totals = "a search over the places in all"
  }

  struct Proof: Sendable {
    let problem: TransportationProblem
    let solution: TransportationSolution
  }

  /// In the planner's words, by need and then by course.
  var decisions: [Answer.Decision] { network.decisions(of: solution) }
  var points: Int { network.points(of: solution) }
  var placed: Int { solution.flows.reduce(0) { $0 + $1.units } }

  /// - Parameter known: a plan that keeps everything; where a search is needed, it is for better ones.
  /// - Throws: `conflict` where the limits cannot hold together; `unproven` when a certificate does not hold; `notFound`
  ///   where no plan was found that keeps all, though none is proved impossible.
  init(
    _ problem: PlanningProblem, _ progress: Progress, knowing known: KnownPlan? = nil
  ) async throws(PlanningFailure) {
    let minimums = problem.columnMinimums
    let isWhole = Conditions(problem.limits, problem.network).all.isEmpty
    progress(.solving, 0, of: 0)
    if minimums.isEmpty && isWhole {
      try await self.init(inNetwork: problem, progress)
      return
    }
    let seated = try await SeatedProblem(seating: problem, progress)
    let plan =
      if let proved = seated.plan {
        proved
      } else {
        try await LimitedPlan(searching: seated.problem, minimums, knowing: known)
      }
    var counted = plan
    counted.problem.search = plan.nodes.map { SearchLimit(nodes: $0) } ?? .usual
    // Beside a plan it is not worth a search for each total.
    self = known == nil || counted.isNear ? try await counted.overTotals() : counted
    if placed == 0, known == nil { try await problem.refuseNobody(isBest: bound == points) }
  }

  init(
    _ problem: PlanningProblem, _ network: LimitedNetwork, _ conditions: Conditions,
    _ solution: TransportationSolution, _ proof: Proof, bound: Int, valuesBound: Int? = nil,
    multipliers: [Int] = [], nodes: Int? = nil,
    solved: SolvedProblem? = nil, isUnique: Bool? = nil, searches: [Search] = []
  ) {
    (self.problem, self.network, self.conditions) = (problem, network, conditions)
    (self.solution, self.proof) = (solution, proof)
    (self.bound, self.multipliers) = (bound, multipliers)
    (self.nodes, self.solved) = (nodes, solved)
    self.valuesBound = valuesBound ?? bound
    (self.isUnique, self.searches) = (isUnique ?? solution.isUnique, searches)
  }

  /// The same with another bound, and more searches that proved it.
  func with(bound: Int, searches more: [Search] = [], nodes: Int? = nil) -> LimitedPlan {
    LimitedPlan(
      problem, network, conditions, solution, proof, bound: bound, valuesBound: valuesBound,
      multipliers: multipliers, nodes: nodes ?? self.nodes, solved: solved,
      isUnique: isUnique,
      searches: searches + more.filter { !searches.contains($0) })
  }

  /// A network that was solved, and holds everything.
  init(_ problem: PlanningProblem, _ network: LimitedNetwork, _ solved: SolvedProblem) {
    self.init(
      problem, network, Conditions(problem.limits, network), solved.solution,
      Proof(problem: solved.problem, solution: solved.solution),
      bound: network.points(of: solved.solution), solved: solved)
  }

  // MARK: In the network

  private init(
    inNetwork problem: PlanningProblem, _ progress: Progress
  ) async throws(PlanningFailure) {
    let (network, solved) = try await problem.solvedReachingFloors(progress)
    self.init(problem, network, solved)
  }

  // MARK: Beside the network

  /// What keeps the conditions by price alone; nil where that was not found.
  init?(_ problem: PlanningProblem, keeping kept: Kept) async throws(PlanningFailure) {
    let network = problem.network
    let (conditions, found) = (kept.conditions, kept.found)
    guard let solution = found.solution, network.reachesFloors(solution) else { return nil }
    do {
      try network.problem.verify(found, under: conditions.all)
    } catch {
      throw PlanningFailure.unproven("\(error)")
    }
    let multipliers = conditions.whole(found.multipliers)
    let (charged, allowance) = try network.charged(conditions, at: multipliers)
    let proof = try await Self.proof(of: charged)
    self.init(
      problem, network, conditions, solution, proof,
      bound: proof.solution.objective + allowance - network.bonusOfAllFloors,
      multipliers: multipliers)
  }

  static func proof(
    of problem: TransportationProblem
  ) async throws(PlanningFailure) -> Proof {
    let solution = await problem.solve()
    do {
      try problem.verify(solution)
    } catch {
      throw PlanningFailure.unproven("\(error)")
    }
    return Proof(problem: problem, solution: solution)
  }
}

extension PlanningProblem {
  /// The network at its best, with a larger bonus for floors where the first does not outweigh what rearranging loses.
  ///
  /// - Throws: `conflict` where the floors cannot be reached together.
  func solvedReachingFloors(
    _ progress: Progress
  ) async throws(PlanningFailure) -> (network: LimitedNetwork, solved: SolvedProblem) {
    var network = network
    var solved = try await solveForChanges(network, progress)
    guard !network.reachesFloors(solved.solution) else { return (network, solved) }
    if let conflict = try await namedConflict() { throw PlanningFailure.conflict(conflict) }
    while !network.reachesFloors(solved.solution) {
      guard network.floorBonus < 1 << 34 else {
        throw PlanningFailure.unproven("floors that can be reached were not")
      }
      do throws(ProblemError) {
        network = try network.with(floorBonus: network.floorBonus << 4)
      } catch {
        throw PlanningFailure.tooLarge("\(error)")
      }
      solved = try await solveForChanges(network, progress)
    }
    return (network, solved)
  }

  /// Any plan that keeps everything.
  ///
  /// - Throws: why there is none: a conflict where one is proved, else that none was found.
  func anyPlan() async throws(PlanningFailure) -> [Answer.Decision] {
    // Why there is none takes many more questions than whether there is one.
    guard !search.isAside else { throw .notFound }
    let seated = try seating(first: nil)
    if let proved = try await seated.namedConflict() { throw PlanningFailure.conflict(proved) }
    if let asked = try seated.askingForSomebody {
      switch try await asked.feasibility() {
      case .feasible(let decisions): return decisions
      case .infeasible:
        if let conflict = try await SearchedConflict(asked).conflict().sparingSomebody {
          throw .conflict(conflict)
        }
      case .unknown: break
      }
    }
    switch try await seated.feasibility() {
    case .feasible(let decisions): return decisions
    case .infeasible: throw .conflict(try await SearchedConflict(seated).conflict())
    case .unknown: throw .notFound
    }
  }
}

extension LimitedNetwork {
  /// What the floors count on top when all are reached.
  var bonusOfAllFloors: Int { placement.floors.reduce(0) { $0 + floorBonus * $1.least } }

  /// The problem in which units pay for conditions, and what these allow for.
  ///
  /// - Parameter other: a problem of the same rows and columns with other pieces; nil for the network's.
  func charged(
    _ conditions: Conditions, at multipliers: [Int], _ other: TransportationProblem? = nil
  ) throws(PlanningFailure) -> (problem: TransportationProblem, allowance: Int) {
    do throws(SideConditionFailure) {
      return try (other ?? problem).charged(for: conditions.all, at: multipliers)
    } catch {
      throw PlanningFailure.unproven("\(error)")
    }
  }
}
