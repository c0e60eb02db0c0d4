import SkillsPlanner

/// What people have set that is neither a policy nor a pin.
extension PlanWords {
  /// What the plan serves before points; nil where points are all that counts.
  package var objective: String? {
    switch plan.terms?.objective {
    case nil, .points: nil
    case .mostEqualFirst(let grouping):
      "the \(grouping.rawValue.replacing("-", with: " ")) served worst is served as well as can be, then the next; "
        + "points decide on what that leaves"
    case .tiers(let deciles):
      "as many learners of decile \(deciles.map(String.init).joined(separator: " or ")) as can be are placed first; "
        + "points decide on what that leaves"
    }
  }

  /// What of an earlier plan is kept, and what that may cost; nil where the brief names none.
  package var earlierPlan: String? {
    guard let stability = plan.terms?.stability, let kept = plan.optimality.kept else { return nil }
    return
      "\(grouped(kept.places)) of the \(grouped(kept.of)) places of \(stability.plan) are kept, giving up at most "
      + "\(percent(stability.tolerance)) of the points; no such plan keeps more than \(grouped(kept.most))"
  }
}
