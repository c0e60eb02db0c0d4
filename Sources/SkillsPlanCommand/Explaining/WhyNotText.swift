import PlanFiles
import SkillsPlanner

/// Why an area has no place on a course, and what would turn that, in sentences.
struct WhyNotText: Explanation {
  let page: ExplainedPlan
  /// One for each need of the area that the course takes; never empty.
  let explained: [WhyNot]

  init(_ page: ExplainedPlan, _ explained: [WhyNot]) {
    self.page = page
    self.explained = explained
  }

  func lines() throws -> [String] {
    guard let first = explained.first else { return [] }
    return wrapped(
      "Why has \(first.area.name) (\(first.area.code)), \(first.area.district.name), no place on this course?",
      indent: 0)
      + CourseText.heading(of: first.course) + page.title
      + explained.flatMap { [""] + lines(of: $0) }
  }

  private func lines(of why: WhyNot) -> [String] {
    let level = why.level.code
    switch why.verdict {
    case .hasPlaces(let places):
      return wrapped(
        "It has: at level \(level) the plan gives it \(counted(places, "place")) there.", indent: 0)
    case .notPlanned:
      let levels = page.plan.levels.map(\.level.code).joined(separator: ", ")
      return wrapped(
        "The course takes no learners whom the plan places at level \(level): the plan's levels are \(levels), the course "
          + "is of level \(why.course.level.code).", indent: 0)
    case .noNeed:
      return wrapped(
        "The area has no learner at level \(level): its share of the district's learners rounds to 0.",
        indent: 0)
    case .outOfReach(let reach, let minutes, let metres, let time):
      let distance =
        metres.map {
          "\(ExplainedPlan.kilometres($0)) km away in a straight line, and at level \(level) reach is "
            + "\(Screen.kilometres(metres: reach)) km"
        } ?? "online"
      let byTime =
        minutes.map { limit in
          time.map {
            "; by the table of travel times it is \(DecimalText.plain($0, places: 1)) minutes away, and \(grouped(limit)) are the most"
          } ?? "; the table of travel times has no time for it"
        } ?? ""
      return wrapped("Out of reach: the course is \(distance)\(byTime).", indent: 0)
    case .notEligible(let rule, let reason):
      return wrapped("Not eligible by the rule \(rule): \(reason).", indent: 0)
    case .noPoints:
      return wrapped(
        "Within reach and eligible, but the rules give it no points, and what has none is not placed.",
        indent: 0)
    case .missed(let missed): return lines(of: missed, why)
    }
  }

  private func lines(of missed: WhyNot.Missed, _ why: WhyNot) -> [String] {
    let way =
      missed.metres.map { "within reach (\(ExplainedPlan.kilometres($0)) km)" }
      ?? "online, within everybody's reach"
    let placed =
      missed.placed == missed.learners
      ? "all are placed elsewhere"
      : missed.placed == 0
        ? "none is placed"
        : "\(grouped(missed.placed)) \(missed.placed == 1 ? "is" : "are") placed elsewhere"
    return wrapped(
      "At level \(why.level.code) the area has \(counted(missed.learners, "learner")), of whom \(placed). The course is "
        + "\(way) and eligible; \(grouped(missed.used)) of its \(counted(missed.places, "place")) are given away. "
        + obstacle(missed.obstacle), indent: 0)
      + ["", "The points that a place there would have"]
      + page.pointsTable([("points", missed.points.parts, missed.points.points)])
      + page.pointsNote
      + LimitsText(limits: missed.limits).lines(in: page.plan) + changes(missed, why)
  }

  private func changes(_ missed: WhyNot.Missed, _ why: WhyNot) -> [String] {
    let turns =
      morePoints(missed) + morePlaces(missed) + moreFunded(missed, why) + looser(missed)
      + fewerLearners(missed)
    let heading =
      turns.isEmpty
      ? []
      : ["", "The smallest changes that would give it a place there, each by itself"]
        + wrapped(
          "Found by solving the whole plan again with each change, so they are exact: with any smaller number it has "
            + "no place there.", indent: 2)
    return heading + turns + about(missed) + missed.changes.note
  }

  /// What a plan made anew says, or the plan's values, where nothing exact can be told.
  private func about(_ missed: WhyNot.Missed) -> [String] {
    guard case .none = missed.changes else { return [] }
    if let anew = missed.anew { return [""] + self.anew(anew) }
    return [""]
      + wrapped(
        missed.shortBy.map {
          "By the plan's values a place there would cost the plan about \(counted($0, "point"))."
        } ?? "Nobody can be placed there as it is.", indent: 0)
  }

  private func anew(_ anew: PlannedAnew.Outcome) -> [String] {
    switch anew {
    case .plan(let plan):
      let change =
        plan.fewerPoints == 0
        ? "as many points"
        : "\(counted(abs(plan.fewerPoints), "point")) \(plan.fewerPoints > 0 ? "fewer" : "more")"
      let (least, most) = (plan.costs.lowerBound, plan.costs.upperBound)
      let costs =
        least == most
        ? "\(counted(most, "point"))" : "\(grouped(least)) to \(counted(most, "point"))"
      let sure =
        plan.fewerPoints < 0
        ? "So the plan at hand is not the best: pin the place with at-least: 1 and plan again. By what is proved of the two,"
        : least == most
          ? "Both are proved the best:" : "Neither need be the best: by what is proved of the two,"
      return wrapped(
        "Planned anew with a place there, the plan has \(change). \(sure) such a place costs the best plan \(costs).",
        indent: 0)
        + DisplacementText(
          plan.displacement, course: explained.first?.course, area: explained.first?.area
        ).lines(indent: 2)
    case .impossible:
      return wrapped("No plan that keeps all policies and pins has a place there.", indent: 0)
    case .notFound:
      return wrapped(
        "Planned anew with a place there, no plan was found that keeps everything; none is proved impossible either.",
        indent: 0)
    }
  }

  private func obstacle(_ obstacle: Obstacle) -> String {
    switch obstacle {
    case .full(let least):
      least.map {
        "In the way: the course is full; the one of its places with the fewest points has \(grouped($0))."
      }
        ?? "In the way: the course can run no places."
    case .doesNotRun(let closed):
      "In the way: the course does not run: \(closed.inWords)"
    case .limit(let label, let kind): "In the way: \(kind.named(label)) leaves no place more."
    case .fundedStarts(let level):
      "In the way: all funded starts of level \(level.code) are used where they count more."
    case .placedBetter:
      "In the way: its learners have places that make the whole plan better."
    case .nothing:
      "Nothing is in the way of one place: \(page.plan.whyLeftOut)."
    }
  }

  private func looser(_ missed: WhyNot.Missed) -> [String] {
    missed.looser.flatMap { limit -> [String] in
      let named = limit.kind.named(limit.label)
      let way = limit.bound == .atMost ? "more allowed by" : "fewer asked for by"
      switch limit.turn {
      case .by(let units, let displacement):
        return turn("\(counted(units, "place")) \(way) \(named)", displacement)
      case .hasRoom, .notWithin, .beyondLimit, nil:
        return limit.without.map { turn("Without \(named)", $0) }
          ?? turn("Not even without \(named).")
      }
    }
  }

  private func morePoints(_ missed: WhyNot.Missed) -> [String] {
    switch missed.morePoints {
    case nil: return []
    case .by(let more, let displacement):
      let now = missed.points.points
      return turn(
        "\(counted(more, "point")) more for this area on this course (\(grouped(now + more)) instead of \(grouped(now)))",
        displacement)
    case .beyondLimit(let more?):
      return turn(
        "No number of points: it would take \(grouped(more)) more at least, and a place has 1,000,000 at most."
      )
    case .beyondLimit(nil), .hasRoom, .notWithin:
      return turn("No number of points: nobody can be placed there as it is.")
    }
  }

  private func morePlaces(_ missed: WhyNot.Missed) -> [String] {
    switch missed.morePlaces {
    case nil: return []
    case .by(let more, let displacement):
      return turn(
        "\(counted(more, "place")) more at this course (\(grouped(missed.places + more)) instead of \(grouped(missed.places)))",
        displacement)
    case .hasRoom:
      return turn(
        missed.used < missed.places
          ? "No number of places more at this course: it has room already."
          : "No number of places more at this course: others would take some, and then there is room left."
      )
    case .notWithin(let most):
      return turn("Not up to \(grouped(most)) places more at this course; further was not looked.")
    case .beyondLimit: return []
    }
  }

  private func moreFunded(_ missed: WhyNot.Missed, _ why: WhyNot) -> [String] {
    let level = why.course.level.code
    switch missed.moreFunded {
    case nil: return []
    case .by(let more, let displacement):
      return turn(
        "\(counted(more, "funded start")) more at level \(level)", displacement)
    case .hasRoom:
      return turn("No number of funded starts more at level \(level): they are not all used then.")
    case .notWithin(let most):
      return turn(
        "Not up to \(grouped(most)) funded starts more at level \(level); further was not looked.")
    case .beyondLimit: return []
    }
  }

  private func fewerLearners(_ missed: WhyNot.Missed) -> [String] {
    switch missed.fewerLearners {
    case nil: return []
    case .by(let fewer, let area, let level, let displacement):
      return turn(
        "\(counted(fewer, "learner")) fewer at level \(level.code) in \(area.name) (\(area.code)), which has places there",
        displacement)
    case .nobody: return turn("No number of learners fewer: nobody has a place there.")
    case .notWithin(let most?, let areas):
      return turn(
        "Not up to \(counted(most, "learner")) fewer in any one of the \(counted(areas, "area")) that have places there; "
          + "further was not looked.")
    case .notWithin(nil, let areas):
      return turn(
        areas == 1
          ? "No number of learners fewer in the one area that has places there."
          : "No number of learners fewer in any one of the \(grouped(areas)) areas that have places there."
      )
    }
  }

  private func turn(_ text: String) -> [String] { Self.item(text) }

  private func turn(_ text: String, _ displacement: Displacement) -> [String] {
    Self.item(text + ".")
      + DisplacementText(displacement, course: explained.first?.course, area: explained.first?.area)
      .lines(indent: 4)
  }

  private static func item(_ text: String) -> [String] {
    wrapped(text, indent: 4).enumerated().map { $0 == 0 ? "  - " + $1.dropFirst(4) : $1 }
  }
}
