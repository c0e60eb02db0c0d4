import SkillsPlanner

/// Learners whom an objective other than points serves first, and the row of a plan that says how many of them.
struct ServedGroup {
  let name: String
  /// Places among the needs of the facts.
  let needs: [Int]

  static func all(_ objective: Objective, _ facts: Facts) -> [ServedGroup] {
    let needs = facts.needs.indices
    func area(_ need: Int) -> AreaRow { facts.areas[facts.needs[need].area] }
    switch objective {
    case .points: return []
    case .mostEqualFirst(.homeDistrict):
      return named(Dictionary(grouping: needs) { area($0).district }) { "home-district \($0)" }
    case .mostEqualFirst(.decile):
      let known = needs.filter { area($0).decile != nil }
      return named(Dictionary(grouping: known) { area($0).decile ?? 0 }) { "decile \($0)" }
    case .tiers(let deciles):
      let name = "decile " + deciles.map { "\($0)" }.joined(separator: " or ")
      let own = needs.filter { area($0).decile.map(deciles.contains) ?? false }
      return [ServedGroup(name: name, needs: own)]
    }
  }

  private static func named<Key: Comparable>(
    _ groups: [Key: [Int]], _ name: (Key) -> String
  ) -> [ServedGroup] {
    groups.keys.sorted().map { ServedGroup(name: name($0), needs: groups[$0] ?? []) }
  }

  func row(in rows: PlanRows) -> PolicyRow? {
    rows.plan.policies.first {
      $0.bound == .atLeast
        && $0.label == "at least \($0.amount.words), \(name), served first"
    }
  }
}

extension Policy.Amount {
  /// A number of places; 0 where it is another amount.
  fileprivate var count: Int { if case .places(let places) = self { places } else { 0 } }
}
