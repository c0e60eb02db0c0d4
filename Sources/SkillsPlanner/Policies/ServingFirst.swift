import NetworkFlow

/// Objectives that come before points: how many learners of which groups have to be placed at least.
///
/// The numbers of learners of each group that can be placed at once form a polymatroid, since units flow through a
/// network: whoever cannot have one more beside what the others have, never can. So the groups are raised together as far
/// as all of them can be, those that are stuck are settled, and the others go on (S. Fujishige, Lexicographically
/// optimal base of a polymatroid, Mathematics of Operations Research 5 (1980)).
struct ServingFirst: Sendable {
  /// Some needs whose learners are counted together.
  struct Group: Sendable {
    let name: String
    /// Places among the needs, ascending.
    let needs: [Int]
  }

  private let groups: [Group]
  private let learners: [Int]
  /// What else is asked for where each group's limit stands.
  private let around: [Placement.Bounds]
  private let seats: [Placement.Seat]
  private let counted: CountedNetwork

  /// - Parameter problem: its first limits are those of the groups, in their order, and ask for nothing.
  init(_ groups: [Group], _ problem: PlanningProblem) async throws(PlanningFailure) {
    self.groups = groups
    learners = groups.map { group in
      group.needs.reduce(0) { sum, need in
        problem.network.needPieces[need].reduce(sum) { $0 + $1.capacity }
      }
    }
    // Nobody can be placed on a course that does not run.
    counted = try await CountedNetwork(problem).with([], closing: problem.closedCourses)
    let placement = counted.network.placement
    seats = groups.indices.map { placement.seats[$0] }
    around = seats.map { placement.bounds(at: $0) }
  }

  /// The most learners of the only group who can be placed.
  func most() async -> Int {
    let placement = counted.network.placement
    let others = placement.floors.filter { $0.seat != seats[0] }.map {
      (seat: $0.seat, bounds: placement.bounds(at: $0.seat))
    }
    let most = await counted.with(first: others, then: seats[0], within: around[0], most: true)
    return most.units(at: seats[0])
  }

  /// How many learners of each group are placed where the group served worst is served as well as can be, then the next,
  /// and so on, by the share of its learners. Of groups that are alike in all this the first one has a learner more.
  func mostEqual() async -> [Int] {
    var floors = around.map(\.least)
    var active = Set(groups.indices.filter { learners[$0] > 0 && floors[$0] < learners[$0] })
    while !active.isEmpty {
      let shares = shares(of: active, above: floors)
      // The last share that all can reach together; none where not even the first.
      var (reached, beyond) = (-1, shares.count)
      while beyond - reached > 1 {
        let middle = (reached + beyond) / 2
        if await canHold(raised(floors, active, to: shares[middle])) {
          reached = middle
        } else {
          beyond = middle
        }
      }
      if reached >= 0 { floors = raised(floors, active, to: shares[reached]) }
      guard beyond < shares.count else { break }
      // Not all reach the next share: those who cannot are settled, one after the other.
      for group in inTurn(active, floors) {
        let next = raised(floors, [group], to: shares[beyond])
        guard next[group] > floors[group] else { continue }
        if await canHold(next) { floors = next } else { active.remove(group) }
      }
      active = active.filter { floors[$0] < learners[$0] }
    }
    return floors
  }

  /// Who is served worst comes first, and of those alike the one whom one learner more serves best.
  private func inTurn(_ active: Set<Int>, _ floors: [Int]) -> [Int] {
    active.sorted { left, right in
      let now = (
        Fraction(placed: floors[left], learners: learners[left]),
        Fraction(placed: floors[right], learners: learners[right])
      )
      if now.0 != now.1 { return now.0 < now.1 }
      return (learners[left], left) < (learners[right], right)
    }
  }

  /// A share of the learners of a group, as a fraction.
  private struct Fraction: Comparable {
    let placed: Int
    let learners: Int

    static func < (left: Self, right: Self) -> Bool {
      left.placed * right.learners < right.placed * left.learners
    }

    static func == (left: Self, right: Self) -> Bool {
      left.placed * right.learners == right.placed * left.learners
    }
  }

  /// Every share at which some group has one learner more, ascending, each once.
  private func shares(of active: Set<Int>, above floors: [Int]) -> [Fraction] {
    let all = active.flatMap { group in
      (floors[group]..<learners[group]).map {
        Fraction(placed: $0 + 1, learners: learners[group])
      }
    }.sorted()
    var distinct: [Fraction] = []
    for share in all where distinct.last != share { distinct.append(share) }
    return distinct
  }

  /// The fewest learners with which some groups have a share or more.
  private func raised(_ floors: [Int], _ active: Set<Int>, to share: Fraction) -> [Int] {
    var raised = floors
    for group in active {
      let least = (share.placed * learners[group] + share.learners - 1) / share.learners
      raised[group] = max(floors[group], min(least, learners[group]))
    }
    return raised
  }

  private func canHold(_ floors: [Int]) async -> Bool {
    let asked = seats.indices.map {
      (seat: seats[$0], bounds: Placement.Bounds(least: floors[$0], most: around[$0].most))
    }
    let after = await counted.with(asked)
    let others = counted.network.placement.floors.filter { !seats.contains($0.seat) }
    return asked.allSatisfy { after.units(at: $0.seat) >= $0.bounds.least }
      && others.allSatisfy { after.units(at: $0.seat) >= $0.least }
  }
}
