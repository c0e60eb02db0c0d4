import NetworkFlow

/// The fewest limits, minimum cohorts and funded starts that cannot hold together where only a search over what
/// courses and needs hold proves that, by leaving out one after the other.
struct SearchedConflict {
  private let problem: PlanningProblem

  /// Something that can be left out.
  private enum Item: Hashable {
    case line(LimitLine)
    case cohort(Int)
    case level(Int)
  }

  /// - Parameter problem: one that is proved to have no plan.
  init(_ problem: PlanningProblem) { self.problem = problem }

  /// Leaves out what can be spared, and looks for the nearest number of what is left, beside the funded starts of all
  /// levels.
  ///
  /// - Complexity: a question (`feasibility`) for each limit, and twenty to forty for the nearest number of each member.
  func conflict() async throws(PlanningFailure) -> Conflict {
    let levels = problem.funded
    var kept =
      LimitLine.all(problem.limits).map(Item.line) + problem.cohorts.indices.map(Item.cohort)
      + levels.indices.filter { levels[$0] != nil }.map(Item.level)
    var isSmallest = true
    for item in kept where kept.count > 1 {
      let fewer = kept.filter { $0 != item }
      switch try await holds(fewer, .surely) {
      case false: kept = fewer
      case true: break
      case nil: isSmallest = false
      }
    }
    var members: [Conflict.Member] = []
    var isNearest = true
    let standing =
      kept
      + levels.indices.filter { levels[$0] != nil }.map(Item.level).filter { !kept.contains($0) }
    for item in kept {
      members.append(try await member(item, of: standing, &isNearest))
    }
    return Conflict(members: members, isSmallest: isSmallest, isNearest: isNearest)
  }

  /// The item with the nearest number with which a plan is found that keeps all others.
  ///
  /// - Parameter isNearest: becomes false where it is not known of some number whether it holds.
  private func member(
    _ item: Item, of kept: [Item], _ isNearest: inout Bool
  ) async throws(PlanningFailure) -> Conflict.Member {
    switch item {
    case .line(let line):
      let limit = problem.limits[line.places[0]]
      if limit.asksForSomebody { return .init(line, of: problem.limits, nearest: Int?.none) }
      if case .share = limit.amount {
        let nearest = try await limit.withNearestShare(&isNearest) {
          (other, asking) throws(PlanningFailure) in
          guard case .share(let share) = other.amount else { return false }
          return try await holds(kept, line, asking) { $0.with(share) ?? $0 }
        }
        return .init(line, of: problem.limits, nearest: nearest?.amount)
      }
      // A floor of nothing is none.
      let most = limit.bound == .atLeast ? -limit.most : 1 << 40
      let more = try await least(upTo: most, &isNearest) { (more) throws(PlanningFailure) in
        try await holds(kept, line) { $0.with(most: $0.most + more) }
      }
      return .init(line, of: problem.limits, nearest: more.map { limit.most + $0 })
    case .cohort(let place):
      let cohort = problem.cohorts[place]
      let fewer = try await least(upTo: cohort.least, &isNearest) {
        (fewer) throws(PlanningFailure) in
        try await holds(kept, cohorts: [place: cohort.with(least: cohort.least - fewer)])
      }
      let nearest = fewer.map { cohort.least - $0 }
      return .init(cohort, nearest: nearest.flatMap { $0 > 1 ? $0 : nil })
    case .level(let place):
      let funded = problem.funded[place] ?? 0
      let more = try await least(upTo: 1 << 28, &isNearest) { (more) throws(PlanningFailure) in
        try await holds(kept, levels: [place: funded + more])
      }
      return .init(
        levelCalled: problem.network.placement.levels[place],
        Placement.Bounds(least: 0, most: funded), more.map { funded + $0 })
    }
  }

  /// The least number from 1 on with which something holds; nil where it does not with `most` either.
  private func least(
    upTo most: Int, _ isNearest: inout Bool, _ holds: (Int) async throws(PlanningFailure) -> Bool?
  ) async throws(PlanningFailure) -> Int? {
    try await nearestNumber(to: 0, upTo: most) { (number) throws(PlanningFailure) in
      let isHeld = try await holds(number)
      if isHeld == nil { isNearest = false }
      return isHeld == true
    }
  }

  /// The same with other limits in the place of those of a line.
  private func holds(
    _ kept: [Item], _ line: LimitLine, _ asking: Asking = .soon, _ other: (Limit) -> Limit
  ) async throws(PlanningFailure) -> Bool? {
    var others: [Int: Limit] = [:]
    for place in line.places { others[place] = other(problem.limits[place]) }
    return try await holds(kept, asking, limits: others)
  }

  /// Whether some plan keeps some of what is set, some of it with other numbers; nil where neither is known.
  private func holds(
    _ kept: [Item], _ asking: Asking = .soon, limits: [Int: Limit] = [:],
    cohorts: [Int: Cohort] = [:],
    levels: [Int: Int] = [:]
  ) async throws(PlanningFailure) -> Bool? {
    var minimums = problem.minimums.map { _ in 0 }
    var asked: [Limit] = []
    var funded = problem.funded.map { _ in Int?.none }
    for item in kept {
      switch item {
      case .line(let line):
        asked += line.places.map { limits[$0] ?? problem.limits[$0] }
      case .cohort(let place):
        let cohort = cohorts[place] ?? problem.cohorts[place]
        for course in cohort.courses { minimums[course] = max(minimums[course], cohort.least) }
      case .level(let place): funded[place] = levels[place] ?? problem.funded[place]
      }
    }
    let question = try problem.with(limits: asked, minimums: minimums, funded: funded)
    return try await question.feasibility(byTotals: asking == .surely).isFeasible
  }
}
