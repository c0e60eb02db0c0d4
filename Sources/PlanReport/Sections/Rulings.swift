import SkillsPlanner

/// What people set beside the rules: policies, pins, minimum cohorts, and what each of them costs.
extension Telling {
  /// Nil where nothing is set.
  var rulings: Section? {
    guard !plan.policies.isEmpty || !plan.pins.isEmpty || !plan.cohorts.isEmpty else { return nil }
    return Section(
      id: "policies", title: "What people have set, and what it costs",
      blocks: [.lead(rulingsLead)]
        + (plan.policies.isEmpty ? [] : [.table(policiesTable)])
        + (plan.pins.isEmpty ? [] : [.table(pinsTable)])
        + (plan.cohorts.isEmpty ? [] : [.table(cohortsTable)]))
  }

  private var rulingsLead: String {
    guard let more = plan.optimality.withoutLimits else {
      return "The plan keeps what people have set."
    }
    let learners =
      more.learners == 0
      ? "as many learners"
      : "\(grouped(abs(more.learners))) \(more.learners > 0 ? "more" : "fewer") learners"
    return
      "Without any of it the plan would have \(grouped(more.points)) points more "
      + "(\(share(more.points, of: plan.optimality.points &+ more.points)) of all) and place \(learners)."
  }

  private var policiesTable: Table {
    Table(
      "policies", "Policies: what each asks for, has and costs",
      [
        .words("Policy", "policy"), .text("Asks for", "amount"), .number("Has", "used"),
        .number("Of", "of"), .number("Costs points", "costs"),
      ],
      plan.policies.map { row in
        [
          .text(row.label),
          .text("\(row.bound.rawValue.replacing("-", with: " ")) \(row.amount.words)"),
          .whole(row.used), row.whole.map { .whole($0) } ?? .missing("-"),
          row.costs.map { .whole($0) } ?? .missing("not worked out"),
        ]
      },
      note:
        "Costs: what the plan would gain without this one alone. Two that hold each other up cost nothing alone, so the "
        + "costs do not add up.")
  }

  private var pinsTable: Table {
    let pins = plan.terms?.pins ?? []
    return Table(
      "pins", "Pins: decisions that people took",
      [
        .words("Pin", "pin"), .text("State", "state"), .number("Has", "used"),
        .number("Costs points", "costs"), .number("Learners without it", "learners"),
        .words("Reason", "reason"), .text("Decided by", "role"), .text("Decided", "decided"),
        .text("Expires", "expires"),
      ],
      plan.pins.enumerated().map { place, row in
        let pin = pins.indices.contains(place) ? pins[place] : nil
        return [
          .text(row.label), .text(row.state.rawValue), .whole(row.used),
          row.costs.map { .whole($0) } ?? .missing("-"),
          row.learners.map { .change($0) } ?? .missing("-"), .text(pin?.reason ?? ""),
          .text(pin?.role ?? ""), .text(pin?.decided.text ?? ""),
          pin?.expires.map { .text($0.text) } ?? .missing("never"),
        ]
      })
  }

  private var cohortsTable: Table {
    Table(
      "cohorts", "Courses that do not run, since too few would learn there",
      [
        .text("Course", "course"), .number("Would have", "would-run"), .number("Needs", "least"),
      ],
      plan.cohorts.map { [.text($0.course), .whole($0.wouldRun), .whole($0.least)] })
  }
}
