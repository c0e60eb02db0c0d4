public import ScoringKit

/// # What it rewards
/// Providers whose learners at the course's level went on to a sustained job or further learning.
///
/// # Why
/// A place is worth as much as what follows from it.
///
/// # Formula
/// The share of the provider's learners at that level with a sustained positive destination, as it is;
/// `missing` where none is published.
///
/// # Source
/// Further education outcomes, table PRV02 (Department for Education): learners who achieved in the
/// year and were in sustained employment or learning after it. It describes past learners, and
/// differs with who a provider teaches. The table of courses says how each share was found.
struct Outcomes: ScoreRule {
  static let about = About(
    id: "outcomes", version: "1.0.0",
    summary: "Scores providers by the share of their learners with a sustained destination.")

  private let missing: Double
  private let outcomes: NumberColumn

  init(_ setup: inout Setup) {
    missing = setup.share(
      "missing", default: 0.5, "The score of a course whose outcomes are not published.")
    outcomes = setup.numbers("course.outcomes", .rising)
  }

  func score(_ candidate: borrowing Candidate) -> Double {
    candidate[outcomes] ?? missing
  }
}

/// What the planner opens.
@implementation @c public func skillsplan_plugin_v1() -> Plugin { export(Outcomes.self) }
