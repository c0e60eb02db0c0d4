import NetworkFlow

/// A course in a plan: who got its places, and what one place more or fewer would do.
package struct CourseExplanation: Sendable {
  package let course: Course
  /// The most it can run.
  package let places: Int
  package let used: Int
  /// Of last year's starts, how many first places count more, and how much, in points.
  package let steady: Int
  package let steadyBonus: Int
  /// Nil for a level that the brief does not plan; then nothing else is said.
  package let level: LevelState?
  /// The most places first.
  package let holders: [Holder]
  /// Areas with learners who could come and got nothing here, the nearest to it first.
  package let missed: [Missed]
  /// Nil where only a new plan would tell, and where no plan could keep everything with so many places.
  package let oneMore: Step?
  package let oneFewer: Step?
  /// By the plan's values what a place here is worth, and what one more would add.
  package let value: Int
  package let gain: Int
  /// Why it does not run; nil for one that does.
  package let closed: ClosedCourse?
  /// What people set that counts here.
  package let limits: [LimitInPlan]
  /// What can be told of other plans.
  package let changes: AnsweredPlan.Changes

  /// What the level's funded starts are, and how many of them are used.
  package struct LevelState: Sendable, Hashable {
    package let level: Level
    /// Nil for no cap.
    package let funded: Int?
    package let used: Int
  }

  /// An area with places on the course.
  package struct Holder: Sendable {
    package let area: Area
    package let level: Level
    package let places: Int
    package let metres: Int?
    package let points: PointsByRule
  }

  /// An area without.
  package struct Missed: Sendable {
    package let area: Area
    package let level: Level
    /// Its learners who are placed nowhere.
    package let unplaced: Int
    package let metres: Int?
    package let points: PointsByRule
    /// What the plan would lose if it had to place one learner here, exactly where all changes are told, else by the
    /// plan's values; nil where nobody could be.
    package let shortBy: Int?
    package let obstacle: Obstacle
  }

  /// The plan with one place more or fewer on the course.
  package struct Step: Sendable {
    /// How the plan's points change, bonuses included: 0 or more with one place more, 0 or less with one fewer.
    package let points: Int
    package let displacement: Displacement
  }
}

extension Explainer {
  /// Explains a course.
  ///
  /// - Parameter course: its place in `courses`.
  package func explainCourse(
    _ course: Int
  ) async throws(PlanningFailure) -> CourseExplanation {
    let own = decisions.filter { $0.course == course }
    let judged = try planner.judge(own.map { (need: $0.need, course: course) })
    let holders = zip(own, judged).map { decision, judgement in
      CourseExplanation.Holder(
        area: catalogue.areas[needs[decision.need].area], level: needs[decision.need].level,
        places: decision.places, metres: judgement.metres, points: pointsByRule(judgement))
    }
    let reached = needs.indices.filter { candidate(need: $0, course: course) != nil }
    let level = planner.limits.planned[course] ? level(ofCourse: course) : nil
    return CourseExplanation(
      course: catalogue.courses[course], places: planner.limits.places[course],
      used: used[course], steady: planner.limits.steady[course],
      steadyBonus: planner.brief.steadiness.bonus.millionths,
      level: level.map {
        CourseExplanation.LevelState(
          level: planner.limits.levels[$0].level, funded: planner.limits.levels[$0].funded,
          used: plan.used(ofLevel: $0))
      },
      holders: holders.sorted {
        ($1.places, $0.area.code, $0.level) < ($0.places, $1.area.code, $1.level)
      },
      missed: try missed(ofCourse: course),
      oneMore: try await step(to: planner.limits.places[course] + 1, ofCourse: course),
      oneFewer: try await step(to: planner.limits.places[course] - 1, ofCourse: course),
      value: plan.answer.courseValues[course], gain: plan.answer.gainsIfOneMore[course],
      closed: closed(course),
      limits: try await limits(at: reached.map { (need: $0, course: course) }),
      changes: changes)
  }

  private func missed(
    ofCourse course: Int
  ) throws(PlanningFailure) -> [CourseExplanation.Missed] {
    let held = Set(decisions.filter { $0.course == course }.map(\.need))
    let without = needs.indices.compactMap { need in
      held.contains(need)
        ? nil
        : candidate(need: need, course: course).map {
          (need: need, course: course, least: leastLoss($0, need: need))
        }
    }
    // Nobody can have a place on what does not run, so nothing is lost by one: the values alone tell who is near.
    let nearest =
      closed(course) == nil
      ? nearest(without)
      : without.sorted { ($0.least, $0.need) < ($1.least, $1.need) }.prefix(Self.mostMissed).map {
        (need: $0.need, course: $0.course, loss: nil)
      }
    return try missed(nearest).map { pair, judgement, loss in
      CourseExplanation.Missed(
        area: catalogue.areas[needs[pair.need].area], level: needs[pair.need].level,
        unplaced: needs[pair.need].learners - placed[pair.need], metres: judgement.metres,
        points: pointsByRule(judgement), shortBy: loss,
        obstacle: obstacle(need: pair.need, course: course))
    }
  }

  /// A course that cannot run, or that the brief does not plan, stays as it is.
  private func step(
    to places: Int, ofCourse course: Int
  ) async throws(PlanningFailure) -> CourseExplanation.Step? {
    guard let trees = plan.changeable else { return nil }
    guard planner.limits.planned[course], places >= 0 else {
      return CourseExplanation.Step(points: 0, displacement: displacement(to: decisions))
    }
    let changed = try await trees.changed(by: [.places(course: course, places)])
    guard changed.keepsFloors else { return nil }
    return CourseExplanation.Step(
      points: changed.points - plan.points, displacement: displacement(to: changed.decisions))
  }
}
