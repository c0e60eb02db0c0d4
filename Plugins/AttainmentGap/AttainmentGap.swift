public import ScoringKit

/// # What it rewards
/// Learners from areas where more residents have no qualification at the need's level.
///
/// # Why
/// The gap in attainment is what a plan of places is to close; the share of residents below the level
/// measures it, and a large area does not gain from its size.
///
/// # Formula
/// (share - smallest) / (largest - smallest), with the smallest and the largest share over the needs
/// of the same level; 0 where all are equal. A need without a share scores 0.
///
/// # Source
/// Census 2021, TS067 Highest level of qualification (Office for National Statistics), as far as the
/// table of areas takes its figures from there.
struct AttainmentGap: ScoreRule {
  static let about = About(
    id: "attainment-gap", version: "1.0.0",
    summary: "Scores areas with more residents below the need's level above those with fewer.")

  private let share: NumberColumn
  private let smallest: NumberColumn
  private let largest: NumberColumn

  init(_ setup: inout Setup) {
    share = setup.numbers("need.share_below", .rising)
    smallest = setup.numbers("need.share_below.smallest")
    largest = setup.numbers("need.share_below.largest")
  }

  func score(_ candidate: borrowing Candidate) -> Double {
    guard let share = candidate[share], let smallest = candidate[smallest],
      let largest = candidate[largest], largest > smallest
    else { return 0 }
    return (share - smallest) / (largest - smallest)
  }
}

/// What the planner opens.
@implementation @c public func skillsplan_plugin_v1() -> Plugin { export(AttainmentGap.self) }
