import SkillsPlanner

/// What makes a plan better, and what it keeps of an earlier one.
extension YAMLReader {
  /// Points where the key is not there.
  mutating func objective(_ node: YAMLNode?) -> Objective? {
    guard let node else { return .points }
    guard case .mapping(let entries) = node.content else {
      return choice(node, of: ["points"]).map { _ in .points }
    }
    guard entries.count == 1, let entry = entries.first else {
      report(
        .wrongObjective, node.place, "an objective is one thing, and \(entries.count) stand here",
        fix: "Write points, {most-equal-first: {by: decile}} or {tiers: {decile: [1, 2]}}.")
      return nil
    }
    switch entry.key {
    case "most-equal-first":
      let map = map(entry.value, required: ["by"])
      return choice(map["by"], of: Objective.Grouping.allCases.map(\.rawValue))
        .flatMap(Objective.Grouping.init(rawValue:)).map { .mostEqualFirst(by: $0) }
    case "tiers":
      let map = map(entry.value, required: ["decile"])
      let deciles = many(map["decile"]) { $0.whole($1, in: 1...10) }
      return deciles.isEmpty ? nil : .tiers(deciles: deciles)
    default:
      report(
        .wrongObjective, entry.keyPlace,
        "\(entry.key.cited()) is no objective"
          + Spelling.suggestion(for: entry.key, among: ["most-equal-first", "tiers"]),
        fix: "Write points, {most-equal-first: {by: decile}} or {tiers: {decile: [1, 2]}}.")
      return nil
    }
  }

  /// - Parameter moved: the path of the plan as it is seen from the first brief.
  mutating func stability(_ node: YAMLNode, moved: (String) -> String = { $0 }) -> Stability? {
    let map = map(node, required: ["plan", "tolerance"])
    let plan = text(map["plan"])
    let tolerance = share(map["tolerance"])
    guard let plan, let tolerance else { return nil }
    return Stability(
      plan: moved(plan), tolerance: Share(millionths: tolerance), location: location(node.place))
  }
}
