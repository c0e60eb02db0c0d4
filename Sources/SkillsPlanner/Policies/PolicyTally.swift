/// What decisions come to under each policy and pin, and the rows that say so.
struct PolicyTally {
  private let expansion: LimitExpansion
  private let decisions: [Answer.Decision]

  init(_ expansion: LimitExpansion, _ decisions: [Answer.Decision]) {
    self.expansion = expansion
    self.decisions = decisions
  }

  /// - Parameter values: by limit of the expansion; none where the brief has no limit that has one.
  func policyRows(values: [Int]) -> [PolicyRow] {
    let valueOf = byLimit(values)
    return expansion.brief.policies.enumerated().flatMap { place, policy -> [PolicyRow] in
      guard case .limit(let bound, let amount) = policy.demand else { return [] }
      let used = used(policy, amount)
      return expansion.names(ofPolicy: policy).compactMap { name in
        let label = policy.label(of: name)
        let inside = used.inside[name] ?? 0
        let whole = used.whole[policy.isWholeOfEach ? name : nil] ?? 0
        let value = valueOf[Key(origin: .policy(place), label: label, bound: bound)] ?? 0
        let row = PolicyRow(
          label: label, bound: bound, amount: amount, used: inside,
          whole: amount.isShare ? whole : nil, value: value)
        return policy.each == nil || value != 0 || row.isAtBound ? row : nil
      }
    }
  }

  /// What a pin costs is worked out by whoever plans without it; here a pin that holds is kept.
  func pinRows(values: [Int]) -> [PinRow] {
    let valueOf = byLimit(values)
    return expansion.brief.pins.enumerated().map { place, pin in
      let isExpired = pin.hasExpired(in: expansion.brief.year)
      func value(_ bound: Policy.Bound) -> Int {
        valueOf[Key(origin: .pin(place), label: pin.label, bound: bound)] ?? 0
      }
      return PinRow(
        label: pin.label, state: isExpired ? .expired : .kept,
        used: decisions.reduce(0) { $0 + (isInside($1, pin.scope) ? $1.places : 0) },
        value: value(.atMost) - value(.atLeast))
    }
  }

  private struct Key: Hashable {
    let origin: Limit.Origin
    let label: String
    let bound: Policy.Bound
  }

  private func byLimit(_ values: [Int]) -> [Key: Int] {
    guard !values.isEmpty else { return [:] }
    return Dictionary(
      zip(expansion.limits(), values).map {
        (Key(origin: $0.origin, label: $0.label, bound: $0.bound), $1)
      }, uniquingKeysWith: { first, _ in first })
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

extension PolicyRow {
  /// Whether the limit leaves nothing: what it counts is what it allows, exactly.
  package var isAtBound: Bool {
    switch amount {
    case .places(let most), .pence(let most): used == most
    case .share(let share):
      Int128(used) * 1_000_000 == Int128(whole ?? 0) * Int128(share.millionths)
    }
  }
}
