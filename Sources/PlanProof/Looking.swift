import SkillsPlanner

/// Looks at every pair of a need and a course of its level: who is within reach, eligible, and with how many points,
/// and whether the values carry the certificate over all of them.
///
/// Nothing is left out and nothing is kept: areas go by in blocks, side by side, and a block's pairs are gone when it
/// has been looked at.
struct Looking: Sendable {
  let facts: Facts
  let ground: Ground
  let judging: Judging
  let travel: TravelTimes?
  let homes: [UnitVector]
  /// By need and by course: within ±2^60, so that two of them can be added up.
  let needValues: [Int]
  let courseValues: [Int]
  /// By course: whether it has a place left, and whether a place there would have a funded start too.
  let hasPlacesLeft: [Bool]
  let hasStartsLeft: [Bool]
  /// By course: whether the funded starts of its level have a cap.
  let isCapped: [Bool]
  let charges: Charges
  /// Whether nothing but points and capacities decides.
  let isPlain: Bool
  /// The courses that each need is given places on.
  let given: [Int: [Int32]]

  /// What was seen of a need.
  struct Seen: Sendable {
    var within = 0
    var eligible = 0
    var candidates = 0
    /// The eligibility rule that first refused the first course refused, in the order of courses.
    var refusedBy: Int?
    var hasPlacesLeft = false
    var hasStartsLeft = false
    /// Whether a candidate with a place left is of a level with a cap.
    var isCapped = false
    /// The candidate whose points are furthest above the values, and those points.
    var tooLow: (course: Int, points: Int)?
    /// Courses that it is given places on and that are no candidates of its.
    var wrong: [(course: Int, why: String)] = []
  }

  private static let areasInABlock = 64

  /// By need. O(areas x places + pairs within reach).
  func seen() async throws(RuleFailure) -> [Seen] {
    var needsOfArea: [[Int32]] = Array(repeating: [], count: facts.areas.count)
    for (place, need) in facts.needs.enumerated() { needsOfArea[need.area].append(Int32(place)) }
    let all = needsOfArea
    let blocks = stride(from: 0, to: all.count, by: Self.areasInABlock).map {
      $0..<min($0 + Self.areasInABlock, all.count)
    }
    let result = await withTaskGroup(
      of: Result<[(Int32, Seen)], RuleFailure>.self,
      returning: Result<[Seen], RuleFailure>.self
    ) { group in
      var next = 0
      // A few at once are enough for all processors.
      while next < min(16, blocks.count) {
        let block = blocks[next]
        group.addTask { look(at: all[block]) }
        next += 1
      }
      var seen = Array(repeating: Seen(), count: facts.needs.count)
      var failure: RuleFailure?
      for await result in group {
        switch result {
        case .success(let rows): for (need, row) in rows { seen[Int(need)] = row }
        case .failure(let error): failure = failure ?? error
        }
        if next < blocks.count, failure == nil {
          let block = blocks[next]
          group.addTask { look(at: all[block]) }
          next += 1
        }
      }
      return failure.map { .failure($0) } ?? .success(seen)
    }
    return try result.get()
  }

  private func look(at areas: ArraySlice<[Int32]>) -> Result<[(Int32, Seen)], RuleFailure> {
    var found = Candidates()
    for (area, needs) in zip(areas.indices, areas) where !needs.isEmpty {
      let near = ground.ways(from: homes[area])
      for need in needs { addRow(need, area, near, to: &found) }
    }
    do throws(RuleFailure) {
      let judged = try judging.judged(found)
      return .success(
        areas.joined().enumerated().map { row, need in
          (need, seen(need, found.pairs(ofRow: row), found, judged))
        })
    } catch {
      return .failure(error)
    }
  }

  private func addRow(
    _ need: Int32, _ area: Int, _ near: [Ground.Way], to found: inout Candidates
  ) {
    guard let level = ground.levels[facts.needs[Int(need)].level] else { return found.endRow() }
    guard let limit = level.minutes, let travel else {
      return found.addRow(need: need, level, near: near)
    }
    found.addRow(
      need: need, level,
      minutes: { course in
        let minutes = travel.minutes(area: area, course: judging.courses[Int(course)])
        return minutes.isNaN ? nil : minutes
      },
      metres: { ground.metres(from: homes[area], to: ground.placeOfCourse[Int($0)]) },
      limit: limit)
  }

  private func seen(
    _ need: Int32, _ pairs: Range<Int>, _ found: Candidates, _ judged: Judging.Judged
  ) -> Seen {
    var seen = Seen(within: pairs.count)
    let value = needValues[Int(need)]
    var most = 0
    var firstRefused = Int32.max
    for pair in pairs {
      let course = found.courses[pair]
      if !judged.refusedBy.isEmpty, judged.refusedBy[pair] >= 0 {
        if course < firstRefused {
          firstRefused = course
          seen.refusedBy = judged.refusedBy[pair]
        }
        continue
      }
      seen.eligible += 1
      let points = judged.points[pair]
      guard points > 0 else { continue }
      seen.candidates += 1
      let charge = charges.ofPair(need: Int(need), course: Int(course))
      let lacking = points - charge - value - courseValues[Int(course)]
      if lacking > most {
        most = lacking
        seen.tooLow = (Int(course), points)
      }
      if hasPlacesLeft[Int(course)] {
        seen.hasPlacesLeft = true
        if hasStartsLeft[Int(course)] { seen.hasStartsLeft = true }
        if isCapped[Int(course)] { seen.isCapped = true }
      }
    }
    for course in given[Int(need)] ?? [] {
      if let why = fault(of: course, need, pairs, found, judged) {
        seen.wrong.append((Int(course), why))
      }
    }
    return seen
  }

  /// Why a need may not have places on a course; nil where it may.
  private func fault(
    of course: Int32, _ need: Int32, _ pairs: Range<Int>, _ found: Candidates,
    _ judged: Judging.Judged
  ) -> String? {
    guard let pair = pairs.first(where: { found.courses[$0] == course }) else {
      let level = facts.needs[Int(need)].level
      return ground.levels[level]?.courses.contains(course) == true
        ? "none, since the course is out of reach"
        : "none, since the course does not take level \(level.code)"
    }
    if !judged.refusedBy.isEmpty, judged.refusedBy[pair] >= 0 {
      let reason = judging.scorer.eligibility[judged.refusedBy[pair]].reason
      return "none, since the course is not eligible (\(reason))"
    }
    return judged.points[pair] > 0 ? nil : "none, since the course has no points for it"
  }
}
