import NetworkFlow

extension AnsweredPlan {
  /// Why learners are not placed, as proofs that add up, and the changes that would place most of them.
  ///
  /// - Parameter memory: how many bytes a plan with a longer reach may take; one that would take more is not tried.
  /// - Throws: as planning does.
  /// - Complexity: a solve for each level with funded starts, one for all limits, one for each level that somebody has
  ///   out of reach, and some changes of the solved problem for each repair.
  package func diagnosis(
    memory: Int = .max, _ progress: Progress = .none
  ) async throws(PlanningFailure) -> ShortfallDiagnosis {
    let learners = planner.needs.needs.reduce(0) { $0 + $1.learners }
    let without = learnersWithoutCourse
    let open = problemWithoutLimits
    let groups = findings(of: open.shortages())
    let short = groups.reduce(0) { $0 + $1.finding.short }
    let most = learners - without.values.reduce(0, +) - short
    let kept = try await held(most, open)
    let effects = try await effects()
    let repairs = try await repairs(groups, kept.funding, most: most, memory, progress)
    return ShortfallDiagnosis(
      learners: learners - placed,
      withoutCourse: Shortfall.Cause.allCases.compactMap { cause in
        without[cause].map { Summary.CauseCount(cause: cause, learners: $0) }
      },
      tooFewPlaces: groups.map(\.finding), tooFewFunded: kept.funding,
      policies: kept.policies, undecided: kept.undecided,
      fewerPoints: kept.most - placed, limits: effects.known,
      limitsNotLookedAt: effects.unknown, changes: changes, repairs: repairs.all,
      together: repairs.together)
  }

  /// The problem as it would be without policies and pins: its groups are the levels.
  private var problemWithoutLimits: TransportationProblem {
    problem.isPlain && problem.keeping == nil
      ? problem.network.problem : problem.network.withoutLimits(board)
  }

  private func repairs(
    _ groups: [ShortGroup], _ funding: [ShortfallDiagnosis.TooFewFunded], most: Int,
    _ memory: Int, _ progress: Progress
  ) async throws(PlanningFailure) -> (all: [ShortfallDiagnosis.Repair], together: Int?) {
    guard let solved = changeable else { return ([], nil) }
    let repairs = try await solved.repairs(groups, funding, most: most, memory, progress)
    let together = try await solved.helped(byAll: repairs)
    let all = repairs + (try await solved.loosenings(answer.limits))
    return (all.sorted { $0.isBetter(than: $1) }, together)
  }

  /// What each limit and all minimum cohorts keep learners from, and how many limits nobody has looked at.
  private func effects() async throws(PlanningFailure) -> (
    known: [ShortfallDiagnosis.LimitEffect], unknown: Int
  ) {
    guard problem.keeping == nil else { return ([], 0) }
    var effects = answer.limits.compactMap { of -> ShortfallDiagnosis.LimitEffect? in
      let kind = of.limit.origin.kind
      // An objective is not taken out for one of its groups.
      guard kind != .objective, let cost = of.cost, cost.learners > 0 else { return nil }
      return .init(
        label: of.limit.label, kind: kind, learners: cost.learners, points: cost.points,
        isExact: tellsCostsExactly)
    }
    if let (cost, isExact) = try await costOfCohorts(), cost.learners > 0 {
      let labels = planner.brief.policies.compactMap { policy in
        if case .minimumCohort = policy.demand { policy.label } else { nil }
      }
      effects.append(
        .init(
          label: labels.joined(separator: "; "), kind: .policy, learners: cost.learners,
          points: cost.points, isExact: isExact))
    }
    return (
      effects.enumerated().sorted {
        (-$0.element.learners, $0.offset) < (-$1.element.learners, $1.offset)
      }
      .map(\.element), answer.limits.count { $0.cost == nil }
    )
  }

  /// What the plan would have more without minimum cohorts; nil where none is set.
  private func costOfCohorts() async throws(PlanningFailure) -> (
    cost: Answer.Cost, isExact: Bool
  )? {
    guard problem.minimums.contains(where: { $0 > 1 }) else { return nil }
    let open = try await LimitedPlan(
      try problem.with(limits: problem.limits, minimums: problem.minimums.map { _ in 0 }), .none)
    return (
      Answer.Cost(points: max(0, open.points - points), learners: open.placed - placed),
      tellsCostsExactly && open.points == open.bound
    )
  }

  /// Learners of needs without a candidate, by the cause of it.
  private var learnersWithoutCourse: [Shortfall.Cause: Int] {
    var learners: [Shortfall.Cause: Int] = [:]
    for (place, need) in planner.needs.needs.enumerated()
    where !board.hasCandidate(place) {
      learners[board.causeWithoutCandidate(ofNeed: place), default: 0] += need.learners
    }
    return learners
  }

  /// The shortages as the planner speaks of them, small ones first, each with its needs and courses by place.
  private func findings(of shortages: [Shortage]) -> [ShortGroup] {
    let (needs, catalogue) = (planner.needs.needs, planner.catalogue)
    func size(_ place: Int) -> (Int, Int, Int) {
      (Set(shortages[place].rows.map { needs[$0].area }).count, shortages[place].units, place)
    }
    let order = shortages.indices.sorted { size($0) < size($1) }
    var place = Array(repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { place[old] = new }
    return order.map { old in
      let shortage = shortages[old]
      let areas = Set(shortage.rows.map { needs[$0].area }).sorted()
      let districts = Dictionary(grouping: areas) { catalogue.areas[$0].district }
      return ShortGroup(
        needs: shortage.rows, courses: shortage.columns,
        finding: ShortfallDiagnosis.TooFewPlaces(
          areas: areas.map { catalogue.areas[$0].code },
          districts: districts.map { .init(district: $0, areas: $1.count) }
            .sorted { (-$0.areas, $0.district.code) < (-$1.areas, $1.district.code) },
          levels: Set(shortage.rows.map { needs[$0].level }).sorted(),
          learners: shortage.units, courses: shortage.columns.map { catalogue.courses[$0].id },
          places: shortage.capacity,
          isNarrowed: shortage.rows.contains {
            board.outcomes[$0].withinReach > board.candidates(ofNeed: $0).count
          },
          others: shortage.others.map { place[$0] }.sorted()))
    }
  }
}

/// A group of needs that reach too few places.
struct ShortGroup {
  /// Places in the lists of needs and of courses.
  let needs: [Int]
  let courses: [Int]
  let finding: ShortfallDiagnosis.TooFewPlaces
}

extension Scoreboard {
  /// Why a need has no candidate.
  func causeWithoutCandidate(ofNeed need: Int) -> Shortfall.Cause {
    if outcomes[need].withinReach == 0 { return .outOfReach }
    return outcomes[need].eligible == 0 ? .notEligible : .noPoints
  }
}
