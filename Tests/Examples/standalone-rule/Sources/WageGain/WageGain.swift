public import ScoringKit

/// # What it rewards
/// To fill in: which candidates score more, in one sentence.
///
/// # Why
/// To fill in: what a plan gains by it.
///
/// # Formula
/// The value / full, from 0 to 1; `missing` where there is none.
///
/// # Source
/// To fill in: who publishes the column, for which year.
struct WageGain: ScoreRule {
  static let about = About(
    id: "wage-gain", version: "0.1.0",
    summary: "Scores courses with a higher wage_gain above those with a lower one.")

  private let full: Double
  private let missing: Double
  private let value: NumberColumn

  init(_ setup: inout Setup) {
    full = setup.number("full", in: 0.001...1_000_000, default: 1000, "The value that scores 1.")
    missing = setup.share("missing", default: 0.5, "The score of a course without a value.")
    value = setup.numbers("course.wage_gain", .rising)
  }

  func score(_ candidate: borrowing Candidate) -> Double {
    guard let value = candidate[value] else { return missing }
    return min(1, max(0, value / full))
  }
}

/// What the planner opens.
@implementation @c public func skillsplan_plugin_v1() -> Plugin { export(WageGain.self) }
