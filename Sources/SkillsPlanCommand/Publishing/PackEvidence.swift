import PlanFiles
import PlanReport
import SkillsPlanner

/// What publishing does to check a plan, said in the sentences of its quality log.
struct PackEvidence {
  let verification: Verification
  /// How far the plan may be from the best: "0.01%"; nil where it is proven the best.
  let gap: String?
  /// Why inputs were left out; nil where the plan was proved from them.
  let reason: String?

  /// In sentences without counts of people.
  func sentences(_ disclosure: Disclosure, backcast: Backcast?) -> PackDocuments.Evidence {
    PackDocuments.Evidence(
      verification: verified, validation: backcast.map { validated($0, disclosure) })
  }

  private var verified: String {
    reason.map { reason in
      "Checked alone: its sums add up, its places keep every limit, and the file is what the program writes of such a "
        + "plan. It was not proved from what it was made from: \(reason)."
    }
      ?? "Proved from its inputs: every input and rule is the one that the plan names; every need, place, score, sum and "
      + "cause follows from them, by code that has nothing in common with the planner but the rules' scores; by its "
      + "certificate \(gap.map { "it is within \($0) of the best" } ?? "no plan has more points"); and planned again it is "
      + "the same, byte for byte."
  }

  private func validated(_ backcast: Backcast, _ disclosure: Disclosure) -> String {
    let about =
      "Set beside last year's real apprenticeship starts by district of home and of delivery (skillsplan backcast)."
    guard disclosure == .none else {
      return about + " Figures are left out, since they are worked out of exact counts."
    }
    return about
      + " Last year had \(grouped(backcast.whole.lastYear)) starts, the plan has \(grouped(backcast.whole.plan)) places; "
      + "\(Screen.percent(backcast.whole.common)) of both are in the same pair of districts. A plan is meant to "
      + "differ: this shows how plausible its journeys are, and is no target."
  }
}
