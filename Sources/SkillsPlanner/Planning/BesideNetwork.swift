extension Planner {
  /// What keeps a problem of this planner from being one network, each in the brief's words, in the order of the brief;
  /// none where a network holds all.
  func besideNetwork(_ problem: PlanningProblem) -> [String] {
    let placement = problem.network.placement
    let beside = Set(placement.limitsBeside.map { problem.limits[$0].origin })
    let policies = brief.policies.enumerated().filter { place, policy in
      if case .minimumCohort(2...) = policy.demand { return true }
      return beside.contains(.policy(place))
    }.map(\.element.label)
    let pins = brief.pins.enumerated().filter { beside.contains(.pin($0.offset)) }
      .map(\.element.label)
    return policies + pins + levelsBeside(problem)
      + (problem.keeping == nil ? [] : ["stability, an earlier plan to keep to"])
  }

  /// The funded starts that find no room in the network, with what takes it on either side.
  private func levelsBeside(_ problem: PlanningProblem) -> [String] {
    let placement = problem.network.placement
    let levels = placement.levelsBeside.filter { placement.boundsOfLevels[$0].most != nil }
    guard !levels.isEmpty else { return [] }
    var crossing: [[String]] = [[], []]
    for (limit, seat) in placement.seats.enumerated() {
      let label = label(of: problem.limits[limit])
      for level in levels {
        let (side, members, own) =
          switch seat {
          case .courses(let set):
            (0, placement.courses.all[set].members, Set(placement.coursesOfLevels[level]))
          case .needs(let set):
            (1, placement.needs.all[set].members, needs(at: placement.levels[level]))
          case .pair, .beside: (0, Set<Int>(), Set<Int>())
          }
        let crosses =
          !members.isDisjoint(with: own) && !members.isSubset(of: own) && !own.isSubset(of: members)
        if crosses, !crossing[side].contains(label) { crossing[side].append(label) }
      }
    }
    let names = levels.map { placement.levels[$0].code }.joined(separator: ", ")
    let sides = zip(crossing, ["courses", "learners"]).filter { !$0.0.isEmpty }.map {
      "of \($1) by \($0.joined(separator: " and by "))"
    }
    return [
      "funded starts at level \(names)"
        + (sides.isEmpty
          ? "" : ", crossed on the side \(sides.joined(separator: ", and on the side "))")
    ]
  }

  private func needs(at level: Level) -> Set<Int> {
    Set(needs.needs.indices.filter { needs.needs[$0].level == level })
  }

  /// A policy that is set for each of many goes by one name.
  private func label(of limit: Limit) -> String {
    if case .policy(let place) = limit.origin { return brief.policies[place].label }
    return limit.label
  }
}
