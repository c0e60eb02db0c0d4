/// What makes one plan better than another.
public enum Objective: Sendable, Hashable {
  /// More points.
  case points
  /// The worst served group served as well as can be, then the next; points among the plans that do so.
  case mostEqualFirst(by: Grouping)
  /// More points of the learners of these deciles, never none; then more points of the others.
  case tiers(deciles: [Int])

  /// The groups of learners that are served equally.
  public enum Grouping: String, CaseIterable, Sendable {
    case homeDistrict = "home-district"
    case decile
  }
}

/// Among the plans that are nearly the best, the one that changes least from an earlier plan.
public struct Stability: Sendable, Hashable {
  /// The path of the earlier plan, relative to the brief.
  public let plan: String
  /// The share of the best plan's points that may be given up for fewer changes.
  public let tolerance: Share
  public let location: Location?

  public init(plan: String, tolerance: Share, location: Location? = nil) {
    self.plan = plan
    self.tolerance = tolerance
    self.location = location
  }

  /// The same wherever it stands in a file.
  package var withoutLocation: Stability { Stability(plan: plan, tolerance: tolerance) }
}
