import PlanFiles
import SkillsPlanner

/// A back-cast for people, on one screen of 80 columns where names allow.
struct BackcastText {
  private let backcast: Backcast
  private let plan: Plan
  private let distances: DistrictDistances

  /// - Parameter distances: among the back-cast's districts.
  init(_ backcast: Backcast, of plan: Plan, _ distances: DistrictDistances) {
    self.backcast = backcast
    self.plan = plan
    self.distances = distances
  }

  var text: String {
    [heading, table, reading].map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var heading: [String] {
    let whole = backcast.whole
    let levels = plan.levels.map(\.level.code).joined(separator: ", ")
    let starts = backcast.lastYear
    let aside = [
      (backcast.otherPlaces, "places of the plan that are no apprenticeships"),
      (backcast.outsidePlaces, "places outside these districts"),
      (starts.fromOutside + starts.residentsElsewhere, "starts across the border"),
      (starts.atOtherLevels, "starts at other levels"),
    ].filter { $0.0 > 0 }.map { "\(grouped($0.0)) \($0.1)" }
    return wrapped("\(plan.title), \(plan.year)", indent: 0, width: Screen.width)
      + ["Where apprentices live and learn: the plan beside last year", ""]
      + Screen.row("Levels", levels, indent: indent)
      + Screen.row(
        "Last year", "\(grouped(whole.lastYear)) starts, \(km(backcast.lastYear.flows))",
        indent: indent)
      + Screen.row("Plan", "\(grouped(whole.plan)) places, \(km(backcast.plan))", indent: indent)
      + Screen.row(
        "The same",
        "\(Screen.percent(whole.common)) of both are in the same pair of districts", indent: indent)
      + Screen.row(
        "Scaled",
        "with last year's total, \(grouped(backcast.moved)) of \(grouped(whole.lastYear)) starts "
          + "would be in another pair of districts than last year; "
          + "\(Screen.percent(backcast.scaledCommon)) are in the same", indent: indent)
      + (aside.isEmpty
        ? []
        : Screen.row("Left aside", aside.joined(separator: "; "), indent: indent))
  }

  private var table: [String] {
    let homes = backcast.homes
    let deliveries = backcast.deliveries
    let rows = distances.districts.indices.map { place in
      [distances.districts[place].name.printable] + cells(homes[place])
        + cells(deliveries[place])
    }
    let side = ["last", "plan", "change", "same"]
    let lines = Columns(["district"] + side + side, leftAligned: [0]).lines(
      rows + [["all"] + cells(backcast.whole) + cells(backcast.whole)])
    return [groupHeader(over: lines[0])] + lines
  }

  /// "live there" and "learn there" over the first column of each.
  private func groupHeader(over header: String) -> String {
    let characters = Array(header)
    let starts = characters.indices.filter { String(characters[$0...].prefix(4)) == "last" }
    return zip(starts, ["live there", "learn there"]).reduce(into: "") { line, group in
      line += String(repeating: " ", count: max(0, group.0 - line.count)) + group.1
    }
  }

  private func cells(_ side: Backcast.Side) -> [String] {
    [
      grouped(side.lastYear), grouped(side.plan),
      side.change > 0 ? "+\(grouped(side.change))" : grouped(side.change),
      side.lastYear + side.plan > 0 ? Screen.percent(side.common) : "-",
    ]
  }

  private var reading: [String] {
    Screen.item(
      "The same: twice the smaller of plan and last year, over both, by pair of districts; for a "
        + "district, by where its people learn or its learners live.")
      + Screen.item(
        "A plan is meant to differ: it goes to where needs and priorities are. This is a check of "
          + "whether it is plausible, not a target; where few coincide, ask whether people would go."
      )
      + (isNearer
        ? Screen.item(
          "The plan's ways are shorter: it gives learners the courses with most points, often the "
            + "nearest; people also go where an employer is.")
        : [])
      + Screen.item(
        "Mean distances are of pairs of districts, in a straight line from the people's areas to "
          + "the places of apprenticeships: for comparison here alone. The official release has no "
          + "levels by district: those of an imported table of starts are modelled.")
  }

  /// Whether the plan's apprentices would go less far than last year's.
  private var isNearer: Bool {
    let mean = { (flows: DistrictFlows) in
      meanKilometres(flows.counts.map(Double.init), distances) ?? 0
    }
    return mean(backcast.plan) < mean(backcast.lastYear.flows)
  }

  private let indent = 12

  private func km(_ flows: DistrictFlows) -> String {
    let mean = meanKilometres(flows.counts.map(Double.init), distances)
    let inside = Double(flows.inside) / Double(max(1, flows.total))
    return "\(mean.map(Screen.kilometres(_:)) ?? "-") km on average, "
      + "\(Screen.percent(inside)) in their own district"
  }
}

// MARK: For programs

extension BackcastText {
  var json: JSON {
    let whole = backcast.whole
    let starts = backcast.lastYear
    return .object([
      ("levels", .list(plan.levels.map { .text($0.level.code) })),
      ("last-year", json(whole.lastYear, starts.flows)), ("plan", json(whole.plan, backcast.plan)),
      ("common", .decimal(whole.common)), ("scaled-common", .decimal(backcast.scaledCommon)),
      ("scaled-moved", .whole(backcast.moved)), ("other-places", .whole(backcast.otherPlaces)),
      ("outside-places", .whole(backcast.outsidePlaces)),
      ("from-outside", .whole(starts.fromOutside)),
      ("residents-elsewhere", .whole(starts.residentsElsewhere)),
      ("at-other-levels", .whole(starts.atOtherLevels)),
      (
        "districts",
        .list(
          zip(distances.districts, zip(backcast.homes, backcast.deliveries)).map { row in
            .object([
              ("district", .text(row.0.code)), ("home", json(row.1.0)),
              ("delivery", json(row.1.1)),
            ])
          })
      ),
    ])
  }

  private func json(_ total: Int, _ flows: DistrictFlows) -> JSON {
    let mean = meanKilometres(flows.counts.map(Double.init), distances)
    return .object([
      ("total", .whole(total)), ("mean-km", mean.map(JSON.decimal) ?? .missing),
      ("own-district", .decimal(Double(flows.inside) / Double(max(1, total)))),
    ])
  }

  private func json(_ side: Backcast.Side) -> JSON {
    .object([
      ("last-year", .whole(side.lastYear)), ("plan", .whole(side.plan)),
      ("common", .decimal(side.common)),
    ])
  }
}
