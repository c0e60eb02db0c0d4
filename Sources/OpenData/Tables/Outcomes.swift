import SkillsPlanner

/// Finds the share of a provider's learners with a sustained positive destination.
struct Outcomes: Sendable {
  /// Where a course's figure comes from; the raw value is what `outcomes_basis` says.
  enum Basis: String, CaseIterable, Sendable {
    case level = "provider's leavers at this level"
    case provision = "provider's leavers at all levels"
    case provider = "provider's leavers of all learning"
    case mean = "mean of all providers' leavers at this level"
  }

  struct Figure: Hashable, Sendable {
    /// 0...1; nil where no provider has a figure.
    let share: Double?
    let basis: Basis
  }

  let rows: [OutcomesFile.Key: OutcomesFile.Row]

  /// The provider's figure at the level, else at all levels of the mode, else of all its learning,
  /// else the mean of all providers at the level weighted by leavers, to four places.
  func figure(of ukprn: String, at level: Level, by mode: Mode) -> Figure {
    let provision: OutcomesFile.Provision = mode == .apprenticeship ? .apprenticeship : .classroom
    let own: [(Basis, OutcomesFile.Key)] = [
      (.level, .init(ukprn: ukprn, provision: provision, scope: .level(level))),
      (.provision, .init(ukprn: ukprn, provision: provision, scope: .all)),
      (.provider, .init(ukprn: ukprn, provision: .all, scope: .all)),
    ]
    for (basis, key) in own {
      if let share = rows[key]?.sustained { return Figure(share: share, basis: basis) }
    }
    return Figure(
      share: mean(provision, .level(level)) ?? mean(provision, .all), basis: .mean)
  }

  private func mean(
    _ provision: OutcomesFile.Provision, _ scope: OutcomesFile.Scope
  ) -> Double? {
    var leavers = 0
    var sustained = 0.0
    let members = rows.filter { $0.key.provision == provision && $0.key.scope == scope }
    for (_, row) in members.sorted(by: { $0.key.ukprn < $1.key.ukprn }) {
      guard let learners = row.learners, let share = row.sustained else { continue }
      leavers += learners
      sustained += share * Double(learners)
    }
    return leavers == 0 ? nil : (sustained / Double(leavers) * 10_000).rounded() / 10_000
  }
}
