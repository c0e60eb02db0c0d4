import SkillsPlanner

extension Adding {
  /// What a plan has more of than there is.
  func faultsOfLimits(_ rows: PlanRows) -> [Fault] {
    var faults: [Fault] = []
    for (place, need) in facts.needs.enumerated() where placed[place] > need.learners {
      let key = facts.key(of: need)
      faults.append(
        Fault(
          kind: .overLimit, path: rows.path(ofNeed: key),
          subject: "places for the need of \(key.area) at level \(key.level.code)",
          says: "\(placed[place])", follows: "at most its \(need.learners) learners"))
    }
    for (place, course) in facts.courses.enumerated() where used[place] > course.places {
      faults.append(
        Fault(
          kind: .overLimit, path: rows.path(ofCourse: course.id),
          subject: "places used on course \(course.id)", says: "\(used[place])",
          follows: "at most \(course.places)"))
    }
    for limit in facts.levels {
      let own = facts.courses.indices.filter { facts.courses[$0].level == limit.level }
      let all = sum(own.map { used[$0] })
      guard let funded = limit.funded, all > funded else { continue }
      faults.append(
        Fault(
          kind: .overLimit, path: rows.path(ofLevel: limit.level),
          subject: "funded starts used at level \(limit.level.code)", says: "\(all)",
          follows: "at most \(funded)"))
    }
    return faults
  }
}
