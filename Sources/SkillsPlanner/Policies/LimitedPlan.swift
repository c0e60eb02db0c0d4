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

  private init(
    _ problem: PlanningProblem, _ network: LimitedNetwork, _ conditions: Conditions,
    _ solution: TransportationSolution, _ proof: Proof, bound: Int, multipliers: [Int] = [],
    closed: [(course: Int, wouldRun: Int)] = [], solved: SolvedProblem? = nil
  ) {
    (self.problem, self.network, self.conditions) = (problem, network, conditions)
    (self.solution, self.proof) = (solution, proof)
    (self.bound, self.multipliers) = (bound, multipliers)
    (self.closed, self.solved) = (closed, solved)
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
    let (conditions, found) = try await Self.kept(network.problem, problem)
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

  private static func proof(
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

  /// Of many limits most hold anyway: only those that a plan breaks become conditions, until it breaks none.
  private static func kept(
    _ transportation: TransportationProblem, _ problem: PlanningProblem
  ) async throws(PlanningFailure) -> (Conditions, ConditionedSolution) {
    let (network, limits) = (problem.network, problem.limits)
    let all = Conditions(limits, network).items
    var items = all.filter { !$0.isLimit }
    while true {
      let conditions = Conditions(items, limits, network)
      let found: ConditionedSolution
      do throws(SideConditionError) {
        found = try await transportation.solve(
          tieBreaks: problem.tieBreaks(salt: 0, of: network), under: conditions.all)
      } catch {
        throw PlanningFailure.tooLarge("\(error)")
      }
      let decisions = found.solution.map { network.decisions(of: $0) } ?? []
      let broken = all.filter { item in
        guard case .limit(let limit) = item, !items.contains(item) else { return false }
        return limits[limit].use(by: decisions) > limits[limit].most
      }
      guard found.solution != nil, !broken.isEmpty,
        items.count + broken.count <= TransportationProblem.mostSideConditions
      else {
        guard broken.isEmpty else { throw PlanningFailure.notFound }
        return (conditions, found)
      }
      items += broken
    }
  }

  // MARK: Minimum cohorts

  /// Courses are opened and closed at the prices that keep the conditions, which gives the bound; then the plan on the
  /// courses that run is one that keeps them.
  private init(
    _ problem: PlanningProblem, _ minimums: [ColumnMinimum]
  ) async throws(PlanningFailure) {
    let network = problem.network
    let (conditions, open) = try await Self.kept(network.problem, problem)
    guard open.solution != nil else { throw try await problem.notKept() }
    let multipliers = conditions.whole(open.multipliers)
    let charged = try network.charged(conditions, at: multipliers)
    let tieBreaks = problem.tieBreaks(salt: 0, of: network)
    let cohorts: CohortSolution
    let wouldRun: [Int]
    let closed: [Int]
    do throws(CohortError) {
      cohorts = try await charged.problem.solve(
        minimums: minimums, tieBreaks: tieBreaks, nodes: Self.mostNodes)
      closed = cohorts.closed.filter { network.hasPlaces($0) }
      wouldRun = try await charged.problem.usesWithoutMinimum(
        of: closed, cohorts, minimums: minimums, tieBreaks: tieBreaks)
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
    do {
      try charged.problem.verify(cohorts, minimums: minimums)
    } catch {
      throw PlanningFailure.unproven("\(error)")
    }
    let solution = try await Self.plan(on: cohorts, minimums, problem)
    // The values of the network without minimums prove a bound too, a little above the one of the search.
    let proof = try await Self.proof(of: charged.problem)
    let bound = cohorts.bound + charged.allowance - network.bonusOfAllFloors
    self.init(
      problem, network, conditions, solution,
      proof, bound: bound,
      multipliers: multipliers,
      closed: Array(zip(closed, wouldRun).map { ($0, $1) }))
  }

  /// So many courses of each independent part are decided both ways at most: the same plan comes out on any machine.
  private static let mostNodes = 400

  /// The plan on the courses that run.
  private static func plan(
    on cohorts: CohortSolution, _ minimums: [ColumnMinimum], _ problem: PlanningProblem
  ) async throws(PlanningFailure) -> TransportationSolution {
    let network = problem.network
    func keeps(_ solution: TransportationSolution) -> [Int] {
      minimums.filter { minimum in
        let units = solution.columnPieces[minimum.column].reduce(0, +)
        return units > 0 && units < minimum.least
      }.map(\.column)
    }
    guard !Conditions(problem.limits, network).all.isEmpty else {
      let solution = network.problem.solution(flows: cohorts.flows, valuesOf: cohorts.relaxation)
      guard keeps(solution).isEmpty, network.reachesFloors(solution) else {
        throw PlanningFailure.notFound
      }
      return solution
    }
    var least = Dictionary(uniqueKeysWithValues: minimums.map { ($0.column, $0.least) })
    for column in cohorts.closed { least[column] = 0 }
    // What the conditions leave may be too little for a course that was to run: then it does not.
    for _ in 0..<mostClosings {
      let found = try await kept(try network.running(least), problem).1
      guard let flows = found.solution?.flows else { break }
      let solution = network.problem.solution(flows: flows, valuesOf: cohorts.relaxation)
      let under = keeps(solution)
      if under.isEmpty, network.reachesFloors(solution) { return solution }
      for column in under { least[column] = 0 }
      if under.isEmpty { break }
    }
    throw PlanningFailure.notFound
  }

  private static let mostClosings = 12
}

extension PlanningProblem {
  /// Why no plan keeps the limits: a conflict where one is proved, else that none was found.
  fileprivate func notKept() async throws(PlanningFailure) -> PlanningFailure {
    if let conflict = try await conflict() { return .conflict(conflict) }
    if let conflict = try await conflictOfAll() { return .conflict(conflict) }
    return .notFound
  }
}

extension LimitedNetwork {
  /// What the floors count on top when all are reached.
  var bonusOfAllFloors: Int { placement.floors.reduce(0) { $0 + floorBonus * $1.least } }

  /// The problem in which units pay for conditions, and what these allow for.
  fileprivate func charged(
    _ conditions: Conditions, at multipliers: [Int]
  ) throws(PlanningFailure) -> (problem: TransportationProblem, allowance: Int) {
    do throws(SideConditionFailure) {
      return try problem.charged(for: conditions.all, at: multipliers)
    } catch {
      throw PlanningFailure.unproven("\(error)")
    }
  }

  func hasPlaces(_ course: Int) -> Bool { coursePieces[course].contains { $0.capacity > 0 } }

  /// The problem in which courses with a minimum run with it, or do not where it is 0.
  func running(_ least: [Int: Int]) throws(PlanningFailure) -> TransportationProblem {
    let columns = problem.columns.enumerated().map { index, column in
      guard let least = least[index] else { return column }
      let pieces = least == 0 ? [] : column.pieces.first(least, more: floorBonus)
      return TransportationProblem.Column(pieces: pieces, group: column.group)
    }
    do throws(ProblemError) {
      return try problem.with(columns: columns)
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
  }
}

extension [TransportationProblem.Piece] {
  /// The same pieces where each of the first so many units earns more.
  fileprivate func first(_ count: Int, more: Int) -> [TransportationProblem.Piece] {
    var left = count
    var first: [TransportationProblem.Piece] = []
    var rest: [TransportationProblem.Piece] = []
    for piece in self {
      let inside = Swift.min(left, piece.capacity)
      left -= inside
      if inside > 0 { first.append(.init(capacity: inside, bonus: piece.bonus + more)) }
      if piece.capacity > inside {
        rest.append(.init(capacity: piece.capacity - inside, bonus: piece.bonus))
      }
    }
    return first + rest
  }
}
