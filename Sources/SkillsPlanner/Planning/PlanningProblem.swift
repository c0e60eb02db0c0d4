import NetworkFlow

/// The exact problem that a brief poses, ready to be solved or to be handed to somebody else's solver.
///
/// Rows are needs, columns are courses, groups are levels; the pieces of a row are the parts of
/// spread, those of a column the steady places and the rest.
public struct PlanningProblem: Sendable {
  let board: Scoreboard
  let problem: TransportationProblem
  private let needCodes: [UInt64]
  private let courseCodes: [UInt64]
  /// By need, and by course: nil for an online one. Metres are taken of the few pairs that tie, and not kept of all.
  private let homes: [UnitVector]
  private let venues: [UnitVector?]

  /// Candidates that were judged by the rules.
  public var judged: Int { board.judged }
  /// Candidates with points: the arcs of the problem.
  public var candidates: Int { board.points.count }

  init(
    _ catalogue: Catalogue, _ needs: [Need], _ board: Scoreboard, _ limits: Limits,
    spread: Spread, steadiness: Steadiness
  ) throws(PlanningFailure) {
    self.board = board
    needCodes = needs.map { fingerprint(catalogue.areas[$0.area].code, $0.level.code) }
    courseCodes = catalogue.courses.map { fingerprint($0.id) }
    homes = needs.map { UnitVector(catalogue.areas[$0.area].point) }
    venues = catalogue.courses.map { $0.point.map { UnitVector($0) } }
    let places = Dictionary(
      uniqueKeysWithValues: limits.levels.enumerated().map { ($1.level, $0) })
    // Many needs and courses are of one size, and share the memory of their pieces.
    let sizes = zip(limits.steady, limits.places).map { CourseSize(steady: $0, places: $1) }
    let ofNeeds = Dictionary(
      uniqueKeysWithValues: Set(needs.map(\.learners)).map { ($0, spread.pieces(of: $0)) })
    let ofCourses = Dictionary(
      uniqueKeysWithValues: Set(sizes).map {
        ($0, steadiness.pieces(steady: $0.steady, places: $0.places))
      })
    do {
      problem = try TransportationProblem(
        rows: needs.map { ofNeeds[$0.learners, default: []] },
        columns: catalogue.courses.indices.map { course in
          TransportationProblem.Column(
            pieces: ofCourses[sizes[course], default: []],
            group: places[catalogue.courses[course].level])
        },
        groups: limits.levels.map { TransportationProblem.Group(capacity: $0.funded) },
        candidates: TransportationProblem.Candidates(
          rowOffsets: board.offsets, columns: board.courses, points: board.points))
    } catch {
      throw PlanningFailure.tooLarge("\(error)")
    }
  }

  /// The best allocation: most points; among those most learners, then least metres times places,
  /// then the largest sum of a hash of codes, which leaves one.
  ///
  /// - Throws: `unproven` when the certificate does not hold: then there is no plan.
  func solve(_ progress: Progress) async throws(PlanningFailure) -> Answer {
    try await Answer(proved(progress), of: problem)
  }

  /// The decisions of the same best allocation alone, without what more would gain.
  ///
  /// - Throws: as `solve`.
  func decide() async throws(PlanningFailure) -> [Answer.Decision] {
    try await proved(.none).decisions
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
      try problem.verify(solution)
    } catch {
      throw PlanningFailure.unproven("\(error)")
    }
    return solution
  }

  /// The same best allocation, with the trees from which a change of the problem is answered.
  ///
  /// - Throws: `unproven` when the certificate does not hold.
  func solveForChanges(_ progress: Progress) async throws(PlanningFailure) -> SolvedProblem {
    progress(.solving, 0, of: 0)
    var solved = await SolvedProblem(problem, tieBreaks: tieBreaks(salt: 0))
    for salt in UInt64(1)...3 where !solved.solution.isUnique {
      solved = await SolvedProblem(problem, tieBreaks: tieBreaks(salt: salt))
    }
    do {
      try problem.verify(solved.solution)
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
    try problem.writeDIMACS(to: write)
  }

  private func solve(salt: UInt64, _ progress: Progress) async -> TransportationSolution {
    await problem.solve(tieBreaks: tieBreaks(salt: salt)) { done, all in
      progress(.solving, done, of: all)
    }
  }

  /// The hash has 40 bits, or fewer where there are so many needs and courses that their sums would not fit.
  private func tieBreaks(salt: UInt64) -> [TieBreak] {
    let needCodes = needCodes
    let courseCodes = courseCodes
    let homes = homes
    let venues = venues
    let nodes = needCodes.count + courseCodes.count + problem.groups.count + 1
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

extension Answer {
  /// - Parameter solution: proved to be the best of the problem.
  init(_ solution: TransportationSolution, of problem: TransportationProblem) async {
    self.init(
      decisions: solution.decisions, needValues: solution.rowValues,
      courseValues: solution.columnValues, levelValues: solution.groupValues,
      gainsIfOneMore: await problem.gainsIfOneMore(solution), points: solution.objective,
      bound: solution.objective, isUnique: solution.isUnique)
  }
}

extension TransportationSolution {
  /// In the planner's words, by need and then by course.
  var decisions: [Answer.Decision] {
    flows.map { Answer.Decision(need: $0.row, course: $0.column, places: $0.units) }
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
