/// How the places of a plan differ from those of an earlier one, by provider and by learners' home district.
struct Churn {
  let providers: [Optimality.Kept.Places]
  let districts: [Optimality.Kept.Places]

  /// What the earlier plan gave on a course or to an area that is no longer there is in neither list.
  ///
  /// - Complexity: O(n log n) in the places' rows of both plans.
  init(
    from earlier: [EarlierPlaces], to decisions: [Answer.Decision], _ catalogue: Catalogue,
    _ needs: [Need]
  ) {
    let areas = Dictionary(
      catalogue.areas.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    let courses = Dictionary(
      catalogue.courses.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var pairs: [Pair: (earlier: Int, plan: Int)] = [:]
    var gone: (providers: [String: Int], districts: [String: Int]) = ([:], [:])
    for row in earlier {
      switch (areas[row.area], courses[row.course]) {
      case (let area?, let course?):
        pairs[Pair(area: area, level: row.level, course: course), default: (0, 0)].earlier +=
          row.places
      case (let area?, nil):
        gone.districts[catalogue.areas[area].district.code, default: 0] += row.places
      case (nil, let course?):
        gone.providers[catalogue.courses[course].provider.ukprn, default: 0] += row.places
      case (nil, nil): break
      }
    }
    for decision in decisions {
      let need = needs[decision.need]
      pairs[
        Pair(area: need.area, level: need.level, course: decision.course), default: (0, 0)
      ].plan += decision.places
    }
    providers = Self.places(pairs, gone.providers) { catalogue.courses[$0.course].provider.ukprn }
    districts = Self.places(pairs, gone.districts) { catalogue.areas[$0.area].district.code }
  }

  private struct Pair: Hashable {
    let area: Int
    let level: Level
    let course: Int
  }

  private static func places(
    _ pairs: [Pair: (earlier: Int, plan: Int)], _ gone: [String: Int],
    by code: (Pair) -> String
  ) -> [Optimality.Kept.Places] {
    var found: [String: (earlier: Int, plan: Int, kept: Int)] = gone.mapValues { ($0, 0, 0) }
    for (pair, places) in pairs {
      let code = code(pair)
      let before = found[code] ?? (0, 0, 0)
      found[code] = (
        before.earlier + places.earlier, before.plan + places.plan,
        before.kept + min(places.earlier, places.plan)
      )
    }
    return found.sorted { $0.key < $1.key }.map {
      Optimality.Kept.Places(
        code: $0.key, earlier: $0.value.earlier, plan: $0.value.plan, kept: $0.value.kept)
    }
  }
}
