import SkillsPlanner

extension Obstacle {
  /// In a cell of a table.
  var short: String {
    switch self {
    case .full(let least): least.map { "full (\(grouped($0)))" } ?? "no places"
    case .doesNotRun: "does not run"
    case .limit(_, let kind): kind.rawValue
    case .fundedStarts: "funded starts"
    case .placedBetter: "placed better"
    case .nothing: "nothing"
    }
  }
}

/// What is in the way of candidates, in sentences.
enum ObstacleText {
  /// One sentence for each kind among some.
  static func legend(_ obstacles: [Obstacle], in plan: Plan) -> [String] {
    var sentences: [String] = []
    for obstacle in obstacles {
      let sentence = sentence(obstacle, plan)
      if !sentences.contains(sentence) { sentences.append(sentence) }
    }
    return sentences.flatMap { wrapped($0, indent: 2) }
  }

  /// Over the column of what places are short by.
  static func header(_ changes: AnsweredPlan.Changes) -> String {
    isExact(changes) ? "short by" : "short by about"
  }

  /// Whether each figure is what turns the plan.
  private static func isExact(_ changes: AnsweredPlan.Changes) -> Bool {
    if case .none = changes { false } else { true }
  }

  /// What "short by" means.
  static func shortBy(_ points: [Int?], _ changes: AnsweredPlan.Changes) -> [String] {
    guard isExact(changes) else {
      return wrapped(
        "Short by about: what a place there would cost the plan by its values, which hold for the nearest plan that is "
          + "proved the best.", indent: 2)
    }
    let tie =
      points.contains(0)
      ? " Short by 0 is a tie, which most learners placed, then least distance, then a fixed hash decided."
      : ""
    return wrapped(
      "Short by: with more points than that for a place there, it would get one.\(tie) What the first places of a course "
        + "and the first learners of an area count more is in it, and not in the points.", indent: 2
    )
  }

  private static func sentence(_ obstacle: Obstacle, _ plan: Plan) -> String {
    switch obstacle {
    case .full:
      "Full: all its places are given away; the one with the fewest points has those in brackets. Whoever left it could "
        + "be placed elsewhere, so less than the difference may be missing."
    case .doesNotRun(let closed):
      "Does not run: too few learners would come (\(closed.said))."
    case .limit(let label, let kind):
      "\(kind.rawValue.capitalised): it has room, but \(kind.named(label)) leaves no place more."
    case .fundedStarts(let level):
      "Funded starts: it has room, but all funded starts of level \(level.code) are used where they count more."
    case .placedBetter:
      "Placed better: all learners of the area have places that make the whole plan better."
    case .nothing:
      "Nothing: \(plan.whyLeftOut)."
    }
  }
}

extension String {
  /// With its first letter in upper case.
  fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
