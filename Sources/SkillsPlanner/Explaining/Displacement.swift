/// How one plan differs from another of the same areas and courses: who loses and who gains what.
package struct Displacement: Sendable {
  /// Places more or fewer on a course for an area, never 0; by area, level and course.
  package let moves: [Move]
  /// Learners placed before and after.
  package let placed: Counts
  /// By district: residents who are placed; those alone that change.
  package let districts: [Of<District>]
  /// By decile of the area, nil for those without one; those alone that change.
  package let deciles: [Of<Int?>]
  /// By provider: places on its courses; those alone that change, by UKPRN.
  package let providers: [Of<Provider>]

  package struct Move: Sendable {
    package let area: Area
    package let level: Level
    package let course: Course
    package let change: Int
  }

  package struct Counts: Sendable, Hashable {
    package var before = 0
    package var after = 0

    package var change: Int { after - before }
  }

  /// Counts of something.
  package struct Of<Value: Sendable>: Sendable {
    package let value: Value
    package let counts: Counts
  }

  /// Places that go from one course or area to another, each counted once where it leaves.
  package var placesLost: Int { moves.reduce(0) { $0 + max(0, -$1.change) } }
}

extension Explainer {
  /// What another plan of the same needs and courses changes in this one.
  func displacement(to other: [Answer.Decision]) -> Displacement {
    var pairs: [Pair: Displacement.Counts] = [:]
    for decision in decisions {
      pairs[Pair(decision), default: .init()].before += decision.places
    }
    for decision in other {
      pairs[Pair(decision), default: .init()].after += decision.places
    }
    var placed = Displacement.Counts()
    var districts: [String: Displacement.Counts] = [:]
    var deciles: [Int: Displacement.Counts] = [:]
    var providers: [String: Displacement.Counts] = [:]
    for (pair, counts) in pairs {
      let area = catalogue.areas[needs[pair.need].area]
      placed += counts
      districts[area.district.code, default: .init()] += counts
      deciles[area.decile ?? .max, default: .init()] += counts
      providers[catalogue.courses[pair.course].provider.ukprn, default: .init()] += counts
    }
    let districtOfCode = Dictionary(
      catalogue.areas.map { ($0.district.code, $0.district) },
      uniquingKeysWith: { first, _ in first })
    let providerOfCode = Dictionary(
      catalogue.courses.map { ($0.provider.ukprn, $0.provider) },
      uniquingKeysWith: { first, _ in first })
    return Displacement(
      moves: pairs.filter { $0.value.change != 0 }.sorted { $0.key < $1.key }.map {
        let need = needs[$0.key.need]
        return Displacement.Move(
          area: catalogue.areas[need.area], level: need.level,
          course: catalogue.courses[$0.key.course], change: $0.value.change)
      },
      placed: placed,
      districts: changed(districts).compactMap { code, counts in
        districtOfCode[code].map { Displacement.Of(value: $0, counts: counts) }
      },
      deciles: changed(deciles).map {
        Displacement.Of(value: $0 == .max ? nil : $0, counts: $1)
      },
      providers: changed(providers).compactMap { code, counts in
        providerOfCode[code].map { Displacement.Of(value: $0, counts: counts) }
      })
  }

  private func changed<Key: Comparable>(
    _ counts: [Key: Displacement.Counts]
  ) -> [(Key, Displacement.Counts)] {
    counts.filter { $0.value.change != 0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension Displacement.Counts {
  fileprivate static func += (left: inout Self, right: Self) {
    left.before += right.before
    left.after += right.after
  }
}

/// A need with a course, by area and level as the needs are sorted, then by course.
private struct Pair: Hashable, Comparable {
  let need: Int
  let course: Int

  init(_ decision: Answer.Decision) {
    need = decision.need
    course = decision.course
  }

  static func < (left: Pair, right: Pair) -> Bool {
    (left.need, left.course) < (right.need, right.course)
  }
}
