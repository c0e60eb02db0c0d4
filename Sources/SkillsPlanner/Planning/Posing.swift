import NetworkFlow

/// From a brief to the problem that it poses.
extension Planner {
  /// The problem that the brief poses: what is planned, and what `plan --export-network` writes.
  ///
  /// - Parameters:
  ///   - memory: how many bytes the plan may take; it is asked for as soon as the candidates are counted.
  ///   - search: how far it is searched which courses run, where there are minimum cohorts.
  ///   - forChanges: whether a `SolvedPlan` is to be made of it, which takes more.
  public func pose(
    memory: Int = .max, search: SearchLimit = .usual, forChanges: Bool = false,
    _ progress: Progress = .none
  ) async throws(PlanningFailure) -> PlanningProblem {
    let shared = sharedSums
    var board: Scoreboard?
    for differ in [true, false] where board == nil {
      let looking = Looking(self, shared, differ: differ, forChanges: forChanges)
      let counts = try await counts(looking, within: memory)
      let scoring = Scoring(
        needs: needs.needs, finder: looking.finder, scorer: scorer, shared: shared,
        kinds: looking.kinds)
      do throws(ScoringFailure) {
        board = try await scoring.board(counts: counts, progress)
      } catch {
        throw PlanningFailure.rule(
          error.failure, area: error.need.map { catalogue.areas[needs.needs[$0].area].code },
          course: error.course.map { catalogue.courses[$0].id })
      }
    }
    guard let board else { preconditionFailure("courses with equal points are never divided") }
    let set = setLimits
    var problem = try problem(board, try await limitsOfObjective(board, set) + set)
    problem.search = search
    problem.keeping = keeping(board, problem.network.placement)
    return problem
  }

  private var sharedSums: SharedSums {
    SharedSums(scorer, needs: needs.needs.count, courses: catalogue.courses.count)
  }

  /// How candidates are looked for.
  private struct Looking {
    /// Nil where each course is looked at by itself: where people set anything, or ask for changes, it may be told apart
    /// from all others.
    let kinds: ColumnKinds?
    let finder: CandidateFinder
    let forChanges: Bool

    /// - Parameter differ: whether courses of a kind may differ in points.
    init(_ planner: Planner, _ shared: SharedSums, differ: Bool, forChanges: Bool) {
      let brief = planner.brief
      let isPlain =
        brief.objective == .points && brief.stability == nil && planner.setLimits.isEmpty
        && planner.expansion.leastLearners().allSatisfy { $0 < 2 }
      kinds =
        isPlain && !forChanges
        ? ColumnKinds(brief.needs, planner.catalogue, planner.scorer, shared, differ: differ) : nil
      finder = kinds.map { planner.finder.byKind($0) } ?? planner.finder
      self.forChanges = forChanges
    }
  }

  /// How much memory a plan takes.
  ///
  /// - Throws: `needsMemory` when that is more than it may.
  func memoryNeed(within memory: Int) async throws(PlanningFailure) -> MemoryNeed {
    let looking = Looking(self, sharedSums, differ: true, forChanges: false)
    return memoryNeed(looking, try await counts(looking, within: memory))
  }

  /// How many candidates each need has.
  ///
  /// - Throws: `needsMemory` when a plan of them takes more bytes than it may.
  private func counts(
    _ looking: Looking, within memory: Int
  ) async throws(PlanningFailure) -> CandidateFinder.Counts {
    let counts = await looking.finder.counts(ofAll: needs.needs)
    let need = memoryNeed(looking, counts)
    guard need.bytes <= memory else {
      throw PlanningFailure.needsMemory(await fitted(need, looking, into: memory))
    }
    return counts
  }

  private func memoryNeed(_ looking: Looking, _ counts: CandidateFinder.Counts) -> MemoryNeed {
    MemoryNeed(
      of: needs.needs, counts, areas: catalogue.areas.count, courses: catalogue.courses.count,
      isByKind: looking.kinds != nil, forChanges: looking.forChanges)
  }

  /// The same need with the longest reaches that fit, all shortened by one share.
  private func fitted(
    _ need: MemoryNeed, _ looking: Looking, into memory: Int
  ) async -> MemoryNeed {
    var fitting: [MemoryNeed.Reach]?
    var fits = 0
    var fails = 1000
    while fails - fits > 1 {
      let middle = fits + (fails - fits) / 2
      let reaches = brief.needs.map { MemoryNeed.Reach(of: $0, thousandths: middle) }
      let counts = await looking.finder.within(reaches).counts(ofAll: needs.needs)
      if memoryNeed(looking, counts).bytes <= memory {
        fits = middle
        fitting = reaches
      } else {
        fails = middle
      }
    }
    return need.fitting(fitting)
  }
}
