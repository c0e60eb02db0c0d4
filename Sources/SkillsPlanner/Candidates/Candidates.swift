/// The (need, course) pairs that may be allocated, row by row of needs; nothing is decided.
///
/// Compact rows: a pair costs 8 bytes, an offset a need. Courses ascend within a row.
struct Candidates: Sendable {
  /// Where each need's pairs begin; one more than needs, the last being the count of pairs.
  var offsets: [Int]
  /// The course of each pair, as its place in the catalogue.
  var courses: [Int32]
  /// The straight-line metres of each pair; -1 for an online course, which has no place.
  var metres: [Int32]

  func pairs(ofNeed need: Int) -> Range<Int> { offsets[need]..<offsets[need + 1] }
}

/// Finds the courses that a need's learners could take: of its level, or taking it too, and within reach or online.
///
/// Distances are taken once for each area and distinct point, so that courses which share a point
/// (a district's middle, a campus) share the work.
struct CandidateFinder: Sendable {
  private struct LevelCourses: Sendable {
    /// Courses that take the level, in the order of the catalogue.
    let courses: [Int]
    /// For each of them its place in `points`, or -1 for an online course.
    let pointOfCourse: [Int]
    let points: [UnitVector]
    let reach: Int
  }

  private let levels: [Level: LevelCourses]
  private let homes: [UnitVector]

  init(_ definitions: [NeedDefinition], in catalogue: Catalogue) {
    homes = catalogue.areas.map { UnitVector($0.point) }
    var levels: [Level: LevelCourses] = [:]
    for definition in definitions {
      let courses = catalogue.courses.indices.filter {
        catalogue.courses[$0].takes(definition.level)
      }
      var places: [UnitVector: Int] = [:]
      var points: [UnitVector] = []
      let pointOfCourse = courses.map { course -> Int in
        guard let point = catalogue.courses[course].point else { return -1 }
        let vector = UnitVector(point)
        if let known = places[vector] { return known }
        places[vector] = points.count
        points.append(vector)
        return points.count - 1
      }
      levels[definition.level] = LevelCourses(
        courses: courses, pointOfCourse: pointOfCourse, points: points, reach: definition.reach)
    }
    self.levels = levels
  }

  /// The pairs of some needs, their offsets counted from the first of them.
  func candidates(of needs: ArraySlice<Need>) -> Candidates {
    var found = Candidates(offsets: [0], courses: [], metres: [])
    found.offsets.reserveCapacity(needs.count + 1)
    for need in needs {
      guard let level = levels[need.level] else { continue }
      let home = homes[need.area]
      let distances = level.points.map { Int32(clamping: home.metres(to: $0)) }
      for (place, course) in level.courses.enumerated() {
        let point = level.pointOfCourse[place]
        let metres = point < 0 ? -1 : distances[point]
        guard metres <= level.reach else { continue }
        found.courses.append(Int32(course))
        found.metres.append(metres)
      }
      found.offsets.append(found.courses.count)
    }
    return found
  }

  /// The metres to the nearest course of a need's level, however far; nil where there is none, or only online ones.
  func nearest(to need: Need) -> Int? {
    levels[need.level]?.points.map { homes[need.area].metres(to: $0) }.min()
  }
}
