/// Asks how often a plan's decisions survive when its brief is a little otherwise: plans it many times.
package struct SensitivityStudy: Sendable {
  private let brief: Brief
  private let catalogue: Catalogue
  private let rules: [RuleInUse]
  private let variation: Variation
  private let seed: UInt64
  private let runs: Int

  /// - Parameters:
  ///   - rules: of a brief that `check` finds no error in.
  ///   - seed: the same one draws the same factors.
  ///   - runs: 1 or more.
  package init(
    _ brief: Brief, _ catalogue: Catalogue, _ rules: [RuleInUse], _ variation: Variation,
    seed: UInt64, runs: Int
  ) {
    precondition(runs > 0, "there is a run at least")
    self.brief = brief
    self.catalogue = catalogue
    self.rules = rules
    self.variation = variation
    self.seed = seed
    self.runs = runs
  }

  /// The parts that are to vary and of which the brief has nothing that another factor would change: one rule with a
  /// weight, targets or reaches of nothing, or a flex that no course has.
  package var withoutEffect: [Variation.Part] {
    variation.parts.map(\.part).filter { part in
      switch part {
      case .weights: rules.count { $0.rule.kind == .score && ($0.use.weight ?? 0) > 0 } < 2
      case .target: brief.needs.allSatisfy { $0.target == .zero }
      case .reach: brief.needs.allSatisfy { $0.reach == 0 && $0.reachMinutes ?? 0 == 0 }
      case .flex:
        brief.flex == .zero
          || catalogue.courses.allSatisfy { $0.places != nil || $0.lastYear == 0 }
      }
    }
  }

  /// Plans the brief as it is and then as each run has it, some at once, and compares.
  ///
  /// The result hangs on the inputs, the variation, the seed and the number of runs alone: not on how many run at once.
  ///
  /// - Parameters:
  ///   - atOnce: runs side by side at most, 1 or more; fewer where memory has no room for so many.
  ///   - memory: how many bytes all runs at once may take.
  ///   - finished: told how many runs are done, from one run to the next.
  /// - Throws: as a planner does; of several runs that fail the first one's failure, which is `RunWithoutPlan` where what
  ///   people have set cannot be kept in it.
  package func result(
    atOnce: Int, memory: Int = .max, finished: (_ runs: Int) -> Void = { _ in }
  ) async throws -> Sensitivity {
    let left = memory - runs * catalogue.courses.count * Self.bytesOfCourseAndRun
    let need = try await planner(variation.largest(brief, rules)).memoryNeed(within: left)
    let width = min(max(1, atOnce), max(1, left / need.bytes), runs)
    let base = try planner((brief, rules))
    var adding = AddingRuns(try await decided(base), of: base, levels: levels)
    finished(0)
    let failed = await withTaskGroup(
      of: (Int, Result<Decided, any Error>).self, returning: (run: Int, error: any Error)?.self
    ) { group in
      var next = 0
      func start() {
        guard next < runs else { return }
        let run = next
        next += 1
        group.addTask { (run, await decided(inRun: run)) }
      }
      for _ in 0..<width { start() }
      var done = 0
      var failed: (run: Int, error: any Error)?
      for await (run, outcome) in group {
        switch outcome {
        case .success(let decided):
          adding.add(decided)
          if failed == nil { start() }
        case .failure(let error):
          // Every run before it has begun, so the first one that fails is waited for.
          if failed.map({ run < $0.run }) ?? true { failed = (run, error) }
        }
        done += 1
        finished(done)
      }
      return failed
    }
    if let failed { throw failed.error }
    return adding.sensitivity(variation, seed: seed)
  }

  /// Its places, and its share of those of providers, which are fewer.
  private static let bytesOfCourseAndRun = 12

  private var levels: [Level] { brief.needs.map(\.level) }

  private func planner(_ varied: (brief: Brief, rules: [RuleInUse])) throws(InvalidInput) -> Planner
  {
    try Planner(varied.brief, catalogue, varied.rules)
  }

  private func decided(inRun run: Int) async -> Result<Decided, any Error> {
    do {
      return .success(
        try await decided(planner(variation.varied(brief, rules, seed: seed, run: run))))
    } catch {
      return .failure(RunWithoutPlan(error, inRun: run) ?? error)
    }
  }

  private func decided(_ planner: Planner) async throws(PlanningFailure) -> Decided {
    try await Decided(
      planner.pose().decide(), of: planner.needs.needs, levels: levels, in: catalogue)
  }
}
