import PlanFiles
import SkillsPlanner

/// Why no plan could be made of a brief, at its place there.
extension PlanningJob {
  /// What is said of a failure: at its line where the brief has one, and of one for want of memory what would fit.
  ///
  /// - Parameter path: of the brief, where no line is to blame.
  func refusal(
    _ failure: PlanningFailure, _ limit: MemoryLimit, brief path: String
  ) -> any Error {
    limit.refusal(failure, brief: path) as? InvalidInput ?? located(failure, brief: path)
  }

  /// The same with a failure for want of memory as it is.
  func located(_ failure: PlanningFailure, brief path: String) -> any Error {
    let file = Location(file: path)
    switch failure {
    case .conflict(let conflict):
      return InvalidInput([
        Diagnostic(
          .error, "SP0640", at: place(of: conflict) ?? file, conflict.explained, fix: conflict.fix)
      ])
    case .notFound:
      let limits = limitsBesideNetwork(of: files.brief, in: files.catalogue)
      return InvalidInput([
        Diagnostic(
          .error, "SP0642", at: limits.lazy.compactMap(\.location).first ?? file,
          "no plan was found that keeps all that is set, though nothing is proved impossible; it turns on "
            + "\(limits.count == 1 ? "this" : "these"): \(limits.map(\.label).joined(separator: "; "))",
          fix:
            "Loosen one of them a little, or take one out and see in that plan how near it comes.")
      ])
    case .besideNetwork(let limits):
      return UntoldChanges(beside: limits, plan: nil)
    case .rule, .needsMemory, .tooLarge, .unproven: return failure
    }
  }

  /// The first policy or pin of it.
  private func place(of conflict: Conflict) -> Location? {
    conflict.members.lazy.compactMap { member in
      member.policy.flatMap { files.brief.policies[$0].location }
        ?? member.pin.flatMap { files.brief.pins[$0].location }
    }.first
  }
}

/// A question of what would be different, asked of a brief that no network holds alone.
struct UntoldChanges: Error {
  let diagnostic: Diagnostic

  /// - Parameter plan: of the brief; nil where there is none that says what its limits cost.
  init(beside limits: [NamedLimit], plan: Plan?) {
    diagnostic = Diagnostic(
      .error, "SP0643", at: limits.lazy.compactMap(\.location).first,
      "what would be different cannot be told exactly of this plan, since it keeps by price or by search: "
        + limits.map(\.label).joined(separator: "; "),
      fix: Self.free(limits, plan)
        + "Of any plan, skillsplan sensitivity says what survives when the brief is a little otherwise."
    )
  }

  /// What to do about what is in the way; what holds nothing back can go.
  private static func free(_ limits: [NamedLimit], _ plan: Plan?) -> String {
    guard let plan else {
      return
        "Plan without them, and ask of that plan; one of which a plan says that it costs nothing changes nothing by that. "
    }
    let free = limits.filter(plan.isFree)
    // What none costs alone, two may cost together.
    let isAll = limits.count == 1 || plan.optimality.withoutLimits?.points == 0
    guard free.count < limits.count || !isAll else {
      let (none, them) =
        limits.count == 1 ? ("It holds nothing", "it") : ("They hold nothing", "them")
      return
        "\(none) back in this plan: plan without \(them), which changes nothing else, and ask of that plan. "
    }
    let without =
      free.isEmpty
      ? "" : "What holds nothing back by itself: \(free.map(\.label).joined(separator: "; ")). "
    return without
      + "Plan without what is in the way, and ask of that plan; or change the brief and compare two plans with skillsplan diff. "
  }
}
