import NetworkFlow

/// A problem with policies and pins solved: the best plan that keeps them where a network holds them all, else the best
/// that was found, with a bound that is proved.
struct LimitedPlan: Sendable {
  let problem: PlanningProblem
  let network: LimitedNetwork
  let conditions: Conditions
  /// The flows of the plan.
  let solution: TransportationSolution
  /// A network without what stands beside it, at its best: its values prove the bound.
  let proof: Proof
  /// What a unit of each condition's coefficient costs, in millionths of a point.
  let multipliers: [Int]
  /// The points that no plan has more of.
  let bound: Int
  /// Courses that do not run since too few would learn there, ascending, with how many would.
  let closed: [(course: Int, wouldRun: Int)]
  /// How many courses of each independent part were decided both ways at most; nil where there was nothing to decide.
  let nodes: Int?
  /// The trees from which changes are answered, where a network holds everything.
  let solved: SolvedProblem?

  struct Proof: Sendable {
    let problem: TransportationProblem
    let solution: TransportationSolution
  }

  /// In the planner's words, by need and then by course.
  var decisions: [Answer.Decision] { network.decisions(of: solution) }
  var points: Int { network.points(of: solution) }
  var placed: Int { solution.flows.reduce(0) { $0 + $1.units } }

  /// - Throws: `conflict` where the limits cannot hold together; `unproven` when a certificate does not hold; `notFound`
  ///   where no plan was found that keeps all, though none is proved impossible.
  init(_ problem: PlanningProblem, _ progress: Progress) async throws(PlanningFailure) {
    let minimums = problem.minimums.enumerated().filter { $0.element > 1 }.map {
      ColumnMinimum(column: $0.offset, least: $0.element)
    }
    let isWhole = Conditions(problem.limits, problem.network).all.isEmpty
    progress(.solving, 0, of: 0)
    if minimums.isEmpty && isWhole {
      try await self.init(inNetwork: problem, progress)
    } else if minimums.isEmpty {
      try await self.init(beside: problem)
    } else {
      try await self.init(problem, minimums)
    }
  }

  init(
    _ problem: PlanningProblem, _ network: LimitedNetwork, _ conditions: Conditions,
    _ solution: TransportationSolution, _ proof: Proof, bound: Int, multipliers: [Int] = [],
    closed: [(course: Int, wouldRun: Int)] = [], nodes: Int? = nil,
    solved: SolvedProblem? = nil
  ) {
    (self.problem, self.network, self.conditions) = (problem, network, conditions)
    (self.solution, self.proof) = (solution, proof)
    (self.bound, self.multipliers) = (bound, multipliers)
    (self.closed, self.nodes, self.solved) = (closed, nodes, solved)
  }

  /// A network that was solved.
  init(_ problem: PlanningProblem, _ network: LimitedNetwork, _ solved: SolvedProblem) {
    self.init(
      problem, network, Conditions(problem.limits, network), solved.solution,
      Proof(problem: solved.problem, solution: solved.solution),
      bound: network.points(of: solved.solution), solved: solved)
  }

  // MARK: In the network

  /// Solves it, with a larger bonus for floors where the first does not outweigh what rearranging loses.
  private init(
    inNetwork problem: PlanningProblem, _ progress: Progress
  ) async throws(PlanningFailure) {
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
    self.init(problem, network, solved)
  }

  // MARK: Beside the network

  private init(beside problem: PlanningProblem) async throws(PlanningFailure) {
    let network = problem.network
    let kept = try await Kept(network.problem, problem)
    let (conditions, found) = (kept.conditions, kept.found)
    guard let solution = found.solution, network.reachesFloors(solution) else {
      throw try await problem.notKept()
    }
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
  /// Why no plan keeps the limits: a conflict where one is proved, else that none was found.
  func notKept() async throws(PlanningFailure) -> PlanningFailure {
    if let conflict = try await conflict() { return .conflict(conflict) }
    if let conflict = try await conflictOfAll() { return .conflict(conflict) }
    return .notFound
  }
}

extension LimitedNetwork {
  /// What the floors count on top when all are reached.
  var bonusOfAllFloors: Int { placement.floors.reduce(0) { $0 + floorBonus * $1.least } }

  /// The problem in which units pay for conditions, and what these allow for.
  func charged(
    _ conditions: Conditions, at multipliers: [Int]
  ) throws(PlanningFailure) -> (problem: TransportationProblem, allowance: Int) {
    do throws(SideConditionFailure) {
      return try problem.charged(for: conditions.all, at: multipliers)
    } catch {
      throw PlanningFailure.unproven("\(error)")
    }
  }
}
