import PlanFiles
import SkillsPlanner

extension RangesText {
  /// One object; a list for each kind that was asked for, each by code.
  var json: JSON {
    .object(
      [
        ("within-percent", .decimal(Double(within.millionths) / 10_000)),
        ("points", .whole(ranges.best)), ("points-given-up-at-most", .whole(ranges.loss)),
      ]
        + PlanRanges.Kind.allCases.compactMap { kind in
          let rows = ranges.rows(kind)
          return rows.isEmpty ? nil : (kind.rawValue, .list(rows.map(Self.json)))
        })
  }

  private static func json(_ row: PlanRanges.Row) -> JSON {
    let key =
      switch row.kind {
      case .districts: "district"
      case .providers: "ukprn"
      case .courses: "course"
      case .levels: "level"
      case .policies: "policy"
      case .pins: "pin"
      }
    var entries: [(key: String, value: JSON)] = [(key, .text(row.code))]
    if row.name != row.code { entries.append(("name", .text(row.name))) }
    if let lastYear = row.lastYear { entries.append(("last-year", .whole(lastYear))) }
    return .object(
      entries + [
        ("fewest", .whole(row.fewest.bound)), ("fewest-reached", .whole(row.fewest.places)),
        ("plan", .whole(row.plan)), ("most", .whole(row.most.bound)),
        ("most-reached", .whole(row.most.places)), ("settled", .truth(row.isSettled)),
      ])
  }
}
