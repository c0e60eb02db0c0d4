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

  /// Sorted as the needs are; a need that is met has none.
  func shortfalls(placed: [Int]) -> [Shortfall] {
    needs.indices.compactMap { place in
      let need = needs[place]
      let missing = need.learners - placed[place]
      guard missing > 0 else { return nil }
      let cause = cause(of: place)
      return Shortfall(
        area: catalogue.areas[need.area].code, level: need.level, learners: missing,
        cause: cause, nearest: cause == .outOfReach ? finder.nearest(to: need) : nil)
    }
  }

  private func cause(of need: Int) -> Shortfall.Cause {
    let outcome = board.outcomes[need]
    if outcome.withinReach == 0 { return .outOfReach }
    if outcome.eligible == 0 { return .notEligible }
    let pairs = board.candidates.pairs(ofNeed: need)
    if pairs.isEmpty { return .noPoints }
    let hasPlacesLeft = board.candidates.courses[pairs].contains { course in
      used[Int(course)] < limits.places[Int(course)]
    }
    return hasPlacesLeft ? .fundedStartsUsed : .coursesFull
  }
}
