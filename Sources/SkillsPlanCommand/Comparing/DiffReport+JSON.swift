import PlanFiles
import SkillsPlanner

/// A difference for programs; its keys stay as they are.
extension DiffReport {
  var json: JSON {
    let what: [(String, JSON)] = [
      ("same", .truth(difference.isSame)), ("old", json(of: old)), ("new", json(of: new)),
      ("learners", json(of: difference.learners)), ("placed", json(of: difference.placed)),
      ("points", json(of: difference.points)),
      (
        "not-placed",
        .list(
          difference.notPlaced.map {
            .object([("cause", .text($0.cause.rawValue))] + entries(of: $0.learners))
          })
      ),
      (
        "funded-starts",
        .list(
          difference.funded.sorted { $0.key < $1.key }.map {
            .object([
              ("level", .text($0.code)), ("old", $1.old.map(JSON.whole) ?? .missing),
              ("new", $1.new.map(JSON.whole) ?? .missing),
            ])
          })
      ),
      ("needs", json(of: difference.needs)), ("courses", json(of: difference.courses)),
      ("allocations", json(of: difference.allocations)),
      ("places-added", .whole(difference.placesAdded)),
      ("places-taken", .whole(difference.placesTaken)),
    ]
    let rows: [(String, JSON)] = [
      (
        "by",
        .object(
          PlanTally.Breakdown.allCases.map { breakdown in
            (
              breakdown.rawValue,
              .list(difference.rows[breakdown, default: []].filter { !$0.isSame }.map(json(of:)))
            )
          })
      ),
      ("moves", .list(difference.moves.map(json(of:)))),
    ]
    return .object(what + rows + causes)
  }

  private var causes: [(String, JSON)] {
    switch why {
    case .notAsked: [("why", .missing), ("why-not", .missing)]
    case .told(let told):
      [("why", .list(told.attribution.steps.map(json(of:)))), ("why-not", .missing)]
    case .untold(let problems):
      [
        ("why", .missing),
        (
          "why-not",
          .list(
            problems.map {
              .object([
                ("code", .text($0.code)), ("file", $0.location.map { .text($0.file) } ?? .missing),
                ("message", .text($0.summary)),
              ])
            })
        ),
      ]
    }
  }

  private func json(of side: Side) -> JSON {
    .object([
      ("file", .text(side.file)), ("title", .text(side.head.title)),
      ("year", .text(side.head.year)), ("bound", .whole(side.head.optimality.bound)),
    ])
  }

  private func entries(of change: Change) -> [(key: String, value: JSON)] {
    [("old", .whole(change.old)), ("new", .whole(change.new)), ("change", .whole(change.by))]
  }

  private func json(of change: Change) -> JSON { .object(entries(of: change)) }

  private func json(of kept: PlanDifference.Kept) -> JSON {
    .object([
      ("same", .whole(kept.same)), ("changed", .whole(kept.changed)),
      ("added", .whole(kept.added)), ("removed", .whole(kept.removed)),
    ])
  }

  private func json(of row: PlanDifference.Row) -> JSON {
    .object([
      ("key", .text(row.key)), ("name", .text(row.name)), ("learners", json(of: row.learners)),
      ("placed", json(of: row.placed)),
    ])
  }

  private func json(of move: PlanDifference.Move) -> JSON {
    .object(
      [
        ("area", .text(move.pair.area)), ("level", .text(move.pair.level.code)),
        ("course", .text(move.pair.course)),
      ] + entries(of: move.places))
  }

  private func json(of step: Attribution.Step) -> JSON {
    .object([
      ("groups", .list(step.groups.map { .text($0.rawValue) })),
      ("learners", .whole(step.learners)), ("placed", .whole(step.placed)),
      ("points", .whole(step.points)), ("moved", .whole(step.moved)),
      ("moved-here", .whole(step.movedHere)),
      (
        "not-placed",
        .list(
          Shortfall.Cause.allCases.map { cause in
            .object([
              ("cause", .text(cause.rawValue)), ("change", .whole(step.notPlaced[cause] ?? 0)),
            ])
          })
      ),
      (
        "placed-by",
        .object(
          PlanTally.Breakdown.allCases.map { breakdown in
            (
              breakdown.rawValue,
              .list(
                step.placedBy[breakdown, default: [:]].sorted { $0.key < $1.key }.map {
                  .object([("key", .text($0)), ("change", .whole($1))])
                })
            )
          })
      ),
    ])
  }
}
