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
  /// What said of the pairs that they are within reach.
  var reached = ReachCounts()

  func pairs(ofNeed need: Int) -> Range<Int> { offsets[need]..<offsets[need + 1] }
}

/// How many pairs are within reach by what; footing to all.
struct ReachCounts: Hashable, Sendable {
  var byTime = 0
  var byDistance = 0
  /// Online: within everybody's reach.
  var online = 0

  static func + (left: ReachCounts, right: ReachCounts) -> ReachCounts {
    ReachCounts(
      byTime: left.byTime + right.byTime, byDistance: left.byDistance + right.byDistance,
      online: left.online + right.online)
  }
}

/// Finds the courses that a need's learners could take: of its level, or taking it too, and within reach or online.
///
/// Where the brief gives the level a time and the table of travel times has the pair, the time decides,
/// else the distance.
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
    /// Nil where the distance alone decides.
    let reachMinutes: Double?
  }

  private let levels: [Level: LevelCourses]
  private let homes: [UnitVector]
  private let travel: TravelTimes?

  init(_ definitions: [NeedDefinition], in catalogue: Catalogue) {
    travel = catalogue.travel
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
        courses: courses, pointOfCourse: pointOfCourse, points: points, reach: definition.reach,
        reachMinutes: definition.reachMinutes.map(Double.init))
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
        if point < 0 {
          found.reached.online += 1
        } else if let limit = level.reachMinutes, let minutes = minutes(need.area, course) {
          guard minutes <= limit else { continue }
          found.reached.byTime += 1
        } else {
          guard metres <= level.reach else { continue }
          found.reached.byDistance += 1
        }
        found.courses.append(Int32(course))
        found.metres.append(metres)
      }
      found.offsets.append(found.courses.count)
    }
    return found
  }

  /// The least minutes to a course of a need's level, where a time says who is within reach; nil where the
  /// table has none.
  func nearestMinutes(to need: Need) -> Double? {
    guard let level = levels[need.level], level.reachMinutes != nil else { return nil }
    return zip(level.courses, level.pointOfCourse).compactMap { course, point in
      point < 0 ? nil : minutes(need.area, course)
    }.min()
  }

  private func minutes(_ area: Int, _ course: Int) -> Double? {
    travel?.knownMinutes(area: area, course: course)
  }

  /// The metres to the nearest course of a need's level, however far; nil where there is none, or only online ones.
  func nearest(to need: Need) -> Int? {
    levels[need.level]?.points.map { homes[need.area].metres(to: $0) }.min()
  }
}
