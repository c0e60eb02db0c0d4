/// Limits of which a look at two of them, or at one that is set for each of many, says that no plan can keep them: the
/// later one of a pair is at fault.
///
/// Only what is so whatever the learners and places are; the rest is found when a plan is made.
func contradictions(in brief: Brief, _ expansion: LimitExpansion) -> [Diagnostic] {
  let set =
    brief.policies.compactMap { AskedAmount($0, expansion) }
    + brief.pins.filter { !$0.hasExpired(in: brief.year) }.flatMap {
      AskedAmount.all($0, expansion)
    }
  let floors = set.filter { $0.bound == .atLeast }
  let caps = set.filter { $0.bound == .atMost }
  let pairs = floors.flatMap { floor in
    // Pins among each other are checked as pins.
    caps.filter { !(floor.isPin && $0.isPin) && floor.contradicts($0, expansion) }.map {
      (floor, $0)
    }
  }
  return set.compactMap { $0.emptiness(expansion) } + pairs.map(contradiction)
}

private func contradiction(_ floor: AskedAmount, _ cap: AskedAmount) -> Diagnostic {
  let isFirst =
    floor.location.flatMap { one in cap.location.map { one < $0 } } ?? true
  let (one, other) = isFirst ? (floor, cap) : (cap, floor)
  let line = one.location.map { " of line \($0.line)" } ?? ""
  // A plan of no places has any share of them.
  let plan = if case .share = floor.amount { "no plan that places anybody" } else { "no plan" }
  return Diagnostic(
    .error, "SP1163", at: other.location,
    "\(other.what) contradicts \(one.what)\(line): \(plan) has \(floor.words) and \(cap.words)",
    fix: "Take one of the two out, or ask for no more at the least than the other allows.")
}

/// How much a policy or a pin asks for, at the least or at the most, and of which candidates.
private struct AskedAmount {
  let what: String
  let isPin: Bool
  let location: Location?
  let bound: Policy.Bound
  let amount: Policy.Amount
  let scope: Scope
  let each: Policy.Each?
  /// Those that it is set for one by one; 1 where it is for its scope as a whole.
  let count: Int
  let pairs: ScopePairs

  /// Nil for a minimum cohort.
  init?(_ policy: Policy, _ expansion: LimitExpansion) {
    guard case .limit(let bound, let amount) = policy.demand else { return nil }
    self.init(
      what: "the policy \"\(policy.label)\"", isPin: false, location: policy.location, bound: bound,
      amount: amount, scope: policy.scope, each: policy.each,
      count: expansion.names(ofPolicy: policy).count, pairs: expansion.pairs(of: policy.scope))
  }

  private init(
    what: String, isPin: Bool, location: Location?, bound: Policy.Bound, amount: Policy.Amount,
    scope: Scope, each: Policy.Each?, count: Int, pairs: ScopePairs
  ) {
    (self.what, self.isPin, self.location) = (what, isPin, location)
    (self.bound, self.amount) = (bound, amount)
    (self.scope, self.each, self.count, self.pairs) = (scope, each, count, pairs)
  }

  static func all(_ pin: Pin, _ expansion: LimitExpansion) -> [AskedAmount] {
    let pairs = expansion.pairs(of: pin.scope)
    func asked(_ bound: Policy.Bound, _ places: Int) -> AskedAmount {
      AskedAmount(
        what: "the pin \"\(pin.label)\"", isPin: true, location: pin.location, bound: bound,
        amount: .places(places), scope: pin.scope, each: nil, count: 1, pairs: pairs)
    }
    let range = pin.demand.range
    return (range.lowerBound > 0 ? [asked(.atLeast, range.lowerBound)] : [])
      + (range.upperBound < .max ? [asked(.atMost, range.upperBound)] : [])
  }

  /// "at least 11 places", "at least 3 places for each of 7".
  var words: String {
    "\(bound.words) \(amount.words)" + (each == nil ? "" : " for each of \(count)")
  }

  /// Whether this one asks for more at the least than another allows of all that it is about.
  func contradicts(_ cap: AskedAmount, _ expansion: LimitExpansion) -> Bool {
    guard cap.pairs.contains(pairs), !pairs.needs.isEmpty, !pairs.courses.isEmpty else {
      return false
    }
    if cap.each == nil { return isMore(times: count, than: cap) }
    return (each == cap.each || each == nil && isOneOf(cap, expansion))
      && isMore(times: 1, than: cap)
  }

  private func isMore(times count: Int, than cap: AskedAmount) -> Bool {
    switch (amount, cap.amount) {
    case (.places(let least), .places(let most)), (.pence(let least), .pence(let most)):
      Int128(least) * Int128(count) > Int128(most)
    case (.share(let least), .share(let most)):
      // Shares of the same whole.
      !scope.isElsewhere && !cap.scope.isElsewhere && Set(scope.levels) == Set(cap.scope.levels)
        && Int128(least.millionths) * Int128(count) > Int128(most.millionths)
    case (.places, _), (.pence, _), (.share, _): false
    }
  }

  /// Whether all that this is about belongs to one of those that a cap is set for.
  private func isOneOf(_ cap: AskedAmount, _ expansion: LimitExpansion) -> Bool {
    guard let each = cap.each else { return false }
    let catalogue = expansion.catalogue
    let names: Set<String?> =
      each == .homeDistrict
      ? Set(pairs.needs.map { each.name(catalogue.areas[expansion.needs[$0].area]) })
      : Set(pairs.courses.map { each.name(catalogue.courses[$0]) })
    return names.count == 1 && names.first != .some(nil)
  }

  // MARK: Shares of one whole

  /// Shares that are set for each and cannot come to the whole.
  func emptiness(_ expansion: LimitExpansion) -> Diagnostic? {
    guard case .share(let share) = amount, !scope.isElsewhere else { return nil }
    let all = share.millionths.multipliedReportingOverflow(by: count)
    let fits = bound == .atMost ? all.partialValue >= 1_000_000 : all.partialValue <= 1_000_000
    guard !fits, !all.overflow, bound == .atLeast || isWhole(expansion) else { return nil }
    let whole =
      scope.levels.isEmpty
      ? "all places" : "the places at level \(scope.levels.map(\.code).joined(separator: " or "))"
    let sum = percent(Share(millionths: all.partialValue))
    let those = each == nil ? "it comes" : "all \(count) together come"
    let other =
      switch bound {
      case .atMost where count == 1: "Take it out, or write"
      case .atMost: "Write \(percent(Share(millionths: (999_999 + count) / count))) or more, or"
      case .atLeast: "Write \(percent(Share(millionths: 1_000_000 / count))) or less, or"
      }
    return Diagnostic(
      .error, "SP1164", at: location,
      "\(what): \(those) to \(sum) of \(whole), so that no place could be given",
      fix: "\(other) a number of places.")
  }

  /// Whether every place that the share is of belongs to one of those that it is set for.
  private func isWhole(_ expansion: LimitExpansion) -> Bool {
    let base = expansion.planned.filter {
      scope.levels.isEmpty || scope.levels.contains(expansion.catalogue.courses[$0].level)
    }
    guard pairs.needs.count == expansion.needs.count, pairs.courses == Set(base) else {
      return false
    }
    guard let each, each != .homeDistrict else { return true }
    return base.allSatisfy { each.name(expansion.catalogue.courses[$0]) != nil }
  }
}
