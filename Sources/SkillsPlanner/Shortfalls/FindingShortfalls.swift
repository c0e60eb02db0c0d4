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
  /// Whether nothing but points and capacities decides, so that a free course means that its level is full.
  let isPlain: Bool
  /// The eligibility rules, in the scorer's order.
  let rules: [Scorer.WeightedRule]

  /// Sorted as the needs are; a need that is met has none.
  func shortfalls(placed: [Int]) -> [Shortfall] {
    let full = isPlain ? [] : fullLevels
    return needs.indices.compactMap { place in
      let need = needs[place]
      let missing = need.learners - placed[place]
      guard missing > 0 else { return nil }
      let cause = cause(of: place, full: full)
      return Shortfall(
        area: catalogue.areas[need.area].code, level: need.level, learners: missing,
        cause: cause, nearest: cause == .outOfReach ? finder.nearest(to: need) : nil,
        nearestMinutes: cause == .outOfReach ? finder.nearestMinutes(to: need) : nil,
        reason: cause == .notEligible ? reason(of: place) : nil)
    }
  }

  /// Levels whose funded starts are used up.
  private var fullLevels: [Level] {
    limits.levels.filter { level, funded in
      let own = used.indices.lazy.filter { catalogue.courses[$0].level == level }
      return funded.map { own.reduce(0) { $0 + used[$1] } >= $0 } ?? false
    }.map(\.level)
  }

  /// In the words of the eligibility rule that first refused a course.
  private func reason(of need: Int) -> String? {
    let rule = Int(board.outcomes[need].refusedBy)
    return rules.indices.contains(rule) ? rules[rule].rule.reason : nil
  }

  private func cause(of need: Int, full: [Level]) -> Shortfall.Cause {
    let candidates = board.candidates(ofNeed: need)
    if candidates.isEmpty { return board.causeWithoutCandidate(ofNeed: need) }
    let hasPlacesLeft = board.courses[candidates].contains { course in
      used[Int(course)] < limits.places[Int(course)]
    }
    guard hasPlacesLeft else { return .coursesFull }
    guard !isPlain else { return .fundedStartsUsed }
    let isFree = board.courses[candidates].contains { course in
      used[Int(course)] < limits.places[Int(course)]
        && !full.contains(catalogue.courses[Int(course)].level)
    }
    return isFree ? .policyOrPin : .fundedStartsUsed
  }
}
