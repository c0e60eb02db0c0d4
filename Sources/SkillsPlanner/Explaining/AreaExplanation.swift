import NetworkFlow

/// An area in a plan: what it needs and why, what it got and what it just missed.
package struct AreaExplanation: Sendable {
  package let area: Area
  /// One for each level of the brief, or the one that was asked for.
  package let needs: [NeedExplanation]
  /// What can be told of other plans.
  package let changes: AnsweredPlan.Changes
}

/// A need in a plan.
package struct NeedExplanation: Sendable {
  package let reckoning: NeedReckoning
  /// The parts of spread: how many learners, and what each counts more, in points.
  package let parts: [Part]
  package let placed: Int
  /// What one learner more would add to the plan's points; nil where only a new plan would tell.
  package let worthOfOneMore: Int?
  /// By points, the most first.
  package let courses: [OnCourse]
  /// Courses that would have counted for it, the nearest to being allocated first.
  package let missed: [Missed]
  /// Nil where everybody is placed.
  package let shortfalls: [Shortfall]
  /// Of the courses that it could have, how many: within reach, eligible, with points.
  package let candidates: Int
  /// What people set that counts at its courses.
  package let limits: [LimitInPlan]
  /// The first of these that leaves no place more on any of its courses, whatever else; nil where none does.
  package let barring: LimitInPlan?

  package struct Part: Sendable, Hashable {
    package let learners: Int
    package let bonus: Int
  }

  /// A course with places for the need.
  package struct OnCourse: Sendable {
    package let course: Course
    package let places: Int
    package let metres: Int?
    package let minutes: Double?
    package let points: PointsByRule
  }

  /// A course with none.
  package struct Missed: Sendable {
    package let course: Course
    package let metres: Int?
    package let points: PointsByRule
    /// What the plan would lose if it had to place one learner there, exactly where all changes are told, else by the
    /// plan's values; nil where nobody could be placed there.
    package let shortBy: Int?
    package let obstacle: Obstacle
  }
}

/// What is in the way of a candidate that got nothing.
package enum Obstacle: Sendable, Hashable {
  /// All places of the course are given away; the least points that one of them has, nil for a course of none.
  case full(least: Int?)
  /// It does not run, since too few would learn there.
  case doesNotRun(ClosedCourse)
  /// The course has room, and a policy, a pin or the objective leaves no place more: the first one, by its label.
  case limit(String, LimitKind)
  /// The course has room, and its level's funded starts are used up.
  case fundedStarts(Level)
  /// All learners of the area are placed already, on courses that count more.
  case placedBetter
  /// Nothing is: the plan is not proved the best, or keeps an earlier one.
  case nothing
}

extension Explainer {
  /// How many candidates are listed that got nothing.
  package static let mostMissed = 5

  /// Explains an area.
  ///
  /// - Parameters:
  ///   - area: its place in `areas`.
  ///   - level: one of the brief's, or nil for all of them.
  package func explainArea(
    _ area: Int, level: Level?
  ) async throws(PlanningFailure) -> AreaExplanation {
    let asked = planner.brief.needs.filter { level == nil || $0.level == level }
    var explained: [NeedExplanation] = []
    for definition in asked { explained.append(try await explain(definition, ofArea: area)) }
    return AreaExplanation(area: catalogue.areas[area], needs: explained, changes: changes)
  }

  /// The levels that the brief plans.
  package var levels: [Level] { planner.brief.needs.map(\.level) }

  private func explain(
    _ definition: NeedDefinition, ofArea area: Int
  ) async throws(PlanningFailure) -> NeedExplanation {
    let reckoning = reckoning(of: definition, area: area)
    guard let need = needs.firstIndex(where: { $0.area == area && $0.level == definition.level })
    else {
      return NeedExplanation(
        reckoning: reckoning, parts: [], placed: 0, worthOfOneMore: 0, courses: [], missed: [],
        shortfalls: [], candidates: 0, limits: [], barring: nil)
    }
    let own = decisions.filter { $0.need == need }
    let judged = try planner.judge(own.map { (need: need, course: $0.course) })
    let courses = zip(own, judged).map { decision, judgement in
      NeedExplanation.OnCourse(
        course: catalogue.courses[decision.course], places: decision.places,
        metres: judgement.metres, minutes: judgement.minutes, points: pointsByRule(judgement))
    }
    let more = try await plan.changeable?.changed(by: [
      .learners(need: need, needs[need].learners + 1)
    ])
    let missed = try missed(ofNeed: need)
    let reached = board.candidates(ofNeed: need).map {
      (need: need, course: Int(board.courses[$0]))
    }
    let here = try await limits(at: reached)
    let barring = limits.indices.first { place in
      !reached.isEmpty
        && reached.allSatisfy { isInTheWay(place, need: $0.need, course: $0.course) }
    }
    return NeedExplanation(
      reckoning: reckoning,
      parts: planner.brief.spread.pieces(of: needs[need].learners).map {
        NeedExplanation.Part(learners: $0.capacity, bonus: $0.bonus)
      },
      placed: placed[need], worthOfOneMore: more.map { $0.points - plan.points },
      courses: courses.sorted {
        ($1.points.points, $0.course.id) < ($0.points.points, $1.course.id)
      },
      missed: missed, shortfalls: shortfalls(ofNeed: need), candidates: reached.count,
      limits: here,
      barring: barring.flatMap { place in here.first { $0.label == limits[place].label } })
  }

  private func shortfalls(ofNeed need: Int) -> [Shortfall] {
    let code = catalogue.areas[needs[need].area].code
    return ShortfallFinder(
      catalogue: catalogue, needs: needs, board: board, finder: planner.finder,
      limits: planner.limits, used: used, isPlain: Terms(of: planner.brief).isPlain,
      gains: plan.answer.gainsWithoutLimits, rules: planner.scorer.eligibility
    ).shortfalls(placed: placed).filter { $0.area == code && $0.level == needs[need].level }
  }

  private func missed(ofNeed need: Int) throws(PlanningFailure) -> [NeedExplanation.Missed] {
    let held = Set(decisions.filter { $0.need == need }.map(\.course))
    let others = board.candidates(ofNeed: need).filter {
      !held.contains(Int(board.courses[$0]))
    }
    let nearest = nearest(
      others.map { candidate in
        let course = Int(board.courses[candidate])
        // What does not run is behind all that does: no points for a place there would turn it.
        let least = closed(course) == nil ? leastLoss(candidate, need: need) : .max
        return (need: need, course: course, least: least)
      })
    return try missed(nearest).map { pair, judgement, loss in
      NeedExplanation.Missed(
        course: catalogue.courses[pair.course], metres: judgement.metres,
        points: pointsByRule(judgement), shortBy: loss,
        obstacle: obstacle(need: pair.need, course: pair.course))
    }
  }

  /// Those of some candidates whose loss, if they had to carry a learner, is least; with it, the least first.
  ///
  /// - Parameter candidates: each with what the loss is at least.
  func nearest(
    _ candidates: [(need: Int, course: Int, least: Int)]
  ) -> [(need: Int, course: Int, loss: Int?)] {
    let ordered = candidates.sorted {
      ($0.least, $0.need, $0.course) < ($1.least, $1.need, $1.course)
    }
    var found: [(need: Int, course: Int, loss: Int?)] = []
    var next = 0
    // Whoever loses more at least than the last of those found so far is not among the nearest.
    while next < ordered.count,
      found.count < Self.mostMissed || ordered[next].least < found[found.count - 1].loss ?? .max
    {
      let looked = ordered[next..<min(next + 2 * Self.mostMissed, ordered.count)]
      next = looked.endIndex
      let losses = losses(looked.map { (need: $0.need, course: $0.course) })
      found += zip(looked, losses).map { ($0.need, $0.course, $1) }
      found.sort {
        ($0.loss ?? .max, $0.need, $0.course) < ($1.loss ?? .max, $1.need, $1.course)
      }
      found = Array(found.prefix(Self.mostMissed))
    }
    return found
  }

  /// Candidates that got nothing, judged by the rules.
  func missed(
    _ pairs: [(need: Int, course: Int, loss: Int?)]
  ) throws(PlanningFailure) -> [(
    pair: (need: Int, course: Int), judgement: Judgement, loss: Int?
  )] {
    let judged = try planner.judge(pairs.map { (need: $0.need, course: $0.course) })
    return zip(pairs, judged).map { (($0.need, $0.course), $1, $0.loss) }
  }

  /// What is in the way of a candidate that got nothing.
  func obstacle(need: Int, course: Int) -> Obstacle {
    if used[course] >= planner.limits.places[course] {
      let least = decisions.filter { $0.course == course }.compactMap {
        candidate(need: $0.need, course: course).map { Int(board.points[$0]) }
      }.min()
      return .full(least: least)
    }
    if let closed = closed(course) { return .doesNotRun(closed) }
    if let first = limitsInTheWay(need: need, course: course).first {
      return .limit(limits[first].label, limits[first].origin.kind)
    }
    if placed[need] == needs[need].learners { return .placedBetter }
    let level = level(ofCourse: course)
    return level.flatMap(fundedStartsLeft) == 0
      ? .fundedStarts(catalogue.courses[course].level) : .nothing
  }
}
