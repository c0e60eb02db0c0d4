public import ScoringKit

/// # What it rewards
/// A short way from where learners live to where the course is taught.
///
/// # Why
/// The further away a course is, the fewer of those who could take it start it, and the more who
/// start it leave; the cost and the hours fall on the learner.
///
/// # Formula
/// 2^(-kilometres / half-distance): 1 at the door, a half at the half-distance, a quarter at twice
/// that. A course without a place, as one taught online, scores `online`.
///
/// # Source
/// Exponential decay with distance is the usual form in models of spatial interaction (A. G. Wilson,
/// "A family of spatial interaction models", Environment and Planning 3, 1971). The half-distance is
/// the brief's choice. The distance is a straight line: it is too short round estuaries and hills.
struct TravelDistance: ScoreRule {
  static let about = About(
    id: "travel-distance", version: "1.0.0",
    summary: "Scores courses near to where learners live above those further away.")

  private let halfDistance: Double
  private let online: Double
  private let distance: NumberColumn

  init(_ setup: inout Setup) {
    halfDistance = setup.kilometres(
      "half-distance", in: 0.1...1000, default: 6, "The distance at which the score is a half.")
    online = setup.share("online", default: 0.5, "The score of a course without a place.")
    distance = setup.numbers("pair.distance", .falling)
  }

  func score(_ candidate: borrowing Candidate) -> Double {
    guard let kilometres = candidate[distance] else { return online }
    return exp2(-kilometres / halfDistance)
  }
}

/// What the planner opens.
@implementation @c public func skillsplan_plugin_v1() -> Plugin { export(TravelDistance.self) }
