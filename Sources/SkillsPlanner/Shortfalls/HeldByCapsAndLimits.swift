import NetworkFlow

/// Learners for whom there are places, and whom funded starts, policies and pins keep from one.
struct HeldByCapsAndLimits: Sendable {
  /// In the order of the levels.
  let funding: [ShortfallDiagnosis.TooFewFunded]
  /// Whom no plan that keeps all policies, pins and minimum cohorts can place.
  let policies: Int
  /// Of whom it is not known whether these keep them; 0 where one network holds it.
  let undecided: Int
  /// The most who are known to be placed under all of it.
  let most: Int
}

extension AnsweredPlan {
  /// What keeps some of `most` learners: the funded starts of levels that the plan uses up, then policies, pins and
  /// minimum cohorts, then the starts of levels of which the plan leaves some.
  ///
  /// A level with starts left has too few for nobody whom a policy keeps, so its cap comes after them.
  ///
  /// - Parameter open: the problem without policies and pins, in which groups are the levels.
  func held(
    _ most: Int, _ open: TransportationProblem
  ) async throws(PlanningFailure) -> HeldByCapsAndLimits {
    let levels = planner.limits.levels.indices.filter { planner.limits.levels[$0].funded != nil }
    var left = problem.isPlain ? [] : levels.filter { hasStartsLeft(atLevel: $0) }
    var caps: Set<Int> = []
    var (funding, funded) = ([ShortfallDiagnosis.TooFewFunded](), most)
    for level in levels where !left.contains(level) {
      caps.insert(level)
      // The most whom these levels' caps leave, whatever their points.
      let placed = await open.countingUnits(groupsWithCaps: caps).solve().objective
      funding += tooFewFunded(level, short: funded - placed)
      funded = placed
    }
    // Where they keep nobody more, nothing is to be told apart.
    if !left.isEmpty,
      await open.countingUnits(groupsWithCaps: Set(levels)).solve().objective == funded
    {
      left = []
    }
    var stages: [(found: Int, bound: Int)] = []
    for first in 0...left.count {
      stages.append(try await mostUnderLimits(funded, uncapped: Set(left[first...])))
    }
    stages.keepInOrder()
    for (place, level) in left.enumerated() {
      funding += tooFewFunded(level, short: stages[place].found - stages[place + 1].bound)
    }
    let last = stages[stages.count - 1]
    let policies = funded - stages[0].bound
    let short = funding.reduce(0) { $0 + $1.short }
    return HeldByCapsAndLimits(
      funding: funding.sorted { $0.level < $1.level }, policies: policies,
      undecided: most - short - policies - last.found, most: last.found)
  }

  private func hasStartsLeft(atLevel level: Int) -> Bool {
    planner.limits.levels[level].funded.map { used(ofLevel: level) < $0 } ?? false
  }

  /// None where it is short of nobody.
  private func tooFewFunded(_ place: Int, short: Int) -> [ShortfallDiagnosis.TooFewFunded] {
    let level = planner.limits.levels[place]
    guard let funded = level.funded, short > 0 else { return [] }
    return [ShortfallDiagnosis.TooFewFunded(level: level.level, funded: funded, short: short)]
  }

  /// The most learners who can be placed under all that people have set, and what none can have more than.
  ///
  /// - Parameter uncapped: the places of levels whose starts are all funded.
  private func mostUnderLimits(
    _ funded: Int, uncapped: Set<Int>
  ) async throws(PlanningFailure) -> (found: Int, bound: Int) {
    // Where the plan places as many as it could without limits, they keep nobody.
    guard !problem.isPlain, placed < funded else { return (funded, funded) }
    do {
      let most = try await MostPlaced(self, uncapped: uncapped)
      return (max(placed, most.found), min(funded, most.bound))
    } catch {
      guard case .notFound = error else { throw error }
      return (placed, funded)
    }
  }
}

extension [(found: Int, bound: Int)] {
  /// Each places no more than the one before it: whoever was found by one is placed by those before it, and what none has
  /// more than holds for those behind it.
  fileprivate mutating func keepInOrder() {
    for place in indices.dropFirst() {
      self[place].bound = Swift.min(self[place].bound, self[place - 1].bound)
    }
    for place in indices.dropLast().reversed() {
      self[place].found = Swift.max(self[place].found, self[place + 1].found)
    }
  }
}
