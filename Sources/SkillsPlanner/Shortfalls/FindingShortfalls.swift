/// Why learners of each need are not placed: the first cause that applies.
///
/// A need has one cause: it speaks of the need's candidates, and they are the same for all of its learners.
struct ShortfallFinder {
  let catalogue: Catalogue
  let needs: [Need]
  let board: Scoreboard
  let finder: CandidateFinder
  let limits: Limits
  /// Places allocated, by course.
  let used: [Int]
  /// The eligibility rules, in the scorer's order.
  let rules: [Scorer.WeightedRule]

  /// Sorted as the needs are; a need that is met has none.
  func shortfalls(placed: [Int]) -> [Shortfall] {
    needs.indices.compactMap { place in
      let need = needs[place]
      let missing = need.learners - placed[place]
      guard missing > 0 else { return nil }
      let cause = cause(of: place)
      return Shortfall(
        area: catalogue.areas[need.area].code, level: need.level, learners: missing,
        cause: cause, nearest: cause == .outOfReach ? finder.nearest(to: need) : nil,
        nearestMinutes: cause == .outOfReach ? finder.nearestMinutes(to: need) : nil,
        reason: cause == .notEligible ? reason(of: place) : nil)
    }
  }

  /// In the words of the eligibility rule that first refused a course.
  private func reason(of need: Int) -> String? {
    let rule = Int(board.outcomes[need].refusedBy)
    return rules.indices.contains(rule) ? rules[rule].rule.reason : nil
  }

  private func cause(of need: Int) -> Shortfall.Cause {
    let candidates = board.candidates(ofNeed: need)
    if candidates.isEmpty { return board.causeWithoutCandidate(ofNeed: need) }
    let hasPlacesLeft = board.courses[candidates].contains { course in
      used[Int(course)] < limits.places[Int(course)]
    }
    return hasPlacesLeft ? .fundedStartsUsed : .coursesFull
  }
}
