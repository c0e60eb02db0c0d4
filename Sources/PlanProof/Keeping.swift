import SkillsPlanner

/// Whether a plan keeps the policies and pins of its terms, and what its rows must say of them.
struct Keeping {
  let terms: Terms
  let year: String
  let facts: Facts
  let rows: PlanRows
  let adding: Adding
  private let matching: ScopeMatching

  init(_ terms: Terms, year: String, _ adding: Adding, _ rows: PlanRows) {
    self.terms = terms
    self.year = year
    facts = adding.facts
    self.rows = rows
    self.adding = adding
    matching = ScopeMatching(facts: adding.facts)
  }

  /// Rows that do not follow, and limits that are not kept. What something costs is not proved.
  func faults() -> [Fault] {
    let top = PlanPath.plan
    var faults: [Fault] = []
    var policyRows: [PolicyRow] = []
    for policy in terms.policies {
      guard case .limit(let bound, let amount) = policy.demand else { continue }
      guard let counted = counted(policy) else {
        // Venues are not in a plan, so its rows of them are believed.
        policyRows += rows.plan.policies.filter {
          $0.label.hasPrefix(policy.label(of: "")) || $0.label == policy.label
        }
        continue
      }
      let all = counted.map { policyRow(policy, bound, amount, $0.name, $0.used, $0.whole) }
      let due = all.filter {
        policy.each == nil || $0.value != 0 || $0.costs ?? 0 > 0 || $0.leavesNothing
      }
      policyRows += due.isEmpty ? oneForAll(all, policy.label) : due
      faults += all.compactMap(fault)
    }
    for group in ServedGroup.all(terms.objective, facts) {
      guard let row = servedRow(group) else { continue }
      policyRows.append(row)
      if let fault = fault(of: row) { faults.append(fault) }
    }
    faults += Lists.policies.faults(rows.plan.policies, policyRows, top.key("policies"))
    let pins = terms.pins.map(pinRow)
    faults += Lists.pins.faults(rows.plan.pins, pins, top.key("pins"))
    for (pin, row) in zip(terms.pins, pins) where row.state != .expired {
      guard !pin.demand.range.contains(row.used) else { continue }
      faults.append(
        Fault(
          kind: .overLimit, path: rows.path(ofPin: row.label), subject: "the pin \(row.label)",
          says: "\(row.used) places", follows: "what it pins"))
    }
    return faults + faultsOfCohorts() + faultsOfKeptPlaces()
  }

  // MARK: Policies

  private struct Counted {
    var used = 0
    var whole = 0
  }

  /// What each that a policy is set for has, by name; nil where a plan does not tell them.
  private func counted(_ policy: Policy) -> [(name: String?, used: Int, whole: Int)]? {
    if policy.each == .venue, facts.details == nil { return nil }
    guard case .limit(_, let amount) = policy.demand else { return [] }
    var counted: [String?: Counted] = [:]
    for name in names(policy) { counted[name] = Counted() }
    let isWholeOfEach = policy.scope.isElsewhere && policy.each == .homeDistrict
    var whole = 0
    for decision in adding.decisions {
      let area = facts.needs[decision.need].area
      let name = policy.each.map { matching.name($0, area: area, course: decision.course) } ?? nil
      if matching.isInWhole(policy.scope, area: area, course: decision.course) {
        whole = sum(whole, decision.places)
        if isWholeOfEach, let one = counted[name]?.whole {
          counted[name]?.whole = sum(one, decision.places)
        }
      }
      guard matching.holds(policy.scope, area: area, course: decision.course),
        let before = counted[name]?.used
      else { continue }
      let unit = if case .pence = amount { facts.courses[decision.course].price ?? 0 } else { 1 }
      counted[name]?.used = sum(before, product(decision.places, unit))
    }
    return counted.keys.sorted { ($0 ?? "") < ($1 ?? "") }.map { name in
      let own = counted[name] ?? Counted()
      return (name, own.used, isWholeOfEach ? own.whole : whole)
    }
  }

  private func names(_ policy: Policy) -> Set<String?> {
    guard let each = policy.each else { return [nil] }
    if each == .homeDistrict {
      return Set(
        facts.needs.filter { matching.holds(policy.scope, area: $0.area) }.map {
          facts.areas[$0.area].district
        })
    }
    return Set(
      facts.courses.indices.filter { matching.holds(policy.scope, course: $0) }.compactMap {
        matching.name(each, area: 0, course: $0)
      })
  }

  private func policyRow(
    _ policy: Policy, _ bound: Policy.Bound, _ amount: Policy.Amount, _ name: String?,
    _ used: Int, _ whole: Int
  ) -> PolicyRow {
    let label = policy.label(of: name)
    let said = rows.policy(label)
    let isShare = if case .share = amount { true } else { false }
    return PolicyRow(
      label: label, bound: bound, amount: amount, used: used, whole: isShare ? whole : nil,
      value: max(0, said?.value ?? 0), costs: said?.costs, without: said?.without ?? .nobody)
  }

  /// The row of a policy that is set for each of many, none of which has a row; none in a plan that was made before there
  /// were such rows.
  private func oneForAll(_ all: [PolicyRow], _ label: String) -> [PolicyRow] {
    guard let said = rows.policy(label),
      let nearest = all.min(by: { abs($0.excess) < abs($1.excess) })
    else { return [] }
    return [
      PolicyRow(
        label: label, bound: nearest.bound, amount: nearest.amount, used: nearest.used,
        whole: nearest.whole, noneOf: all.count, value: 0, costs: said.costs)
    ]
  }

  /// How many learners of a group the objective asks for is believed: that it is the most is shown by planning again.
  private func servedRow(_ group: ServedGroup) -> PolicyRow? {
    guard let said = group.row(in: rows), case .places = said.amount else { return nil }
    let needs = Set(group.needs)
    return PolicyRow(
      label: said.label, bound: .atLeast, amount: said.amount,
      used: sum(adding.decisions.filter { needs.contains($0.need) }.map(\.places)),
      value: max(0, said.value), costs: said.costs, without: said.without)
  }

  private func fault(of row: PolicyRow) -> Fault? {
    let over = row.excess
    guard row.bound == .atMost ? over > 0 : over < 0 else { return nil }
    return Fault(
      kind: .overLimit, path: rows.path(ofPolicy: row.label), subject: "the policy \(row.label)",
      says: row.whole.map { "\(row.used) of \($0)" } ?? "\(row.used)",
      follows: "\(row.bound == .atMost ? "at most" : "at least") \(row.amount.words)")
  }

  // MARK: Pins and cohorts

  private func pinRow(_ pin: Pin) -> PinRow {
    let said = rows.pin(pin.label)
    let isExpired = pin.hasExpired(in: year)
    let state = said.map(\.state) ?? .kept
    let used = adding.decisions.filter {
      matching.holds(pin.scope, area: facts.needs[$0.need].area, course: $0.course)
    }
    let (cap, floor) = (pin.demand.range.upperBound < .max, pin.demand.range.lowerBound > 0)
    // A pin that does not forbid more gives one place more no worth, and the other way round.
    let value = min(cap ? .max : 0, max(floor ? -.max : 0, said?.value ?? 0))
    return PinRow(
      label: pin.label, state: isExpired ? .expired : state == .expired ? .kept : state,
      used: sum(used.map(\.places)), value: isExpired ? 0 : value, costs: said?.costs,
      // Whoever would be placed more is told by district, so they add up to all.
      learners: said.flatMap { $0.without.districts.isEmpty ? $0.learners : $0.without.learners },
      without: said?.without ?? .nobody)
  }

  private func faultsOfCohorts() -> [Fault] {
    let least = facts.courses.indices.map { course in
      terms.policies.reduce(0) { most, policy in
        guard case .minimumCohort(let learners) = policy.demand, isSet(policy, course: course)
        else { return most }
        return max(most, learners)
      }
    }
    var faults = facts.courses.indices.filter {
      adding.used[$0] > 0 && adding.used[$0] < least[$0]
    }.map { place in
      Fault(
        kind: .overLimit, path: rows.path(ofCourse: facts.courses[place].id).key("used"),
        subject: "places used on course \(facts.courses[place].id)",
        says: "\(adding.used[place])", follows: "none, or \(least[place]) or more")
    }
    let places = Dictionary(
      facts.courses.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let merging = Merging(
      facts, used: adding.used, least: least,
      rows.plan.cohorts.compactMap { row in places[row.course].map { ($0, row) } }, places)
    let due = rows.plan.cohorts.compactMap { row -> CohortRow? in
      guard let place = places[row.course], adding.used[place] == 0, least[place] > 0 else {
        return nil
      }
      return CohortRow(
        course: row.course, least: least[place], wouldRun: min(row.wouldRun, least[place] - 1),
        merge: merging.merge(of: place))
    }
    faults += Lists.cohorts.faults(
      rows.plan.cohorts, due.sorted { $0.course < $1.course }, PlanPath.plan.key("cohorts"))
    return faults + faultsOfMinimumCohorts(due, places)
  }

  /// A plan that was made before minimum cohorts had rows has none of them.
  private func faultsOfMinimumCohorts(_ closed: [CohortRow], _ places: [String: Int]) -> [Fault] {
    guard !rows.plan.minimumCohorts.isEmpty else { return [] }
    let due = terms.policies.compactMap { policy -> MinimumCohortRow? in
      guard case .minimumCohort(let least) = policy.demand else { return nil }
      let own = closed.filter { row in
        row.wouldRun < least && (places[row.course].map { isSet(policy, course: $0) } ?? false)
      }
      let said = rows.plan.minimumCohorts.first { $0.label == policy.label }
      return MinimumCohortRow(
        label: policy.label, least: least, notRun: own.count, costs: said?.costs,
        isAbout: said?.isAbout ?? false, without: said?.without ?? .nobody)
    }
    return Lists.minimumCohorts.faults(
      rows.plan.minimumCohorts, due, PlanPath.plan.key("minimum-cohorts"))
  }

  /// Whether a minimum cohort is set for a course: a classroom course of its scope, where no mode is named.
  private func isSet(_ policy: Policy, course: Int) -> Bool {
    matching.holds(policy.scope, course: course)
      && (!policy.scope.modes.isEmpty || facts.courses[course].mode == .classroom)
  }
}

extension PolicyRow {
  /// How much more than its amount it has: of a share in millionths of places.
  fileprivate var excess: Int128 {
    switch amount {
    case .places(let most), .pence(let most): Int128(used) - Int128(most)
    case .share(let share):
      1_000_000 * Int128(used) - Int128(share.millionths) * Int128(whole ?? 0)
    }
  }

  fileprivate var leavesNothing: Bool { excess == 0 }
}
