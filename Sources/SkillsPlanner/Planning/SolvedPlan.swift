import NetworkFlow

/// A brief solved, with what the optimiser keeps of the way there: what would be different is answered from it
/// without planning anew, exactly, and each answer is proved.
package struct SolvedPlan: Sendable {
  let planner: Planner
  /// The candidates with points, as the brief has them.
  let board: Scoreboard
  private(set) var solved: SolvedProblem

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
  }

  /// Solves the problem that a planner posed.
  ///
  /// - Throws: `unproven` when the certificate does not hold.
  package init(
    _ planner: Planner, _ problem: PlanningProblem, _ progress: Progress = .none
  ) async throws(PlanningFailure) {
    self.planner = planner
    board = problem.board
    solved = try await problem.solveForChanges(progress)
  }

  /// The best allocation, by need and then by course.
  var decisions: [Answer.Decision] { solved.solution.decisions }
  /// Points with the bonuses of spread and steadiness.
  var points: Int { solved.solution.objective }

  /// The plan, as `Planner.plan` writes it up.
  package func plan(
    inputs: [InputRecord], sources: [SourceRecord], assumptions: [String]
  ) async throws(PlanningFailure) -> Plan {
    let answer = await Answer(solved.solution, of: solved.problem)
    return try planner.plan(
      of: planner.outcome(of: answer, board), inputs: inputs, sources: sources,
      assumptions: assumptions)
  }

  /// The plan as it would be after some changes, solved from this one and proved; this one stays.
  ///
  /// - Throws: `tooLarge` when sums are beyond 64-bit integers, `unproven` when the certificate does not hold.
  func changed(by changes: [Change]) async throws(PlanningFailure) -> SolvedPlan {
    var changed = self
    do throws(ProblemError) {
      try await changed.solved.change(changes.map(translated))
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
    let (problem, solution) = (changed.solved.problem, changed.solved.solution)
    let keepsPoints = !changes.contains { if case .points = $0 { true } else { false } }
    do {
      // The one before was proved, by the initialiser or by this function.
      try keepsPoints
        ? problem.verify(solution, after: solved.solution) : problem.verify(solution)
    } catch {
      throw PlanningFailure.unproven("\(error)")
    }
    return changed
  }

  private func translated(_ change: Change) -> SolvedProblem.Change {
    switch change {
    case .learners(let need, let learners):
      return .row(need, pieces: planner.brief.spread.pieces(of: learners))
    case .places(let course, let places):
      let steady = planner.brief.steadiness.share.of(planner.catalogue.courses[course].lastYear)
      return .column(
        course,
        pieces: planner.brief.steadiness.pieces(steady: min(steady, places), places: places))
    case .first(let course, let places, let bonus):
      return .column(
        course,
        pieces: planner.brief.steadiness.pieces(
          steady: planner.limits.steady[course], places: planner.limits.places[course],
          first: places, bonus: bonus))
    case .fundedStarts(let level, let starts):
      return .group(level, pieces: starts.map { [TransportationProblem.Piece(capacity: $0)] })
    case .points(let new):
      var points = solved.problem.candidates.points
      for (candidate, value) in new { points[candidate] = Int32(value) }
      return .points(points)
    }
  }
}
