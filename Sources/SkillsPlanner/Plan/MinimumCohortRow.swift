/// A policy of minimum cohorts and what it does to the plan.
public struct MinimumCohortRow: Sendable, Hashable {
  /// What it is known by: "a minimum cohort of 8, provider 10004552".
  public let label: String
  /// The learners that a course of it needs to run.
  public let least: Int
  /// Courses that do not run by it: some would come, but fewer.
  public let notRun: Int
  /// What the plan would gain without it, in points; nil where nobody has worked it out.
  public let costs: Int?
  /// Whether the plan, or the one without it, is not proved the best, so that `costs` is near the figure alone.
  public let isAbout: Bool
  /// Who would be placed otherwise without it.
  public let without: PlacedWithout

  public init(
    label: String, least: Int, notRun: Int, costs: Int? = nil, isAbout: Bool = false,
    without: PlacedWithout = .nobody
  ) {
    self.label = label
    self.least = least
    self.notRun = notRun
    self.costs = costs
    self.isAbout = isAbout
    self.without = without
  }
}
