import PlanFiles
import SkillsPlanner

/// An area in sentences and small tables.
struct AreaText: Explanation {
  let page: ExplainedPlan
  let explained: AreaExplanation

  init(_ page: ExplainedPlan, _ explained: AreaExplanation) {
    self.page = page
    self.explained = explained
  }

  func lines() throws -> [String] {
    let area = explained.area
    let row = try page.rows.area(area.code)
    let decile =
      area.decile.map {
        "by the Index of Multiple Deprivation it is in tenth \($0) of England's areas, of which tenth 1 is the most deprived"
      } ?? "its decile of the Index of Multiple Deprivation is not published"
    let heading =
      wrapped("\(area.name) (\(area.code)), \(area.district.name)", indent: 0) + page.title + [""]
      + wrapped(
        "\(counted(area.adults, "resident")) aged 18-66 live here; \(decile) (\(row)).", indent: 0)
    return heading + explained.needs.flatMap { [""] + lines(of: $0, row: row) }
      + explained.changes.note
  }

  private func lines(of need: NeedExplanation, row: String) -> [String] {
    let learners = need.reckoning.inArea.learners
    let level = need.reckoning.definition.level.code
    let placed =
      need.placed == learners
      ? "all are placed"
      : need.placed == 0
        ? "none is placed"
        : "\(grouped(need.placed)) \(need.placed == 1 ? "is" : "are") placed"
    guard learners > 0 else {
      return ["LEVEL \(level): no learner", ""] + reckoned(need.reckoning, row: row)
    }
    return ["LEVEL \(level): \(counted(learners, "learner")) could start, \(placed)", ""]
      + reckoned(need.reckoning, row: row) + spread(need) + [""] + got(need) + [""] + missed(need)
      + LimitsText(limits: need.limits).lines(in: page.plan)
  }

  private func reckoned(_ reckoning: NeedReckoning, row: String) -> [String] {
    let held = zip(reckoning.definition.from, reckoning.residents).map {
      "\(grouped($1)) with \($0.words)"
    }.joined(separator: " and ")
    let target = Self.percent(reckoning.definition.target)
    let rows = [
      [
        "all areas of the plan", grouped(reckoning.everywhere.eligible),
        hundredths(roundedHalfToEven(reckoning.exactEverywhere, over: 10_000)),
        grouped(reckoning.everywhere.learners),
        "\(target) of the residents, rounded",
      ],
      [
        reckoning.district.name.printable, grouped(reckoning.inDistrict.eligible),
        hundredths(reckoning.exactInDistrict), grouped(reckoning.inDistrict.learners),
        "its share of the \(grouped(reckoning.everywhere.learners))\(reckoning.roundingOfDistrict.words)",
      ],
      [
        "this area", grouped(reckoning.inArea.eligible), hundredths(reckoning.exactInArea),
        grouped(reckoning.inArea.learners),
        "its share of the \(grouped(reckoning.inDistrict.learners))\(reckoning.roundingOfArea.words)",
      ],
    ]
    return [
      "Why \(grouped(reckoning.inArea.learners))"
    ]
      + wrapped(
        "The brief counts \(target) of those who could start (\(reckoning.definition.source)). Of the area's "
          + "residents aged 18-66 these are \(grouped(reckoning.inArea.eligible)): \(held), by highest qualification (\(row)).",
        indent: 2)
      + Columns(["", "could start", "exactly", "learners", ""], leftAligned: [0, 4]).lines(rows)
      + wrapped(
        "Shares are rounded so that they add up to the line above: down, and what is left goes to the largest fractions.",
        indent: 2)
  }

  private static func percent(_ share: Share) -> String {
    DecimalText.plain(Double(share.millionths) / 10_000) + "%"
  }

  private func spread(_ need: NeedExplanation) -> [String] {
    let parts = need.parts.filter { $0.learners > 0 && $0.bonus > 0 }
    guard !parts.isEmpty else { return [] }
    let said = parts.enumerated().map { place, part in
      let who = place == 0 ? "its first" : "the next"
      return part.learners == 1
        ? "\(who) learner \(grouped(part.bonus))"
        : "\(who) \(grouped(part.learners)) learners \(grouped(part.bonus)) each"
    }.joined(separator: ", ")
    return wrapped(
      "So that no area gets all or nothing, an area's first learners count more points: \(said).",
      indent: 2)
  }

  private func got(_ need: NeedExplanation) -> [String] {
    guard !need.courses.isEmpty else { return ["What it got", "  No place."] }
    let rows = need.courses.enumerated().map { place, course in
      [
        String(place + 1), grouped(course.places),
        ExplainedPlan.kilometres(course.metres, to: course.course),
        grouped(course.points.points), ExplainedPlan.sector(course.course),
        course.course.id.printable, course.course.provider.name.printable,
      ]
    }
    let header = ["", "places", "km", "points", "sector", "course", "provider"]
    var lines =
      [
        "What it got: \(counted(need.placed, "place")) on \(counted(need.courses.count, "course"))"
      ]
      + Columns(header, leftAligned: [4, 5, 6]).lines(rows).clipped
      + ExplainedPlan.middles(need.courses.map(\.course))
      + LimitsText.pinned(
        need.courses.map { (explained.area, $0.course) }, by: need.limits)
    lines += ["  Where the points of a place come from:"]
    // So many stand side by side in 100 columns.
    for first in stride(from: 0, to: need.courses.count, by: 6) {
      let shown = need.courses[first..<min(first + 6, need.courses.count)]
      lines += page.pointsTable(
        zip(shown.indices, shown).map { place, course in
          (String(place + 1), course.points.parts, course.points.points)
        })
    }
    return lines + page.pointsNote
  }

  private func missed(_ need: NeedExplanation) -> [String] {
    let unplaced = need.reckoning.inArea.learners - need.placed
    let worth =
      need.worthOfOneMore.map { worth in
        worth > 0
          ? " One learner more here would add \(grouped(worth)) points to the plan."
          : " One learner more here would add nothing to the plan."
      } ?? ""
    let reasons = need.shortfalls.enumerated().map { place, shortfall in
      let learners = shortfall.learners
      let who =
        place == 0
        ? counted(learners, "learner")
        : "\(grouped(learners)) \(learners == 1 ? "other" : "others")"
      return "\(who) \(learners == 1 ? "is" : "are") not placed: \(words(shortfall, need.limits))."
    }
    let reason = reasons.isEmpty ? "Everybody is placed." : reasons.joined(separator: " ")
    let barred =
      need.barring.map {
        " Whatever else, \($0.kind.named($0.label)) leaves them no place more."
      } ?? ""
    let lines = wrapped(reason + (unplaced > 0 ? barred : "") + worth, indent: 0)
    guard !need.missed.isEmpty else { return lines }
    return lines + [""]
      + [
        "Just missed: the \(need.missed.count) courses nearest to giving it a place, of \(grouped(need.candidates)) it could have"
      ]
      + Columns(
        [
          ObstacleText.header(explained.changes), "points", "km", "in the way", "sector", "course",
          "provider",
        ],
        leftAligned: [3, 4, 5, 6]
      )
      .lines(
        need.missed.map { missed in
          [
            missed.shortBy.map(grouped) ?? "-", grouped(missed.points.points),
            ExplainedPlan.kilometres(missed.metres, to: missed.course), missed.obstacle.short,
            ExplainedPlan.sector(missed.course), missed.course.id.printable,
            missed.course.provider.name.printable,
          ]
        }
      ).clipped
      + ObstacleText.legend(need.missed.map(\.obstacle), in: page.plan)
      + ExplainedPlan.middles(need.missed.map(\.course))
      + ExplainedPlan.sectors(need.courses.map(\.course) + need.missed.map(\.course))
      + ObstacleText.shortBy(need.missed.map(\.shortBy), explained.changes)
      + wrapped(
        "What else would turn it: skillsplan explain PLAN --why-not \(explained.area.code) COURSE.",
        indent: 2)
  }

  private func words(_ shortfall: Shortfall, _ limits: [LimitInPlan]) -> String {
    let also = limits.isEmpty ? "" : ", or would be without policies and pins"
    return switch shortfall.cause {
    case .outOfReach:
      "no course is within reach"
        + (shortfall.nearest.map { "; the nearest is \(ExplainedPlan.kilometres($0)) km away" }
          ?? "")
    case .notEligible:
      "no course within reach admits them" + (shortfall.reason.map { " (\($0))" } ?? "")
    case .noPoints: "the rules give no points to any course within reach"
    case .coursesFull: "every course they could have is full\(also)"
    case .fundedStartsUsed:
      "courses have room, but all funded starts of their level are used where they count more\(also)"
    case .policyOrPin: Self.keptBy(limits.filter(\.isFull))
    }
  }
}

extension AreaText {
  /// So many are named; the table has all.
  private static let mostNamed = 2

  private static func keptBy(_ limits: [LimitInPlan]) -> String {
    let named = limits.prefix(mostNamed).map { $0.kind.named($0.label) }
    let others = limits.count - named.count
    let all =
      named.isEmpty
      ? "a policy, a pin or the objective"
      : named.joined(separator: " and ") + (others > 0 ? " and \(counted(others, "other"))" : "")
    let keep = limits.count > 1 ? "keep" : "keeps"
    return "courses have room and funded starts, but \(all) \(keep) them"
  }
}

extension Qualification {
  /// As in "249 with no qualification".
  var words: String {
    switch self {
    case .none: "no qualification"
    case .level1: "level 1"
    case .level2: "level 2"
    case .apprenticeship: "an apprenticeship"
    case .level3: "level 3"
    case .level4: "level 4 or above"
    case .other: "another qualification"
    }
  }
}

extension NeedReckoning.Rounding {
  fileprivate var words: String {
    switch self {
    case .none: ""
    case .up: ", rounded up"
    case .down: ", rounded down"
    }
  }
}
