import NetworkFlow

/// Which courses run where conditions stand beside the network.
struct RunningCourses {
  let problem: PlanningProblem
  let minimums: [ColumnMinimum]
  let conditions: Conditions
  let values: TransportationSolution

  /// A plan that keeps everything, nil where none was found.
  ///
  /// Courses are filled up to their minimum before all else; one that cannot be does not run. One that a limit is about
  /// alone runs in any case.
  func plan(closing first: [Int]) async throws(PlanningFailure) -> TransportationSolution? {
    let network = problem.network
    var least = Dictionary(uniqueKeysWithValues: minimums.map { ($0.column, $0.least) })
    let needed = Set(problem.limits.compactMap(\.onlyCourse))
    for course in first where !needed.contains(course) { least[course] = 0 }
    for _ in 0..<Self.mostRounds {
      let found = try await Kept(
        try network.running(least), problem, from: (conditions, [])
      ).found
      guard let flows = found.solution?.flows else { return nil }
      let solution = network.problem.solution(flows: flows, valuesOf: values)
      let under = solution.under(minimums)
      if under.isEmpty { return network.reachesFloors(solution) ? solution : nil }
      // Those with the fewest first: without them the others may come to have enough.
      let used = under.filter { !needed.contains($0) }
        .map { (units: solution.columnUnits[$0], course: $0) }.sorted { $0 < $1 }
      for (_, course) in used.prefix((used.count + 1) / 2) { least[course] = 0 }
    }
    return nil
  }

  private static let mostRounds = 24
}

extension Limit {
  /// The course that some places must be on; nil where several serve.
  fileprivate var onlyCourse: Int? {
    guard most < 0, parts.count == 1 else { return nil }
    switch parts[0] {
    case .byCourse(let weights) where weights.count == 1: return weights[0].place
    case .product(_, let courses, _) where courses.count == 1: return courses[0]
    case .byCourse, .byNeed, .product: return nil
    }
  }
}

extension TransportationSolution {
  /// The columns that carry something, but less than their minimum.
  func under(_ minimums: [ColumnMinimum]) -> [Int] {
    minimums.filter { minimum in
      let units = columnUnits[minimum.column]
      return units > 0 && units < minimum.least
    }.map(\.column)
  }
}

extension LimitedNetwork {
  /// The network that knows minimums as far as a network can.
  func relaxed(
    by minimums: [ColumnMinimum]
  ) throws(PlanningFailure) -> TransportationProblem {
    do throws(CohortError) {
      return try problem.relaxed(by: minimums)
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
  }

  func hasPlaces(_ course: Int) -> Bool { coursePieces[course].contains { $0.capacity > 0 } }

  /// The problem in which some courses run with their minimum, or do not where it is 0.
  ///
  /// A unit of a minimum counts as much as one of a floor, more than any could earn.
  fileprivate func running(_ least: [Int: Int]) throws(PlanningFailure) -> TransportationProblem {
    let columns = problem.columns.enumerated().map { index, column in
      guard let least = least[index] else { return column }
      let pieces = least == 0 ? [] : column.pieces.first(least, more: floorBonus)
      return TransportationProblem.Column(pieces: pieces, group: column.group)
    }
    do throws(ProblemError) {
      return try problem.with(columns: columns)
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
  }
}

extension [TransportationProblem.Piece] {
  /// The same pieces where each of the first so many units earns more.
  fileprivate func first(_ count: Int, more: Int) -> [TransportationProblem.Piece] {
    var left = count
    var first: [TransportationProblem.Piece] = []
    var rest: [TransportationProblem.Piece] = []
    for piece in self {
      let inside = Swift.min(left, piece.capacity)
      left -= inside
      if inside > 0 { first.append(.init(capacity: inside, bonus: piece.bonus + more)) }
      if piece.capacity > inside {
        rest.append(.init(capacity: piece.capacity - inside, bonus: piece.bonus))
      }
    }
    return first + rest
  }
}
