import PlanFiles
import SkillsPlanner

/// What people set that counts at some places of a plan, in a table and sentences.
struct LimitsText {
  let limits: [LimitInPlan]

  /// Empty where there is none.
  func lines(in plan: Plan) -> [String] {
    guard !limits.isEmpty else { return [] }
    return ["", "What people set that counts here"] + table() + note(plan)
      + limits.flatMap { limit in limit.without.map { without(limit, $0) } ?? [] }
  }

  private func table() -> [String] {
    let header = ["a place", "points", "learners"]
    let rows =
      [header]
      + limits.map {
        [
          $0.pointsOfAPlace.map(signed) ?? "-", $0.points.map(signed) ?? "-",
          $0.learners.map(signed) ?? "-",
        ]
      }
    let widths = header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let names = rows.map { row in
      "  "
        + zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }
        .joined(separator: "  ") + "  "
    }
    let texts = [""] + limits.map(\.said)
    return zip(names, texts).flatMap { name, text in
      text.isEmpty
        ? [name.trimmingTrailingSpaces] : Screen.row(name, text, indent: name.count, width: 100)
    }
  }

  private func note(_ plan: Plan) -> [String] {
    let about = limits.contains { $0.isAbout } ? plan.whyAbout : ""
    let costs = Set(limits.map(\.cost))
    let sentences = [
      limits.contains { $0.pointsOfAPlace != nil }
        ? "A place: what it adds to the points of a place here, or takes from them, by the plan's values; where these "
          + "differ, the most." : nil,
      limits.contains { $0.points != nil }
        ? "Points and learners: what the plan would have more without it alone\(about)." : nil,
      limits.contains { $0.effect == .none }
        ? "Without effect: without it too no plan would have more points, by the plan's values."
        : nil,
      costs.contains(.withEarlierPlan)
        ? "Points and learners are not told beside an earlier plan: without it, a plan would keep other places of that one "
          + "too. What it costs the best plan that keeps none of them is in its row of the plan."
        : nil,
      costs.contains(.notLookedFor)
        ? "Where points and learners are not told, nobody has looked: each takes a plan of its own."
        : nil,
    ]
    return wrapped(sentences.compactMap(\.self).joined(separator: " "), indent: 2)
  }

  private func without(_ limit: LimitInPlan, _ displacement: Displacement) -> [String] {
    ["  Without the pin \(limit.label.printable)"]
      + DisplacementText(displacement).lines(indent: 4)
  }

  var json: JSON { .list(limits.map(Self.json)) }

  private static func json(_ limit: LimitInPlan) -> JSON {
    .object([
      ("kind", .text(limit.kind.rawValue)), ("label", .text(limit.label)),
      ("full", .truth(limit.isFull)),
      ("points-of-a-place", limit.pointsOfAPlace.map { .whole($0) } ?? .missing),
      ("points", limit.points.map { .whole($0) } ?? .missing),
      ("learners", limit.learners.map { .whole($0) } ?? .missing),
      ("exact", .truth(limit.isExact)), ("effect", .text(limit.effect.word)),
      ("courses-not-run", limit.effect.closed.map { .whole($0) } ?? .missing),
      ("reason", limit.pin.map { .text($0.reason) } ?? .missing),
      ("role", limit.pin.map { .text($0.role) } ?? .missing),
      ("decided", limit.pin.map { .text($0.decided.text) } ?? .missing),
      ("displaced", limit.without.map { DisplacementText($0).json } ?? .missing),
    ])
  }

  /// Places that pins hold, each with why; empty where none does.
  ///
  /// - Parameter places: an area with places on a course.
  static func pinned(_ places: [(area: Area, course: Course)], by limits: [LimitInPlan]) -> [String]
  {
    limits.flatMap { limit -> [String] in
      guard let pin = limit.pin, limit.effect == .gives,
        places.contains(where: { pin.scope.contains($0.area, $0.course) })
      else { return [] }
      return wrapped("By a pin (\(limit.label)): \(pin.said).", indent: 2)
    }
  }
}

extension LimitInPlan {
  /// "policy: at most 900 places, provider 10004552, full".
  fileprivate var said: String {
    "\(kind.rawValue): \(label)\(state)" + (pin.map { "; \($0.said)" } ?? "")
  }

  private var state: String {
    switch effect {
    case .takes: isFull ? ", full" : ""
    case .gives: ""
    case .none: isFull ? ", full, but without effect" : ", without effect"
    case .cohort(let closed, let empty, let all):
      all == 1 ? Self.ofOne(closed, empty) : Self.ofMany(closed, empty, all)
    }
  }

  private static func ofOne(_ closed: Int, _ empty: Int) -> String {
    guard empty == 0 else { return "; nobody would come to this course" }
    return ", by which this course \(closed == 1 ? "does not run" : "runs")"
  }

  private static func ofMany(_ closed: Int, _ empty: Int, _ all: Int) -> String {
    let notRun =
      closed == 0
      ? ", which closes none of \(grouped(all)) courses here"
      : ", by which \(grouped(closed)) of \(grouped(all)) courses here \(closed == 1 ? "does" : "do") not run"
    return notRun + (empty > 0 ? "; nobody would come to \(grouped(empty))" : "")
  }

  /// What the plan would have more without it; nil where it is not told.
  fileprivate var points: Int? { if case .of(let points, _, _) = cost { points } else { nil } }
  fileprivate var learners: Int? {
    if case .of(_, let learners, _) = cost { learners } else { nil }
  }
  fileprivate var isExact: Bool { if case .of(_, _, true) = cost { true } else { false } }
  fileprivate var isAbout: Bool { if case .of(_, _, false) = cost { true } else { false } }
}

extension LimitInPlan.Effect {
  fileprivate var word: String {
    switch self {
    case .takes: "takes"
    case .gives: "gives"
    case .none: "none"
    case .cohort: "minimum cohort"
    }
  }

  fileprivate var closed: Int? { if case .cohort(let closed, _, _) = self { closed } else { nil } }
}

extension Pin {
  /// "agreed with the college (commissioner, decided 2026-06-01)".
  var said: String {
    "\(reason) (\(role), decided \(decided.text)\(expires.map { ", until \($0.text)" } ?? ""))"
  }
}

extension LimitKind {
  /// "the policy "at most 900 places, provider 10004552"".
  func named(_ label: String) -> String {
    switch self {
    case .policy, .pin: "the \(rawValue) \"\(label)\""
    case .objective: "the objective (\(label))"
    }
  }
}

extension ClosedCourse {
  /// As in "7 of 10".
  var said: String { "\(grouped(wouldRun)) of \(grouped(least))" }

  /// "it needs 8 learners, and 4 would come. They could merge with course X, 3.2 km away in a straight line, ..."
  var inWords: String {
    "it needs \(counted(least, "learner")), and \(grouped(wouldRun)) would come" + merging
  }

  private var merging: String {
    guard let merge else {
      return wouldRun == 0 ? "." : ". The plan has no merge for them."
    }
    let away =
      merge.metres.map { ", \(ExplainedPlan.kilometres($0)) km away in a straight line," } ?? ""
    return ". They could merge with course \(merge.course)\(away): then "
      + "\(counted(merge.learners, "learner")) would meet there, with all other merges of the plan carried out."
  }
}

extension AnsweredPlan.Changes {
  /// Why what would be different is left out, and what to do; empty where nothing is.
  var note: [String] {
    let way = "Change the brief, plan again, and compare the two plans with skillsplan diff."
    return switch self {
    case .all: []
    case .ofPoints:
      [""]
        + wrapped(
          "What more learners, places or funded starts would change is not told here: the objective would then serve others "
            + "first. \(way)", indent: 0)
    case .none(let how):
      [""]
        + wrapped(
          "How much would have to be different is not told here: that is exact where one network holds the whole plan, and "
            + "this one comes of \(how). \(way)", indent: 0)
    }
  }
}
