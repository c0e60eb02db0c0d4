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
    if let conflict = try await conflictOfAll(closing: []) { return conflict }
    let most = mostOfCourses
    var closing = cohorts.filter { !$0.closed(holding: most).isEmpty }
    guard !closing.isEmpty,
      var found = try await conflictOfAll(closing: closing.closed(holding: most))
    else { return nil }
    for cohort in closing where closing.count > 1 {
      let fewer = closing.filter { $0 != cohort }
      guard let other = try await conflictOfAll(closing: fewer.closed(holding: most)) else {
        continue
      }
      (closing, found) = (fewer, other)
    }
    var members: [Conflict.Member] = []
    for cohort in closing {
      let others = closing.filter { $0 != cohort }.closed(holding: most)
      let nearest = try await cohort.largest(holding: most) { (closed) throws(PlanningFailure) in
        try await conflictOfAll(closing: others.union(closed)) == nil
      }
      members.append(Conflict.Member(cohort, nearest: nearest))
    }
    return found.with(members)
  }

  private func conflictOfAll(
    closing courses: Set<Int>
  ) async throws(PlanningFailure) -> Conflict? {
    let open = try closing(courses).with(limits: [], minimums: minimums.map { _ in 0 }).network
    let levels = open.placement.boundsOfLevels
    let items =
      limits.indices.map(Conditions.Item.limit)
      + levels.indices.filter { levels[$0].most != nil }.map(Conditions.Item.level)
    guard items.count <= TransportationProblem.mostSideConditions else { return nil }
    let conditions = Conditions(items, limits, open)
    let found: ConditionedSolution
    do throws(SideConditionError) {
      found = try await open.problem.solve(under: conditions.all)
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
    guard let conflict = found.conflict else { return nil }
    return Conflict(
      members: conflict.members.map { member in
        let nearest = member.atMostReached ?? member.atMostNeeded
        switch items[member.condition] {
        case .limit(let limit): return .init(limits[limit], nearest: nearest)
        case .level(let level):
          return .init(levelCalled: open.placement.levels[level], levels[level], nearest)
        }
      })
  }

  /// The courses that their minimum cohort closes whatever the plan is.
  var closedCourses: Set<Int> {
    cohorts.isEmpty ? [] : cohorts.closed(holding: mostOfCourses)
  }

  /// How many learners each course holds at the most: its places, and the learners of its candidates.
  fileprivate var mostOfCourses: [Int] {
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
    return Conflict(members: members.filter { !levels.contains($0) } + cohorts + levels)
  }
}

/// Looks for the fewest limits that cannot hold together, by leaving out one after the other.
private struct ConflictSearch {
  /// Something that can be left out.
  private enum Item: Hashable {
    case limit(Int)
    case level(Int)
    case cohort(Int)
  }

  private let limits: [Limit]
  private let cohorts: [Cohort]
  /// What each course holds.
  private let most: [Int]
  private let placement: Placement
  private var counted: CountedNetwork
  private var kept: Set<Item>

  /// - Parameter counted: of the problem, with all courses open.
  init(_ problem: PlanningProblem, _ counted: CountedNetwork) {
    limits = problem.limits
    cohorts = problem.cohorts
    most = cohorts.isEmpty ? [] : problem.mostOfCourses
    self.counted = counted
    let placement = counted.network.placement
    self.placement = placement
    let (cohorts, most) = (cohorts, most)
    let standing =
      limits.indices.filter { placement.seats[$0] != .beside }.map(Item.limit)
      + placement.seatsOfLevels.indices.filter {
        placement.seatsOfLevels[$0] != .beside && placement.boundsOfLevels[$0].most != nil
      }.map(Item.level)
    kept = Set(
      standing
        + cohorts.indices.filter { !cohorts[$0].closed(holding: most).isEmpty }
        .map(Item.cohort))
  }

  mutating func conflict() async -> Conflict? {
    counted = await counted.with([], closing: closed(kept))
    guard !isPossible(counted, keeping: kept) else { return nil }
    for item in order {
      let fewer = kept.subtracting([item])
      let without = await without(item)
      if !isPossible(without, keeping: fewer) { (counted, kept) = (without, fewer) }
    }
    var members: [Conflict.Member] = []
    for item in order { members.append(await member(item)) }
    return Conflict(members: members)
  }

  /// What is kept, in the order of the brief.
  private var order: [Item] {
    limits.indices.map(Item.limit).filter(kept.contains)
      + cohorts.indices.map(Item.cohort).filter(kept.contains)
      + placement.seatsOfLevels.indices.map(Item.level).filter(kept.contains)
  }

  /// The network that asks for all that is kept but one.
  private func without(_ item: Item) async -> CountedNetwork {
    let fewer = kept.subtracting([item])
    guard let seat = seat(of: item) else {
      return await counted.with([], opening: closed(kept).subtracting(closed(fewer)))
    }
    return await counted.with([(seat, bounds(at: seat, keeping: fewer))])
  }

  /// Nil for a minimum cohort.
  private func seat(of item: Item) -> Placement.Seat? {
    switch item {
    case .limit(let limit): placement.seats[limit]
    case .level(let level): placement.seatsOfLevels[level]
    case .cohort: nil
    }
  }

  private func bounds(of item: Item) -> Placement.Bounds {
    switch item {
    case .limit(let limit): placement.boundsOfLimits[limit]
    case .level(let level): placement.boundsOfLevels[level]
    case .cohort: Placement.Bounds(least: 0, most: nil)
    }
  }

  private func bounds(at seat: Placement.Seat, keeping kept: Set<Item>) -> Placement.Bounds {
    kept.filter { self.seat(of: $0) == seat }
      .reduce(Placement.Bounds(least: 0, most: nil)) { $0.and(bounds(of: $1)) }
  }

  /// The courses that do not run.
  private func closed(_ kept: Set<Item>) -> Set<Int> {
    cohorts.indices.filter { kept.contains(.cohort($0)) }.map { cohorts[$0] }.closed(holding: most)
  }

  private func isPossible(_ counted: CountedNetwork, keeping kept: Set<Item>) -> Bool {
    Set(kept.compactMap(seat(of:))).allSatisfy {
      counted.units(at: $0) >= bounds(at: $0, keeping: kept).least
    }
  }

  // MARK: The nearest numbers

  /// An item with the nearest number at which all others of the conflict hold.
  private func member(_ item: Item) async -> Conflict.Member {
    if case .cohort(let cohort) = item { return await member(ofCohort: cohort) }
    let others = kept.subtracting([item])
    let seat = seat(of: item) ?? .beside
    let asked = bounds(of: item)
    let first = Set(others.compactMap(self.seat(of:))).subtracting([seat]).map {
      (seat: $0, bounds: bounds(at: $0, keeping: others))
    }
    let nearest = await counted.with(
      first: first, then: seat, within: bounds(at: seat, keeping: others), most: asked.most == nil)
    let units = nearest.units(at: seat)
    if case .level(let level) = item {
      return .init(levelCalled: placement.levels[level], asked, units)
    }
    guard case .limit(let limit) = item else {
      preconditionFailure("a minimum cohort has no seat")
    }
    return .init(limits[limit], nearest: asked.most == nil ? -units : units)
  }

  /// The largest minimum that leaves open the courses that all others need.
  private func member(ofCohort place: Int) async -> Conflict.Member {
    let cohort = cohorts[place]
    let others = kept.subtracting([.cohort(place)])
    let closedByAll = closed(kept)
    let nearest = await cohort.largest(holding: most) { own in
      let open = closedByAll.subtracting(closed(others).union(own))
      return isPossible(await counted.with([], opening: open), keeping: others)
    }
    return .init(cohort, nearest: nearest)
  }
}

extension Cohort {
  /// The largest number below its own with which all else holds, asked of the courses that it then closes; nil where
  /// none opens a course.
  fileprivate func largest<Failure: Error>(
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
