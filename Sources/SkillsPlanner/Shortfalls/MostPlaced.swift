import NetworkFlow

/// The most learners whom a plan can place under all that people have set, whatever the points.
struct MostPlaced: Sendable {
  /// A plan that keeps everything places so many.
  let found: Int
  /// None places more; the same number where one network holds everything.
  let bound: Int

  /// - Throws: as planning does; where no plan was found, `notFound`.
  init(_ plan: AnsweredPlan) async throws(PlanningFailure) {
    let planner = plan.planner
    let problem = try PlanningProblem(
      planner.catalogue, planner.needs.needs, plan.board.counting(Int32(Self.ofOne)),
      planner.limits, plan.problem.limits, minimums: plan.problem.minimums, spread: .none,
      steadiness: .none)
    let placement = problem.network.placement
    let isNetwork =
      placement.limitsBeside.isEmpty
      && placement.levelsBeside.allSatisfy { placement.boundsOfLevels[$0].most == nil }
      && problem.minimums.allSatisfy { $0 < 2 }
    if isNetwork {
      found = try await Self.inNetwork(problem)
      bound = found
      return
    }
    let best = try await LimitedPlan(problem, .none)
    (found, bound) = (best.placed, best.bound / Self.ofOne)
  }

  /// What a learner counts where limits have prices: these are then told to the millionth of a learner.
  private static let ofOne = 1_000_000

  private static func inNetwork(_ problem: PlanningProblem) async throws(PlanningFailure) -> Int {
    let board = problem.board.counting(1)
    let network: LimitedNetwork
    do throws(ProblemError) {
      network = try LimitedNetwork(
        problem.network.placement, needPieces: problem.network.needPieces,
        coursePieces: problem.network.coursePieces,
        candidates: board.candidates,
        floorBonus: CountedNetwork.must)
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
    let solution = await network.problem.solve()
    guard network.reachesFloors(solution) else {
      throw PlanningFailure.unproven("floors that a plan reaches were not")
    }
    return solution.flows.reduce(0) { $0 + $1.units }
  }
}

extension Scoreboard {
  /// The same candidates, each with so many points.
  fileprivate func counting(_ points: Int32) -> Scoreboard {
    Scoreboard(self, candidates: candidates.earning(points))
  }
}
