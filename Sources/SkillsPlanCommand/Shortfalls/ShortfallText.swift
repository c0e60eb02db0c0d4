import PlanFiles
import SkillsPlanner

/// Why learners are not placed, for a reader who wants to act on it.
struct ShortfallText {
  let plan: Plan
  let diagnosis: ShortfallDiagnosis
  private let terms: [Level: NeedDefinition]
  private let courses: [String: CourseRow]
  private let providers: [String: String]

  init(_ plan: Plan, _ diagnosis: ShortfallDiagnosis) {
    self.plan = plan
    self.diagnosis = diagnosis
    terms = Dictionary(
      (plan.terms?.needs ?? []).map { ($0.level, $0) }, uniquingKeysWith: { first, _ in first })
    courses = Dictionary(
      plan.courses.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    providers = Dictionary(
      plan.providers.map { ($0.provider.ukprn, $0.provider.name) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Lines of at most 100 characters where names allow, ending in a line feed.
  var text: String {
    guard diagnosis.learners > 0 else {
      return "\(plan.title.printable), \(plan.year): every learner is placed.\n"
    }
    return [heading, groups, limits, repairs].filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var heading: [String] {
    var rows: [[String]] = diagnosis.withoutCourse.map {
      [grouped($0.learners), Self.reason($0.cause)]
    }
    let short = diagnosis.tooFewPlaces.reduce(0) { $0 + $1.short }
    if short > 0 {
      let count = diagnosis.tooFewPlaces.count
      rows.append([
        grouped(short),
        "too few places within reach, however they are shared out (\(grouped(count)) "
          + "\(count == 1 ? "group" : "groups") of needs, below)",
      ])
    }
    rows += diagnosis.tooFewFunded.map {
      [
        grouped($0.short),
        "too few funded starts at level \($0.level.code): there are \(grouped($0.funded))"
          + ($0.unused > 0 ? " (the plan leaves \(grouped($0.unused))), and " : ", and ")
          + "\(grouped($0.funded + $0.short)) learners could take a place",
      ]
    }
    rows += [
      (
        diagnosis.policies,
        "policies, pins and minimum cohorts: no plan that keeps them all could place them"
      ),
      (
        diagnosis.undecided,
        "policies and pins, or more points elsewhere: which of the two is not proved"
      ),
      (diagnosis.fewerPoints, fewerPoints),
    ].filter { $0.0 > 0 }.map { [grouped($0.0), $0.1] }
    rows.append([grouped(diagnosis.learners), "in all"])
    return wrapped(
      "\(plan.title), \(plan.year): why \(grouped(diagnosis.learners)) of "
        + "\(grouped(plan.summary.learners)) learners are not placed", indent: 0) + [""]
      + Columns(["learners", "because"], leftAligned: [1]).lines(rows)
      + wrapped(
        "Each learner is counted once, for the first reason that no plan could mend by itself. The plan's own causes are "
          + "of each need as it is planned, so they are cut otherwise.", indent: 2)
  }

  private var fewerPoints: String {
    plan.terms?.stability == nil
      ? "more points elsewhere: a plan with fewer could place them"
      : "more points elsewhere, or places of the earlier plan: another plan could place them"
  }

  private static func reason(_ cause: Shortfall.Cause) -> String {
    switch cause {
    case .outOfReach: "no course is within reach"
    case .notEligible: "every course within reach is closed to them"
    case .noPoints: "every course open to them has 0 points"
    case .coursesFull, .fundedStartsUsed, .policyOrPin: cause.rawValue
    }
  }

  private var groups: [String] {
    // Those of which a repair is looked for are the ones to read: some small ones and the largest.
    let all = diagnosis.tooFewPlaces
    guard !all.isEmpty else { return [] }
    let repaired = Set(all.indices.prefix(7)).union(all.indices.suffix(3))
    var lines = ["Too few places, however they are shared out: small groups of areas first"]
    var left: [ShortfallDiagnosis.TooFewPlaces] = []
    func close() {
      guard !left.isEmpty else { return }
      lines.append(
        "      (\(counted(left.count, "group")) more, short of "
          + "\(grouped(left.reduce(0) { $0 + $1.short })) places; --json has them all)")
      left = []
    }
    for (place, group) in all.enumerated() {
      guard repaired.contains(place) else {
        left.append(group)
        continue
      }
      close()
      lines += Screen.row("  \(place + 1).", sentence(group), indent: 6, width: 100)
    }
    close()
    return lines
  }

  /// "14 areas in Burnley need 212 level 3 places within 25 km; there are 160, on 9 courses: 52 too few."
  private func sentence(_ group: ShortfallDiagnosis.TooFewPlaces) -> String {
    let areas = group.areas.count == 1 ? "1 area" : "\(grouped(group.areas.count)) areas"
    let named = group.districts.prefix(3).map { district in
      group.districts.count == 1
        ? district.district.name : "\(district.district.name) (\(district.areas))"
    }
    let others = group.districts.count - named.count
    let places = (named + (others > 0 ? ["\(others) more"] : [])).joined(separator: ", ")
    let levels = group.levels.map { level in
      let reach = terms[level].map { need in
        " within \(kilometres(need.reach)) km"
          + (need.reachMinutes.map { " or \($0) minutes" } ?? "")
      }
      return "level \(level.code) places\(reach ?? "")"
    }.joined(separator: " and ")
    let besides =
      group.others.isEmpty
      ? ""
      : " beside those of \(list(group.others.map { "\($0 + 1)" })), which their own areas fill"
    let open = group.isNarrowed ? " that are open to them with points" : ""
    let there =
      "there \(group.places == 1 ? "is" : "are") \(grouped(group.places))\(open), on "
      + counted(group.courses.count, "course")
    return "\(areas) in \(places) \(group.areas.count == 1 ? "needs" : "need") "
      + "\(grouped(group.learners)) \(levels); \(there)\(besides): \(grouped(group.short)) too few."
  }

  /// "1, 2 and 3"; the first ones of many.
  private func list(_ words: [String]) -> String {
    if words.count > 4 {
      return "\(words.prefix(3).joined(separator: ", ")) and \(words.count - 3) more"
    }
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  private var repairs: [String] {
    guard !diagnosis.repairs.isEmpty else { return [] }
    let header = ["learners", "units"]
    let rows = [header] + diagnosis.repairs.map { [signed($0.helped), units($0)] }
    let widths = header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let names = rows.map { row in
      "  "
        + zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }
        .joined(separator: "  ") + "  "
    }
    let changes = ["change"] + diagnosis.repairs.map(change)
    return ["What would help, each worked out by planning again; most learners for each unit first"]
      + zip(names, changes).flatMap { name, change in
        Screen.row(name, change, indent: name.count, width: 100)
      }
      + (diagnosis.together.map {
        [
          "",
          "  Places and funded starts all at once: \(grouped($0)) learners more; repairs overlap, and reaches are not in it.",
        ]
      } ?? [])
  }

  private func units(_ repair: ShortfallDiagnosis.Repair) -> String {
    switch repair.change {
    case .fundedStarts, .places, .limit: grouped(repair.units)
    case .reach: "\(kilometres(repair.units * 100)) km"
    }
  }

  private func change(_ repair: ShortfallDiagnosis.Repair) -> String {
    switch repair.change {
    case .fundedStarts(let level, let from, let to):
      return "fund \(grouped(to)) starts at level \(level.code), not \(grouped(from))"
    case .places(let id, let from, let to, let isFunded, let finding):
      let provider = courses[id].flatMap { providers[$0.provider] }
      return "\(grouped(to)) places, not \(grouped(from)), on course \(id)"
        + (provider.map { " of \($0)" } ?? "")
        + (isFunded ? ", and as many funded starts more" : "")
        + ", for group \(finding + 1)"
        + others(repair, "of the group")
    case .limit(let label, let kind, let from, let to):
      guard let to else { return "without \(kind.named(label))" }
      let before = if case .places(let places) = from { grouped(places) } else { from.words }
      return "\(to.words), not \(before), in \(kind.named(label))"
    case .reach(let level, let from, let to, let funded):
      return "a reach of \(kilometres(to)) km at level \(level.code), not \(kilometres(from))"
        + (funded > 0 ? ", and \(grouped(funded)) funded starts more" : "")
        + others(repair, "of those who reach too little")
    }
  }

  /// How many of the learners helped are those meant; empty where all are.
  private func others(_ repair: ShortfallDiagnosis.Repair, _ meant: String) -> String {
    let rest = repair.helped - repair.helpedOfThem
    if rest == 0 { return "" }
    return ": \(signed(repair.helpedOfThem)) \(meant), \(signed(rest)) of others"
  }

  /// "15", "17.5".
  private func kilometres(_ metres: Int) -> String { DecimalText.plain(Double(metres) / 1000) }
}
