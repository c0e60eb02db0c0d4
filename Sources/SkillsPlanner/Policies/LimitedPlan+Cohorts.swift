import NetworkFlow

/// Minimum cohorts: which courses run, and the plan on those that do.
extension LimitedPlan {
  /// The plan that a search finds, or the furthest of several where time decides.
  init(
    _ problem: PlanningProblem, _ minimums: [ColumnMinimum]
  ) async throws(PlanningFailure) {
    // Prices at which as many learners come to courses that are filled to their minimum as the conditions allow; those of
    // the network itself would run too many.
    let open = try await Kept(try problem.network.relaxed(by: minimums), problem)
    guard open.found.solution != nil else { throw try await problem.notKept() }
    var search = problem.search
    var last = try await Self.searched(problem, minimums, open, search.counted)
    // What a search has not finished in its time is nobody's.
    while let found = last, found.isCutShort, let further = search.further(),
      let next = try await Self.searched(problem, minimums, open, further)
    {
      (last, search) = (next, further)
    }
    guard let last else { preconditionFailure("a search that only counts comes to its end") }
    self = last.plan
  }

  /// Nil where time was up before it ended.
  ///
  /// Courses are opened and closed at the prices that keep the conditions, which gives the bound; then the plan on the
  /// courses that run is one that keeps them.
  private static func searched(
    _ problem: PlanningProblem, _ minimums: [ColumnMinimum], _ open: Kept, _ search: SearchLimit
  ) async throws(PlanningFailure) -> (plan: LimitedPlan, isCutShort: Bool)? {
    let network = problem.network
    let multipliers = open.conditions.whole(open.found.multipliers)
    let charged = try network.charged(open.conditions, at: multipliers)
    let tieBreaks = problem.tieBreaks(salt: 0, of: network)
    let cohorts: CohortSolution
    let wouldRun: [Int]
    let closed: [Int]
    do throws(CohortError) {
      cohorts = try await charged.problem.solve(
        minimums: minimums, tieBreaks: tieBreaks, nodes: search.nodes, isTimeUp: search.isTimeUp)
      guard !search.isTimeUp() else { return nil }
      closed = cohorts.closed.filter { network.hasPlaces($0) }
      wouldRun = try await charged.problem.usesWithoutMinimum(
        of: closed, cohorts, minimums: minimums, tieBreaks: tieBreaks)
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
    do {
      try charged.problem.verify(cohorts, minimums: minimums)
    } catch {
      throw PlanningFailure.unproven("\(error)")
    }
    let (solution, closedLater) = try await plan(on: cohorts, minimums, open, problem)
    let used = solution.columnPieces.map { $0.reduce(0, +) }
    // By the would-run of the search where it closed them, else by what was left of them when they were closed.
    let wouldRunOf = closedLater.merging(zip(closed, wouldRun)) { _, searched in searched }
    // The values of the network without minimums prove a bound too, a little above the one of the search.
    let proof = try await proof(of: charged.problem)
    let plan = LimitedPlan(
      problem, network, open.conditions, solution, proof,
      bound: cohorts.bound + charged.allowance - network.bonusOfAllFloors,
      multipliers: multipliers,
      closed: wouldRunOf.filter { used[$0.key] == 0 }.sorted { $0.key < $1.key }
        .map { ($0.key, $0.value) },
      nodes: search.nodes)
    return (plan, cohorts.end != .gap)
  }

  /// The plan on the courses that run, and those that were closed beyond the search's.
  private static func plan(
    on cohorts: CohortSolution, _ minimums: [ColumnMinimum], _ open: Kept,
    _ problem: PlanningProblem
  ) async throws(PlanningFailure) -> RunningCourses.Found {
    let network = problem.network
    guard !Conditions(problem.limits, network).all.isEmpty else {
      let solution = network.problem.solution(flows: cohorts.flows, valuesOf: cohorts.relaxation)
      guard solution.under(minimums).isEmpty, network.reachesFloors(solution) else {
        throw PlanningFailure.notFound
      }
      return (solution, [:])
    }
    let running = RunningCourses(
      problem: problem, minimums: minimums, conditions: open.conditions, values: cohorts.relaxation)
    if let few = try await running.plan(closing: cohorts.closed) { return few }
    // Prices told which courses run; what the conditions ask for may need another.
    if let all = try await running.plan(closing: []) { return all }
    throw PlanningFailure.notFound
  }
}

/// Which courses run where conditions stand beside the network.
private struct RunningCourses {
  let problem: PlanningProblem
  let minimums: [ColumnMinimum]
  let conditions: Conditions
  let values: TransportationSolution

  /// A plan, and what each course would have run with that was closed on the way to it.
  typealias Found = (solution: TransportationSolution, closed: [Int: Int])

  /// A plan that keeps everything, nil where none was found.
  ///
  /// Courses are filled up to their minimum before all else; one that cannot be does not run. One that a limit is about
  /// alone runs in any case.
  func plan(closing first: [Int]) async throws(PlanningFailure) -> Found? {
    let network = problem.network
    var least = Dictionary(uniqueKeysWithValues: minimums.map { ($0.column, $0.least) })
    let needed = Set(problem.limits.compactMap(\.onlyCourse))
    for course in first where !needed.contains(course) { least[course] = 0 }
    var closed: [Int: Int] = [:]
    for _ in 0..<Self.mostRounds {
      let found = try await Kept(
        try network.running(least), problem, from: conditions, namesConflict: false
      ).found
      guard let flows = found.solution?.flows else { return nil }
      let solution = network.problem.solution(flows: flows, valuesOf: values)
      let under = solution.under(minimums)
      if under.isEmpty { return network.reachesFloors(solution) ? (solution, closed) : nil }
      for course in under where !needed.contains(course) {
        least[course] = 0
        closed[course] = solution.columnPieces[course].reduce(0, +)
      }
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
  fileprivate func under(_ minimums: [ColumnMinimum]) -> [Int] {
    minimums.filter { minimum in
      let units = columnPieces[minimum.column].reduce(0, +)
      return units > 0 && units < minimum.least
    }.map(\.column)
  }
}

extension LimitedNetwork {
  /// The network that knows minimums as far as a network can.
  fileprivate func relaxed(
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
  /// A unit of a minimum counts more than any could earn, and less than one of a floor.
  fileprivate func running(_ least: [Int: Int]) throws(PlanningFailure) -> TransportationProblem {
    let columns = problem.columns.enumerated().map { index, column in
      guard let least = least[index] else { return column }
      let pieces = least == 0 ? [] : column.pieces.first(least, more: floorBonus / 4)
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
