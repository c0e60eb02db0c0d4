import NetworkFlow

/// Why learners of each need are not placed: the first cause that applies.
///
/// A cause speaks of the need's candidates, and they are the same for all of its learners; but of those whom policies
/// and pins may keep, only those are theirs whom a plan without them would place.
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
  /// Learners more of each need whom a plan without anything that people set would place; below 0 fewer.
  let gains: [Int: Int]
  /// The eligibility rules, in the scorer's order.
  let rules: [Scorer.WeightedRule]

  /// Sorted as the needs are; a need that is met has none.
  func shortfalls(placed: [Int]) -> [Shortfall] {
    let full = isPlain ? [] : fullLevels
    let free = catalogue.courses.indices.map { course in
      used[course] < limits.places[course] ? catalogue.courses[course].level : nil
    }
    return needs.indices.flatMap { place in
      let need = needs[place]
      return causes(of: place, missing: need.learners - placed[place], free, full: full).map {
        cause, learners in
        Shortfall(
          area: catalogue.areas[need.area].code, level: need.level, learners: learners,
          cause: cause, nearest: cause == .outOfReach ? finder.nearest(to: need) : nil,
          nearestMinutes: cause == .outOfReach ? finder.nearestMinutes(to: need) : nil,
          reason: cause == .notEligible ? reason(of: place) : nil)
      }
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

  /// Each cause with its learners, 1 or more of each.
  ///
  /// - Parameters:
  ///   - free: the level of each course that has a place left; nil of others.
  ///   - full: levels whose funded starts are used up.
  private func causes(
    of need: Int, missing: Int, _ free: [Level?], full: [Level]
  ) -> [(cause: Shortfall.Cause, learners: Int)] {
    guard missing > 0 else { return [] }
    guard board.hasCandidate(need) else {
      return [(board.causeWithoutCandidate(ofNeed: need), missing)]
    }
    var levels: [Level] = []
    board.candidates.forEachColumn(ofRow: need) { course in
      if let level = free[course], !levels.contains(level) { levels.append(level) }
    }
    guard !levels.isEmpty else { return [(.coursesFull, missing)] }
    guard !isPlain, !levels.allSatisfy(full.contains) else { return [(.fundedStartsUsed, missing)] }
    let kept = min(missing, max(0, gains[need] ?? 0))
    // Without what people set, the others are kept by caps where there are any, else by courses that would be full.
    let isCapped = limits.levels.contains { $0.funded != nil && levels.contains($0.level) }
    return [(isCapped ? .fundedStartsUsed : .coursesFull, missing - kept), (.policyOrPin, kept)]
      .filter { $0.1 > 0 }
  }
}
