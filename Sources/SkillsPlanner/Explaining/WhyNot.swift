/// Why an area has no place on a course, and the smallest changes that would give it one.
package struct WhyNot: Sendable {
  package let area: Area
  package let course: Course
  /// Of the need; the course's own level where the area has no need that it takes.
  package let level: Level
  package let verdict: Verdict

  package enum Verdict: Sendable {
    /// It has so many places there.
    case hasPlaces(Int)
    /// The brief plans none of the levels that the course takes.
    case notPlanned
    /// The area has no learner at the level.
    case noNeed
    /// The reach in metres and, where the brief gives one, in minutes; how far it is, where that is known.
    case outOfReach(reach: Int, minutes: Int?, metres: Int?, time: Double?)
    /// In the words of the first rule that refuses it.
    case notEligible(rule: String, reason: String)
    case noPoints
    case missed(Missed)
  }

  /// A candidate that got nothing, and what would turn that.
  package struct Missed: Sendable {
    package let metres: Int?
    package let minutes: Double?
    package let points: PointsByRule
    package let obstacle: Obstacle
    package let learners: Int
    package let placed: Int
    package let places: Int
    package let used: Int
    /// What people set that counts there.
    package let limits: [LimitInPlan]
    /// What the plan would lose by its values if it had to place a learner there; nil where nobody could be.
    package let shortBy: Int?
    /// What can be told of other plans: what follows is nil where only a new plan would tell.
    package let changes: AnsweredPlan.Changes
    /// Points more for this candidate alone.
    package let morePoints: Turn?
    /// Places more at this course.
    package let morePlaces: Turn?
    /// Funded starts more at the course's level; nil without a cap too.
    package let moreFunded: Turn?
    /// Learners fewer in the need of an area that has places there.
    package let fewerLearners: FewerLearners?
    /// Policies and pins that are looser, those that weigh most first.
    package let looser: [Looser]
    /// The plan with a place there, where prices or a search keep it and the above cannot be told.
    package let anew: PlannedAnew.Outcome?
  }

  /// A policy or a pin that allows more or asks for less.
  package struct Looser: Sendable {
    package let label: String
    package let kind: LimitKind
    package let bound: Policy.Bound
    /// Units more, or fewer; nil for a pin of an exact number, which is taken out alone.
    package let turn: Turn?
    /// What changes without it, where that gives the area a place there.
    package let without: Displacement?
  }

  /// The smallest number with which the area gets a place there.
  package enum Turn: Sendable {
    case by(Int, Displacement)
    /// No number of them: there is room already, so more of it changes nothing.
    case hasRoom
    /// Not one of the numbers up to this one, which is as far as was looked.
    case notWithin(Int)
    /// A candidate can have no more points than 1,000,000, and these are not enough; so many would be.
    case beyondLimit(Int?)
  }

  /// The least number of learners fewer in one area's need.
  package enum FewerLearners: Sendable {
    case by(Int, in: Area, level: Level, Displacement)
    /// Nobody has places there.
    case nobody
    /// Not one of the numbers up to this one in any of the areas; nil where all numbers were looked at.
    case notWithin(Int?, areas: Int)
  }
}

extension Explainer {
  /// How many plans are solved, at most, to find each of the smallest changes.
  package static let mostSolved = 200

  /// Explains why an area has no place on a course, for each of its needs that the course takes.
  ///
  /// - Parameters:
  ///   - area: its place in `areas`.
  ///   - course: its place in `courses`.
  ///   - level: the need that is asked about, or nil for all of them.
  package func explainMissing(
    area: Int, course: Int, level: Level?
  ) async throws(PlanningFailure) -> [WhyNot] {
    let levels = planner.brief.needs.map(\.level).filter {
      catalogue.courses[course].takes($0) && (level == nil || $0 == level)
    }
    guard !levels.isEmpty else {
      return [
        whyNot(area, course, level ?? catalogue.courses[course].level, .notPlanned)
      ]
    }
    var explained: [WhyNot] = []
    for level in levels {
      let need = needs.firstIndex { $0.area == area && $0.level == level }
      let verdict: WhyNot.Verdict =
        if let need { try await verdict(need: need, course: course) } else { .noNeed }
      explained.append(whyNot(area, course, level, verdict))
    }
    return explained
  }

  private func whyNot(
    _ area: Int, _ course: Int, _ level: Level, _ verdict: WhyNot.Verdict
  ) -> WhyNot {
    WhyNot(
      area: catalogue.areas[area], course: catalogue.courses[course], level: level,
      verdict: verdict)
  }

  private func verdict(
    need: Int, course: Int
  ) async throws(PlanningFailure) -> WhyNot.Verdict {
    if let own = decisions.first(where: { $0.need == need && $0.course == course }) {
      return .hasPlaces(own.places)
    }
    if let candidate = candidate(need: need, course: course) {
      return .missed(try await missed(candidate, need: need, course: course))
    }
    let found = planner.finder.candidates(of: needs[need...need])
    guard let pair = found.courses.firstIndex(of: Int32(course)) else {
      return outOfReach(need: need, course: course)
    }
    let batch = PairBatch(
      count: 1, needs: [Int32(need)], courses: [Int32(course)],
      metres: [found.metresOfWay[Int(found.ways[pair])]])
    let refusedBy: Int8
    do throws(RuleFailure) {
      refusedBy = try planner.scorer.refusals(of: batch)[0]
    } catch {
      throw PlanningFailure.rule(error, area: nil, course: nil)
    }
    guard refusedBy >= 0 else { return .noPoints }
    let rule = planner.scorer.eligibility[Int(refusedBy)].rule
    return .notEligible(rule: rule.id, reason: rule.reason)
  }

  private func outOfReach(need: Int, course: Int) -> WhyNot.Verdict {
    let definition = planner.brief.needs.first { $0.level == needs[need].level }
    return .outOfReach(
      reach: definition?.reach ?? 0, minutes: definition?.reachMinutes,
      metres: catalogue.metres(from: needs[need].area, to: course),
      time: catalogue.minutes(from: needs[need].area, to: course))
  }

  private func missed(
    _ candidate: Int, need: Int, course: Int
  ) async throws(PlanningFailure) -> WhyNot.Missed {
    let judgement = try planner.judge([(need: need, course: course)])[0]
    let loss = losses([(need: need, course: course)])[0]
    let here = try await limits(at: [(need: need, course: course)])
    let turning = plan.solved.map {
      Turning(explainer: self, trees: $0, need: need, course: course)
    }
    let numbers = changes == .all ? turning : nil
    return WhyNot.Missed(
      metres: judgement.metres, minutes: judgement.minutes, points: pointsByRule(judgement),
      obstacle: obstacle(need: need, course: course), learners: needs[need].learners,
      placed: placed[need], places: planner.limits.places[course], used: used[course],
      limits: here, shortBy: loss, changes: changes,
      morePoints: try await turning?.byPoints(candidate),
      morePlaces: try await numbers?.byPlaces(), moreFunded: try await numbers?.byFundedStarts(),
      fewerLearners: try await numbers?.byFewerLearners(),
      looser: try await numbers?.byLooserLimits() ?? [],
      anew: try await plannedAnew(need: need, course: course))
  }
}
