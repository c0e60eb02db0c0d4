import PlanFiles
import SkillsPlanner

/// What equity costs in points, as a table and a picture for a terminal.
struct FrontierText {
  let frontier: PlanFrontier
  private let brief: Brief

  init(_ frontier: PlanFrontier, of brief: Brief) {
    self.frontier = frontier
    self.brief = brief
  }

  /// "deciles 1 to 2".
  var deciles: String {
    let ends = frontier.deciles
    return ends.count == 1
      ? "decile \(ends.lowerBound)" : "deciles \(ends.lowerBound) to \(ends.upperBound)"
  }

  var title: String { "\(brief.title), \(brief.year)" }

  /// Lines of at most 100 characters where names allow, ending in a line feed.
  var text: String {
    [heading, table, FrontierPicture(self).lines, beside, reading]
      .filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var heading: [String] {
    wrapped("\(title): what do places for \(deciles) cost in points?", indent: 0) + [""]
      + wrapped(
        "The plan gives \(grouped(frontier.plan.places)) of its \(grouped(frontier.plan.placed)) places to "
          + "learners of \(deciles), who are \(grouped(frontier.learners)) of "
          + "\(grouped(frontier.allLearners)) in need.", indent: 0)
  }

  // MARK: The table

  private static let most = 12

  private var table: [String] {
    let corners = shown
    var rows = corners.map { (point: $0, mark: "") }
    let place = rows.firstIndex { $0.point.places >= frontier.plan.places } ?? rows.count
    if place < rows.count, rows[place].point.places == frontier.plan.places,
      rows[place].point.points == frontier.plan.points
    {
      rows[place].mark = "the plan"
    } else {
      rows.insert((frontier.plan, "the plan"), at: place)
    }
    let left = frontier.corners.count - corners.count
    return Columns(
      ["places", "of need", "points", "given up", "weight", "placed", ""], leftAligned: [6]
    ).lines(rows.map { cells($0.point, $0.mark) })
      + (left > 0 ? ["  \(grouped(left)) more corners between them (--csv FILE)"] : [])
  }

  /// Corners at even distances, the ends among them.
  private var shown: [PlanFrontier.Point] {
    let corners = frontier.corners
    guard corners.count > Self.most, let first = corners.first, let last = corners.last else {
      return corners
    }
    var shown: [PlanFrontier.Point] = []
    for step in 0..<Self.most {
      let wanted = first.places + (last.places - first.places) * step / (Self.most - 1)
      let nearest = corners.min {
        (abs($0.places - wanted), $0.places) < (abs($1.places - wanted), $1.places)
      }
      if let nearest, nearest != shown.last { shown.append(nearest) }
    }
    return shown
  }

  private func cells(_ point: PlanFrontier.Point, _ mark: String) -> [String] {
    [
      grouped(point.places), share(point.places, of: frontier.learners), grouped(point.points),
      givenUp(point), point.weight.map(grouped) ?? "-", grouped(point.placed), mark,
    ]
  }

  /// "1.25%" of the plan's points.
  func givenUp(_ point: PlanFrontier.Point) -> String {
    let hundredths = roundedHalfToEven(frontier.givenUp(point), over: 100)
    return DecimalText.plain(Double(hundredths) / 100, places: 2) + "%"
  }

  // MARK: Beside it

  private var beside: [String] {
    guard let equal = frontier.equalWeights else {
      let weights = Set(brief.rules.compactMap(\.weight).filter { $0 > 0 })
      return Screen.item(
        weights.count > 1
          ? "With all rules weighing the same the floors of policies, pins or objective could not be reached."
          : "All weighted rules weigh the same already.")
    }
    let lost = frontier.plan.points - equal.points
    return Screen.item(
      "With all rules weighing the same: \(grouped(equal.places)) places to \(deciles) "
        + "(\(signed(equal.places - frontier.plan.places)) against the plan), and by the brief's own weights "
        + "\(grouped(equal.points)) points, \(grouped(lost)) fewer (\(givenUp(equal))); "
        + "\(grouped(equal.placed)) learners placed.")
  }

  private func signed(_ number: Int) -> String {
    number > 0 ? "+\(grouped(number))" : grouped(number)
  }

  private var reading: [String] {
    Screen.item(
      "Weight: how many points each place of \(deciles) has to earn on top for this to be the best plan; below 0, "
        + "how many it loses. Of need: of the learners of \(deciles).")
      + Screen.item(
        "Every row is proved to be the best with so many places; no plan lies above the line"
          + (frontier.linesArePlans
            ? "." : ", and between two corners one may lie below it, where policies cut through.")
      )
  }
}
