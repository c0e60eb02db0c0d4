import SkillsPlanner

/// What people set beside the rules: policies, pins, minimum cohorts, and what each of them costs.
extension Telling {
  /// Nil where nothing is set.
  var rulings: Section? {
    guard plan.terms.map({ !$0.isPlain }) ?? !plan.policies.isEmpty else { return nil }
    return Section(
      id: "policies", title: "What people have set, and what it costs",
      blocks: [.lead(rulingsLead)] + (asideItems.isEmpty ? [] : [.terms(asideItems)])
        + (policiesTable.rows.isEmpty ? [] : [.table(policiesTable)])
        + (plan.pins.isEmpty ? [] : [.table(pinsTable)])
        + (plan.cohorts.isEmpty ? [] : [.table(cohortsTable)])
        + churnTables.map { .table($0) })
  }

  private var rulingsLead: String {
    guard let more = plan.optimality.withoutLimits else {
      return "The plan keeps what people have set."
    }
    let about = plan.optimality.about
    let learners =
      more.learners == 0
      ? "as many learners"
      : "\(about(abs(more.learners))) \(more.learners > 0 ? "more" : "fewer") "
        + (abs(more.learners) == 1 ? "learner" : "learners")
    guard more.points != 0 else {
      return
        "It costs no points: without any of it the plan would have as many, and place \(learners)."
    }
    return
      "Without any of it the plan would have \(about(more.points)) points more "
      + "(\(roundedShare(more.points, of: plan.optimality.points &+ more.points)) of the points that it would have then) "
      + "and place \(learners)."
  }

  /// What comes before points, and the earlier plan.
  private var asideItems: [Block.Item] {
    [
      words.objective.map { Block.Item("Objective", $0) },
      words.earlierPlan.map { Block.Item("Earlier plan", $0) },
    ].compactMap(\.self)
  }

  /// Every policy as it is set, also one that holds nothing back; below one that is set for each of many those that are
  /// at their bound or have a value. What the objective serves first stands last.
  var policiesTable: Table {
    let (policies, others) = plan.policiesAsSet
    return Table(
      "policies", "Policies: what each asks for, has and costs",
      [
        .words("Policy", "policy"), .words("Set by", "source"), .number("Has", "used"),
        .number("Of", "of"), .number("Costs points", "costs"),
      ],
      policies.flatMap(rows)
        + others.map { row($0, source: plan.terms.map { _ in "the brief's objective" }) },
      note:
        "Costs: what the plan would gain without this one alone. Two that hold each other up cost nothing alone, so the "
        + "costs do not add up.\(aboutCosts)\(notAtLimit(policies))")
  }

  /// How exact costs are, as a sentence behind others; empty where they are exact.
  private var aboutCosts: String {
    plan.optimality.gap == 0
      ? plan.minimumCohorts.contains(where: \.isAbout)
        ? " Those of minimum cohorts are about: a plan without one is not proved the best." : ""
      : " All are about: the plan is \(plan.optimality.nearness), and a cost below \(grouped(plan.optimality.gap)) points "
        + "may be none."
  }

  /// What it means that a row is told which is not at its limit, as a sentence behind others; empty where none is.
  private func notAtLimit(_ policies: [SetPolicy]) -> String {
    policies.contains { set in
      set.policy.each != nil && set.rows.contains { $0.noneOf == nil && !$0.leavesNone }
    }
      ? " Not at the limit: there is still some room, and yet by the plan's values a looser limit could bring points."
      : ""
  }

  private func rows(of set: SetPolicy) -> [[Cell]] {
    if set.policy.each == nil, let own = set.rows.first {
      return [row(own, source: set.policy.source)]
    }
    let asOne = set.rows.first.flatMap { $0.noneOf == nil ? nil : $0 }
    let costs: Cell =
      if let cohort = set.cohort {
        cost(cohort)
      } else {
        asOne.map { $0.costs.map { .whole($0) } ?? .missing("not worked out") } ?? .missing("-")
      }
    let asSet: [Cell] = [
      .text(names.label(set.policy.label)), source(set.policy.source), .missing(Self.has(set)),
      .missing("-"), costs,
    ]
    return [asSet] + (asOne == nil ? set.rows.map { row($0, source: set.policy.source) } : [])
  }

  private func cost(_ cohort: MinimumCohortRow) -> Cell {
    cohort.costs.map { .whole($0) } ?? .missing("not worked out")
  }

  /// What the plan has of minimum cohorts, or of what is set for each of many.
  private static func has(_ set: SetPolicy) -> String {
    if let cohort = set.cohort { return cohort.inWords }
    return set.policy.each == nil ? "-" : reached(set.rows)
  }

  private func row(_ row: PolicyRow, source name: String?) -> [Cell] {
    [
      .text(names.label(row.label)), source(name), row.has,
      row.whole.map { .whole($0) } ?? .missing("-"),
      row.costs.map { .whole($0) } ?? .missing("not worked out"),
    ]
  }

  /// "2 at the limit, 1 not at it", the note of the table says what that means; "none of its 14 at the limit".
  private static func reached(_ rows: [PolicyRow]) -> String {
    if let all = rows.first?.noneOf { return "none of its \(grouped(all)) at the limit" }
    let reached = rows.count { $0.leavesNone }
    let others = rows.count - reached
    let parts =
      (reached > 0 ? ["\(grouped(reached)) at the limit"] : [])
      + (others > 0 ? ["\(grouped(others)) not at \(reached > 0 ? "it" : "the limit")"] : [])
    return parts.isEmpty ? "nothing held back" : parts.joined(separator: ", ")
  }

  private func source(_ name: String?) -> Cell { name.map { .text($0) } ?? .missing("not said") }

  var pinsTable: Table {
    let pins = plan.terms?.pins ?? []
    return Table(
      "pins", "Pins: decisions that people took",
      [
        .words("Pin", "pin"), .text("State", "state"), .number("Has", "used"),
        .number("Costs points", "costs"), .number("Learners without it", "learners"),
        .words("Reason", "reason"), .text("Decided by", "role"), .day("Decided", "decided"),
        .day("Expires", "expires"),
      ],
      plan.pins.enumerated().map { place, row in
        let pin = pins.indices.contains(place) ? pins[place] : nil
        return [
          .text(names.label(row.label)), .text(row.state.rawValue), .whole(row.used),
          row.costs.map { .whole($0) } ?? .missing("-"),
          row.learners.map { .change($0) } ?? .missing("-"), .text(pin?.reason ?? ""),
          .text(pin?.role ?? ""), .text(pin?.decided.text ?? ""),
          pin?.expires.map { .text($0.text) } ?? .missing("never"),
        ]
      }, note: words.pins.map { "\($0)." }.joined(separator: " "))
  }

  var cohortsTable: Table {
    Table(
      "cohorts", "Courses that do not run, since too few would learn there",
      [
        .text("Course", "course"), .words("Provider", "name"), .number("Would have", "would-run"),
        .number("Needs", "least"), .text("Merge with", "merge-with"),
        .number("Away, km", "metres"),
        .number("Together", "together"),
      ],
      plan.cohorts.map { row in
        [
          .text(row.course),
          names.provider(ofCourse: row.course).map { .text($0) } ?? .missing("-"),
          .whole(row.wouldRun), .whole(row.least),
          row.merge.map { .text($0.course) } ?? .missing("none"),
          row.merge.map { $0.metres.map { .metres($0) } ?? .missing("not published") }
            ?? .missing("-"),
          row.merge.map { .whole($0.learners) } ?? .missing("-"),
        ]
      },
      note:
        "Merge with: a course of the same level, sector and mode with which there would be enough learners. All merges find "
        + "places together: the nearest first, while a course that runs has places left; caps and funded starts are not asked. Two that do not run name "
        + "each other, of more all name the one where they would meet. Together: all that meet there. Away: by straight line, "
        + "where both venues are published."
    )
  }
}

extension PolicyRow {
  /// What the plan has of what is limited: money as money.
  fileprivate var has: Cell {
    if case .pence = amount { .text(pounds(used)) } else { .whole(used) }
  }
}
