import SkillsPlanner

/// Who would be placed otherwise without what people have set.
extension PlanWords {
  /// Of so many districts that gain, and so many that lose, a sentence tells one by one.
  private static let mostDistricts = 3

  /// Each pin that holds anything back, the dearest first: "exactly 12 places, ...: without it the plan would have 900
  /// points more and place 3 more learners of Burnley and 2 fewer of Pendle".
  package var pins: [String] {
    plan.pins.filter { ($0.costs ?? 0) > 0 || !$0.without.isNobody }
      .sorted { ($0.costs ?? 0, $1.label) > ($1.costs ?? 0, $0.label) }.map { pin in
        let costs = pin.costs ?? 0
        let points = costs == 0 ? "as many points" : "\(plan.optimality.about(costs)) points more"
        return "\(pin.label): without it the plan would have \(points) and place "
          + (otherwise(pin.without) ?? "as many learners in each district")
      }
  }

  /// "3 more learners of Burnley and 2 fewer of Pendle (area E01024855: 3 more)"; nil where all districts have as many.
  func otherwise(_ without: PlacedWithout) -> String? {
    let sides = [("more", 1), ("fewer", -1)].compactMap { word, sign in
      side(without.districts.filter { $0.learners.signum() == sign }, word)
    }
    let areas = without.areas.map { area in
      "\(area.code) \(grouped(abs(area.learners))) \(area.learners > 0 ? "more" : "fewer")"
    }
    guard !sides.isEmpty else { return nil }
    return sides.joined(separator: ", and ")
      + (areas.isEmpty ? "" : " (by area: \(areas.joined(separator: ", ")))")
  }

  /// "3 more learners of Burnley and 1 of Pendle"; nil of none.
  private func side(_ changes: [PlacedWithout.Change], _ word: String) -> String? {
    let names = Dictionary(
      plan.districts.map { ($0.district.code, $0.district.name) },
      uniquingKeysWith: { first, _ in first })
    let sorted = changes.sorted { (abs($0.learners), $1.code) > (abs($1.learners), $0.code) }
    let told = sorted.prefix(Self.mostDistricts).map {
      (learners: abs($0.learners), of: names[$0.code] ?? $0.code)
    }
    let rest = sorted.dropFirst(Self.mostDistricts)
    let others =
      rest.isEmpty
      ? []
      : [
        (
          learners: rest.reduce(0) { $0 &+ abs($1.learners) },
          of: "\(rest.count) other \(rest.count == 1 ? "district" : "districts")"
        )
      ]
    let words = (told + others).enumerated().map { place, part in
      let count = grouped(part.learners)
      return place > 0
        ? "\(count) of \(part.of)"
        : "\(count) \(word) \(part.learners == 1 ? "learner" : "learners") of \(part.of)"
    }
    return words.isEmpty ? nil : listing(words)
  }
}
