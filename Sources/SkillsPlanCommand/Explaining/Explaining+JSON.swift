import PlanFiles
import SkillsPlanner

extension AreaText {
  var json: JSON {
    .object([
      ("area", .text(explained.area.code)),
      ("name", .text(explained.area.name)),
      ("district", .text(explained.area.district.code)),
      ("decile", explained.area.decile.map { .whole($0) } ?? .missing),
      ("adults", .whole(explained.area.adults)),
      ("needs", .list(explained.needs.map(json))),
    ])
  }

  private func json(_ need: NeedExplanation) -> JSON {
    .object(reckoned(need.reckoning) + placed(need))
  }

  private func reckoned(_ reckoning: NeedReckoning) -> [(String, JSON)] {
    [
      ("level", .text(reckoning.definition.level.code)),
      ("target", .decimal(Double(reckoning.definition.target.millionths) / 1_000_000)),
      ("source", .text(reckoning.definition.source)),
      (
        "residents",
        .object(
          zip(reckoning.definition.from, reckoning.residents).map { ($0.rawValue, .whole($1)) })
      ),
      ("everywhere", count(reckoning.everywhere)),
      ("in-district", count(reckoning.inDistrict)),
      ("in-area", count(reckoning.inArea)),
      ("exact-in-area", .decimal(Double(reckoning.exactInArea) / 100)),
      ("learners", .whole(reckoning.inArea.learners)),
    ]
  }

  private func placed(_ need: NeedExplanation) -> [(String, JSON)] {
    let parts: [JSON] = need.parts.map {
      .object([("learners", .whole($0.learners)), ("bonus", .whole($0.bonus))])
    }
    let courses: [JSON] = need.courses.map {
      .object(
        [("course", .text($0.course.id)), ("places", .whole($0.places))]
          + page.points($0.points, metres: $0.metres))
    }
    let missed: [JSON] = need.missed.map {
      .object(
        [("course", .text($0.course.id))] + page.points($0.points, metres: $0.metres)
          + ExplainedPlan.inTheWay($0.obstacle, shortBy: $0.shortBy))
    }
    return [
      ("placed", .whole(need.placed)),
      ("worth-of-one-more", need.worthOfOneMore.map { .whole($0) } ?? .missing),
      ("parts", .list(parts)), ("courses", .list(courses)), ("missed", .list(missed)),
      ("cause", need.shortfalls.first.map { .text($0.cause.rawValue) } ?? .missing),
      (
        "shortfalls",
        .list(
          need.shortfalls.map {
            .object([("cause", .text($0.cause.rawValue)), ("learners", .whole($0.learners))])
          })
      ),
      ("limits", LimitsText(limits: need.limits).json),
    ]
  }

  private func count(_ count: NeedReckoning.Count) -> JSON {
    .object([("eligible", .whole(count.eligible)), ("learners", .whole(count.learners))])
  }
}

extension CourseText {
  var json: JSON {
    let holders: [JSON] = explained.holders.map {
      .object(
        [
          ("area", .text($0.area.code)), ("level", .text($0.level.code)),
          ("places", .whole($0.places)),
        ] + page.points($0.points, metres: $0.metres))
    }
    let missed: [JSON] = explained.missed.map {
      .object(
        [
          ("area", .text($0.area.code)), ("level", .text($0.level.code)),
          ("not-placed", .whole($0.unplaced)),
        ] + page.points($0.points, metres: $0.metres)
          + ExplainedPlan.inTheWay($0.obstacle, shortBy: $0.shortBy))
    }
    return .object([
      ("course", .text(explained.course.id)),
      ("provider", .text(explained.course.provider.ukprn)),
      ("last-year", .whole(explained.course.lastYear)),
      ("places", .whole(explained.places)), ("used", .whole(explained.used)),
      ("holders", .list(holders)), ("missed", .list(missed)),
      ("one-more", explained.oneMore.map(step) ?? .missing),
      ("one-fewer", explained.oneFewer.map(step) ?? .missing),
      ("does-not-run", explained.closed.map(ExplainedPlan.closed) ?? .missing),
      ("limits", LimitsText(limits: explained.limits).json),
    ])
  }

  private func step(_ step: CourseExplanation.Step) -> JSON {
    .object([
      ("points", .whole(step.points)), ("displaced", DisplacementText(step.displacement).json),
    ])
  }
}

extension ProviderText {
  var json: JSON {
    .object([
      ("provider", .text(explained.provider.ukprn)),
      ("name", .text(explained.provider.name)),
      ("last-year", .whole(explained.lastYear)),
      ("plan", .whole(explained.plan)),
      ("courses", .list(explained.courses.map(json))),
      ("gaining", .list(explained.gaining.map(json))),
      ("kept", explained.kept.map(json) ?? .missing),
      ("limits", LimitsText(limits: explained.limits).json),
    ])
  }

  private func json(_ line: ProviderExplanation.Line) -> JSON {
    .object([
      ("course", .text(line.course.id)),
      ("provider", .text(line.course.provider.ukprn)),
      ("last-year", .whole(line.course.lastYear)),
      ("places", .whole(line.places)),
      ("plan", .whole(line.used)),
      ("mean-points", line.mean.map { .whole($0.points) } ?? .missing),
      ("does-not-run", line.closed.map(ExplainedPlan.closed) ?? .missing),
    ])
  }

  private func json(_ kept: ProviderExplanation.Kept) -> JSON {
    .object([
      ("places", .whole(kept.places)),
      ("cost", .whole(kept.cost)),
      ("own", page.byRule(kept.own)),
      ("others", page.byRule(kept.others)),
      ("spread", .whole(kept.spread)),
      ("steadiness", .whole(kept.steadiness)),
      ("displaced", DisplacementText(kept.displacement).json),
    ])
  }
}

extension WhyNotText {
  var json: JSON { .list(explained.map(json)) }

  private func json(_ why: WhyNot) -> JSON {
    .object(
      [
        ("area", .text(why.area.code)), ("course", .text(why.course.id)),
        ("level", .text(why.level.code)),
      ] + verdict(why.verdict))
  }

  private func verdict(_ verdict: WhyNot.Verdict) -> [(String, JSON)] {
    switch verdict {
    case .hasPlaces(let places): [("verdict", .text("has places")), ("places", .whole(places))]
    case .notPlanned: [("verdict", .text("level not planned"))]
    case .noNeed: [("verdict", .text("no learners"))]
    case .outOfReach(let reach, let minutes, let metres, let time):
      [
        ("verdict", .text("out of reach")), ("reach-metres", .whole(reach)),
        ("reach-minutes", minutes.map { .whole($0) } ?? .missing),
        ("metres", metres.map { .whole($0) } ?? .missing),
        ("minutes", time.map { .decimal($0) } ?? .missing),
      ]
    case .notEligible(let rule, let reason):
      [("verdict", .text("not eligible")), ("rule", .text(rule)), ("reason", .text(reason))]
    case .noPoints: [("verdict", .text("no points"))]
    case .missed(let missed):
      [("verdict", .text("missed"))] + page.points(missed.points, metres: missed.metres)
        + [
          ("short-by", missed.shortBy.map { .whole($0) } ?? .missing),
          ("more-points", missed.morePoints.map(turn) ?? .missing),
          ("more-places", missed.morePlaces.map(turn) ?? .missing),
          ("more-funded-starts", missed.moreFunded.map(turn) ?? .missing),
          ("fewer-learners", missed.fewerLearners.map(fewer) ?? .missing),
          ("looser", .list(missed.looser.map(looser))),
          ("anew", missed.anew.map(anew) ?? .missing),
          ("does-not-run", missed.obstacle.closed.map(ExplainedPlan.closed) ?? .missing),
          ("limits", LimitsText(limits: missed.limits).json),
        ]
    }
  }

  /// Null where no number turns the decision, or none of those that were looked at.
  private func turn(_ turn: WhyNot.Turn) -> JSON {
    switch turn {
    case .by(let number, let displacement):
      .object([("by", .whole(number)), ("displaced", DisplacementText(displacement).json)])
    case .notWithin(let most): .object([("not-within", .whole(most))])
    case .hasRoom, .beyondLimit: .missing
    }
  }

  private func looser(_ looser: WhyNot.Looser) -> JSON {
    .object([
      ("kind", .text(looser.kind.rawValue)), ("label", .text(looser.label)),
      ("by", looser.turn.map(turn) ?? .missing),
      ("without", looser.without.map { DisplacementText($0).json } ?? .missing),
    ])
  }

  private func anew(_ anew: PlannedAnew.Outcome) -> JSON {
    switch anew {
    case .plan(let plan):
      .object([
        ("points-fewer", .whole(plan.fewerPoints)), ("costs-least", .whole(plan.costs.lowerBound)),
        ("costs-most", .whole(plan.costs.upperBound)),
        ("displaced", DisplacementText(plan.displacement).json),
      ])
    case .impossible: .text("impossible")
    case .notFound: .text("not found")
    }
  }

  private func fewer(_ fewer: WhyNot.FewerLearners) -> JSON {
    switch fewer {
    case .by(let number, let area, let level, let displacement):
      .object([
        ("by", .whole(number)), ("area", .text(area.code)), ("level", .text(level.code)),
        ("displaced", DisplacementText(displacement).json),
      ])
    case .notWithin(let most?, _): .object([("not-within", .whole(most))])
    case .nobody, .notWithin(nil, _): .missing
    }
  }
}

extension Obstacle {
  fileprivate var closed: ClosedCourse? {
    if case .doesNotRun(let closed) = self { closed } else { nil }
  }
}

extension ExplainedPlan {
  func points(_ points: PointsByRule, metres: Int?) -> [(String, JSON)] {
    [
      ("metres", metres.map { .whole($0) } ?? .missing), ("points", .whole(points.points)),
      ("by-rule", byRule(points.parts)),
    ]
  }

  /// In the order of the brief: a rule may stand there several times.
  func byRule(_ parts: [Int]) -> JSON {
    .list(
      zip(rules, parts).map {
        .object([("rule", .text($0.id)), ("weight", .whole($0.weight)), ("points", .whole($1))])
      })
  }

  static func inTheWay(_ obstacle: Obstacle, shortBy: Int?) -> [(String, JSON)] {
    let word =
      switch obstacle {
      case .full: "full"
      case .doesNotRun: "does not run"
      case .limit(_, let kind): kind.rawValue
      case .fundedStarts: "funded starts"
      case .placedBetter: "placed better"
      case .nothing: "nothing"
      }
    let label: JSON = if case .limit(let label, _) = obstacle { .text(label) } else { .missing }
    return [
      ("short-by", shortBy.map { .whole($0) } ?? .missing), ("in-the-way", .text(word)),
      ("limit", label),
    ]
  }

  static func closed(_ closed: ClosedCourse) -> JSON {
    .object([
      ("least", .whole(closed.least)), ("would-run", .whole(closed.wouldRun)),
      ("merge-with", closed.merge.map { .text($0.course) } ?? .missing),
      ("metres", closed.merge?.metres.map { .whole($0) } ?? .missing),
      ("together", closed.merge.map { .whole($0.learners) } ?? .missing),
    ])
  }
}
