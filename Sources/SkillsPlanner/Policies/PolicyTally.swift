/// What decisions come to under each policy and pin, and the rows that say so.
struct PolicyTally {
  private let expansion: LimitExpansion
  private let places: [Int]
  private let decisions: [Answer.Decision]
  private let answer: Answer
  private let limits: [Answer.OfLimit]
  private let ofLimit: [Key: Answer.OfLimit]

  /// - Parameter places: of each course.
  init(_ expansion: LimitExpansion, _ answer: Answer, places: [Int]) {
    self.expansion = expansion
    self.places = places
    decisions = answer.decisions
    self.answer = answer
    limits = answer.limits
    ofLimit = Dictionary(
      limits.map {
        (Key(origin: $0.limit.origin, label: $0.limit.label, bound: $0.limit.bound), $0)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Those of the brief, then what its objective puts before points.
  ///
  /// Of a policy that is set for each of many those away from their bound are dropped, unless they have a value or cost
  /// points; where none is left, one row stands for all.
  func policyRows() -> [PolicyRow] {
    expansion.brief.policies.enumerated().flatMap { place, policy -> [PolicyRow] in
      guard case .limit(let bound, let amount) = policy.demand else { return [] }
      let used = used(policy, amount)
      let rows = expansion.names(ofPolicy: policy).map { name in
        let label = policy.label(of: name)
        let inside = used.inside[name] ?? 0
        let whole = used.whole[policy.isWholeOfEach ? name : nil] ?? 0
        let own = ofLimit[Key(origin: .policy(place), label: label, bound: bound)]
        let value = own?.value ?? 0
        return PolicyRow(
          label: label, bound: bound, amount: amount, used: inside,
          whole: amount.isShare ? whole : nil, value: value, costs: own?.cost?.points,
          without: without(own?.cost))
      }
      let told = rows.filter {
        policy.each == nil || $0.value != 0 || $0.costs ?? 0 > 0 || $0.isAtBound
      }
      return told.isEmpty ? rows.asOne(policy.label).map { [$0] } ?? [] : told
    } + servedFirst()
  }

  private func servedFirst() -> [PolicyRow] {
    limits.compactMap { of in
      guard case .objective = of.limit.origin else { return nil }
      return PolicyRow(
        label: of.limit.label, bound: .atLeast, amount: .places(-of.limit.most), used: of.used,
        value: of.value, costs: of.cost?.points, without: without(of.cost))
    }
  }

  /// Who would be placed otherwise.
  private func without(_ cost: Answer.Cost?) -> PlacedWithout {
    PlacedWithout(cost?.ofNeeds ?? [:], of: expansion.needs, in: expansion.catalogue)
  }

  /// What a plan without all of them has more; nil where there are none.
  func withoutAll(_ answer: Answer) -> Optimality.Difference? {
    answer.withoutLimits.map {
      Optimality.Difference(points: $0.points, learners: $0.learners, without: without($0))
    }
  }

  /// Every minimum cohort of the brief, also one by which every course runs.
  func minimumCohortRows() -> [MinimumCohortRow] {
    expansion.cohorts().map { cohort in
      let of = answer.cost(of: cohort)
      return MinimumCohortRow(
        label: cohort.label, least: cohort.least, notRun: answer.closed(by: cohort),
        costs: of?.cost.points, isAbout: of?.isExact == false, without: without(of?.cost))
    }
  }

  func cohortRows() -> [CohortRow] {
    let closed = answer.closed
    guard !closed.isEmpty else { return [] }
    // One that more would come to than it needs was not opened, which the gap allows for.
    let short = closed.map {
      Answer.Closed(
        course: $0.course, least: $0.least, wouldRun: min($0.wouldRun, $0.least - 1))
    }
    let merges = Merges(
      expansion.catalogue, least: expansion.leastLearners(), places: places,
      decisions: decisions, closed: short)
    return short.map {
      CohortRow(
        course: expansion.catalogue.courses[$0.course].id, least: $0.least, wouldRun: $0.wouldRun,
        merge: merges.merge(of: $0.course))
    }
  }

  /// A pin without which the plan would have no point and no learner more has no effect.
  func pinRows() -> [PinRow] {
    expansion.brief.pins.enumerated().map { place, pin in
      let isExpired = pin.hasExpired(in: expansion.brief.year)
      func own(_ bound: Policy.Bound) -> Answer.OfLimit? {
        ofLimit[Key(origin: .pin(place), label: pin.label, bound: bound)]
      }
      let costs = [own(.atMost), own(.atLeast)].compactMap { $0?.cost }
      // Of no more and no fewer one at most holds anything back.
      let cost = costs.max { $0.points < $1.points }
      let hasEffect = costs.contains { $0 != .none }
      let value = (own(.atMost)?.value ?? 0) - (own(.atLeast)?.value ?? 0)
      return PinRow(
        label: pin.label, state: isExpired ? .expired : hasEffect || value != 0 ? .kept : .noEffect,
        used: decisions.reduce(0) { $0 + (isInside($1, pin.scope) ? $1.places : 0) },
        value: value, costs: cost?.points, learners: cost?.learners, without: without(cost))
    }
  }

  private struct Key: Hashable {
    let origin: Limit.Origin
    let label: String
    let bound: Policy.Bound
  }

  private func isInside(_ decision: Answer.Decision, _ scope: Scope) -> Bool {
    scope.contains(area(of: decision), expansion.catalogue.courses[decision.course])
  }

  private func area(of decision: Answer.Decision) -> Area {
    expansion.catalogue.areas[expansion.needs[decision.need].area]
  }

  /// Places, or pence, inside the scope by name of those that the policy is set for, and what a share is of: by name
  /// too, or under nil where it is one for all.
  private func used(
    _ policy: Policy, _ amount: Policy.Amount
  ) -> (inside: [String?: Int], whole: [String?: Int]) {
    var inside: [String?: Int] = [:]
    var whole: [String?: Int] = [:]
    for decision in decisions {
      let course = expansion.catalogue.courses[decision.course]
      let area = area(of: decision)
      let name = policy.each?.name(area, course)
      if policy.scope.contains(area, course), policy.each == nil || name != nil {
        let units = if case .pence = amount { course.price ?? 0 } else { 1 }
        inside[name, default: 0] += decision.places * units
      }
      if policy.scope.levels.isEmpty || policy.scope.levels.contains(course.level),
        !policy.scope.isElsewhere || policy.scope.contains(area)
      {
        whole[policy.isWholeOfEach ? name : nil, default: 0] += decision.places
      }
    }
    return (inside, whole)
  }
}

extension Policy {
  /// Whether a share is of the places of each that it is set for, and not of one whole.
  fileprivate var isWholeOfEach: Bool { scope.isElsewhere && each == .homeDistrict }
}

extension Policy.Amount {
  fileprivate var isShare: Bool { if case .share = self { true } else { false } }
}

extension [PolicyRow] {
  /// One row for all that a policy is set for, as the one nearest its bound has it; nil for no rows.
  fileprivate func asOne(_ label: String) -> PolicyRow? {
    self.min { $0.fromBound < $1.fromBound }.map { nearest in
      PolicyRow(
        label: label, bound: nearest.bound, amount: nearest.amount, used: nearest.used,
        whole: nearest.whole, noneOf: count, value: 0,
        costs: allSatisfy { $0.costs != nil } ? 0 : nil)
    }
  }
}

extension PolicyRow {
  /// How far it is from its bound: of a share in millionths of places.
  fileprivate var fromBound: Int128 {
    switch amount {
    case .places(let most), .pence(let most): abs(Int128(used) - Int128(most))
    case .share(let share):
      abs(Int128(used) * 1_000_000 - Int128(whole ?? 0) * Int128(share.millionths))
    }
  }

  /// Whether the limit leaves nothing: what it counts is what it allows, exactly.
  package var isAtBound: Bool { fromBound == 0 }

  /// Whether a limit has all that it allows of so many places, or a floor no more than it asks for; of a share, which is
  /// seldom a whole number, the nearest.
  package var leavesNone: Bool {
    guard case .share(let share) = amount, let whole else { return isAtBound }
    let allowed = Int128(whole) * Int128(share.millionths)
    return bound == .atMost
      ? (Int128(used) + 1) * 1_000_000 > allowed : (Int128(used) - 1) * 1_000_000 < allowed
  }
}
