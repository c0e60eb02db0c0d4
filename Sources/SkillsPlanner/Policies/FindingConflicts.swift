import NetworkFlow

extension PlanningProblem {
  /// The limits that stand in the network and the minimum cohorts that cannot hold together whatever the points; nil
  /// where no network proves any.
  ///
  /// Of a minimum cohort only this counts: a course that holds fewer, by its places or its candidates, does not run.
  ///
  /// - Parameter isExact: whether it is to be one whose numbers are for sure.
  func conflict(isExact: Bool = false) async throws(PlanningFailure) -> Conflict? {
    // Nothing is broken by a plan of nobody.
    guard !network.placement.floors.isEmpty else { return nil }
    var search = ConflictSearch(self, try await CountedNetwork(self))
    return await search.conflict(isExact: isExact)
  }

  /// What cannot hold together, with numbers that are for sure where that is known.
  func namedConflict() async throws(PlanningFailure) -> Conflict? {
    if let exact = try await conflict(isExact: true) { return exact }
    if let priced = try await contradiction() { return priced }
    return try await conflict()
  }

  /// What cannot hold together of all that is set, or with anybody in the plan; nil where nothing is proved impossible.
  package func contradiction() async throws(PlanningFailure) -> Conflict? {
    guard !search.isAside else {
      let open = try closing(closedCourses).with(
        limits: [], minimums: minimums.map { _ in 0 }, funded: funded.map { _ in nil }
      ).network
      return try await isRuledOut(in: open) ? .unnamed : nil
    }
    if let asked = try askingForSomebody {
      guard let conflict = try await asked.contradictionOfAll() else { return nil }
      if let spared = conflict.sparingSomebody { return spared }
    }
    return try await contradictionOfAll()
  }

  private func contradictionOfAll() async throws(PlanningFailure) -> Conflict? {
    let most = mostOfCourses
    var closing: [Cohort] = []
    var proved = try await priced(closing: [])
    if proved == nil {
      closing = cohorts.filter { !$0.closed(holding: most).isEmpty }
      if !closing.isEmpty { proved = try await priced(closing: closing.closed(holding: most)) }
    }
    guard var found = proved else { return nil }
    // Where a network proves it too, it tells the numbers exactly.
    if let conflict = try await conflict(isExact: true) { return conflict }
    if !closing.isEmpty {
      // Whole numbers of learners may rule the limits out where no prices do: then no minimum cohort is needed.
      let open = try with(limits: limits, minimums: minimums.map { _ in 0 }, funded: funded)
      if try await open.feasibility().isFeasible == false {
        return try await SearchedConflict(open).conflict()
      }
    }
    for cohort in closing where closing.count > 1 {
      let fewer = closing.filter { $0 != cohort }
      guard let other = try await priced(closing: fewer.closed(holding: most)) else { continue }
      (closing, found) = (fewer, other)
    }
    var members: [Conflict.Member] = []
    for cohort in closing {
      let others = closing.filter { $0 != cohort }.closed(holding: most)
      let nearest = try await cohort.largest(holding: most) { (closed) throws(PlanningFailure) in
        try await priced(closing: others.union(closed)) == nil
      }
      members.append(Conflict.Member(cohort, nearest: nearest))
    }
    return try await found.conflict().with(members)
  }

  private func priced(closing courses: Set<Int>) async throws(PlanningFailure) -> PricedConflict? {
    try await PricedConflict(
      limits, closing(courses).with(limits: [], minimums: minimums.map { _ in 0 }))
  }

  /// The courses that their minimum cohort closes whatever the plan is.
  var closedCourses: Set<Int> {
    cohorts.isEmpty ? [] : cohorts.closed(holding: mostOfCourses)
  }

  /// How many learners each course holds at the most: its places, and the learners of its candidates.
  var mostOfCourses: [Int] {
    var could = Array(repeating: 0, count: network.coursePieces.count)
    for (need, pieces) in network.needPieces.enumerated() {
      let learners = pieces.reduce(0) { $0 + $1.capacity }
      for candidate in board.candidates(ofNeed: need) {
        could[Int(board.courses[candidate])] += learners
      }
    }
    return zip(could, network.coursePieces).map { could, pieces in
      min(could, pieces.reduce(0) { $0 + $1.capacity })
    }
  }
}

extension Conflict {
  /// The same with minimum cohorts, which stand before the funded starts.
  fileprivate func with(_ cohorts: [Member]) -> Conflict {
    Conflict(
      members: members.filter { !$0.isLevel } + cohorts + members.filter(\.isLevel),
      isSmallest: isSmallest, isNearest: isNearest)
  }
}

extension Cohort {
  /// The largest number below its own with which all else holds, asked of the courses that it then closes; nil where
  /// none opens a course.
  func largest<Failure: Error>(
    holding most: [Int], _ holds: (_ closed: [Int]) async throws(Failure) -> Bool
  ) async throws(Failure) -> Int? {
    let numbers = lower(holding: most)
    guard !numbers.isEmpty else { return nil }
    // The lowest opens all of its courses, and without it the others hold.
    var (reached, beyond) = (0, numbers.count)
    while beyond - reached > 1 {
      let middle = reached + (beyond - reached) / 2
      if try await holds(with(least: numbers[middle]).closed(holding: most)) {
        reached = middle
      } else {
        beyond = middle
      }
    }
    return numbers[reached]
  }
}
