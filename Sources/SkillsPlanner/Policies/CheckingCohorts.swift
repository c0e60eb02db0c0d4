/// Minimum cohorts that are more than courses hold: what they close, and which floors that leaves no room for.
///
/// What a course holds is told by its places, its funded starts and the learners at its levels; who is within its reach
/// is not asked.
struct CohortCheck {
  private let brief: Brief
  private let expansion: LimitExpansion
  private let limits: Limits
  private let cohorts: [Cohort]
  /// By course.
  private let most: [Int]

  init(_ brief: Brief, _ expansion: LimitExpansion, _ limits: Limits, _ room: Room) {
    (self.brief, self.expansion, self.limits) = (brief, expansion, limits)
    cohorts = expansion.cohorts()
    most = cohorts.isEmpty ? [] : room.mostByCourse()
  }

  /// A warning for each minimum that closes courses.
  func closings() -> [Diagnostic] {
    cohorts.compactMap { cohort in
      let closed = cohort.closed(holding: most).filter { most[$0] > 0 }
      return closed.isEmpty ? nil : warning(cohort, closed)
    }
  }

  /// So many courses are named.
  private static let named = 3

  private func warning(_ cohort: Cohort, _ closed: [Int]) -> Diagnostic {
    let open = cohort.courses.count { most[$0] > 0 }
    let names = closed.prefix(Self.named).map {
      "\(expansion.catalogue.courses[$0].id) (\(grouped(most[$0])))"
    }
    let others = closed.count - names.count
    let list =
      names.joined(separator: ", ") + (others > 0 ? " and \(grouped(others)) more" : "")
    let which =
      closed.count == open
      ? (open == 1 ? "its only course can hold" : "any of its \(grouped(open)) courses can hold")
      : "\(grouped(closed.count)) of its \(grouped(open)) courses can hold"
    let does = closed.count == 1 ? "it does not run" : "these do not run"
    let (least, largest) = (
      closed.map { most[$0] }.min() ?? 0, closed.map { most[$0] }.max() ?? 0
    )
    let runs =
      least == largest
      ? "\(grouped(largest)) or less lets \(closed.count == 1 ? "it" : "them") run"
      : "\(grouped(largest)) or less lets the largest of them run, \(grouped(least)) or less all"
    return Diagnostic(
      .warning, "SP1166", at: brief.policies[cohort.policy].location,
      "the policy \"\(cohort.label)\" asks for more learners than \(which), so that \(does): \(list)",
      fix: "\(runs); or raise what they hold: places, learners at their levels, funded starts.")
  }

  // MARK: Floors

  /// Floors that only courses could reach which do not run.
  func floorsWithoutCourses() -> [Diagnostic] {
    guard !cohorts.closed(holding: most).isEmpty else { return [] }
    return expansion.limits().filter { $0.bound == .atLeast }.compactMap(contradiction)
  }

  private func contradiction(_ floor: Limit) -> Diagnostic? {
    guard let left = self.left(for: floor, cohorts), left < -floor.most else { return nil }
    // Of several minimums those that are in the way alone, else all that close courses.
    let alone = cohorts.first { self.left(for: floor, [$0]).map { $0 < -floor.most } ?? false }
    let named = alone.map { [$0] } ?? cohorts.filter { !$0.closed(holding: most).isEmpty }
    let (kind, location) = place(of: floor.origin)
    let those = named.map { cohort in
      "the policy \"\(cohort.label)\""
        + (brief.policies[cohort.policy].location.map { " of line \($0.line)" } ?? "")
    }
    let isMoney = if case .pence = floor.amount { true } else { false }
    let there = (isMoney ? Policy.Amount.pence(left) : .places(left)).words
    let lower = alone.flatMap { cohort in
      cohort.lower(holding: most).last { lower in
        self.left(for: floor, [cohort.with(least: lower)]).map { $0 >= -floor.most } ?? true
      }
    }
    return Diagnostic(
      .error, "SP1167", at: location,
      "the \(kind) \"\(floor.label)\" contradicts \(those.joined(separator: " and ")): courses too small "
        + "for it do not run, which leaves \(there) at the most",
      fix: (lower.map { "Write a minimum cohort of \(grouped($0)) or less there, or " }
        ?? "Write smaller minimum cohorts there, or ")
        + (left > 0 ? "\(there) or less here." : "take one of the two out."))
  }

  /// What a floor can come to where some minimums close courses; nil where it is a share.
  private func left(for floor: Limit, _ cohorts: [Cohort]) -> Int? {
    let closed = cohorts.closed(holding: most)
    return Room(expansion, limits.closing(closed)).most(of: floor)
  }

  private func place(of origin: Limit.Origin) -> (kind: String, location: Location?) {
    switch origin {
    case .policy(let place): ("policy", brief.policies[place].location)
    case .pin(let place): ("pin", brief.pins[place].location)
    case .objective: ("objective", nil)
    }
  }
}
