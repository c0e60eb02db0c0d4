import NetworkFlow

/// A provider in a plan: what changes for it and why, and what keeping last year's places would cost others.
package struct ProviderExplanation: Sendable {
  package let provider: Provider
  /// Its courses at planned levels, by id.
  package let courses: [Line]
  /// The courses of others, at the levels of its own, that gain most places; at most `mostGaining`.
  package let gaining: [Line]
  /// The plan in which its courses keep last year's places; nil where each has as many already, and where only a new
  /// plan would tell.
  package let kept: Kept?
  /// What people set that counts on its courses and not on all.
  package let limits: [LimitInPlan]
  /// What can be told of other plans.
  package let changes: AnsweredPlan.Changes

  package var lastYear: Int { courses.reduce(0) { $0 + $1.course.lastYear } }
  package var plan: Int { courses.reduce(0) { $0 + $1.used } }

  /// A course with what the plan does with it.
  package struct Line: Sendable {
    package let course: Course
    package let places: Int
    package let used: Int
    /// Of its places, the first that steadiness favours.
    package let steady: Int
    /// Of its places in the plan; nil where it has none.
    package let mean: MeanPoints?

    /// Why it does not run; nil for one that does.
    package let closed: ClosedCourse?

    package var change: Int { used - course.lastYear }
  }

  /// The points of some places, on average.
  package struct MeanPoints: Sendable, Hashable {
    package let places: Int
    /// Rounded half to even.
    package let points: Int
  }

  /// The plan that keeps last year's places of each course as far as anybody can come.
  package struct Kept: Sendable {
    /// Of last year's starts, how many can be kept; fewer than all where too few learners are within reach.
    package let places: Int
    /// What the plan loses in points, bonuses included.
    package let cost: Int
    /// How the points of places change that each rule gives, on the provider's courses and on all others.
    package let own: [Int]
    package let others: [Int]
    /// How the points change that first learners of areas, and first places of courses, count more.
    package let spread: Int
    package let steadiness: Int
    package let displacement: Displacement
  }
}

extension Explainer {
  /// How many courses of others are listed that gain.
  package static let mostGaining = 5

  /// Every provider with a course at a planned level, by UKPRN.
  package var providers: [Provider] {
    let planned = catalogue.courses.indices.filter { planner.limits.planned[$0] }
    return Dictionary(
      planned.map { (catalogue.courses[$0].provider.ukprn, catalogue.courses[$0].provider) },
      uniquingKeysWith: { first, _ in first }
    ).values.sorted { $0.ukprn < $1.ukprn }
  }

  /// Explains a provider.
  package func explainProvider(
    _ provider: Provider
  ) async throws(PlanningFailure) -> ProviderExplanation {
    let own = catalogue.courses.indices.filter {
      planner.limits.planned[$0] && catalogue.courses[$0].provider.ukprn == provider.ukprn
    }
    let levels = Set(own.map { catalogue.courses[$0].level })
    let gaining = catalogue.courses.indices.filter {
      planner.limits.planned[$0] && catalogue.courses[$0].provider.ukprn != provider.ukprn
        && levels.contains(catalogue.courses[$0].level) && change(ofCourse: $0) > 0
    }.sorted { (-change(ofCourse: $0), $0) < (-change(ofCourse: $1), $1) }
      .prefix(Self.mostGaining)
    return ProviderExplanation(
      provider: provider, courses: try lines(own), gaining: try lines(Array(gaining)),
      kept: try await kept(own), limits: try await limits(onCourses: Set(own)),
      changes: changes)
  }

  /// Those that name courses among some, or name others and leave them out.
  private func limits(
    onCourses own: Set<Int>
  ) async throws(PlanningFailure) -> [LimitInPlan] {
    var pairs: [(need: Int, course: Int)] = []
    for need in needs.indices {
      for candidate in board.candidates(ofNeed: need)
      where own.contains(Int(board.courses[candidate])) {
        pairs.append((need, Int(board.courses[candidate])))
      }
    }
    let planned = planner.limits.planned.count { $0 }
    let labels = Set(limits.filter { $0.tells(own, among: planned) }.map(\.label))
    return try await limits(at: pairs).filter {
      if case .cohort = $0.effect { return true }
      return labels.contains($0.label)
    }
  }

  private func change(ofCourse course: Int) -> Int {
    used[course] - catalogue.courses[course].lastYear
  }

  private func lines(_ courses: [Int]) throws(PlanningFailure) -> [ProviderExplanation.Line] {
    var lines: [ProviderExplanation.Line] = []
    for course in courses {
      let own = decisions.filter { $0.course == course }
      lines.append(
        ProviderExplanation.Line(
          course: catalogue.courses[course], places: planner.limits.places[course],
          used: used[course], steady: planner.limits.steady[course], mean: try mean(own),
          closed: closed(course)))
    }
    return lines
  }

  /// Nil for no places.
  private func mean(
    _ places: [Answer.Decision]
  ) throws(PlanningFailure) -> ProviderExplanation.MeanPoints? {
    let count = places.reduce(0) { $0 + $1.places }
    guard count > 0 else { return nil }
    return ProviderExplanation.MeanPoints(
      places: count, points: roundedHalfToEven(try sums(places).reduce(0, +), over: count))
  }

  /// What each rule gives to some places together.
  private func sums(_ places: [Answer.Decision]) throws(PlanningFailure) -> [Int] {
    let judged = try planner.judge(places.map { (need: $0.need, course: $0.course) })
    var sums = planner.scorer.scoring.map { _ in 0 }
    for (decision, judgement) in zip(places, judged) {
      for (rule, part) in pointsByRule(judgement).parts.enumerated() {
        sums[rule] += decision.places * part
      }
    }
    return sums
  }

  /// The plan in which some courses, of one provider, have last year's places first.
  private func kept(
    _ courses: [Int]
  ) async throws(PlanningFailure) -> ProviderExplanation.Kept? {
    guard let trees = plan.solved, courses.contains(where: { change(ofCourse: $0) < 0 }) else {
      return nil
    }
    // One learner more on these courses takes, at worst, a move on each of them and two elsewhere. A move
    // loses a place's points and bonuses at most, and gives none up twice.
    let ofAPlace =
      1_000_000 + planner.brief.spread.bonus.millionths
      + planner.brief.steadiness.bonus.millionths
    let bonus = 4 * (courses.count + 2) * ofAPlace
    // A course whose table gives it fewer places than last year's starts can keep as many as those.
    let first = courses.map { min(catalogue.courses[$0].lastYear, planner.limits.places[$0]) }
    // What must be held comes before any of these.
    let changed = try await trees.holdingFloors(before: 16 * bonus).changed(
      by: zip(courses, first).map { .first(course: $0, places: $1, bonus: bonus) })
    let after = Tally(of: changed.decisions, planner)
    let kept = zip(courses, first).reduce(0) { $0 + min(after.used[$1.0], $1.1) }
    let ownCourses = Set(courses)
    func changes(_ isCounted: (Answer.Decision) -> Bool) throws(PlanningFailure) -> [Int] {
      let before = try sums(decisions.filter(isCounted))
      return zip(try sums(changed.decisions.filter(isCounted)), before).map { $0 - $1 }
    }
    return ProviderExplanation.Kept(
      places: kept, cost: plan.points - (changed.points - bonus * kept),
      own: try changes { ownCourses.contains($0.course) },
      others: try changes { !ownCourses.contains($0.course) },
      spread: pointsOfSpread(after.placed) - pointsOfSpread(placed),
      steadiness: pointsOfSteadiness(after.used) - pointsOfSteadiness(used),
      displacement: displacement(to: changed.decisions))
  }

  /// What the first learners of all needs count more where so many are placed.
  private func pointsOfSpread(_ placed: [Int]) -> Int {
    needs.indices.reduce(0) { sum, need in
      var left = placed[need]
      return planner.brief.spread.pieces(of: needs[need].learners).reduce(sum) { sum, piece in
        let filled = min(left, piece.capacity)
        left -= filled
        return sum + filled * piece.bonus
      }
    }
  }

  /// What the first places of all courses count more where so many are used.
  private func pointsOfSteadiness(_ used: [Int]) -> Int {
    zip(used, planner.limits.steady).reduce(0) {
      $0 + min($1.0, $1.1) * planner.brief.steadiness.bonus.millionths
    }
  }
}

extension Limit {
  /// Whether it tells some courses from others.
  fileprivate func tells(_ own: Set<Int>, among planned: Int) -> Bool {
    parts.contains { part in
      switch part {
      case .byCourse(let weights):
        weights.count < planned && weights.contains { own.contains($0.place) }
      case .byNeed: false
      case .product(_, let courses, _): courses.contains { own.contains($0) }
      }
    }
  }
}
