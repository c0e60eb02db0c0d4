public import ScoringKit

/// # What it rewards
/// A short way from where learners live to where the course is taught: in minutes where the brief's table
/// of travel times has the pair, else in kilometres.
///
/// # Why
/// The further away a course is, the fewer of those who could take it start it, and the more who
/// start it leave; the cost and the hours fall on the learner.
///
/// # Formula
/// 2^(-minutes / half-time) where the minutes are known, else 2^(-kilometres / half-distance): 1 at the
/// door, a half at the half-time or half-distance, a quarter at twice that. A course without either, as
/// one taught online, scores `online`. The defaults are 6 km and 20 minutes, which is 6 km at 18 km an hour
/// from door to door, a bus with its stops: a pair told by time and one told by distance are then judged
/// alike.
///
/// # Source
/// Exponential decay with distance is the usual form in models of spatial interaction (A. G. Wilson,
/// "A family of spatial interaction models", Environment and Planning 3, 1971). The half-distance is
/// the brief's choice, and so is the half-time. The distance is a straight line: it is too short round
/// estuaries and hills, which a table of travel times knows.
struct TravelDistance: ScoreRule {
  static let about = About(
    id: "travel-distance", version: "1.1.0",
    summary: "Scores courses near to where learners live above those further away.")

  private let halfDistance: Double
  private let halfTime: Double
  private let online: Double
  private let distance: NumberColumn
  private let minutes: NumberColumn

  init(_ setup: inout Setup) {
    halfDistance = setup.kilometres(
      "half-distance", in: 0.1...1000, default: 6, "The distance at which the score is a half.")
    halfTime = setup.number(
      "half-time", in: 0.1...10_000, default: 20,
      "The minutes at which the score is a half, where the table of travel times has the pair.")
    online = setup.share("online", default: 0.5, "The score of a course without a place.")
    distance = setup.numbers("pair.distance", .falling)
    minutes = setup.optionalNumbers("pair.minutes", .falling)
  }

  func score(_ candidate: borrowing Candidate) -> Double {
    if let minutes = candidate[minutes] { return exp2(-minutes / halfTime) }
    guard let kilometres = candidate[distance] else { return online }
    return exp2(-kilometres / halfDistance)
  }
}

/// What the planner opens.
@implementation @c public func skillsplan_plugin_v1() -> Plugin { export(TravelDistance.self) }
