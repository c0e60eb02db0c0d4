import NetworkFlow

/// Looks for the smallest change with which a need gets a place on a course, by solving the changed plan.
///
/// With more places, or fewer learners elsewhere, the need may also lose again what it got, so no number is
/// passed over: the first that turns the decision is the smallest.
struct Turning: Sendable {
  let explainer: Explainer
  let trees: SolvedPlan
  let need: Int
  let course: Int

  private var planner: Planner { explainer.planner }

  /// Points more for the candidate: known from the shortest way, and solved to decide the tie there.
  func byPoints(_ candidate: Int) async throws(PlanningFailure) -> WhyNot.Turn {
    guard let loss = explainer.losses([(need: need, course: course)])[0] else {
      return .beyondLimit(nil)
    }
    let now = Int(explainer.board.points[candidate])
    // With exactly the loss the two plans have as many points, and the tie-breaks decide.
    for more in [loss, loss + 1] where more > 0 {
      guard now + more <= 1_000_000 else { return .beyondLimit(more) }
      let turned = try await turned(by: [.points([candidate: now + more])])
      if let turned { return .by(more, turned) }
    }
    preconditionFailure("a point more than the loss makes every best plan place a learner there")
  }

  /// Places more at the course.
  func byPlaces() async throws(PlanningFailure) -> WhyNot.Turn {
    let places = planner.limits.places[course]
    guard explainer.used[course] == places else { return .hasRoom }
    return try await first {
      .places(course: course, places + $0)
    } isEnough: { after in
      after.decisions.reduce(0) { $0 + ($1.course == course ? $1.places : 0) }
    } against: {
      places + $0
    }
  }

  /// Funded starts more at the course's level.
  func byFundedStarts() async throws(PlanningFailure) -> WhyNot.Turn? {
    guard let level = explainer.level(ofCourse: course),
      let funded = planner.limits.levels[level].funded
    else { return nil }
    guard explainer.fundedStartsLeft(atLevel: level) == 0 else { return .hasRoom }
    return try await first {
      .fundedStarts(level: level, funded + $0)
    } isEnough: { after in
      after.used(ofLevel: level)
    } against: {
      funded + $0
    }
  }

  /// The first number that turns the decision, or with which there is room, so that more change nothing.
  private func first(
    _ change: (Int) -> SolvedPlan.Change, isEnough used: (SolvedPlan) -> Int,
    against room: (Int) -> Int
  ) async throws(PlanningFailure) -> WhyNot.Turn {
    for more in 1...Explainer.mostSolved {
      let after = try await trees.changed(by: [change(more)])
      if isTurned(after) { return .by(more, explainer.displacement(to: after.decisions)) }
      if used(after) < room(more) { return .hasRoom }
    }
    return .notWithin(Explainer.mostSolved)
  }

  /// Learners fewer in the need of one area that has places on the course: the least number over all of them.
  func byFewerLearners() async throws(PlanningFailure) -> WhyNot.FewerLearners {
    let holders = explainer.decisions.filter { $0.course == course }.map(\.need)
    guard !holders.isEmpty else { return .nobody }
    let most = holders.map { explainer.needs[$0].learners }.max() ?? 0
    // A learner or two fewer are looked at in every area, however many there are.
    var left = max(Explainer.mostSolved, 2 * holders.count)
    for fewer in 1...max(1, most) {
      let able = holders.filter { explainer.needs[$0].learners >= fewer }
      guard able.count <= left else { return .notWithin(fewer - 1, areas: holders.count) }
      left -= able.count
      for holder in able {
        let learners = explainer.needs[holder].learners - fewer
        if let turned = try await turned(by: [.learners(need: holder, learners)]) {
          let other = explainer.needs[holder]
          return .by(
            fewer, in: explainer.catalogue.areas[other.area], level: other.level, turned)
        }
      }
    }
    return .notWithin(nil, areas: holders.count)
  }

  /// So many of the policies and pins that weigh on the place are looked at, and so many numbers of each.
  private static let mostLimits = 4
  private static let mostLooser = 50

  /// Each policy and pin that takes points from a place there, leaves none, or has value elsewhere, by itself.
  func byLooserLimits() async throws(PlanningFailure) -> [WhyNot.Looser] {
    let limits = explainer.limits
    let inTheWay = Set(explainer.limitsInTheWay(need: need, course: course))
    let weighing = limits.indices.filter { place in
      guard limits[place].origin.kind != .objective else { return false }
      let coefficient = limits[place].coefficient(need: need, course: course)
      return inTheWay.contains(place)
        || coefficient >= 0 && explainer.plan.answer.limits[place].value > 0
    }
    let first = weighing.sorted {
      let (left, right) = (explainer.plan.answer.limits[$0], explainer.plan.answer.limits[$1])
      return (inTheWay.contains($0) ? 0 : 1, -left.value, $0)
        < (inTheWay.contains($1) ? 0 : 1, -right.value, $1)
    }.prefix(Self.mostLimits)
    var found: [WhyNot.Looser] = []
    for place in first { found.append(try await looser(place)) }
    return found
  }

  private func looser(_ place: Int) async throws(PlanningFailure) -> WhyNot.Looser {
    let limit = explainer.limits[place]
    // A pin of an exact number is two limits, and goes as a whole.
    let own = explainer.limits.indices.filter {
      limit.origin.kind == .pin ? explainer.limits[$0].origin == limit.origin : $0 == place
    }
    let turn = own.count > 1 ? nil : try await turn(byLoosening: place)
    if case .by = turn {
      return .init(
        label: limit.label, kind: limit.origin.kind, bound: limit.bound, turn: turn, without: nil)
    }
    return .init(
      label: limit.label, kind: limit.origin.kind, bound: limit.bound, turn: turn,
      without: try await turned(by: [.without(limits: Set(own))]))
  }

  private func turn(byLoosening place: Int) async throws(PlanningFailure) -> WhyNot.Turn {
    let limit = explainer.limits[place]
    for more in 1...Self.mostLooser {
      let after = try await trees.changed(by: [.loosened(limit: place, by: more)])
      if isTurned(after) { return .by(more, explainer.displacement(to: after.decisions)) }
      let units = after.units(ofLimit: place)
      if limit.bound == .atMost
        ? units < limit.most + more : units > max(0, -limit.most - more) || more >= -limit.most
      {
        return .hasRoom
      }
    }
    return .notWithin(Self.mostLooser)
  }

  /// What some changes do where they turn the decision; nil where they do not.
  private func turned(by changes: [SolvedPlan.Change]) async throws(PlanningFailure)
    -> Displacement?
  {
    let after = try await trees.changed(by: changes)
    return isTurned(after) ? explainer.displacement(to: after.decisions) : nil
  }

  private func isTurned(_ after: SolvedPlan) -> Bool {
    after.keepsFloors && after.decisions.contains { $0.need == need && $0.course == course }
  }
}
