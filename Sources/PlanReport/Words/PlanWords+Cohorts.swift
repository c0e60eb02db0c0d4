import SkillsPlanner

/// What minimum cohorts do to a plan.
extension PlanWords {
  /// Each minimum cohort that costs anything or closes a course, the dearest first: "a minimum cohort of 8: 3 courses not
  /// run; without it the plan would have about 900 points more and place 3 more learners of Burnley".
  package var minimumCohorts: [String] {
    plan.minimumCohorts.filter { $0.notRun > 0 || $0.costs ?? 0 > 0 || !$0.without.isNobody }
      .sorted { ($0.costs ?? 0, $1.label) > ($1.costs ?? 0, $0.label) }.map { row in
        "\(row.label): \(row.inWords); "
          + (row.costs.map { without(row, $0) } ?? "what it costs is not worked out")
      }
  }

  private func without(_ row: MinimumCohortRow, _ costs: Int) -> String {
    let points = costs == 0 ? "as many points" : "\(row.about(costs)) points more"
    return "without it the plan would have \(points) and place "
      + (otherwise(row.without) ?? "as many learners in each district")
  }
}

extension MinimumCohortRow {
  /// "3 courses not run".
  var inWords: String {
    switch notRun {
    case 0: "no course closed"
    case 1: "1 course not run"
    default: "\(grouped(notRun)) courses not run"
    }
  }

  /// "about 900" where that is near the figure.
  func about(_ costs: Int) -> String {
    isAbout && costs != 0 ? "about \(grouped(costs))" : grouped(costs)
  }
}
