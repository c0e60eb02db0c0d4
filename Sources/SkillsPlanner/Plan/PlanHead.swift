/// What a plan says of the whole, without the rows of who gets what: a few hundred lines where the plan has millions.
package struct PlanHead: Sendable, Hashable {
  package let title: String
  package let year: String
  package let status: String
  package let owner: Owner
  package let inputs: [InputRecord]
  package let sources: [SourceRecord]
  package let rules: [RuleRecord]
  /// Nil in a plan of format version 1.
  package let terms: Terms?
  package let assumptions: [String]
  package let summary: Summary
  package let levels: [LevelRow]
  package let districts: [DistrictRow]
  package let providers: [ProviderRow]
  package let policies: [PolicyRow]
  package let minimumCohorts: [MinimumCohortRow]
  package let cohorts: [CohortRow]
  package let pins: [PinRow]
  package let optimality: Optimality

  package init(
    title: String, year: String, status: String, owner: Owner, inputs: [InputRecord],
    sources: [SourceRecord], rules: [RuleRecord], terms: Terms?, assumptions: [String],
    summary: Summary, levels: [LevelRow], districts: [DistrictRow], providers: [ProviderRow],
    policies: [PolicyRow], minimumCohorts: [MinimumCohortRow], cohorts: [CohortRow],
    pins: [PinRow], optimality: Optimality
  ) {
    self.title = title
    self.year = year
    self.status = status
    self.owner = owner
    self.inputs = inputs
    self.sources = sources
    self.rules = rules
    self.terms = terms
    self.assumptions = assumptions
    self.summary = summary
    self.levels = levels
    self.districts = districts
    self.providers = providers
    self.policies = policies
    self.minimumCohorts = minimumCohorts
    self.cohorts = cohorts
    self.pins = pins
    self.optimality = optimality
  }

  /// The head of a whole plan.
  package init(of plan: Plan) {
    self.init(
      title: plan.title, year: plan.year, status: plan.status, owner: plan.owner,
      inputs: plan.inputs, sources: plan.sources, rules: plan.rules, terms: plan.terms,
      assumptions: plan.assumptions, summary: plan.summary, levels: plan.levels,
      districts: plan.districts, providers: plan.providers, policies: plan.policies,
      minimumCohorts: plan.minimumCohorts, cohorts: plan.cohorts, pins: plan.pins,
      optimality: plan.optimality)
  }

  /// How many areas the plan has: the deciles count each once.
  package var areas: Int { summary.deciles.reduce(0) { $0 &+ $1.areas } }
}
