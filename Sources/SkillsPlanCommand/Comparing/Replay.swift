import PlanFiles
import RuleHost
import SkillsPlanner

/// Why two plans differ: the inputs of the new one are taken over one group after another, and each state is planned.
struct Replay {
  /// Why no causes can be told.
  struct Untold: Error {
    /// At least one; the first says most.
    let problems: [Diagnostic]
  }

  /// The effects, and why groups had to be taken over together.
  struct Told {
    let attribution: Attribution
    /// A sentence for each group that makes no plan with those before it alone.
    let remarks: [String]
  }

  private let before: BriefInGroups
  private let after: BriefInGroups
  /// How far each of the two plans was searched.
  private let searchBefore: SearchLimit
  private let searchAfter: SearchLimit
  private let rules: RuleOptions
  private let limit: MemoryLimit
  private let line: ProgressLine

  /// Keeps what the plans were made from, and of the plans themselves nothing.
  ///
  /// - Throws: `Untold` where an input is stale or not there.
  init(
    from old: OpenedPlan, to new: OpenedPlan, rules: RuleOptions, memory limit: MemoryLimit,
    showing line: ProgressLine
  ) throws(Untold) {
    let stale = old.origins.changedInputs() + new.origins.changedInputs()
    guard stale.isEmpty else { throw Untold(problems: stale) }
    before = try Self.origin(of: old)
    after = try Self.origin(of: new)
    searchBefore = SearchLimit(as: old.plan.optimality)
    searchAfter = SearchLimit(as: new.plan.optimality)
    self.rules = rules
    self.limit = limit
    self.line = line
  }

  private static func origin(of opened: OpenedPlan) throws(Untold) -> BriefInGroups {
    do throws(InvalidInput) {
      return try BriefInGroups(
        brief: opened.brief, inputs: opened.plan.inputs, rules: opened.plan.rules)
    } catch {
      throw Untold(problems: error.diagnostics)
    }
  }

  /// Plans one state more than there are groups that differ.
  ///
  /// A group that makes no plan by itself, as where a rule reads a column that only the other table has, is taken
  /// over together with the next one.
  ///
  /// - Throws: `Untold` where a plan's own inputs make no plan any more.
  func told(
    of difference: PlanDifference, from oldTally: PlanTally, to newTally: PlanTally
  ) async throws(Untold) -> Told {
    let library = openRules(rules)
    let groups = before.groups(otherThanIn: after)
    var attribution = Attribution(from: oldTally, to: newTally, difference)
    var taken: Set<InputGroup> = []
    attribution.take(
      [],
      givenBy: try await state(
        of: before.taking([], from: after), searchBefore, library, "the old plan"))
    var together: [InputGroup] = []
    var remarks: [String] = []
    for group in groups {
      together.append(group)
      taken.insert(group)
      let brief = before.taking(taken, from: after)
      do throws(Untold) {
        let state = try await state(
          of: brief, searchAfter, library,
          "step \(taken.count) of \(groups.count): \(group.rawValue)")
        attribution.take(together, givenBy: state)
        together = []
      } catch {
        if group == groups.last { throw error }
        remarks.append(
          "With \(DiffReport.name(of: together, "")) of the new plan alone there is no plan: "
            + "\(error.problems.first?.summary ?? "").")
      }
    }
    attribution.finish()
    return Told(attribution: attribution, remarks: remarks)
  }

  /// What the planner makes of a brief.
  private func state(
    of brief: BriefFile, _ search: SearchLimit, _ library: RuleLibrary, _ name: String
  ) async throws(Untold) -> PlanTally {
    line.begin("planning \(name)")
    let progress = Progress { _, done, all in line.report("planning \(name)", done, of: all) }
    do {
      let job = try await PlanningJob(library) { columns async throws(InvalidInput) in
        try await PlanInputs(of: brief, reading: columns)
      }
      let planner = try Planner(job.files.brief, job.files.catalogue, job.rules)
      let problem = try await planner.pose(memory: limit.bytes, search: search, progress)
      return PlanTally(
        try await planner.plan(
          problem, inputs: [], sources: [], assumptions: [], progress))
    } catch let error as InvalidInput {
      throw Untold(problems: error.diagnostics.filter { $0.severity == .error })
    } catch let error as PlanningFailure {
      let refusal = limit.refusal(error, brief: name) as? InvalidInput
      throw Untold(problems: refusal?.diagnostics ?? [PlanningJob.diagnostic(of: error)])
    } catch {
      preconditionFailure("planning throws nothing else: \(error)")
    }
  }
}
