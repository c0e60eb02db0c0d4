public import ScoringKit

/// # What it rewards
/// Learners from the more deprived areas.
///
/// # Why
/// Technical education is meant to raise attainment most where deprivation is highest.
///
/// # Formula
/// By rank: ((n - rank) / (n - 1))^curve, n the number of ranked areas: 1 for rank 1, the most
/// deprived, 0 for rank n. By decile: ((10 - decile) / 9)^curve: 1 for the most deprived tenth, 0 for
/// the least. A higher curve sets the most deprived areas further apart from the rest. An area
/// without a figure scores 0.
///
/// # Source
/// English Indices of Deprivation 2025 (Ministry of Housing, Communities and Local Government):
/// 33,755 areas (LSOA 2021), rank 1 the most deprived; 2019 had 32,844. The whole index, `imd`, and
/// the domain `education` count qualifications, as the needs do: choose another domain where they
/// should count once. Deprivation is a property of areas, not of the people in them.
struct Deprivation: ScoreRule {
  static let about = About(
    id: "deprivation", version: "1.0.0",
    summary: "Scores learners from more deprived areas above those from less deprived ones.")

  private enum Measure: String, CaseIterable {
    case imd
    case income
    case employment
    case education
    case health
    case crime
    case barriers
    case environment
  }

  private enum Scale: String, CaseIterable {
    case rank
    case decile
  }

  /// The rank or decile of the least deprived area.
  private let last: Double
  private let curve: Int
  private let place: NumberColumn

  init(_ setup: inout Setup) {
    let measure = setup.choice(
      "measure", default: Measure.imd, "The whole index (imd) or one of its domains.")
    let scale = setup.choice(
      "by", default: Scale.rank, "Whether areas are told apart by rank or by tenth.")
    let areas = setup.whole(
      "ranked-areas", in: 2...1_000_000, default: 33_755, "Areas that the index ranks.")
    curve = setup.whole("curve", in: 1...8, default: 1, "The power that the score is raised to.")
    last = scale == .rank ? Double(areas) : 10
    place = setup.numbers("area.\(measure.rawValue)_\(scale.rawValue)", .falling)
  }

  func score(_ candidate: borrowing Candidate) -> Double {
    guard let place = candidate[place] else { return 0 }
    let share = (last - place) / (last - 1)
    var score = share
    for _ in 1..<curve { score *= share }
    return score
  }
}

/// What the planner opens.
@implementation @c public func skillsplan_plugin_v1() -> Plugin { export(Deprivation.self) }
