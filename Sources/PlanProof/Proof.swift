package import SkillsPlanner

/// What a plan says, held against what follows: by code that shares with the planner the nouns and the scores of
/// rules, and nothing else. It prunes nothing, keeps no lists, and knows nothing of how a plan is found.
///
/// Words (assumptions), what one place more gains, and whether the plan is the only best one are not proved here: whoever
/// plans again and compares has them too.
package struct Proof: Sendable {
  /// Everything that does not follow, in the order of the plan's lists; empty where the plan is proved.
  package let faults: [Fault]
  package let counts: Counts

  /// How much was looked at.
  package struct Counts: Sendable, Hashable {
    package var inputs = 0
    package var rules = 0
    package var areas = 0
    package var needs = 0
    package var learners = 0
    package var courses = 0
    /// Rows of a need and a course.
    package var allocations = 0
    package var places = 0
    /// Scores of rules behind the allocations' points.
    package var scores = 0
    package var shortfalls = 0
    /// Rows of levels, districts, providers, deciles and causes.
    package var totals = 0
    /// Pairs of a need and a course of its level that were looked at.
    package var pairs = 0
    /// Of them those with points, over which the certificate holds.
    package var candidates = 0
    /// The plan's points; nil where they could not be added up, for want of terms.
    package var points: Int?
    /// Policies and pins of its terms.
    package var limits = 0
    /// What the plan says that none has more than, and what the values prove of that: as much or more.
    package var bound = 0
    package var valuesBound = 0
  }

  /// Proves a plan from what it was made from.
  ///
  /// - Parameters:
  ///   - plan: of any format version.
  ///   - brief: one that `check` finds no error in, with its catalogue and rules.
  ///   - inputs: the files that the brief and the catalogue came from.
  ///   - sources: the data sets behind the tables.
  /// - Throws: what a rule throws that cannot score a candidate.
  /// - Complexity: O(areas x places + candidates).
  package init(
    of plan: Plan, _ brief: Brief, _ catalogue: Catalogue, _ rules: [RuleInUse],
    inputs: [InputRecord], sources: [SourceRecord]
  ) async throws(RuleFailure) {
    let facts = Facts(brief, catalogue)
    let rows = PlanRows(plan)
    let scorer = CandidateScorer(rules, catalogue, needs: facts.needs)
    let planned = plannedCourses(brief, catalogue)
    let (found, unknown) = facts.decisions(in: plan)
    let decisions = try measured(found, facts, planned, catalogue, scorer)
    let adding = Adding(facts, decisions)
    let values = Values(rows, facts)
    let ground = Ground(brief, catalogue, courses: planned)
    let terms = Terms(of: brief)
    let charges = Charges(terms, year: brief.year, facts, rows)
    let looking = Looking(
      adding, values, ground, catalogue,
      Judging(scorer, needs: facts.needs.count, courses: planned), charges,
      isPlain: terms.isPlain)
    let seen = try await looking.seen()
    let said = SaidShortfall.byNeed(plan.shortfalls)
    let shortfalls = adding.missing().enumerated().flatMap { need, learners in
      looking.shortfalls(
        of: need, learners, seen[need],
        said[facts.key(of: facts.needs[need])] ?? SaidShortfall())
    }
    let candidates = sum(seen.map(\.candidates))
    let bound = Bound(
      pieces: Pieces(spread: brief.spread, steadiness: brief.steadiness), facts: facts,
      values: values, charges: charges)
    let points = bound.points(of: adding)
    var faults = Self.faultsOfQuestion(plan, brief, rules, inputs, sources) + unknown
    let optimality = Optimality(
      points: points, bound: bound.most, unique: plan.optimality.unique, candidates: candidates)
    faults += Self.faultsOfRows(rows, adding, values, shortfalls, optimality, terms)
    faults += Keeping(terms, year: brief.year, adding, rows).faults()
    faults += adding.faultsOfLimits(rows) + looking.faults(seen, decisions, rows)
    faults +=
      values.faultsOfDecisions(
        decisions, facts, charges, isBounded: !terms.isPlain && optimality.gap > 0)
      + bound.faultsOfLevels(in: rows)
    self.faults = faults
    var counts = Counts(plan)
    counts.pairs = sum(facts.needs.map { ground.levels[$0.level]?.courses.count ?? 0 })
    counts.candidates = candidates
    counts.points = points
    counts.valuesBound = bound.most
    self.counts = counts
  }

  /// Proves what a plan can prove alone: its sums, the points that its scores give, and by its terms its points and
  /// bound. Candidates, what scores follow from, and causes are not looked at.
  package init(alone plan: Plan) {
    let facts = Facts(of: plan)
    let rows = PlanRows(plan)
    let (decisions, unknown) = facts.decisions(in: plan)
    let adding = Adding(facts, decisions)
    let values = Values(rows, facts)
    let charges =
      plan.terms.map { Charges($0, year: plan.year, facts, rows) } ?? Charges(facts)
    let bound = plan.terms.map {
      Bound(
        pieces: Pieces(spread: $0.spread, steadiness: $0.steadiness), facts: facts,
        values: values, charges: charges)
    }
    let points = bound?.points(of: adding)
    let known = SaidShortfall.byNeed(plan.shortfalls)
    let shortfalls = adding.missing().enumerated().filter { $0.1 > 0 }.flatMap { need, learners in
      let key = facts.key(of: facts.needs[need])
      return (known[key] ?? SaidShortfall()).rows(of: key, learners)
    }
    let said = plan.optimality
    var faults = unknown + facts.faultsOfTargets(in: plan)
    faults += decisions.compactMap { $0.faultOfPoints(in: plan) }
    // What pairs are charged follows from the courses table, and the bound with it.
    let most = charges.isWhole ? bound?.most : nil
    let optimality = Optimality(
      points: points ?? said.points, bound: most ?? said.bound, unique: said.unique,
      candidates: said.candidates)
    faults += Self.faultsOfRows(rows, adding, values, shortfalls, optimality, plan.terms)
    faults += adding.faultsOfLimits(rows)
    faults += values.faultsOfDecisions(
      decisions, facts, charges,
      isBounded: plan.terms?.isPlain == false && optimality.gap > 0)
    if let terms = plan.terms {
      faults += Keeping(terms, year: plan.year, adding, rows).faults()
    }
    faults += bound?.faultsOfLevels(in: rows) ?? []
    self.faults = faults
    var counts = Counts(plan)
    counts.points = points
    self.counts = counts
  }

  /// What the plan says of the question and of what it was made from.
  private static func faultsOfQuestion(
    _ plan: Plan, _ brief: Brief, _ rules: [RuleInUse], _ inputs: [InputRecord],
    _ sources: [SourceRecord]
  ) -> [Fault] {
    var asked = plan
    asked.title = brief.title
    asked.year = brief.year
    asked.status = brief.status
    asked.owner = brief.owner
    let used = rules.map { loaded in
      RuleRecord(
        id: loaded.rule.id, version: loaded.rule.version, file: loaded.file,
        sha256: loaded.sha256, weight: loaded.rule.kind == .score ? loaded.use.weight : nil,
        settings: loaded.use.settings)
    }
    let top = PlanPath.plan
    let ofTerms = plan.terms.map { terms in
      let due = Terms(
        needs: brief.needs, flex: brief.flex, spread: brief.spread, steadiness: brief.steadiness,
        policies: brief.policies, pins: brief.pins, objective: brief.objective,
        stability: brief.stability)
      return Lists.terms.flatMap { $0.faults(terms, due, top.key("terms"), "the terms") }
    }
    return Lists.question.flatMap { $0.faults(plan, asked, top, "the plan") }
      + Lists.inputs.faultsByPlace(plan.inputs, inputs, top.key("inputs"))
      + Lists.sources.faultsByPlace(plan.sources, sources, top.key("sources"))
      + Lists.rules.faultsByPlace(plan.rules, used, top.key("rules")) + (ofTerms ?? [])
  }

  /// Rows that are not those which follow.
  private static func faultsOfRows(
    _ rows: PlanRows, _ adding: Adding, _ values: Values, _ shortfalls: [Shortfall],
    _ optimality: Optimality, _ terms: Terms?
  ) -> [Fault] {
    let plan = rows.plan
    let top = PlanPath.plan
    let isPlain = terms?.isPlain ?? true
    let summary = adding.summary(shortfalls, isPlain: isPlain)
    let says = plan.summary
    let path = top.key("summary")
    var faults = Lists.summary.flatMap { $0.faults(says, summary, path, "the summary") }
    faults += Lists.travel.flatMap {
      $0.faults(says.travel, summary.travel, path.key("travel"), "the summary's travel")
    }
    faults += Lists.fixedFlows.faults(says.fixedFlows, summary.fixedFlows, path, "the summary")
    faults += Lists.levels.faults(
      plan.levels, adding.levels(values: values.levels), top.key("levels"))
    faults += Lists.districts.faults(plan.districts, adding.districts(), top.key("districts"))
    faults += Lists.providers.faults(plan.providers, adding.providers(), top.key("providers"))
    faults += optimality.faults(
      in: plan.optimality, top.key("optimality"), mayBeBounded: !isPlain,
      isSearched: !isPlain && plan.optimality.method != nil)
    faults += Lists.areas.faults(plan.areas, adding.facts.areas, top.key("areas"))
    faults += Lists.needs.faults(plan.needs, adding.needs(values: values.needs), top.key("needs"))
    faults += Lists.allocations.faults(
      plan.allocations, adding.allocations(), top.key("allocations"))
    faults += Lists.shortfalls.faults(
      NeedShortfall.all(plan.shortfalls), NeedShortfall.all(shortfalls), top.key("shortfalls"))
    faults += Lists.courses.faults(
      plan.courses, adding.courses(values: values.courses, rows), top.key("courses"))
    return faults
  }
}

extension Proof.Counts {
  fileprivate init(_ plan: Plan) {
    bound = plan.optimality.bound
    limits = (plan.terms?.policies.count ?? 0) + (plan.terms?.pins.count ?? 0)
    inputs = plan.inputs.count
    rules = plan.rules.count
    areas = plan.areas.count
    needs = plan.needs.count
    learners = plan.summary.learners
    courses = plan.courses.count
    allocations = sum(plan.allocations.map(\.courses.count))
    places = plan.summary.placed
    scores = sum(plan.allocations.map { sum($0.courses.map(\.scores.count)) })
    shortfalls = SaidShortfall.byNeed(plan.shortfalls).count
    totals =
      plan.levels.count + sum(plan.districts.map { 1 + $0.levels.count }) + plan.providers.count
      + plan.summary.deciles.count + plan.summary.shortfall.count
  }
}

extension Optimality {
  /// What a plan says of its points, bound and candidates beside these, which follow.
  ///
  /// - Parameters:
  ///   - mayBeBounded: whether a plan may earn less than the bound, as one with policies may.
  ///   - isSearched: whether a search may prove a lower bound than the values do; planning again shows that.
  fileprivate func faults(
    in says: Optimality, _ path: PlanPath, mayBeBounded: Bool, isSearched: Bool
  ) -> [Fault] {
    var faults: [Fault] = []
    func fault(
      _ kind: Fault.Kind, _ key: String, _ subject: String, _ one: Int, _ other: String
    ) {
      faults.append(
        Fault(kind: kind, path: path.key(key), subject: subject, says: "\(one)", follows: other))
    }
    // A sum that is too large to be one is no number that a plan may have.
    if says.points != points || points == .max {
      fault(.objective, "points", "the plan's points", says.points, "\(points)")
    }
    let isLower = isSearched && says.bound < bound && says.bound >= points
    if says.bound != bound && !isLower || bound == .max {
      fault(.bound, "bound", "the bound", says.bound, "\(bound), what the values allow")
    }
    if mayBeBounded ? bound < points : bound != points {
      fault(
        .bound, "bound", "the most that the values allow", bound,
        "the \(points) points that are earned, or the plan is not proved the best")
    }
    if says.candidates != candidates {
      fault(
        .candidates, "candidates", "the number of candidates", says.candidates, "\(candidates)")
    }
    return faults
  }
}
