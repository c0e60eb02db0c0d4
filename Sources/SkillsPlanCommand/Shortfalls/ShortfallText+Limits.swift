import PlanFiles
import SkillsPlanner

extension ShortfallText {
  /// What each policy and pin keeps learners from; empty where none does and none may.
  var limits: [String] {
    let note = diagnosis.changes.shortfallNote
    guard !diagnosis.limits.isEmpty || diagnosis.limitsNotLookedAt > 0 else {
      return note
    }
    let rows =
      [["learners", "points"]]
      + diagnosis.limits.map {
        [signed($0.learners), signed($0.points)]
      }
    let widths = [0, 1].map { column in rows.map { $0[column].count }.max() ?? 0 }
    let names = rows.map { row in
      "  "
        + zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }
        .joined(separator: "  ") + "  "
    }
    let about = diagnosis.limits.contains { !$0.isExact } ? plan.whyAbout : ""
    let texts = ["without"] + diagnosis.limits.map { $0.kind.named($0.label) }
    let table = zip(names, texts).flatMap { name, text in
      Screen.row(name, text, indent: name.count, width: 100)
    }
    let left = diagnosis.limitsNotLookedAt
    return wrapped(
      "Policies and pins: learners more who would be placed without each alone\(about)", indent: 0)
      + (diagnosis.limits.isEmpty ? [] : table)
      + (left > 0
        ? [
          "  (\(counted(left, "limit")) that cost points too, not looked at: each takes a plan of its own)"
        ]
        : [])
      + (diagnosis.limits.count > 1
        ? wrapped(
          "Each is the plan without that one, so they do not add up: where two keep the same learner, none does by itself.",
          indent: 2) : [])
      + (note.isEmpty ? [] : [""] + note)
  }
}

extension AnsweredPlan.Changes {
  /// Why there are no repairs, and what to do; empty where there may be.
  fileprivate var shortfallNote: [String] {
    switch self {
    case .all: []
    case .ofPoints:
      wrapped(
        "What would help is not told: with more places or starts the objective would serve others first. Change the "
          + "brief, plan again, and compare the two plans with skillsplan diff.", indent: 0)
    case .none(let how):
      wrapped(
        "What would help is not told: that is exact where one network holds the whole plan, and this one comes of "
          + "\(how). Change the brief, plan again, and compare the two plans with skillsplan diff.",
        indent: 0)
    }
  }
}

extension ShortfallDiagnosis.LimitEffect {
  var json: JSON {
    .object([
      ("kind", .text(kind.rawValue)), ("label", .text(label)), ("learners", .whole(learners)),
      ("points", .whole(points)), ("exact", .truth(isExact)),
    ])
  }
}
