import NetworkFlow

/// Changes that place more learners, each worked out by solving again.
extension SolvedPlan {
  /// The groups of needs that are given a repair of their own: some small ones and the largest.
  private static func repaired(_ groups: [ShortGroup]) -> [Int] {
    groups.count <= 10
      ? Array(groups.indices) : Array(0..<7) + Array(groups.count - 3..<groups.count)
  }

  /// - Parameter most: the most learners who could be placed if all starts were funded.
  func repairs(
    _ groups: [ShortGroup], _ funding: [ShortfallDiagnosis.TooFewFunded],
    most: Int, _ memory: Int, _ progress: Progress
  ) async throws(PlanningFailure) -> [ShortfallDiagnosis.Repair] {
    var repairs: [ShortfallDiagnosis.Repair] = []
    for gap in funding { repairs += try await fundedStarts(gap) }
    for place in Self.repaired(groups) {
      repairs += try await places(for: groups[place], place)
    }
    for definition in planner.brief.needs {
      if let repair = try await reach(of: definition, groups, most: most, memory, progress) {
        repairs.append(repair)
      }
    }
    return repairs
  }

  /// Policies and pins that keep learners from a place, each as loose as it would have to be to keep none.
  func loosenings(
    _ limits: [Answer.OfLimit]
  ) async throws(PlanningFailure) -> [ShortfallDiagnosis.Repair] {
    var repairs: [ShortfallDiagnosis.Repair] = []
    for (place, of) in limits.enumerated() where of.cost?.learners ?? 0 > 0 {
      if case .objective = of.limit.origin { continue }
      // A pin of an exact number is two limits, and goes as a whole.
      let own = limits.indices.filter {
        of.limit.isOfPin ? limits[$0].limit.origin == of.limit.origin : $0 == place
      }
      let without = try await changed(by: [.without(limits: Set(own))])
      let isMost = of.limit.bound == .atMost
      let from = isMost ? of.limit.most : -of.limit.most
      let units = max(1, abs(without.units(ofLimit: place) - from))
      func change(to: Int?) -> ShortfallDiagnosis.Repair.Change {
        .limit(
          of.limit.label, of.limit.origin.kind, from: amount(from, of.limit),
          to: to.map { amount($0, of.limit) })
      }
      guard own.count == 1 else {
        repairs.append(
          repair(change(to: nil), units: units, without, ofThem: without.placed - placed))
        continue
      }
      for step in try await steps(upTo: units, { [.loosened(limit: place, by: $0)] }) {
        repairs.append(
          repair(
            change(to: isMost ? from + step.units : from - step.units), units: step.units,
            isWhole: step.isWhole, step.after, ofThem: step.after.placed - placed))
      }
    }
    return repairs
  }

  /// Units of a limit that a network holds: places, or pence where each place is a penny.
  private func amount(_ units: Int, _ limit: Limit) -> Policy.Amount {
    if case .policy(let place) = limit.origin,
      case .limit(_, .pence) = planner.brief.policies[place].demand
    {
      return .pence(units)
    }
    return .places(units)
  }

  /// Funded starts more, up to as many as learners could take.
  private func fundedStarts(
    _ gap: ShortfallDiagnosis.TooFewFunded
  ) async throws(PlanningFailure) -> [ShortfallDiagnosis.Repair] {
    let level = level(gap.level)
    return try await steps(upTo: gap.short) {
      [.fundedStarts(level: level, gap.funded + $0)]
    }.map { step in
      repair(
        .fundedStarts(gap.level, from: gap.funded, to: gap.funded + step.units),
        units: step.units, isWhole: step.isWhole, step.after, ofThem: step.after.placed - placed)
    }
  }

  /// Places more, up to those that a group is short of, on the course that most of its learners reach.
  private func places(
    for group: ShortGroup, _ finding: Int
  ) async throws(PlanningFailure) -> [ShortfallDiagnosis.Repair] {
    guard let course = courseMostReached(from: group) else { return [] }
    let short = group.finding.short
    let from = planner.limits.places[course]
    let level = level(planner.catalogue.courses[course].level)
    let cap = planner.limits.levels[level].funded
    let isFull = cap.map { used(ofLevel: level) + short > $0 } ?? false
    return try await steps(upTo: short) { more in
      let places = Change.places(course: course, from + more)
      guard let cap, isFull else { return [places] }
      return [places, .fundedStarts(level: level, cap + more)]
    }.map { step in
      repair(
        .places(
          course: planner.catalogue.courses[course].id, from: from, to: from + step.units,
          funded: isFull, finding: finding), units: step.units, isWhole: step.isWhole, step.after,
        ofThem: step.after.placed(of: group.needs) - placed(of: group.needs))
    }
  }

  /// Of the courses that a group is left with, or that it reaches at all, the largest of those that nearly as many
  /// of its learners reach as any: growth is easier where there is much already.
  private func courseMostReached(from group: ShortGroup) -> Int? {
    var learners: [Int: Int] = [:]
    for need in group.needs {
      for candidate in board.candidates(ofNeed: need) {
        learners[Int(board.courses[candidate]), default: 0] += planner.needs.needs[need].learners
      }
    }
    let own = group.courses.isEmpty ? Array(learners.keys) : group.courses
    let most = own.map { learners[$0, default: 0] }.max() ?? 0
    return own.filter { learners[$0, default: 0] * 10 >= most * 9 }.max {
      (planner.limits.places[$0], -$0) < (planner.limits.places[$1], -$1)
    }
  }

  /// A reach a fifth longer, or as long as brings a course to everybody of the level who has none, planned anew with
  /// as many funded starts more as learners could then take.
  private func reach(
    of definition: NeedDefinition, _ groups: [ShortGroup], most: Int, _ memory: Int,
    _ progress: Progress
  ) async throws(PlanningFailure) -> ShortfallDiagnosis.Repair? {
    let needs = planner.needs.needs
    let without = needs.indices.filter {
      needs[$0].level == definition.level && board.outcomes[$0].withinReach == 0
    }
    let short = groups.filter { $0.finding.levels.contains(definition.level) }.flatMap(\.needs)
    guard definition.reachMinutes == nil, !(without + short).isEmpty else { return nil }
    let furthest = without.compactMap { planner.finder.nearest(to: needs[$0]) }.max() ?? 0
    // Whole tenths of a kilometre are what a brief would say.
    let to = (max(furthest, definition.reach * 6 / 5) + 99) / 100 * 100
    let other = planner.with(reach: to, at: definition.level)
    let problem: PlanningProblem
    do {
      problem = try await other.pose(memory: memory, forChanges: true, progress)
    } catch {
      if case .needsMemory = error { return nil }
      throw error
    }
    var after = try await SolvedPlan(other, problem, progress)
    let more = after.mostWithPlaces - most
    let level = level(definition.level)
    var funded = 0
    if let cap = planner.limits.levels[level].funded, more > 0,
      used(ofLevel: level) == cap,
      let all = try await after.steps(upTo: more, { [.fundedStarts(level: level, cap + $0)] }).last
    {
      (funded, after) = (all.units, all.after)
    }
    guard after.placed > placed else { return nil }
    let meant = without + short
    return repair(
      .reach(definition.level, from: definition.reach, to: to, funded: funded),
      units: (to - definition.reach + 99) / 100, after,
      ofThem: after.placed(of: meant) - placed(of: meant))
  }

  /// The most learners who could be placed if all starts were funded, whatever their points.
  private var mostWithPlaces: Int {
    let needs = planner.needs.needs
    let reached = needs.indices.reduce(0) {
      board.candidates(ofNeed: $1).isEmpty ? $0 : $0 + needs[$1].learners
    }
    return reached - openProblem.shortages().reduce(0) { $0 + $1.short }
  }

  /// The problem as it would be without policies and pins.
  private var openProblem: TransportationProblem {
    limited.map { $0.network.withoutLimits($0.board) } ?? problem
  }

  private func repair(
    _ change: ShortfallDiagnosis.Repair.Change, units: Int, isWhole: Bool = true,
    _ after: SolvedPlan, ofThem: Int
  ) -> ShortfallDiagnosis.Repair {
    ShortfallDiagnosis.Repair(
      change: change, units: units, isWhole: isWhole, helped: after.placed - placed,
      helpedOfThem: ofThem, points: after.points)
  }

  /// More learners placed when all repairs of places and funded starts are made at once, each as far as it helps.
  func helped(
    byAll repairs: [ShortfallDiagnosis.Repair]
  ) async throws(PlanningFailure) -> Int? {
    var places: [Int: Int] = [:]
    var funded: [Int: Int] = [:]
    for repair in repairs where repair.isWhole {
      switch repair.change {
      case .fundedStarts(let level, _, _): funded[self.level(level), default: 0] += repair.units
      case .places(let id, _, _, let isFunded, _):
        guard let course = planner.catalogue.courses.firstIndex(where: { $0.id == id }) else {
          continue
        }
        places[course, default: 0] += repair.units
        if isFunded {
          funded[level(planner.catalogue.courses[course].level), default: 0] += repair.units
        }
      case .reach, .limit: continue
      }
    }
    guard places.count + funded.count > 1 else { return nil }
    let changes =
      places.map { Change.places(course: $0, planner.limits.places[$0] + $1) }
      + funded.compactMap { level, more in
        planner.limits.levels[level].funded.map { .fundedStarts(level: level, $0 + more) }
      }
    return try await changed(by: changes).placed - placed
  }

  private func placed(of needs: [Int]) -> Int {
    let wanted = Set(needs)
    return solved.solution.flows.reduce(0) { wanted.contains($1.row) ? $0 + $1.units : $0 }
  }

  /// The place of a level of the plan in the limits.
  private func level(_ level: Level) -> Int {
    guard let place = planner.limits.levels.firstIndex(where: { $0.level == level }) else {
      preconditionFailure("the limits have every level of the needs and of the planned courses")
    }
    return place
  }
}

extension Limit {
  fileprivate var isOfPin: Bool { origin.kind == .pin }
}

extension ShortfallDiagnosis.Repair {
  /// By learners helped for each place, start or kilometre, then by learners helped.
  func isBetter(than other: Self) -> Bool {
    let (own, others) = (
      helped * unitsInOne * other.units, other.helped * other.unitsInOne * units
    )
    return own != others ? own > others : helped > other.helped
  }

  private var unitsInOne: Int {
    if case .reach = change { 10 } else { 1 }
  }
}
