import NetworkFlow

/// Answers questions about a plan: who got what and why, and exactly what would have to be different.
///
/// Everything is worked out from the brief solved again, so an answer is as exact as the plan. What would be
/// different is solved from the optimiser's trees and proved, and left out where the plan has none.
package struct Explainer: Sendable {
  let plan: AnsweredPlan
  let planner: Planner
  /// By need and then by course.
  let decisions: [Answer.Decision]
  /// Learners placed, by need.
  let placed: [Int]
  /// Places allocated, by course.
  let used: [Int]
  /// What each limit of the problem holds, in the form of at most.
  let uses: [Int]
  /// Courses that do not run although some would come, by id.
  let notRun: [String: CohortRow]

  package init(_ plan: AnsweredPlan) {
    self.plan = plan
    planner = plan.planner
    decisions = plan.decisions
    uses = plan.problem.limits.map { $0.use(by: plan.decisions) }
    let tally = Tally(of: plan.decisions, planner)
    (placed, used) = (tally.placed, tally.used)
    notRun = Dictionary(
      planner.tally(of: plan.answer).cohortRows().map { ($0.course, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Every area of the tables, by code.
  package var areas: [Area] { catalogue.areas }
  /// Every course of the tables, by id.
  package var courses: [Course] { catalogue.courses }
  /// The rules that score, with their weights, in the order of the brief.
  package var rules: [(id: String, weight: Int)] {
    planner.scorer.scoring.map { ($0.rule.id, $0.weight) }
  }

  /// What can be told of other plans.
  package var changes: AnsweredPlan.Changes { plan.changes }

  var board: Scoreboard { plan.board }
  var limits: [Limit] { plan.problem.limits }
  var catalogue: Catalogue { planner.catalogue }
  var needs: [Need] { planner.needs.needs }

  /// The place of a course's level in the limits.
  func level(ofCourse course: Int) -> Int? {
    planner.limits.levels.firstIndex { $0.level == catalogue.courses[course].level }
  }

  /// The least of a level's funded starts that are not used; nil without a cap.
  func fundedStartsLeft(atLevel level: Int) -> Int? {
    planner.limits.levels[level].funded.map { $0 - plan.used(ofLevel: level) }
  }

  /// The place on the board of a candidate with points; nil where there is none.
  func candidate(need: Int, course: Int) -> Int? {
    var range = board.candidates(ofNeed: need)
    while range.count > 1 {
      let middle = range.lowerBound + range.count / 2
      range =
        board.courses[middle] <= Int32(course)
        ? middle..<range.upperBound : range.lowerBound..<middle
    }
    return range.first { board.courses[$0] == Int32(course) }
  }

  /// What the values of a need and of a course leave above a candidate's points: 0 or more.
  func leastLoss(_ candidate: Int, need: Int) -> Int {
    let (problem, solution) = (plan.valued.problem, plan.valued.solution)
    let column = plan.network.column(ofNeed: need, course: Int(board.courses[candidate]))
    return solution.rowValues[need] + solution.columnValues[column]
      - problem.points(ofRow: need, column: column)
  }

  /// What the plan would lose, by its values, if each of some pairs had to carry a learner; nil where none can, as on a
  /// course that does not run.
  func losses(_ pairs: [(need: Int, course: Int)]) -> [Int?] {
    let losses = plan.valued.problem.lossesIfForced(
      pairs.map { (row: $0.need, column: plan.network.column(ofNeed: $0.need, course: $0.course)) },
      plan.valued.solution)
    return zip(pairs, losses).map { pair, loss in
      // A loss of that size is a floor that would no longer be reached.
      guard let loss, loss < plan.network.floorBonus / 2, closed(pair.course) == nil else {
        return nil
      }
      return loss
    }
  }
}

/// What some decisions come to.
struct Tally: Sendable {
  /// Learners placed, by need; places allocated, by course.
  private(set) var placed: [Int]
  private(set) var used: [Int]

  init(of decisions: [Answer.Decision], _ planner: Planner) {
    placed = Array(repeating: 0, count: planner.needs.needs.count)
    used = Array(repeating: 0, count: planner.catalogue.courses.count)
    for decision in decisions {
      placed[decision.need] += decision.places
      used[decision.course] += decision.places
    }
  }
}

/// What each rule gives to a place's points.
package struct PointsByRule: Sendable, Hashable {
  /// 0...1,000,000.
  package let points: Int
  /// Each weighted rule's score in millionths, in the order of the brief.
  package let scores: [Int]
  /// Each rule's share of the points, in the same order; they add up to the points.
  package let parts: [Int]

  init(_ judgement: Judgement, weights: [Int]) {
    points = judgement.points
    scores = judgement.scores
    let weighed = zip(weights, judgement.scores).map { $0 * $1 }
    parts =
      weighed.contains { $0 > 0 }
      ? largestRemainder(total: judgement.points, weights: weighed)
      : weighed.map { _ in 0 }
  }
}

extension Explainer {
  func pointsByRule(_ judgement: Judgement) -> PointsByRule {
    PointsByRule(judgement, weights: planner.scorer.scoring.map(\.weight))
  }
}
