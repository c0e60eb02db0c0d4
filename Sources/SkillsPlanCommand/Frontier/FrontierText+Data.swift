import PlanFiles
import SkillsPlanner

extension FrontierText {
  /// Every corner, with the brief's plan and the one of equal weights as rows of their own.
  var csv: [UInt8] {
    var writer = CSVWriter(names: [
      "plan", "places", "learners", "points", "points_given_up", "weight", "placed",
    ])
    for (name, point) in named {
      writer.write(name)
      writer.write(String(point.places))
      writer.write(String(frontier.learners))
      writer.write(String(point.points))
      writer.write(String(frontier.plan.points - point.points))
      writer.write(point.weight.map { String($0) } ?? "")
      writer.write(String(point.placed))
      writer.endRow()
    }
    return writer.bytes
  }

  private var named: [(name: String, point: PlanFrontier.Point)] {
    frontier.corners.map { ("corner", $0) } + [("brief", frontier.plan)]
      + (frontier.equalWeights.map { [("equal-weights", $0)] } ?? [])
  }

  /// One object.
  var json: JSON {
    .object([
      ("between", .list([.text("points"), .text("equity")])),
      ("deciles", .list(frontier.deciles.map { .whole($0) })),
      ("learners", .whole(frontier.learners)), ("all-learners", .whole(frontier.allLearners)),
      ("plan", json(frontier.plan)),
      ("equal-weights", frontier.equalWeights.map(json) ?? .missing),
      ("corners", .list(frontier.corners.map(json))),
    ])
  }

  private func json(_ point: PlanFrontier.Point) -> JSON {
    .object([
      ("places", .whole(point.places)), ("points", .whole(point.points)),
      ("points-given-up", .whole(frontier.plan.points - point.points)),
      ("weight", point.weight.map { .whole($0) } ?? .missing), ("placed", .whole(point.placed)),
    ])
  }
}
