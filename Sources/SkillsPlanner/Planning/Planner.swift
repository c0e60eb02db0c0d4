import NetworkFlow

/// Makes a plan: one straight line from a brief and its catalogue to the answer.
///
///     Brief, Catalogue -> [Need] -> Candidates -> Scoreboard -> network -> flow -> [Allocation] -> Plan
///
/// A pure function of its inputs: the same brief, tables and rules give the same plan, whatever the
/// order of the rows and the number of threads.
public struct Planner: Sendable {
  let brief: Brief
  let catalogue: Catalogue
  let rules: [RuleInUse]
  let limits: Limits
  let needs: Needs
  let finder: CandidateFinder
  let scorer: Scorer

  /// - Throws: `InvalidInput` with every error that `check` finds.
  public init(_ brief: Brief, _ catalogue: Catalogue, _ rules: [RuleInUse]) throws(InvalidInput) {
    let problems = check(brief, catalogue, rules)
    guard !problems.contains(where: { $0.severity == .error }) else {
      throw InvalidInput(problems)
    }
    self.brief = brief
    self.catalogue = catalogue
    self.rules = rules
    limits = Limits(brief, in: catalogue)
    let needs = deriveNeeds(brief.needs, in: catalogue)
    self.needs = needs
    finder = CandidateFinder(brief.needs, in: catalogue)
    let source = ColumnSource(catalogue, needs: needs.needs)
    scorer = Scorer(
      rules.map { loaded in
        Scorer.WeightedRule(
          rule: loaded.rule, weight: loaded.use.weight ?? 0,
          columns: loaded.rule.columns.compactMap { source.resolve($0) })
      }, needs: needs.needs)
  }

  /// What the brief asks to keep of an earlier plan; a pair that is limited by itself is not asked for.
  func keeping(
    _ board: Scoreboard, _ placement: Placement
  ) -> PlanningProblem.Keeping? {
    guard let stability = brief.stability, let earlier = catalogue.earlier else { return nil }
    let needs = Dictionary(
      uniqueKeysWithValues: self.needs.needs.enumerated().map { place, need in
        (NeedCode(area: catalogue.areas[need.area].code, level: need.level), place)
      })
    let courses = Dictionary(
      uniqueKeysWithValues: catalogue.courses.enumerated().map { ($1.id, $0) })
    let limited = Set(placement.pairs.map { PairCode(need: $0.need, course: $0.course) })
    var besides = 0
    let places = earlier.compactMap { row -> LimitedNetwork.Kept? in
      guard let need = needs[NeedCode(area: row.area, level: row.level)],
        let course = courses[row.course], row.places > 0
      else { return nil }
      guard !limited.contains(PairCode(need: need, course: course)) else {
        besides += row.places
        return nil
      }
      guard
        board.courses[board.candidates(ofNeed: need)].contains(Int32(course))
      else { return nil }
      return LimitedNetwork.Kept(need: need, course: course, places: row.places)
    }
    return PlanningProblem.Keeping(
      places: places.sorted { ($0.need, $0.course) < ($1.need, $1.course) },
      besides: besides, of: earlier.reduce(0) { $0 + $1.places }, tolerance: stability.tolerance)
  }

  private struct NeedCode: Hashable {
    let area: String
    let level: Level
  }

  private struct PairCode: Hashable {
    let need: Int
    let course: Int
  }

  /// The problem of some candidates under some limits.
  func problem(
    _ board: Scoreboard, _ set: [Limit]
  ) throws(PlanningFailure) -> PlanningProblem {
    var problem = try PlanningProblem(
      catalogue, needs.needs, board, limits, set, minimums: expansion.leastLearners(),
      spread: brief.spread, steadiness: brief.steadiness)
    problem.cohorts = expansion.cohorts()
    return problem
  }

  /// The policies and the pins that hold, in the one form of a limit.
  var setLimits: [Limit] { expansion.limits() }

  var expansion: LimitExpansion {
    LimitExpansion(brief, catalogue, needs.needs, planned: limits.planned)
  }

  /// A planner of the same needs, rules and limits, whose learners of a level travel as far as `reach` metres.
  func with(reach: Int, at level: Level) -> Planner {
    Planner(
      brief: brief, catalogue: catalogue, rules: rules, limits: limits, needs: needs,
      finder: finder.within([MemoryNeed.Reach(level: level, metres: reach, minutes: nil)]),
      scorer: scorer)
  }

  private init(
    brief: Brief, catalogue: Catalogue, rules: [RuleInUse], limits: Limits, needs: Needs,
    finder: CandidateFinder, scorer: Scorer
  ) {
    self.brief = brief
    self.catalogue = catalogue
    self.rules = rules
    self.limits = limits
    self.needs = needs
    self.finder = finder
    self.scorer = scorer
  }

  /// Solves a problem that this planner posed, proves the answer and writes it up.
  ///
  /// - Parameters:
  ///   - problem: given up as soon as it is solved, since its candidates are most of the memory.
  ///   - inputs: the files that the brief and the catalogue came from.
  ///   - sources: the data sets behind the tables.
  ///   - assumptions: what the tables model or apportion, in sentences.
  public func plan(
    _ problem: consuming PlanningProblem, inputs: [InputRecord], sources: [SourceRecord],
    assumptions ofTables: [String], _ progress: Progress = .none
  ) async throws(PlanningFailure) -> Plan {
    let outcome = outcome(of: try await problem.solve(progress), problem.board)
    _ = consume problem
    return try plan(of: outcome, inputs: inputs, sources: sources, assumptions: ofTables)
  }

  /// An answer, and what only the candidates can say of it.
  struct Outcome {
    let answer: Answer
    /// Learners placed, by need.
    let placed: [Int]
    /// Places allocated, by course.
    let used: [Int]
    let shortfalls: [Shortfall]
    let reached: ReachCounts
    let candidates: Int
  }

  func outcome(of answer: Answer, _ board: Scoreboard) -> Outcome {
    var placed = Array(repeating: 0, count: needs.needs.count)
    var used = Array(repeating: 0, count: catalogue.courses.count)
    for decision in answer.decisions {
      placed[decision.need] += decision.places
      used[decision.course] += decision.places
    }
    let finder = ShortfallFinder(
      catalogue: catalogue, needs: needs.needs, board: board, finder: finder, limits: limits,
      used: used, isPlain: Terms(of: brief).isPlain, gains: answer.gainsWithoutLimits,
      rules: scorer.eligibility)
    return Outcome(
      answer: answer, placed: placed, used: used, shortfalls: finder.shortfalls(placed: placed),
      reached: board.reached, candidates: board.candidates.count)
  }

  /// Writes an outcome up.
  func plan(
    of outcome: Outcome, inputs: [InputRecord], sources: [SourceRecord],
    assumptions ofTables: [String]
  ) throws(PlanningFailure) -> Plan {
    let (answer, placed, used) = (outcome.answer, outcome.placed, outcome.used)
    let shortfalls = outcome.shortfalls
    let terms = Terms(of: brief)
    let summariser = Summariser(
      catalogue: catalogue, limits: limits, needs: needs, answer: answer, isPlain: terms.isPlain,
      placed: placed, used: used)
    let kept = tally(of: answer)
    return Plan(
      title: brief.title, year: brief.year, status: brief.status, owner: brief.owner,
      inputs: inputs, sources: sources, rules: rules.map(\.record), terms: terms,
      assumptions: assumptions(
        of: brief, catalogue, limits, answer, reached: outcome.reached, ofTables: ofTables),
      summary: summariser.summary(shortfalls: shortfalls), levels: summariser.levels(),
      districts: summariser.districts(), providers: summariser.providers(),
      policies: kept.policyRows(), minimumCohorts: kept.minimumCohortRows(),
      cohorts: kept.cohortRows(), pins: kept.pinRows(),
      optimality: Optimality(
        points: answer.points, bound: answer.bound, unique: answer.isUnique,
        candidates: outcome.candidates, method: answer.method, nodes: answer.nodes,
        withoutLimits: kept.withoutAll(answer), kept: answer.kept.map { withChurn($0, answer) }),
      areas: catalogue.areas.map {
        AreaRow(
          code: $0.code, name: $0.name, district: $0.district.code, decile: $0.decile,
          point: $0.point)
      },
      needs: needs.needs.indices.map { place in
        NeedRow(
          area: catalogue.areas[needs.needs[place].area].code, level: needs.needs[place].level,
          learners: needs.needs[place].learners, placed: placed[place],
          value: answer.needValues[place])
      },
      allocations: try allocations(of: answer), shortfalls: shortfalls,
      courses: courses(answer, used: used))
  }

  /// What an answer comes to under what people set.
  func tally(of answer: Answer) -> PolicyTally {
    PolicyTally(expansion, answer, places: limits.places)
  }

  /// The same with how it spreads over providers and districts.
  private func withChurn(_ kept: Optimality.Kept, _ answer: Answer) -> Optimality.Kept {
    let churn = Churn(
      from: catalogue.earlier ?? [], to: answer.decisions, catalogue, needs.needs)
    return Optimality.Kept(
      places: churn.providers.reduce(0) { $0 + $1.kept }, of: kept.of, most: kept.most,
      providers: churn.providers,
      districts: churn.districts)
  }

  /// The decisions by need, each with its points and the scores behind them.
  private func allocations(of answer: Answer) throws(PlanningFailure) -> [Allocation] {
    let decisions = answer.decisions
    let judged = try judge(decisions.map { (need: $0.need, course: $0.course) })
    var allocations: [Allocation] = []
    var first = 0
    while first < decisions.count {
      let need = decisions[first].need
      let end = decisions[first...].firstIndex { $0.need != need } ?? decisions.count
      allocations.append(
        Allocation(
          area: catalogue.areas[needs.needs[need].area].code, level: needs.needs[need].level,
          courses: (first..<end).map { place in
            Allocation.OnCourse(
              course: catalogue.courses[decisions[place].course].id,
              places: decisions[place].places, metres: judged[place].metres,
              minutes: judged[place].minutes, points: judged[place].points,
              scores: judged[place].scores)
          }))
      first = end
    }
    return allocations
  }

  private func courses(_ answer: Answer, used: [Int]) -> [CourseRow] {
    catalogue.courses.indices.filter { limits.planned[$0] }.map { place in
      let course = catalogue.courses[place]
      return CourseRow(
        id: course.id, provider: course.provider.ukprn, district: course.district.code,
        level: course.level, sector: course.sector, mode: course.mode,
        pointBasis: course.pointBasis, venue: course.venue, lastYear: course.lastYear,
        places: limits.places[place], placesAreGiven: course.places != nil,
        used: used[place], value: answer.courseValues[place],
        gainsIfOneMore: answer.gainsIfOneMore[place], price: course.price, funder: course.funder)
    }
  }
}
