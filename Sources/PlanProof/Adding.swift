import SkillsPlanner

/// A plan added up anew from its facts and decisions: what the rows of the plan must be.
///
struct Adding {
  let facts: Facts
  let decisions: [Decision]
  /// By need, and by course.
  let placed: [Int]
  let used: [Int]

  init(_ facts: Facts, _ decisions: [Decision]) {
    self.facts = facts
    self.decisions = decisions
    var placed = Array(repeating: 0, count: facts.needs.count)
    var used = Array(repeating: 0, count: facts.courses.count)
    for decision in decisions {
      placed[decision.need] = sum(placed[decision.need], decision.places)
      used[decision.course] = sum(used[decision.course], decision.places)
    }
    self.placed = placed
    self.used = used
  }

  /// Learners of each need that are not placed; below 0 where there are more places than learners.
  func missing() -> [Int] { zip(facts.needs, placed).map { sum($0.learners, -$1) } }

  func needs(values: [Int]) -> [NeedRow] {
    facts.needs.indices.map { place in
      let need = facts.needs[place]
      return NeedRow(
        area: facts.areas[need.area].code, level: need.level, learners: need.learners,
        placed: placed[place], value: values[place])
    }
  }

  /// - Parameter rows: what one place more gains is taken from them.
  func courses(values: [Int], _ rows: PlanRows) -> [CourseRow] {
    facts.courses.indices.map { place in
      let course = facts.courses[place]
      return course.with(
        used: used[place], value: values[place],
        gainsIfOneMore: rows.course(course.id)?.gainsIfOneMore ?? 0)
    }
  }

  /// By need and then by course; a course that stands twice in a row stands once here.
  func allocations() -> [Allocation] {
    let sorted = decisions.indices.sorted {
      (decisions[$0].need, decisions[$0].course) < (decisions[$1].need, decisions[$1].course)
    }
    var rows: [Allocation] = []
    var start = 0
    while start < sorted.count {
      let need = decisions[sorted[start]].need
      let end = sorted[start...].firstIndex { decisions[$0].need != need } ?? sorted.count
      var courses: [Allocation.OnCourse] = []
      for place in sorted[start..<end] {
        let id = facts.courses[decisions[place].course].id
        guard courses.last?.course != id else { continue }
        courses.append(onCourse(decisions[place], id))
      }
      let of = facts.needs[need]
      rows.append(
        Allocation(area: facts.areas[of.area].code, level: of.level, courses: courses))
      start = end
    }
    return rows
  }

  private func onCourse(_ decision: Decision, _ id: String) -> Allocation.OnCourse {
    Allocation.OnCourse(
      course: id, places: decision.places, metres: decision.metres, minutes: decision.minutes,
      points: decision.points, scores: decision.scores)
  }

  func levels(values: [Int]) -> [LevelRow] {
    facts.levels.enumerated().map { place, limit in
      let own = facts.courses.indices.filter { facts.courses[$0].level == limit.level }
      return LevelRow(
        level: limit.level,
        eligible: sum(
          facts.districts.flatMap(\.levels).filter { $0.level == limit.level }.map(\.eligible)),
        learners: sum(facts.needs.filter { $0.level == limit.level }.map(\.learners)),
        lastYear: sum(own.map { facts.courses[$0].lastYear }),
        places: sum(own.map { facts.courses[$0].places }), funded: limit.funded,
        used: sum(own.map { used[$0] }), value: values[place])
    }
  }

  func districts() -> [DistrictRow] {
    var learners: [DistrictKey: Int] = [:]
    for need in facts.needs {
      learners[key(of: need), default: 0] = sum(learners[key(of: need)] ?? 0, need.learners)
    }
    var residents: [DistrictKey: Int] = [:]
    var apprentices: [DistrictKey: Int] = [:]
    for decision in decisions {
      let key = key(of: facts.needs[decision.need])
      residents[key] = sum(residents[key] ?? 0, decision.places)
      if facts.courses[decision.course].mode == .apprenticeship {
        apprentices[key] = sum(apprentices[key] ?? 0, decision.places)
      }
    }
    var lastYear: [String: Int] = [:]
    var delivered: [String: Int] = [:]
    for (place, course) in facts.courses.enumerated() {
      lastYear[course.district] = sum(lastYear[course.district] ?? 0, course.lastYear)
      delivered[course.district] = sum(delivered[course.district] ?? 0, used[place])
    }
    return facts.districts.map { row in
      let code = row.district.code
      return DistrictRow(
        district: row.district,
        levels: row.levels.map { level in
          let key = DistrictKey(district: code, level: level.level)
          return DistrictRow.AtLevel(
            level: level.level, eligible: level.eligible, learners: learners[key] ?? 0,
            lastYear: level.lastYear, placed: residents[key] ?? 0,
            placedOnApprenticeships: apprentices[key] ?? 0)
        }, deliveredLastYear: lastYear[code] ?? 0, delivered: delivered[code] ?? 0)
    }
  }

  private func key(of need: Need) -> DistrictKey {
    DistrictKey(district: facts.areas[need.area].district, level: need.level)
  }

  func providers() -> [ProviderRow] {
    var lastYear: [String: Int] = [:]
    var now: [String: Int] = [:]
    for (place, course) in facts.courses.enumerated() {
      lastYear[course.provider] = sum(lastYear[course.provider] ?? 0, course.lastYear)
      now[course.provider] = sum(now[course.provider] ?? 0, used[place])
    }
    return facts.providers.map {
      ProviderRow(provider: $0, lastYear: lastYear[$0.ukprn] ?? 0, plan: now[$0.ukprn] ?? 0)
    }
  }
}
