/// What is wrong with the policies of a brief, seen together with its tables.
func checkPolicies(of brief: Brief, in catalogue: Catalogue) -> [Diagnostic] {
  guard !brief.policies.isEmpty || !brief.pins.isEmpty || brief.objective != .points else {
    return []
  }
  let limits = Limits(brief, in: catalogue)
  let needs = deriveNeeds(brief.needs, in: catalogue).needs
  let expansion = LimitExpansion(brief, catalogue, needs, planned: limits.planned)
  let room = Room(expansion, limits)
  let names = ScopeNames(catalogue)
  let alone =
    brief.policies.indices.flatMap { check(policy: $0, of: brief, expansion, room, names) }
    + checkPins(of: brief, expansion, room, names)
    + checkObjective(of: brief, expansion) + checkRepeated(in: brief)
  // What is wrong by itself is mended first.
  guard !alone.contains(where: { $0.severity == .error }) else { return alone }
  let cohorts = CohortCheck(brief, expansion, limits, room)
  return alone + cohorts.closings() + contradictions(in: brief, expansion)
    + cohorts.floorsWithoutCourses() + checkKeeping(of: expansion, limits)
}

/// One policy: the first thing that is wrong with it, since what follows would only follow from that.
private func check(
  policy place: Int, of brief: Brief, _ expansion: LimitExpansion, _ room: Room,
  _ names: ScopeNames
) -> [Diagnostic] {
  let policy = brief.policies[place]
  let what = "the policy \"\(policy.label)\""
  let unknown = names.problems(of: policy.scope, what, at: policy.location)
  guard unknown.isEmpty else { return unknown }
  if let empty = expansion.emptiness(of: policy.scope, what, at: policy.location) { return [empty] }
  switch policy.demand {
  case .minimumCohort:
    guard expansion.courses(inCohorts: policy.scope).isEmpty else { return [] }
    return [
      Diagnostic(
        .error, "SP0621", at: policy.location, "\(what) is set for no course taught in a classroom",
        fix: "Name other courses, name their mode, or take the policy out.")
    ]
  case .limit(let bound, let amount):
    if case .pence = amount,
      let problem = expansion.problemOfPrices(in: policy.scope, what, at: policy.location)
    {
      return [problem]
    }
    guard bound == .atLeast else { return [] }
    return checkRoom(
      expansion.limits(ofPolicy: place), in: room, at: policy.location, amount: amount
    ).map { [$0] } ?? []
  }
}

/// Floors of a policy that are higher than all there is: the one that has least stands for all, since they have one
/// number.
private func checkRoom(
  _ limits: [Limit], in room: Room, at location: Location?, amount: Policy.Amount
) -> Diagnostic? {
  let short = limits.compactMap { limit in
    room.most(of: limit).flatMap { $0 < -limit.most ? (limit: limit, most: $0) : nil }
  }
  guard let (limit, most) = short.min(by: { $0.most < $1.most }) else { return nil }
  let there: Policy.Amount = if case .pence = amount { .pence(most) } else { .places(most) }
  let levels = room.levels(holding: limit).map(\.code)
  let starts =
    levels.isEmpty
    ? "" : ", or fund more starts at level \(levels.joined(separator: " or "))"
  let what =
    if let each = limit.each, short.count > 1 {
      "\"\(each)\" asks for more than there is of \(short.count) among \(limits.count): "
        + "\(there.words) at the most for \"\(limit.label)\""
    } else {
      "\"\(limit.label)\" asks for more than there is: \(there.words) at the most"
    }
  return Diagnostic(
    .error, "SP0627", at: location, "the policy \(what)",
    fix: "Write \(there.words) or less\(starts.isEmpty ? ", or widen its scope" : starts).")
}

/// A policy or a pin that stands twice: a plan tells them by their labels.
private func checkRepeated(in brief: Brief) -> [Diagnostic] {
  let named =
    brief.policies.map { ("policy", $0.label, $0.location) }
    + brief.pins.map { ("pin", $0.label, $0.location) }
  var seen: [String: Location?] = [:]
  return named.compactMap { what, label, location in
    guard let first = seen.updateValue(location, forKey: "\(what) \(label)") else { return nil }
    return Diagnostic(
      .error, "SP0631", at: location,
      "the \(what) \"\(label)\" stands twice" + (first.map { ", first on line \($0.line)" } ?? ""),
      fix: "Keep one of the two.")
  }
}

private func checkObjective(of brief: Brief, _ expansion: LimitExpansion) -> [Diagnostic] {
  let deciles = Set(expansion.needs.compactMap { expansion.catalogue.areas[$0.area].decile })
  switch brief.objective {
  case .points, .mostEqualFirst(by: .homeDistrict): return []
  case .mostEqualFirst(by: .decile):
    guard deciles.isEmpty else { return [] }
    return [
      Diagnostic(
        .error, "SP0622", at: nil,
        "the objective compares deciles, and no area with a need has one",
        fix: "Add imd_decile to the areas table, or compare home districts.")
    ]
  case .tiers(let named):
    return named.filter { !deciles.contains($0) }.map {
      Diagnostic(
        .error, "SP0622", at: nil, "the objective puts decile \($0) first, where no learner lives",
        fix: "Take it out of the list.")
    }
  }
}

extension LimitExpansion {
  /// A scope that holds no course, no learner, or no learner who could take one of its courses.
  ///
  /// - Parameter severity: of the last, which a pin may be about that wants no places.
  func emptiness(
    of scope: Scope, _ what: String, at location: Location?,
    severity: Diagnostic.Severity = .error
  ) -> Diagnostic? {
    let region = region(scope)
    if region.courses?.isEmpty == true {
      return Diagnostic(
        .error, "SP0621", at: location, "\(what) holds no course at a level of the brief",
        fix: "Widen what it says of courses: no course fits all of it.")
    }
    if region.needs?.isEmpty == true {
      return Diagnostic(
        .error, "SP0622", at: location, "\(what) holds no area with a need",
        fix: "Widen what it says of learners: no area with a need fits all of it.")
    }
    guard places(of: region).isEmpty else { return nil }
    return Diagnostic(
      severity, "SP0625", at: location,
      "\(what) holds no place: none of its learners is at a level that one of its courses takes"
        + (scope.isElsewhere ? " outside their home district" : ""),
      fix: "Name learners and courses of one level, or take it out.")
  }

  /// Money without prices.
  fileprivate func problemOfPrices(
    in scope: Scope, _ what: String, at location: Location?
  ) -> Diagnostic? {
    guard planned.contains(where: { catalogue.courses[$0].price != nil }) else {
      return Diagnostic(
        .error, "SP0623", at: location, "\(what) limits money, and no course has a price",
        fix: "Give the courses table a column price: the pence that a place costs.")
    }
    let courses = region(scope).courses ?? planned
    let without = courses.filter { catalogue.courses[$0].price == nil }
    guard let first = without.first else { return nil }
    return Diagnostic(
      .error, "SP0624", at: location,
      "\(what) limits money, and \(without.count) of its \(courses.count) courses "
        + "\(without.count == 1 ? "has" : "have") no price; "
        + "the first is \(catalogue.courses[first].id)",
      fix: "Fill the column price of the courses table, with 0 where a place costs nothing.")
  }
}
