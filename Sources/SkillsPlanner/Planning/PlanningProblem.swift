import NetworkFlow

/// The exact problem that a brief poses, ready to be solved or to be handed to somebody else's solver.
///
/// Rows are needs, columns are courses, groups are levels and what policies limit; the pieces of a row are the parts
/// of spread, those of a column the steady places and the rest.
public struct PlanningProblem: Sendable {
  let board: Scoreboard
  let limits: [Limit]
  /// How many learners each course needs to run, by course; 0 where any number will do.
  let minimums: [Int]
  let network: LimitedNetwork
  /// The policies that `minimums` come of, where it is still to be asked whether all can hold together: none in a problem
  /// of fewer limits than one that has a plan.
  var cohorts: [Cohort] = []
  /// How far it is searched which courses run.
  var search = SearchLimit.usual
  /// What the plan is to keep of an earlier one; nil where nothing.
  var keeping: Keeping?
  private let catalogue: Catalogue
  private let needs: [Need]
  private let room: Limits
  private let spread: Spread
  private let steadiness: Steadiness
  private let needCodes: [UInt64]
  private let courseCodes: [UInt64]
  /// By need, and by course: nil for an online one. Metres are taken of the few pairs that tie, and not kept of all.
  private let homes: [UnitVector]
  private let venues: [UnitVector?]

  /// Candidates that were judged by the rules.
  public var judged: Int { board.judged }
  /// Candidates with points: the arcs of the problem.
  public var candidates: Int { board.candidates.count }

  init(
    _ catalogue: Catalogue, _ needs: [Need], _ board: Scoreboard, _ room: Limits,
    _ limits: [Limit], minimums: [Int], spread: Spread, steadiness: Steadiness,
    first: Set<Int>? = nil
  ) throws(PlanningFailure) {
    self.board = board
    self.limits = limits
    self.minimums = minimums
    (self.catalogue, self.needs, self.room) = (catalogue, needs, room)
    (self.spread, self.steadiness) = (spread, steadiness)
    needCodes = needs.map { fingerprint(catalogue.areas[$0.area].code, $0.level.code) }
    courseCodes = catalogue.courses.map { fingerprint($0.id) }
    homes = needs.map { catalogue.homes[$0.area] }
    venues = catalogue.venues
    // Many needs and courses are of one size, and share the memory of their pieces.
    let sizes = zip(room.steady, room.places).map { CourseSize(steady: $0, places: $1) }
    let ofNeeds = Dictionary(
      uniqueKeysWithValues: Set(needs.map(\.learners)).map { ($0, spread.pieces(of: $0)) })
    let ofCourses = Dictionary(
      uniqueKeysWithValues: Set(sizes).map {
        ($0, steadiness.pieces(steady: $0.steady, places: $0.places))
      })
    do {
      network = try LimitedNetwork(
        Placement(limits, room, catalogue, needs, minimums: minimums, first: first),
        needPieces: needs.map { ofNeeds[$0.learners, default: []] },
        coursePieces: sizes.map { ofCourses[$0, default: []] },
        candidates: board.candidates)
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
  }

  /// An earlier plan's places, as far as they are candidates.
  struct Keeping: Sendable {
    let places: [LimitedNetwork.Kept]
    /// Places of pairs that are limited by themselves, which are kept or not as the limits have it.
    let besides: Int
    /// All places of the earlier plan.
    let of: Int
    let tolerance: Share
  }

  /// The same under other limits, or without minimum cohorts, of a problem that has a plan.
  ///
  /// - Parameter first: of limits that cross, those with the first seats in the network, before the funded starts, by
  ///   place; nil for all.
  func with(
    limits: [Limit], minimums: [Int]? = nil, first: Set<Int>? = nil
  ) throws(PlanningFailure) -> PlanningProblem {
    var problem = try PlanningProblem(
      catalogue, needs, board, room, limits, minimums: minimums ?? self.minimums, spread: spread,
      steadiness: steadiness, first: first)
    problem.search = search
    return problem
  }

  /// The funded starts of each level; nil where any number may start.
  var funded: [Int?] { room.levels.map(\.funded) }

  /// The same under other limits and minimum cohorts, with other funded starts, by level.
  func with(
    limits: [Limit], minimums: [Int], funded: [Int?]
  ) throws(PlanningFailure) -> PlanningProblem {
    var room = room
    room.levels = zip(room.levels, funded).map { ($0.level, $1) }
    return try PlanningProblem(
      catalogue, needs, board, room, limits, minimums: minimums, spread: spread,
      steadiness: steadiness)
  }

  /// The minimum cohorts as the network's columns know them.
  var columnMinimums: [ColumnMinimum] {
    minimums.enumerated().filter { $0.element > 1 }.map {
      ColumnMinimum(column: $0.offset, least: $0.element)
    }
  }

  /// The same with other seats in the network.
  ///
  /// - Parameter first: as above.
  func seating(first: Set<Int>?) throws(PlanningFailure) -> PlanningProblem {
    var problem = try with(limits: limits, first: first)
    problem.cohorts = cohorts
    return problem
  }

  /// The same where some courses do not run.
  func closing(_ courses: Set<Int>) throws(PlanningFailure) -> PlanningProblem {
    guard !courses.isEmpty else { return self }
    return try PlanningProblem(
      catalogue, needs, board, room.closing(courses), limits, minimums: minimums, spread: spread,
      steadiness: steadiness)
  }

  /// Whether nothing is set but what every plan keeps: learners, places, funded starts.
  var isPlain: Bool { limits.isEmpty && minimums.allSatisfy { $0 < 2 } }

  /// The best allocation: most points; among those most learners, then least metres times places,
  /// then the largest sum of a hash of codes, which leaves one.
  ///
  /// - Throws: `unproven` when the certificate does not hold: then there is no plan; `conflict` where policies and
  ///   pins cannot hold together.
  func solve(_ progress: Progress) async throws(PlanningFailure) -> Answer {
    guard !isPlain || keeping != nil else {
      return await Answer(try await proved(progress), of: network)
    }
    let best = try await LimitedPlan(self, progress)
    let answer = try await best.answer()
    guard let keeping else { return answer }
    return answer.keeping(
      try await StablePlan(best, keeping: keeping.places, tolerance: keeping.tolerance), keeping)
  }

  /// The decisions of the same best allocation alone, without what more would gain.
  ///
  /// - Throws: as `solve`.
  func decide() async throws(PlanningFailure) -> [Answer.Decision] {
    guard !isPlain || keeping != nil else {
      return network.decisions(of: try await proved(.none))
    }
    let best = try await LimitedPlan(self, .none)
    guard let keeping else { return best.decisions }
    let stable = try await StablePlan(
      best, keeping: keeping.places, tolerance: keeping.tolerance)
    return stable.network.decisions(of: stable.solution)
  }

  private func proved(
    _ progress: Progress
  ) async throws(PlanningFailure) -> TransportationSolution {
    progress(.solving, 0, of: 0)
    var solution = await solve(salt: 0, progress)
    // Two plans tie in a 40-bit hash about once in a million; another salt parts them.
    for salt in UInt64(1)...3 where !solution.isUnique {
      solution = await solve(salt: salt, progress)
    }
    do {
      try network.problem.verify(solution)
    } catch {
      throw PlanningFailure.unproven("\(error)")
    }
    return solution
  }

  /// A network of this problem at its best, with the trees from which a change is answered.
  ///
  /// - Throws: `unproven` when the certificate does not hold.
  func solveForChanges(
    _ network: LimitedNetwork, _ progress: Progress
  ) async throws(PlanningFailure) -> SolvedProblem {
    progress(.solving, 0, of: 0)
    var solved = await SolvedProblem(
      network.problem, tieBreaks: tieBreaks(salt: 0, of: network))
    for salt in UInt64(1)...3 where !solved.solution.isUnique {
      solved = await SolvedProblem(
        network.problem, tieBreaks: tieBreaks(salt: salt, of: network))
    }
    do {
      try network.problem.verify(solved.solution)
    } catch {
      throw PlanningFailure.unproven("\(error)")
    }
    return solved
  }

  /// Writes the problem in the DIMACS form of minimum cost flow, so that anyone can check the optimum.
  ///
  /// Nodes are the source, the needs ("rows"), the courses ("columns"), the levels ("groups") and the
  /// sink; the least cost is minus the plan's points.
  ///
  /// - Parameter write: takes ASCII text in pieces of about 64 KiB, in order.
  /// - Throws: what `write` throws.
  public func writeDIMACS<Failure: Error>(
    to write: (_ text: [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try network.problem.writeDIMACS(to: write)
  }

  private func solve(salt: UInt64, _ progress: Progress) async -> TransportationSolution {
    await network.problem.solve(tieBreaks: tieBreaks(salt: salt, of: network)) { done, all in
      progress(.solving, done, of: all)
    }
  }

  /// The hash has 40 bits, or fewer where there are so many needs and courses that their sums would not fit.
  func tieBreaks(salt: UInt64, of network: LimitedNetwork) -> [TieBreak] {
    let needCodes = needCodes
    let homes = homes
    let courses = network.problem.columns.indices.map { network.course(ofColumn: $0) }
    let venues = courses.map { self.venues[$0] }
    let courseCodes = courses.map { self.courseCodes[$0] }
    let problem = network.problem
    let nodes =
      needCodes.count + courses.count + problem.groups.count + problem.rowGroups.count + 1
    let bits = min(40, nodes.leadingZeroBitCount - 4)
    return [
      .mostUnits,
      TieBreak { row, column in venues[column].map { -homes[row].metres(to: $0) } ?? 0 },
      TieBreak { row, column in
        Int(mixed(needCodes[row] ^ mixed(courseCodes[column] &+ salt)) >> UInt64(64 - bits))
      },
    ]
  }
}

/// A course's places, and those of them that steadiness favours.
private struct CourseSize: Hashable {
  let steady: Int
  let places: Int
}

/// A number that stands for some codes: FNV-1a over their UTF-8, a zero byte after each.
private func fingerprint(_ codes: String...) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for code in codes {
    for byte in code.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = hash &* 0x100_0000_01B3
  }
  return hash
}
