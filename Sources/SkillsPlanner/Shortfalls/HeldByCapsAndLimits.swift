import NetworkFlow

/// Learners for whom there are places, and whom funded starts, policies and pins keep from one.
struct HeldByCapsAndLimits: Sendable {
  /// In the order of the levels.
  let funding: [ShortfallDiagnosis.TooFewFunded]
  /// Whom no plan that keeps all policies, pins and minimum cohorts can place, and one without them could.
  let policies: Int
  /// Of whom it is not known whether these keep them; 0 where one network holds it.
  let undecided: Int
  /// The most who are known to be placed under all of it.
  let most: Int
}

extension AnsweredPlan {
  /// What keeps some of `most` learners: the funded starts of levels, then policies, pins and minimum cohorts.
  ///
  /// Whom a cap keeps without any policy, taking policies away would not place, so caps come first, also those of which
  /// the plan leaves some starts.
  ///
  /// - Parameter open: the problem without policies and pins, in which groups are the levels.
  func held(
    _ most: Int, _ open: TransportationProblem
  ) async throws(PlanningFailure) -> HeldByCapsAndLimits {
    var caps: Set<Int> = []
    var (funding, funded) = ([ShortfallDiagnosis.TooFewFunded](), most)
    for (place, level) in planner.limits.levels.enumerated() {
      guard let starts = level.funded else { continue }
      caps.insert(place)
      // The most whom these levels' caps leave, whatever their points.
      let placed = await open.countingUnits(groupsWithCaps: caps).solve().objective
      if placed < funded {
        funding.append(
          ShortfallDiagnosis.TooFewFunded(
            level: level.level, funded: starts, unused: starts - used(ofLevel: place),
            short: funded - placed))
      }
      funded = placed
    }
    let limited = try await mostUnderLimits(funded)
    return HeldByCapsAndLimits(
      funding: funding.sorted { $0.level < $1.level }, policies: funded - limited.bound,
      undecided: limited.bound - limited.found, most: limited.found)
  }

  /// The most learners who can be placed under all that people have set, and what none can have more than.
  private func mostUnderLimits(
    _ funded: Int
  ) async throws(PlanningFailure) -> (found: Int, bound: Int) {
    // Where the plan places as many as it could without limits, they keep nobody.
    guard !problem.isPlain, placed < funded else { return (funded, funded) }
    do {
      let most = try await MostPlaced(self)
      return (max(placed, most.found), min(funded, most.bound))
    } catch {
      guard case .notFound = error else { throw error }
      return (placed, funded)
    }
  }
}
