/// A policy by which some courses run with so many learners or more, or do not run.
struct Cohort: Hashable, Sendable {
  /// By its place in the brief.
  let policy: Int
  let label: String
  let least: Int
  /// Places in the catalogue, ascending.
  let courses: [Int]
}

extension LimitExpansion {
  /// The minimum cohorts, in the order of the policies.
  func cohorts() -> [Cohort] {
    brief.policies.enumerated().compactMap { place, policy in
      guard case .minimumCohort(let least) = policy.demand else { return nil }
      return Cohort(
        policy: place, label: policy.label, least: least, courses: courses(inCohorts: policy.scope))
    }
  }

  /// How many learners each course of the catalogue needs to run; 0 where any number will do.
  func leastLearners() -> [Int] {
    cohorts().leastLearners(ofCourses: catalogue.courses.count)
  }

  /// The courses that a minimum cohort is set for: those taught in a classroom, where no mode is named.
  func courses(inCohorts scope: Scope) -> [Int] {
    var scope = scope
    if scope.modes.isEmpty { scope.modes = [.classroom] }
    return planned.filter { scope.contains(catalogue.courses[$0]) }
  }
}

extension [Cohort] {
  /// How many learners each of so many courses needs to run; 0 where any number will do.
  func leastLearners(ofCourses count: Int) -> [Int] {
    reduce(into: [Int](repeating: 0, count: count)) { least, cohort in
      for course in cohort.courses { least[course] = Swift.max(least[course], cohort.least) }
    }
  }

  /// The courses that need more learners than they hold, so that they do not run whatever the plan is.
  ///
  /// - Parameter most: what each course holds, by place in the catalogue.
  /// Those of its courses that hold fewer.
  func closed(holding most: [Int]) -> Set<Int> {
    reduce(into: []) { closed, cohort in closed.formUnion(cohort.closed(holding: most)) }
  }
}

extension Cohort {
  /// Whether it closes no course, whatever the plan is.
  var isVoid: Bool { least < 2 || courses.isEmpty }

  /// Whether it is by this that a course does not run to which so many would come.
  func closes(_ course: Int, with learners: Int) -> Bool {
    learners > 0 && learners < least && courses.contains(course)
  }

  /// Those of its courses that hold fewer.
  func closed(holding most: [Int]) -> [Int] { courses.filter { most[$0] < least } }

  func with(least: Int) -> Cohort {
    Cohort(policy: policy, label: label, least: least, courses: courses)
  }

  /// The numbers below its own at which another course of it could run, ascending.
  func lower(holding most: [Int]) -> [Int] {
    Set(closed(holding: most).map { most[$0] }).filter { $0 > 0 }.sorted()
  }
}
