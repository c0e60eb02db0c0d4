import SkillsPlanner

/// Places on a course for a need, as a plan has them, found among the facts.
struct Decision: Sendable {
  /// By their places among the facts.
  let need: Int
  let course: Int
  let places: Int
  /// The place of its row among the plan's allocations, and its place in that row.
  let row: Int
  let place: Int
  var metres: Int?
  var minutes: Double?
  var points: Int
  var scores: [Int]

  var path: PlanPath {
    PlanPath.plan.key("allocations").row(row).key("courses").row(place)
  }
}

extension Facts {
  /// The plan's allocations to needs and courses that there are; the others are faults of their rows.
  func decisions(in plan: Plan) -> (found: [Decision], faults: [Fault]) {
    let needs = Dictionary(
      self.needs.enumerated().map { (key(of: $1), $0) }, uniquingKeysWith: { first, _ in first })
    let courses = Dictionary(
      self.courses.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var found: [Decision] = []
    found.reserveCapacity(plan.allocations.count)
    var faults: [Fault] = []
    for (row, allocation) in plan.allocations.enumerated() {
      // A row of no need is found when rows are held against each other.
      guard let need = needs[NeedKey(area: allocation.area, level: allocation.level)] else {
        continue
      }
      for (place, item) in allocation.courses.enumerated() {
        guard let course = courses[item.course] else {
          faults.append(
            Fault(
              kind: .rows,
              path: PlanPath.plan.key("allocations").row(row).key("courses").row(place),
              subject: "the allocation of \(allocation.area) at level \(allocation.level.code)",
              says: item.course, follows: "no such course"))
          continue
        }
        found.append(
          Decision(
            need: need, course: course, places: item.places, row: row, place: place,
            metres: item.metres, minutes: item.minutes, points: item.points, scores: item.scores))
      }
    }
    return (found, faults)
  }

  func key(of need: Need) -> NeedKey { NeedKey(area: areas[need.area].code, level: need.level) }
}

extension Decision {
  /// Where a plan's own scores and weights do not give the points of an allocation.
  func faultOfPoints(in plan: Plan) -> Fault? {
    let weights = plan.rules.compactMap(\.weight)
    let row = plan.allocations[self.row]
    let subject = "\(row.courses[place].course) for \(row.area) at level \(row.level.code)"
    guard scores.count == weights.count else {
      return Fault(
        kind: .points, path: path.key("scores"), subject: "the scores of \(subject)",
        says: "\(scores.count)", follows: "\(weights.count), one for each rule with a weight")
    }
    let over = weights.reduce(Int128(0)) { $0 + Int128($1) }
    let sum = zip(scores, weights).reduce(Int128(0)) { $0 + Int128($1.0) * Int128($1.1) }
    // Half to even; no weight at all gives no points.
    let (whole, rest) = over > 0 ? sum.quotientAndRemainder(dividingBy: over) : (0, 0)
    let due = 2 * rest > over || (2 * rest == over && whole % 2 != 0) ? whole + 1 : whole
    guard due != Int128(points) else { return nil }
    return Fault(
      kind: .points, path: path.key("points"), subject: "the points of \(subject)",
      says: "\(points)", follows: "\(due) by its scores and the rules' weights")
  }
}
