import PlanFiles
import SkillsPlanner

/// A course in sentences and small tables.
struct CourseText: Explanation {
  let page: ExplainedPlan
  let explained: CourseExplanation

  /// So many areas are listed; JSON has all.
  private static let mostHolders = 20

  init(_ page: ExplainedPlan, _ explained: CourseExplanation) {
    self.page = page
    self.explained = explained
  }

  func lines() throws -> [String] {
    let course = explained.course
    let heading = Self.heading(of: course) + page.title + [""]
    let row = try page.rows.course(course.id)
    guard let level = explained.level else {
      return heading
        + wrapped(
          "The brief plans no level that this course takes, so the plan leaves it as it is: "
            + "\(counted(course.lastYear, "start")) last year (\(row)).", indent: 0)
    }
    return heading + places(level, row: row) + [""] + holders() + [""] + steps() + next()
      + LimitsText(limits: explained.limits).lines(in: page.plan) + explained.changes.note
  }

  /// Who teaches what where.
  static func heading(of course: Course) -> [String] {
    let sector =
      course.sector.isEmpty ? "sector not published" : ExplainedPlan.sectorInWords(course)
    return wrapped(course.id, indent: 0)
      + wrapped(
        "\(course.provider.name) (\(course.provider.ukprn)): level \(course.level.code), \(sector), "
          + "\(course.mode.rawValue), delivered in \(course.district.name)", indent: 0)
  }

  private func places(_ level: CourseExplanation.LevelState, row: String) -> [String] {
    let course = explained.course
    let steady =
      explained.steady > 0 && explained.steadyBonus > 0
      ? " The first \(explained.steady == 1 ? "one counts" : "\(grouped(explained.steady)) count") "
        + "\(grouped(explained.steadyBonus)) points more, so that no provider is emptied by a hair."
      : ""
    let funded =
      level.funded.map {
        " Of the \(grouped($0)) funded starts of level \(level.level.code) the plan uses \($0 == level.used ? "all" : grouped(level.used))."
      } ?? " The starts of level \(level.level.code) have no cap."
    return wrapped(
      "Last year it had \(counted(course.lastYear, "start")) (\(row)); it can run \(counted(explained.places, "place")) at most; "
        + "the plan gives away \(grouped(explained.used)).\(steady)\(funded)", indent: 0)
  }

  private func holders() -> [String] {
    guard !explained.holders.isEmpty else { return ["Who got its places", "  Nobody."] }
    let shown = explained.holders.prefix(Self.mostHolders)
    let others = explained.holders.count - shown.count
    var lines =
      [
        "Who got its places: \(counted(explained.holders.count, "area need")), \(counted(explained.used, "place"))"
      ]
      + Columns(
        ["", "places", "km", "points", "level", "area", "", "district"], leftAligned: [5, 6, 7]
      )
      .lines(
        shown.enumerated().map { place, holder in
          [
            String(place + 1), grouped(holder.places),
            ExplainedPlan.kilometres(holder.metres, to: explained.course),
            grouped(holder.points.points), holder.level.code, holder.area.code.printable,
            holder.area.name.printable, holder.area.district.name.printable,
          ]
        }
      ).clipped
    lines += ExplainedPlan.middles([explained.course])
    lines += LimitsText.pinned(
      explained.holders.map { ($0.area, explained.course) }, by: explained.limits)
    if others > 0 { lines += ["  and \(grouped(others)) more; --json lists all."] }
    lines += ["  Where the points of a place come from:"]
    return lines
      + page.pointsTable(
        shown.prefix(6).enumerated().map {
          (String($0 + 1), $1.points.parts, $1.points.points)
        }) + page.pointsNote
  }

  private func steps() -> [String] {
    if let closed = explained.closed {
      return wrapped(
        "It does not run: \(closed.inWords)", indent: 0)
    }
    guard explained.used == explained.places else {
      let left = explained.places - explained.used
      return wrapped(
        "It has \(counted(left, "place")) left"
          + (explained.changes == .all
            ? ", so one place more or one fewer would change nothing." : "."),
        indent: 0)
    }
    guard explained.changes == .all else {
      return wrapped(
        "By the plan's values a place here is worth \(counted(explained.value, "point")), and one more about "
          + "\(grouped(explained.gain)).", indent: 0)
    }
    return oneMore() + oneFewer()
  }

  private func oneMore() -> [String] {
    guard let step = explained.oneMore else { return [] }
    return wrapped(
      step.points > 0
        ? "One place more would add \(grouped(step.points)) points to the plan."
        : "One place more would add nothing to the plan.", indent: 0)
      + (step.points > 0 || !step.displacement.moves.isEmpty
        ? DisplacementText(step.displacement, course: explained.course).lines(indent: 2) : [])
  }

  private func oneFewer() -> [String] {
    guard let step = explained.oneFewer else {
      return wrapped(
        "With one place fewer no plan would keep all policies and pins.", indent: 0)
    }
    return wrapped(
      step.points < 0
        ? "One place fewer would cost the plan \(grouped(-step.points)) points."
        : "One place fewer would cost the plan nothing.", indent: 0)
      + (explained.places > 0
        ? DisplacementText(step.displacement, course: explained.course).lines(indent: 2) : [])
  }

  private func next() -> [String] {
    guard !explained.missed.isEmpty else { return [] }
    return [
      "",
      explained.closed == nil
        ? "Next in line: the \(explained.missed.count) areas nearest to getting a place here"
        : "Who could come: the \(explained.missed.count) areas nearest to having a place here, if it ran",
    ]
      + Columns(
        [
          ObstacleText.header(explained.changes), "points", "km", "not placed", "in the way",
          "area", "",
        ], leftAligned: [4, 5, 6]
      ).lines(
        explained.missed.map { missed in
          [
            missed.shortBy.map(grouped) ?? "-", grouped(missed.points.points),
            ExplainedPlan.kilometres(missed.metres, to: explained.course), grouped(missed.unplaced),
            missed.obstacle.short, missed.area.code.printable, missed.area.name.printable,
          ]
        }
      ).clipped
      + ObstacleText.legend(explained.missed.map(\.obstacle), in: page.plan)
      + (explained.closed == nil
        ? ObstacleText.shortBy(explained.missed.map(\.shortBy), explained.changes) : [])
      + wrapped(
        "Not placed: the area's learners who have a place nowhere. What else would turn it: skillsplan explain PLAN "
          + "--why-not AREA \(explained.course.id).", indent: 2)
  }
}
