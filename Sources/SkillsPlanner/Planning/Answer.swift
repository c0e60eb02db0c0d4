import NetworkFlow

/// What the optimiser says, in the planner's words: decisions, values and proof.
struct Answer: Sendable {
  /// Places of a need on the course of one of its candidates; 1 or more.
  struct Decision: Sendable {
    let need: Int
    let course: Int
    let places: Int
  }

  /// What a limit is to the plan.
  struct OfLimit: Sendable, Hashable {
    let limit: Limit
    /// In the units of its bound.
    var used: Int
    /// What one unit more of its bound is worth, in millionths of a point, 0 or more.
    let value: Int
    /// What the plan would have more without it alone; nil where that was not looked for.
    let cost: Cost?
  }

  /// What a plan would have more.
  struct Cost: Sendable, Hashable {
    let points: Int
    /// Learners placed; below 0 where fewer would be.
    let learners: Int
    /// The same by place among the needs; those with a difference alone.
    var ofNeeds: [Int: Int] = [:]

    static let none = Cost(points: 0, learners: 0)
  }

  /// What a policy of minimum cohorts is to the plan.
  struct OfCohort: Sendable, Hashable {
    /// What the plan would have more without it alone.
    let cost: Cost
    /// Whether both plans are proved best.
    let isExact: Bool

    static let nothing = OfCohort(cost: .none, isExact: true)
  }

  /// A course that does not run.
  struct Closed: Sendable, Hashable {
    let course: Int
    /// How many learners it needs, and how many it would have without that.
    let least: Int
    let wouldRun: Int
  }

  /// By need and then by course.
  var decisions: [Decision]
  /// By need, by course of the catalogue, by level of the limits.
  let needValues: [Int]
  let courseValues: [Int]
  let levelValues: [Int]
  /// By course of the catalogue.
  var gainsIfOneMore: [Int]
  var points: Int
  /// The certificate's bound.
  let bound: Int
  var isUnique: Bool
  /// By limit.
  var limits: [OfLimit] = []
  /// What the plan would have more without any of them; nil where there are none.
  var withoutLimits: Cost?
  /// Whom the best plan places more than one that keeps to an earlier one, by need; below 0 fewer.
  var movedByKeeping: [Int: Int] = [:]
  /// How the plan was found, where that is more than one optimisation.
  var method: String?
  /// How far was searched which courses run; nil where that is not the usual, or nothing was to be searched.
  var nodes: Int?
  /// What is kept of an earlier plan; nil where nothing is to be.
  var kept: Optimality.Kept?
  /// Ascending by course.
  var closed: [Closed] = []
  /// By policy; none of those that were not looked at.
  var cohorts: [Int: OfCohort] = [:]
}

extension Answer {
  /// Learners more of each need whom a plan without anything that people set would place; below 0 fewer.
  var gainsWithoutLimits: [Int: Int] {
    (withoutLimits?.ofNeeds ?? [:]).merging(movedByKeeping, uniquingKeysWith: +)
  }

  /// Nil where that was not looked for.
  func cost(of cohort: Cohort) -> OfCohort? {
    cohorts[cohort.policy] ?? (cohort.isVoid ? .nothing : nil)
  }

  /// How many courses do not run by a policy.
  func closed(by cohort: Cohort) -> Int {
    closed.count { cohort.closes($0.course, with: min($0.wouldRun, $0.least - 1)) }
  }
}

extension Answer {
  /// - Parameter solution: proved to be the best of a network without limits.
  init(_ solution: TransportationSolution, of network: LimitedNetwork) async {
    let levels = network.placement.levels.indices.map { network.value(ofLevel: $0, solution) }
    let values = network.values(of: solution, levels: levels)
    self.init(
      decisions: network.decisions(of: solution), needValues: values.needs,
      courseValues: values.courses, levelValues: levels,
      gainsIfOneMore: await network.gainsIfOneMore(solution, network.problem),
      points: solution.objective, bound: solution.objective, isUnique: solution.isUnique)
  }

  /// A plan under limits; what these are to it is still to be told.
  init(_ plan: LimitedPlan) async {
    let (network, proof) = (plan.network, plan.proof)
    let levels = network.placement.levels.indices.map { plan.value(ofLevel: $0) }
    let values = network.values(of: proof.solution, levels: levels)
    var gains = await network.gainsIfOneMore(proof.solution, proof.problem)
    if plan.solved == nil {
      // The certificate is of another plan than this one: a course that has room here gains nothing by more.
      var left = network.coursePieces.map { $0.reduce(0) { $0 + $1.capacity } }
      for decision in plan.decisions { left[decision.course] -= decision.places }
      for course in left.indices where left[course] > 0 { gains[course] = 0 }
    }
    self.init(
      decisions: plan.decisions, needValues: values.needs, courseValues: values.courses,
      levelValues: levels, gainsIfOneMore: gains,
      points: plan.points, bound: plan.bound, isUnique: plan.isUnique)
  }
}

extension Answer {
  /// The same with a plan that keeps more of an earlier one: its bound is the best plan's points.
  func keeping(_ stable: StablePlan, _ keeping: PlanningProblem.Keeping) -> Answer {
    var answer = self
    answer.decisions = stable.network.decisions(of: stable.solution)
    for decision in decisions {
      answer.movedByKeeping[decision.need, default: 0] += decision.places
    }
    for decision in answer.decisions {
      answer.movedByKeeping[decision.need, default: 0] -= decision.places
    }
    answer.points = stable.points
    answer.isUnique = false
    answer.kept = Optimality.Kept(
      places: stable.kept, of: keeping.of, most: stable.mostKept + keeping.besides)
    let how = "the plan within the tolerance that keeps most of the earlier one"
    answer.method = method.map { "\($0), \(how)" } ?? how
    for place in answer.limits.indices {
      let limit = answer.limits[place].limit
      let use = limit.use(by: answer.decisions)
      answer.limits[place].used = limit.bound == .atMost ? use : -use
    }
    return answer
  }
}

extension LimitedNetwork {
  /// By course.
  fileprivate func gainsIfOneMore(
    _ solution: TransportationSolution, _ problem: TransportationProblem
  ) async -> [Int] {
    Array(await problem.gainsIfOneMore(solution).prefix(coursePieces.count))
  }

  /// The values of the certificate: by need and by course.
  ///
  /// Where the funded starts of a level are a group of needs, what a start is worth goes from the needs' values to the
  /// courses', as if it were theirs: of a candidate the two add up to the same.
  fileprivate func values(
    of solution: TransportationSolution, levels: [Int]
  ) -> (needs: [Int], courses: [Int]) {
    var needs = solution.rowValues
    var courses = Array(solution.columnValues.prefix(coursePieces.count))
    for (level, seat) in placement.seatsOfLevels.enumerated() {
      guard case .needs(let set) = seat, levels[level] != 0 else { continue }
      for need in placement.needs.all[set].members { needs[need] -= levels[level] }
      for course in placement.coursesOfLevels[level] { courses[course] += levels[level] }
    }
    return (needs, courses)
  }
}
