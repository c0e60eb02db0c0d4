import NetworkFlow

extension PlanningProblem {
  /// The limits that stand in the network and the minimum cohorts that cannot hold together whatever the points; nil
  /// where no network proves any.
  ///
  /// Of a minimum cohort only this counts: a course that holds fewer, by its places or its candidates, does not run.
  func conflict() async throws(PlanningFailure) -> Conflict? {
    // Nothing is broken by a plan of nobody.
    guard !network.placement.floors.isEmpty else { return nil }
    var search = ConflictSearch(self, try await CountedNetwork(self))
    return await search.conflict()
  }

  /// What cannot hold together of all that is set; nil where nothing is proved impossible.
  package func contradiction() async throws(PlanningFailure) -> Conflict? {
    if let conflict = try await conflict() { return conflict }
    return try await conflictOfAll()
  }

  /// A conflict of a brief in which minimum cohorts close courses, as far as it shows before anything is searched.
  func conflictOfClosed() async throws(PlanningFailure) -> Conflict? {
    let closed = closedCourses
    guard !closed.isEmpty else { return nil }
    if let conflict = try await conflict() { return conflict }
    var most = mostOfCourses
    for course in closed { most[course] = 0 }
    let isOut = network.placement.limitsBeside.contains { place in
      self.most(of: limits[place], holding: most).map { $0 < -limits[place].most } ?? false
    }
    return isOut ? try await conflictOfAll() : nil
  }

  /// The most that a floor can come to on courses that hold so many; nil where it is a share or no floor.
  private func most(of limit: Limit, holding most: [Int]) -> Int? {
    guard limit.bound == .atLeast else { return nil }
    if case .share = limit.amount { return nil }
    return limit.parts.reduce(0) { sum, part in
      switch part {
      case .byCourse(let weights):
        sum + weights.reduce(0) { $0 - $1.coefficient * most[$1.place] }
      case .byNeed(let weights):
        sum
          + weights.reduce(0) {
            $0 - $1.coefficient * self.most(ofNeed: $1.place, holding: most) { _ in true }
          }
      case .product(let needs, let courses, let coefficient):
        sum - coefficient * self.most(ofNeeds: needs, Set(courses), holding: most)
      }
    }
  }

  private func most(ofNeeds needs: [Int], _ courses: Set<Int>, holding most: [Int]) -> Int {
    min(
      courses.reduce(0) { $0 + most[$1] },
      needs.reduce(0) { $0 + self.most(ofNeed: $1, holding: most, on: courses.contains) })
  }

  /// Learners of a need who can be placed on some courses.
  private func most(
    ofNeed need: Int, holding most: [Int], on isMeant: (Int) -> Bool
  ) -> Int {
    let learners = network.needPieces[need].reduce(0) { $0 + $1.capacity }
    var places = 0
    for candidate in board.candidates(ofNeed: need) where places < learners {
      let course = Int(board.courses[candidate])
      if isMeant(course) { places += most[course] }
    }
    return min(learners, places)
  }

  /// The same where limits cross, with all of them kept by price alone; nil where none is proved.
  func conflictOfAll() async throws(PlanningFailure) -> Conflict? {
    if let found = try await priced(closing: []) { return try await found.conflict() }
    let most = mostOfCourses
    var closing = cohorts.filter { !$0.closed(holding: most).isEmpty }
    guard !closing.isEmpty, var found = try await priced(closing: closing.closed(holding: most))
    else { return nil }
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
    let levels = members.filter { $0.policy == nil && $0.pin == nil }
    return Conflict(
      members: members.filter { !levels.contains($0) } + cohorts + levels, isNearest: isNearest)
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
