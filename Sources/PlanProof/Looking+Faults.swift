import SkillsPlanner

extension Looking {
  init(
    _ adding: Adding, _ values: Values, _ ground: Ground, _ catalogue: Catalogue,
    _ judging: Judging, _ charges: Charges, isPlain: Bool
  ) {
    self.charges = charges
    self.isPlain = isPlain
    facts = adding.facts
    self.ground = ground
    self.judging = judging
    travel = catalogue.travel
    homes = catalogue.areas.map { UnitVector($0.point) }
    let most = 1 << 60
    needValues = values.needs.map { max(-most, min(most, $0)) }
    courseValues = values.courses.map { max(-most, min(most, $0)) }
    let used = adding.used
    let courses = adding.facts.courses
    hasPlacesLeft = courses.indices.map { used[$0] < courses[$0].places }
    var startsLeft: [Level: Bool] = [:]
    for limit in adding.facts.levels {
      let all = sum(courses.indices.filter { courses[$0].level == limit.level }.map { used[$0] })
      startsLeft[limit.level] = limit.funded.map { all < $0 } ?? true
    }
    hasStartsLeft = courses.map { startsLeft[$0.level] ?? true }
    let capped = Set(adding.facts.levels.filter { $0.funded != nil }.map(\.level))
    isCapped = courses.map { capped.contains($0.level) }
    given = Dictionary(grouping: adding.decisions, by: \.need).mapValues {
      $0.map { Int32($0.course) }
    }
  }

  /// Why learners of a need are not placed, the first cause that applies; none where all are.
  ///
  /// - Parameter said: what the plan says of them.
  func shortfalls(
    of need: Int, _ learners: Int, _ seen: Seen, _ said: SaidShortfall
  ) -> [Shortfall] {
    guard learners > 0 else { return [] }
    guard seen.candidates > 0, !isPlain, seen.hasStartsLeft else {
      return [shortfall(of: need, learners, seen, cause(seen))]
    }
    let other: Shortfall.Cause = seen.isCapped ? .fundedStartsUsed : .coursesFull
    // Where no level has a cap, starts are no cause.
    let isOther = seen.isCapped || said.others?.cause == other
    let kept = isOther ? said.kept(of: learners) : learners
    return [(other, learners - kept), (.policyOrPin, kept)].filter { $0.1 > 0 }.map {
      shortfall(of: need, $0.1, seen, $0.0)
    }
  }

  /// Where policies and pins are no cause.
  private func cause(_ seen: Seen) -> Shortfall.Cause {
    if seen.within == 0 { return .outOfReach }
    if seen.eligible == 0 { return .notEligible }
    if seen.candidates == 0 { return .noPoints }
    return seen.hasPlacesLeft ? .fundedStartsUsed : .coursesFull
  }

  private func shortfall(
    of need: Int, _ learners: Int, _ seen: Seen, _ cause: Shortfall.Cause
  ) -> Shortfall {
    let key = facts.key(of: facts.needs[need])
    let isFar = cause == .outOfReach
    return Shortfall(
      area: key.area, level: key.level, learners: learners, cause: cause,
      nearest: isFar ? nearest(to: need) : nil,
      nearestMinutes: isFar ? nearestMinutes(to: need) : nil,
      reason: cause == .notEligible
        ? seen.refusedBy.map { judging.scorer.eligibility[$0].reason } : nil)
  }

  private func nearest(to need: Int) -> Int? {
    let home = homes[facts.needs[need].area]
    return coursesWithPlace(need).map {
      Int(ground.metres(from: home, to: ground.placeOfCourse[$0]))
    }
    .min()
  }

  private func nearestMinutes(to need: Int) -> Double? {
    guard let travel, ground.levels[facts.needs[need].level]?.minutes != nil else { return nil }
    return coursesWithPlace(need).map {
      travel.minutes(area: facts.needs[need].area, course: judging.courses[$0])
    }.filter { !$0.isNaN }.min()
  }

  private func coursesWithPlace(_ need: Int) -> [Int] {
    (ground.levels[facts.needs[need].level]?.courses ?? []).map { Int($0) }
      .filter { ground.placeOfCourse[$0] >= 0 }
  }

  /// What was seen that a plan may not have.
  func faults(_ seen: [Seen], _ decisions: [Decision], _ rows: PlanRows) -> [Fault] {
    let paths = Dictionary(
      decisions.map { (Pair(need: $0.need, course: $0.course), $0.path) },
      uniquingKeysWith: { first, _ in first })
    return seen.indices.flatMap { need -> [Fault] in
      let key = facts.key(of: facts.needs[need])
      let name = "the need of \(key.area) at level \(key.level.code)"
      var faults = seen[need].wrong.map { wrong in
        Fault(
          kind: .allocation, path: paths[Pair(need: need, course: wrong.course)] ?? .plan,
          subject: "places for \(name)", says: "course \(facts.courses[wrong.course].id)",
          follows: wrong.why)
      }
      if let low = seen[need].tooLow {
        let value =
          needValues[need] + courseValues[low.course]
          + charges.ofPair(need: need, course: low.course)
        faults.append(
          Fault(
            kind: .value, path: rows.path(ofNeed: key).key("value"),
            subject: "values of \(name) and of course \(facts.courses[low.course].id)",
            says: "\(value) together", follows: "at least the candidate's \(low.points) points"))
      }
      return faults
    }
  }

  private struct Pair: Hashable {
    let need: Int
    let course: Int
  }
}

/// The decisions with their ways, scores and points worked out from the inputs.
func measured(
  _ decisions: [Decision], _ facts: Facts, _ courses: [Int], _ catalogue: Catalogue,
  _ scorer: CandidateScorer
) throws(RuleFailure) -> [Decision] {
  let places = decisions.map { courses[$0.course] }
  let metres = zip(decisions, places).map { decision, course in
    catalogue.courses[course].point.map {
      catalogue.areas[facts.needs[decision.need].area].point.metres(to: $0)
    }
  }
  let pairs = CandidateScorer.Pairs(
    count: decisions.count, needs: decisions.map { Int32($0.need) },
    courses: places.map { Int32($0) }, metres: metres.map { Int32(clamping: $0 ?? -1) })
  var scores: [[Int]] = []
  for rule in scorer.scoring { scores.append(try scorer.scores(of: pairs, by: rule)) }
  return decisions.indices.map { place in
    var decision = decisions[place]
    decision.metres = metres[place]
    decision.minutes = nil
    if metres[place] != nil, let travel = catalogue.travel {
      let minutes = travel.minutes(
        area: facts.needs[decision.need].area, course: places[place])
      decision.minutes = minutes.isNaN ? nil : minutes
    }
    decision.scores = scores.map { $0[place] }
    var weighted = 0
    for (rule, score) in zip(scorer.scoring, decision.scores) { weighted += rule.weight * score }
    decision.points = scorer.points(ofSum: weighted)
    return decision
  }
}
