import PlanFiles
import SkillsPlanner

/// A comparison for programs; its keys stay as they are.
extension ComparisonText {
  var json: JSON { .object([("scenarios", .list(named.indices.map(json(of:))))]) }

  private func json(of place: Int) -> JSON {
    let head = named[place].scenario.head
    let other = comparison.otherPoints(in: place)
    let points = head.optimality.points
    let whole: [(String, JSON)] = [
      ("name", .text(Self.letter(of: place))), ("file", .text(named[place].file)),
      ("title", .text(head.title)), ("year", .text(head.year)),
      ("learners", json(of: .learners, place)), ("placed", json(of: .placed, place)),
      (
        "not-placed",
        .list(
          Shortfall.Cause.allCases.map { cause in
            .object(
              [("cause", .text(cause.rawValue))] + entries(of: .notPlaced(cause), place))
          })
      ),
      (
        "points",
        .object([
          ("value", .whole(points)), ("bound", .whole(head.optimality.bound)),
          (
            "change",
            place == 0 || other != nil
              ? .missing : .whole(points &- comparison.scenarios[0].head.optimality.points)
          ),
          ("not-comparable", other.map { .text($0.rawValue) } ?? .missing),
        ])
      ),
      ("deprived-areas-with-none", json(of: .deprivedAreasWithNone, place)),
      ("mean-metres", json(of: .meanMetres, place)),
      ("places-added", whole(comparison.values(of: .placesAdded)[place])),
      ("places-taken", whole(comparison.values(of: .placesTaken)[place])),
    ]
    return .object(
      whole + [
        (
          "placed-of-thousand",
          .list(
            comparison.decilesWithLearners.map { decile in
              .object(
                [("decile", .whole(decile))] + entries(of: .placedOfThousand(decile: decile), place)
              )
            })
        ),
        (
          "placed-of-thousand-together",
          .list(
            comparison.decilesTogether.map { deciles in
              .object(
                [("deciles", .list(deciles.map(JSON.whole)))]
                  + entries(of: .placedOfThousandTogether(deciles: deciles), place))
            })
        ),
        (
          "by",
          .object(
            PlanTally.Breakdown.allCases.filter { $0 != .area }.map { breakdown in
              (
                breakdown.rawValue,
                .list(comparison.rows(by: breakdown).map { json(of: $0, place) })
              )
            })
        ),
      ])
  }

  private func json(of row: ScenarioComparison.Row, _ place: Int) -> JSON {
    .object([
      ("key", .text(row.key)), ("name", .text(row.name)),
      ("learners", .whole(row.counts[place].learners)),
      ("placed", .whole(row.counts[place].placed)),
      ("change", place == 0 ? .missing : .whole(row.change(in: place))),
    ])
  }

  private func json(of measure: ScenarioComparison.Measure, _ place: Int) -> JSON {
    .object(entries(of: measure, place))
  }

  private func entries(
    of measure: ScenarioComparison.Measure, _ place: Int
  ) -> [(key: String, value: JSON)] {
    let values = comparison.values(of: measure)
    let (first, own) = (values[0], values[place])
    var change: Int?
    if place > 0, let first, let own { change = own &- first }
    return [("value", whole(own)), ("change", whole(change))]
  }

  private func whole(_ value: Int?) -> JSON { value.map(JSON.whole) ?? .missing }
}
