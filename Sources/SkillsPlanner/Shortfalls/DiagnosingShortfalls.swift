import NetworkFlow

extension SolvedPlan {
  /// Why learners are not placed, as proofs that add up, and the changes that would place most of them.
  ///
  /// - Parameter memory: how many bytes a plan with a longer reach may take; one that would take more is not tried.
  /// - Throws: as `changed(by:)`.
  /// - Complexity: a solve for each level with funded starts, one for each level that somebody has out of reach, and
  ///   a change of the solved problem for each repair.
  package func diagnosis(
    memory: Int = .max, _ progress: Progress = .none
  ) async throws(PlanningFailure) -> ShortfallDiagnosis {
    let learners = planner.needs.needs.reduce(0) { $0 + $1.learners }
    let placed = self.placed
    let without = learnersWithoutCourse
    let groups = findings(of: problemWithoutLimits.shortages())
    let short = groups.reduce(0) { $0 + $1.finding.short }
    let most = learners - without.values.reduce(0, +) - short
    let funding = await tooFewFunded(most: most)
    let repairs = try await self.repairs(groups, funding, most: most, memory, progress)
    return ShortfallDiagnosis(
      learners: learners - placed,
      withoutCourse: Shortfall.Cause.allCases.compactMap { cause in
        without[cause].map { Summary.CauseCount(cause: cause, learners: $0) }
      },
      tooFewPlaces: groups.map(\.finding), tooFewFunded: funding,
      fewerPoints: most - funding.reduce(0) { $0 + $1.short } - placed,
      repairs: repairs, together: try await helped(byAll: repairs))
  }

  /// The problem as it would be without policies and pins: its groups are the levels.
  var problemWithoutLimits: TransportationProblem {
    limited.map { $0.network.withoutLimits($0.board) } ?? solved.problem
  }

  /// Learners placed in all.
  var placed: Int { solved.solution.flows.reduce(0) { $0 + $1.units } }

  /// Learners of needs without a candidate, by the cause of it.
  private var learnersWithoutCourse: [Shortfall.Cause: Int] {
    var learners: [Shortfall.Cause: Int] = [:]
    for (place, need) in planner.needs.needs.enumerated()
    where board.candidates(ofNeed: place).isEmpty {
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

  /// What the caps of levels keep from `most` learners, one level after the other.
  private func tooFewFunded(most: Int) async -> [ShortfallDiagnosis.TooFewFunded] {
    var left = most
    var found: [ShortfallDiagnosis.TooFewFunded] = []
    let levels = planner.limits.levels
    for (place, level) in levels.enumerated() {
      guard let funded = level.funded else { continue }
      let placed = await mostPlaced(cappedLevels: place + 1)
      if placed < left {
        found.append(.init(level: level.level, funded: funded, short: left - placed))
      }
      left = placed
    }
    return found
  }

  /// The most learners who could be placed, whatever their points, with the caps of the first levels alone.
  private func mostPlaced(cappedLevels: Int) async -> Int {
    await problemWithoutLimits.countingUnits(groupsWithCaps: 0..<cappedLevels).solve().objective
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
