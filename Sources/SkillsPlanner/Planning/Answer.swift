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
    /// In the units of its bound.
    let used: Int
    /// What one unit more of its bound is worth, in millionths of a point, 0 or more.
    let value: Int
    /// What the plan would have more without it alone.
    let cost: Cost
  }

  /// What a plan would have more.
  struct Cost: Sendable, Hashable {
    let points: Int
    /// Learners placed; below 0 where fewer would be.
    let learners: Int

    static let none = Cost(points: 0, learners: 0)
  }

  /// By need and then by course.
  let decisions: [Decision]
  /// By need, by course of the catalogue, by level of the limits.
  let needValues: [Int]
  let courseValues: [Int]
  let levelValues: [Int]
  /// By course of the catalogue.
  var gainsIfOneMore: [Int]
  let points: Int
  /// The certificate's bound.
  let bound: Int
  let isUnique: Bool
  /// By limit.
  var limits: [OfLimit] = []
  /// What the plan would have more without any of them.
  var costOfLimits = Cost.none
}

extension Answer {
  /// - Parameter solution: proved to be the best of the network; its floors are reached.
  init(_ solution: TransportationSolution, of network: LimitedNetwork) async {
    let points = network.points(of: solution)
    let values = network.values(of: solution)
    self.init(
      decisions: network.decisions(of: solution), needValues: values.needs,
      courseValues: values.courses, levelValues: values.levels,
      gainsIfOneMore: Array(
        await network.problem.gainsIfOneMore(solution).prefix(network.coursePieces.count)),
      points: points, bound: points, isUnique: solution.isUnique)
  }
}

extension LimitedNetwork {
  /// The values of the certificate: by need, by course, by level.
  ///
  /// Where the funded starts of a level are a group of needs, what a start is worth goes from the needs' values to the
  /// courses', as if it were theirs: of a candidate the two add up to the same.
  func values(
    of solution: TransportationSolution
  ) -> (needs: [Int], courses: [Int], levels: [Int]) {
    let levels = placement.seatsOfLevels.indices.map { value(ofLevel: $0, solution) }
    var needs = solution.rowValues
    var courses = Array(solution.columnValues.prefix(coursePieces.count))
    for (level, seat) in placement.seatsOfLevels.enumerated() {
      guard case .needs(let set) = seat, levels[level] != 0 else { continue }
      for need in placement.needs.all[set].members { needs[need] -= levels[level] }
      for course in placement.coursesOfLevels[level] { courses[course] += levels[level] }
    }
    return (needs, courses, levels)
  }
}
