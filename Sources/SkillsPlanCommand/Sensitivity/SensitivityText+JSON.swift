import PlanFiles
import SkillsPlanner

extension SensitivityText {
  /// One object; its keys are those of the plan file where it has them.
  var json: JSON {
    .object([
      (
        "varied",
        .object(
          result.variation.parts.map { part, share in
            (part.rawValue, .decimal(Double(share) / 1000))
          })
      ),
      ("runs", .whole(result.runs)), ("seed", .text(String(result.seed))),
      ("places", .whole(result.places)),
      (
        "standing",
        .object(result.standing.map { ($0.same.rawValue, Self.json($0.places)) })
      ),
      ("survival_of_allocations", Self.json(result.survivalOfAllocations)),
      ("survival_of_needs", Self.json(result.survivalOfNeeds)),
      ("directions", Self.json(result.directions)),
      (
        "levels",
        .list(
          result.levels.map {
            .object([("level", .text($0.level.code))] + Self.entries($0.places))
          })
      ),
      (
        "districts",
        .list(
          result.districts.map {
            .object(
              [("district", .text($0.district.code)), ("level", .text($0.level.code))]
                + Self.entries($0.places))
          })
      ),
      (
        "providers",
        .list(
          result.providers.map {
            .object(
              [("ukprn", .text($0.provider.ukprn)), ("last_year", .whole($0.lastYear))]
                + Self.entries($0.places) + [("same_direction", .whole($0.sameDirection))])
          })
      ),
      (
        "courses",
        .list(
          result.courses.map {
            .object(
              [("course", .text($0.course)), ("provider", .text($0.provider))]
                + Self.entries($0.places))
          })
      ),
      (
        "needs",
        .list(
          result.needs.map {
            .object([
              ("area", .text($0.area)), ("level", .text($0.level.code)),
              ("places", .whole($0.places)), ("survives", .whole($0.survives)),
            ])
          })
      ),
      (
        "allocations",
        .list(
          result.allocations.map {
            .object([
              ("area", .text($0.area)), ("level", .text($0.level.code)),
              ("course", .text($0.course)), ("places", .whole($0.places)),
              ("survives", .whole($0.survives)),
            ])
          })
      ),
    ])
  }

  private static func entries(_ places: PlacesOverRuns) -> [(key: String, value: JSON)] {
    [
      ("plan", .whole(places.plan)), ("mean", .whole(places.mean)),
      ("least", .whole(places.least)), ("low", .whole(places.low)), ("high", .whole(places.high)),
      ("most", .whole(places.most)), ("as_many", .whole(places.asMany)),
    ]
  }

  private static func json(_ standing: Standing) -> JSON {
    .object([
      ("settled", .whole(standing.settled)), ("leaning", .whole(standing.leaning)),
      ("open", .whole(standing.open)),
    ])
  }

  private static func json(_ survival: Sensitivity.Survival) -> JSON {
    .object(
      [
        ("all", survival.all), ("at_least_90_percent", survival.ninety),
        ("at_least_half", survival.fifty), ("fewer", survival.fewer),
      ].map { name, count in
        (
          name,
          .object([("decisions", .whole(count.decisions)), ("places", .whole(count.places))])
        )
      })
  }
}
