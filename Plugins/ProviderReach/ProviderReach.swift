public import ScoringKit

/// # What it rewards
/// Providers that already teach many learners from the most deprived areas.
///
/// # Why
/// Such a provider has shown that it reaches those whom a plan means to reach.
///
/// # Formula
/// The share of the provider's learners who live in the most deprived fifth of areas, as it is;
/// `missing` where there is none.
///
/// # Source
/// Published by the Department for Education by provider. The share also reflects where the provider
/// stands. The table of courses says how each share was found.
struct ProviderReach: ScoreRule {
  static let about = About(
    id: "provider-reach", version: "1.0.0",
    summary: "Scores providers by their share of learners from the most deprived fifth of areas.")

  private let missing: Double
  private let share: NumberColumn

  init(_ setup: inout Setup) {
    missing = setup.share(
      "missing", default: 0, "The score of a course whose provider has no such share.")
    share = setup.numbers("course.deprived_share", .rising)
  }

  func score(_ candidate: borrowing Candidate) -> Double {
    candidate[share] ?? missing
  }
}

/// What the planner opens.
@implementation @c public func skillsplan_plugin_v1() -> Plugin { export(ProviderReach.self) }
