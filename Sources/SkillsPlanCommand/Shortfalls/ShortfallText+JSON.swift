import PlanFiles
import SkillsPlanner

extension ShortfallText {
  /// One object; its keys are those of the plan file where it has them.
  static func json(_ diagnosis: ShortfallDiagnosis) -> JSON {
    .object([
      ("learners", .whole(diagnosis.learners)),
      (
        "without-course",
        .list(
          diagnosis.withoutCourse.map {
            .object([("cause", .text($0.cause.rawValue)), ("learners", .whole($0.learners))])
          })
      ),
      ("too-few-places", .list(diagnosis.tooFewPlaces.map(json))),
      (
        "too-few-funded",
        .list(
          diagnosis.tooFewFunded.map {
            .object([
              ("level", .text($0.level.code)), ("funded", .whole($0.funded)),
              ("unused", .whole($0.unused)), ("short", .whole($0.short)),
            ])
          })
      ),
      ("policies-and-pins", .whole(diagnosis.policies)),
      ("not-proved", .whole(diagnosis.undecided)),
      ("limits", .list(diagnosis.limits.map(\.json))),
      ("limits-not-looked-at", .whole(diagnosis.limitsNotLookedAt)),
      ("fewer-points", .whole(diagnosis.fewerPoints)),
      ("repairs", .list(diagnosis.repairs.map(json))),
      ("together", diagnosis.together.map { .whole($0) } ?? .missing),
    ])
  }

  private static func json(_ group: ShortfallDiagnosis.TooFewPlaces) -> JSON {
    .object([
      ("areas", .list(group.areas.map { .text($0) })),
      ("levels", .list(group.levels.map { .text($0.code) })),
      ("learners", .whole(group.learners)), ("places", .whole(group.places)),
      ("short", .whole(group.short)), ("courses", .list(group.courses.map { .text($0) })),
      ("others", .list(group.others.map { .whole($0) })),
    ])
  }

  private static func json(_ repair: ShortfallDiagnosis.Repair) -> JSON {
    let change: [(key: String, value: JSON)] =
      switch repair.change {
      case .fundedStarts(let level, let from, let to):
        [
          ("change", .text("funded-starts")), ("level", .text(level.code)), ("from", .whole(from)),
          ("to", .whole(to)),
        ]
      case .places(let course, let from, let to, let isFunded, let finding):
        [
          ("change", .text("places")), ("course", .text(course)), ("from", .whole(from)),
          ("to", .whole(to)), ("funded", .truth(isFunded)), ("group", .whole(finding)),
        ]
      case .limit(let label, let kind, let from, let to):
        [
          ("change", .text(kind.rawValue)), ("label", .text(label)), ("from", .text(from.words)),
          ("to", to.map { .text($0.words) } ?? .missing),
        ]
      case .reach(let level, let from, let to, let funded):
        [
          ("change", .text("reach")), ("level", .text(level.code)),
          ("from-km", .decimal(Double(from) / 1000)), ("to-km", .decimal(Double(to) / 1000)),
          ("funded", .whole(funded)),
        ]
      }
    return .object(
      change + [
        ("as-far-as-it-helps", .truth(repair.isWhole)), ("helped", .whole(repair.helped)),
        ("helped-of-them", .whole(repair.helpedOfThem)),
        ("points", .whole(repair.points)),
      ])
  }
}
