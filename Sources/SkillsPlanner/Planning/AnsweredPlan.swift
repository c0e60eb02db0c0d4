import NetworkFlow

/// A brief solved, however its limits are kept, with what the plan says of it: what people ask of a plan is told from
/// this.
///
/// Facts hold of every plan. What would be different is answered from kept trees where one network holds the whole
/// plan; `changes` says how far.
package struct AnsweredPlan: Sendable {
  let planner: Planner
  let problem: PlanningProblem
  /// Each course a kind of its own.
  let board: Scoreboard
  let answer: Answer
  /// The plan with its trees; nil where prices, a search or an earlier plan kept it.
  let solved: SolvedPlan?
  /// The network and the problem whose values are nearest to the plan's.
  let network: LimitedNetwork
  let valued: LimitedPlan.Proof

  /// What can be told of a plan that was never made, without making it.
  package enum Changes: Sendable, Hashable {
    /// Everything, exactly.
    case all
    /// What other points would do. With other places, learners or starts the objective would serve others first.
    case ofPoints
    /// Nothing: how the plan was found.
    case none(String)
  }

  /// Solves the problem that a planner posed, and what its limits cost.
  ///
  /// - Throws: as `Planner.plan` does.
  package init(
    _ planner: Planner, _ problem: PlanningProblem, _ progress: Progress = .none
  ) async throws(PlanningFailure) {
    self.planner = planner
    self.problem = problem
    board = problem.board.writtenOut
    guard !problem.isPlain || problem.keeping != nil else {
      let solved = try await SolvedPlan(planner, problem, progress)
      answer = await Answer(solved.solution, of: problem.network)
      self.solved = solved
      network = problem.network
      valued = LimitedPlan.Proof(problem: solved.problem, solution: solved.solution)
      return
    }
    let best = try await LimitedPlan(problem, progress)
    let answer = try await best.answer()
    guard let keeping = problem.keeping else {
      self.answer = answer
      solved = SolvedPlan(planner, best)
      (network, valued) = (best.network, best.proof)
      return
    }
    let stable = try await StablePlan(
      best, keeping: keeping.places, tolerance: keeping.tolerance)
    self.answer = answer.keeping(stable, keeping)
    solved = nil
    network = stable.network
    valued = LimitedPlan.Proof(problem: stable.network.problem, solution: stable.solution)
  }

  /// What can be told of other plans.
  package var changes: Changes {
    if solved == nil {
      return .none(answer.method ?? "a network beside which limits stand that hold nothing back")
    }
    return planner.brief.objective == .points ? .all : .ofPoints
  }

  /// Whether what the plan would have more without a limit is just that: it is proven the best, and serves no objective
  /// whose groups a new plan would serve otherwise.
  var tellsCostsExactly: Bool {
    answer.points == answer.bound && planner.brief.objective == .points
  }

  /// The plan with its trees, where numbers may be changed in it.
  var changeable: SolvedPlan? { changes == .all ? solved : nil }

  var decisions: [Answer.Decision] { answer.decisions }
  /// Points with the bonuses of spread and steadiness.
  var points: Int { answer.points }
  /// Learners placed in all.
  var placed: Int { answer.decisions.reduce(0) { $0 + $1.places } }

  /// Funded starts of a level that are used.
  func used(ofLevel level: Int) -> Int {
    let courses = Set(network.placement.coursesOfLevels[level])
    return decisions.reduce(0) { courses.contains($1.course) ? $0 + $1.places : $0 }
  }

  /// The plan, as `Planner.plan` writes it up.
  package func plan(
    inputs: [InputRecord], sources: [SourceRecord], assumptions: [String]
  ) throws(PlanningFailure) -> Plan {
    try planner.plan(
      of: planner.outcome(of: answer, board), inputs: inputs, sources: sources,
      assumptions: assumptions)
  }
}
