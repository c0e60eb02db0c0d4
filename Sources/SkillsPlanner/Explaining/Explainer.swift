import NetworkFlow

/// Answers questions about a plan: who got what and why, and exactly what would have to be different.
///
/// Everything is worked out from the brief solved again, so an answer is as exact as the plan. What would be
/// different is solved from the optimiser's trees and proved.
package struct Explainer: Sendable {
  let solved: SolvedPlan
  let planner: Planner
  /// By need and then by course.
  let decisions: [Answer.Decision]
  /// Learners placed, by need.
  let placed: [Int]
  /// Places allocated, by course.
  let used: [Int]

  package init(_ solved: SolvedPlan) {
    self.solved = solved
    planner = solved.planner
    decisions = solved.decisions
    var placed = Array(repeating: 0, count: solved.planner.needs.needs.count)
    var used = Array(repeating: 0, count: solved.planner.catalogue.courses.count)
    for decision in solved.decisions {
      placed[decision.need] += decision.places
      used[decision.course] += decision.places
    }
    self.placed = placed
    self.used = used
  }

  /// Every area of the tables, by code.
  package var areas: [Area] { catalogue.areas }
  /// Every course of the tables, by id.
  package var courses: [Course] { catalogue.courses }
  /// The rules that score, with their weights, in the order of the brief.
  package var rules: [(id: String, weight: Int)] {
    planner.scorer.scoring.map { ($0.rule.id, $0.weight) }
  }

  var catalogue: Catalogue { planner.catalogue }
  var needs: [Need] { planner.needs.needs }

  /// The place of a course's level in the limits.
  func level(ofCourse course: Int) -> Int? {
    planner.limits.levels.firstIndex { $0.level == catalogue.courses[course].level }
  }

  /// The least of a level's funded starts that are not used; nil without a cap.
  func fundedStartsLeft(atLevel level: Int) -> Int? {
    planner.limits.levels[level].funded.map { $0 - solved.used(ofLevel: level) }
  }

  /// The place on the board of a candidate with points; nil where there is none.
  func candidate(need: Int, course: Int) -> Int? {
    var range = solved.board.candidates(ofNeed: need)
    while range.count > 1 {
      let middle = range.lowerBound + range.count / 2
      range =
        solved.board.courses[middle] <= Int32(course)
        ? middle..<range.upperBound : range.lowerBound..<middle
    }
    return range.first { solved.board.courses[$0] == Int32(course) }
  }

  /// What the values of a need and of a course leave above a candidate's points: 0 or more.
  func leastLoss(_ candidate: Int, need: Int) -> Int {
    let solution = solved.solved.solution
    let course = Int(solved.board.courses[candidate])
    return solution.rowValues[need]
      + solution.columnValues[solved.network.column(ofNeed: need, course: course)]
      - Int(solved.board.points[candidate])
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
