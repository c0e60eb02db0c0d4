/// How far a number is worth changing: no further than it helps.
extension SolvedPlan {
  /// A plan with so many units more of what a change is about.
  struct Step {
    let units: Int
    /// Whether it places as many learners as the largest number that was tried.
    let isWhole: Bool
    let after: SolvedPlan
  }

  /// The fewest units that place as many learners as the most of them do, one fewer of which places fewer; before it
  /// the fewest that place most learners for each unit, of 1, 2, 4 and so on, where these are more for each.
  ///
  /// - Parameter changes: what so many units more are, 1 or more.
  /// - Returns: in the order of their units; none where the most of them place no more learners.
  /// - Complexity: some changes of the solved problem for each doubling up to the most.
  func steps(
    upTo most: Int, _ changes: (Int) -> [Change]
  ) async throws(PlanningFailure) -> [Step] {
    guard most > 0 else { return [] }
    let all = try await changed(by: changes(most))
    guard all.placed > placed else { return [] }
    let whole = try await fewest(in: 0...most, placing: all.placed, all, changes)
    var best = whole
    var units = 1
    while units < whole.units, best.after.placed - placed < best.units {
      let after = try await changed(by: changes(units))
      if helps(units, after, more: best) { best = (units, after) }
      units *= 2
    }
    let last = Step(units: whole.units, isWhole: true, after: whole.after)
    guard best.units < whole.units else { return [last] }
    let first = try await fewest(
      in: best.units / 2...best.units, placing: best.after.placed, best.after, changes)
    return [Step(units: first.units, isWhole: false, after: first.after), last]
  }

  /// The fewest units of a range that place so many learners, as `plan` does at its end and none at its beginning does.
  ///
  /// More units may place fewer learners where others gain more by them, so the fewest are those that one fewer would
  /// fall short of.
  private func fewest(
    in range: ClosedRange<Int>, placing target: Int, _ plan: SolvedPlan,
    _ changes: (Int) -> [Change]
  ) async throws(PlanningFailure) -> (units: Int, after: SolvedPlan) {
    var (short, enough, best) = (range.lowerBound, range.upperBound, plan)
    while enough - short > 1 {
      let middle = short + (enough - short) / 2
      let after = try await changed(by: changes(middle))
      if after.placed >= target { (enough, best) = (middle, after) } else { short = middle }
    }
    return (enough, best)
  }

  /// Whether some units place more learners for each unit than others, or as many for each and more in all.
  private func helps(
    _ units: Int, _ after: SolvedPlan, more other: (units: Int, after: SolvedPlan)
  ) -> Bool {
    let (own, others) = (
      (after.placed - placed) * other.units, (other.after.placed - placed) * units
    )
    return own > others || own == others && after.placed > other.after.placed
  }
}
