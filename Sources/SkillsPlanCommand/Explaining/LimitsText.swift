import PlanFiles
import SkillsPlanner

/// What people set that counts at some places of a plan, in a table and sentences.
struct LimitsText {
  let limits: [LimitInPlan]

  /// Empty where there is none.
  func lines() -> [String] {
    guard !limits.isEmpty else { return [] }
    return ["", "What people set that counts here"] + table() + note()
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

  private func note() -> [String] {
    let about =
      limits.contains { !$0.isExact }
      ? ", about: that plan is near the best, or serves the objective's groups as this one does"
      : ""
    return wrapped(
      "A place: what it adds to the points of a place here, or takes from them, by the plan's values; where these "
        + "differ, the most. Points and learners: what the plan would have more without it alone\(about).",
      indent: 2)
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
      ("exact", .truth(limit.isExact)),
      ("reason", limit.pin.map { .text($0.reason) } ?? .missing),
      ("role", limit.pin.map { .text($0.role) } ?? .missing),
      ("decided", limit.pin.map { .text($0.decided.text) } ?? .missing),
      ("displaced", limit.without.map { DisplacementText($0).json } ?? .missing),
    ])
  }

  /// Places that pins decide, each with why; empty where none does.
  ///
  /// - Parameter places: an area with places on a course.
  static func pinned(_ places: [(area: Area, course: Course)], by limits: [LimitInPlan]) -> [String]
  {
    limits.flatMap { limit -> [String] in
      guard let pin = limit.pin,
        places.contains(where: { pin.scope.contains($0.area, $0.course) })
      else { return [] }
      return wrapped("By a pin (\(limit.label)): \(pin.said).", indent: 2)
    }
  }
}

extension LimitInPlan {
  /// "the policy "at most 900 places, provider 10004552", which is full".
  fileprivate var said: String {
    let full = isFull && bound == .atMost ? ", full" : ""
    return "\(kind.rawValue): \(label)\(full)" + (pin.map { "; \($0.said)" } ?? "")
  }
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
