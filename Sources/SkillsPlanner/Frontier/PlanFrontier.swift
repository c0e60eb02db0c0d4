/// What the places of learners from the most deprived areas cost in points: the exact trade-off, corner by corner.
package struct PlanFrontier: Sendable {
  /// The deciles whose places are counted.
  package let deciles: ClosedRange<Int>
  /// Learners who need a place in areas of these deciles, and in all areas.
  package let learners: Int
  package let allLearners: Int
  /// Corners from the fewest such places to the most; each is the best plan where such a place earns `weight` more.
  package let corners: [Point]
  /// Whether `corners` has every corner that is best at a whole weight.
  package let hasAllCorners: Bool
  /// Whether there is a plan at every number of places on the line between two corners; else, where policies cut
  /// through the deciles, one may lie below it.
  package let linesArePlans: Bool
  /// The brief's own plan.
  package let plan: Point
  /// The plan where all weighted rules weigh the same, at the points that the brief's own weights give it; nil where
  /// they do already, or where the brief's floors could not be reached so.
  package let equalWeights: Point?

  /// A plan by what is traded.
  package struct Point: Sendable, Hashable {
    /// Places of learners from areas of the deciles.
    package let places: Int
    /// Under the brief's weights, with its bonuses.
    package let points: Int
    /// Learners placed in all.
    package let placed: Int
    /// Points on top for each such place at which this plan is the best, below 0 where they count less: where all
    /// corners are known, the least at which no corner of fewer such places is better. Nil of a plan that
    /// was not made so.
    package let weight: Int?
  }

  /// What a plan gives up, in millionths of the best plan's points, rounded half to even.
  package func givenUp(_ point: Point) -> Int {
    guard plan.points > 0 else { return 0 }
    return roundedHalfToEven((plan.points - point.points) * 1_000_000, over: plan.points)
  }
}
