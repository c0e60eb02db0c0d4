import SkillsPlanner

/// What people set beside the rules: policies, pins, minimum cohorts, and what each of them costs.
extension Telling {
  /// Nil where nothing is set.
  var rulings: Section? {
    guard plan.terms.map({ !$0.isPlain }) ?? !plan.policies.isEmpty else { return nil }
    return Section(
      id: "policies", title: "What people have set, and what it costs",
      blocks: [.lead(rulingsLead)] + (asideItems.isEmpty ? [] : [.terms(asideItems)])
        + (plan.policies.isEmpty ? [] : [.table(policiesTable)])
        + (plan.pins.isEmpty ? [] : [.table(pinsTable)])
        + (plan.cohorts.isEmpty ? [] : [.table(cohortsTable)])
        + churnTables.map { .table($0) })
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

  /// The objective and the earlier plan, and how many policies leave the plan as it is.
  private var asideItems: [Block.Item] {
    guard let terms = plan.terms else { return [] }
    var items: [Block.Item] = []
    switch terms.objective {
    case .points: break
    case .mostEqualFirst(let grouping):
      items.append(
        .init(
          "Objective",
          "the \(grouping.rawValue.replacing("-", with: " ")) served worst is served as well as can be, then the next; points "
            + "decide on what that leaves"))
    case .tiers(let deciles):
      items.append(
        .init(
          "Objective",
          "as many learners of decile \(deciles.map { "\($0)" }.joined(separator: " or ")) as can be are placed first; "
            + "points decide on what that leaves"))
    }
    if let stability = terms.stability, let kept = plan.optimality.kept {
      items.append(
        .init(
          "Earlier plan",
          "\(grouped(kept.places)) of the \(grouped(kept.of)) places of \(stability.plan) are kept, giving up at most "
            + "\(percent(stability.tolerance)) of the points; no such plan keeps more than \(grouped(kept.most))"
        ))
    }
    let asked = terms.policies.count { $0.each != nil }
    if asked > 0 {
      items.append(
        .init(
          "Set for each",
          "\(asked) of the policies are set for each of many; those of them that hold nothing back are kept and not listed"
        ))
    }
    return items
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
          row.has, row.whole.map { .whole($0) } ?? .missing("-"),
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
      }, note: words.pins.map { "\($0)." }.joined(separator: " "))
  }

  private var cohortsTable: Table {
    Table(
      "cohorts", "Courses that do not run, since too few would learn there",
      [
        .text("Course", "course"), .number("Would have", "would-run"), .number("Needs", "least"),
        .text("Nearest merge", "merge-with"), .number("Away, km", "metres"),
        .number("Together", "together"),
      ],
      plan.cohorts.map { row in
        [
          .text(row.course), .whole(row.wouldRun), .whole(row.least),
          row.merge.map { .text($0.course) } ?? .missing("none"),
          row.merge.map { .metres($0.metres) } ?? .missing("-"),
          row.merge.map { .whole($0.learners) } ?? .missing("-"),
        ]
      })
  }
}

extension PolicyRow {
  /// What the plan has of what is limited: money as money.
  fileprivate var has: Cell {
    if case .pence = amount { .text(pounds(used)) } else { .whole(used) }
  }
}
