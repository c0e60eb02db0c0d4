/// The answer: who gets which places, why, and the proof that no other answer has more points.
///
/// A plan carries all that it shows, so it can be read a year later without its inputs, and the
/// digest of each input and rule, so it can be proved again with them. Every list is sorted by code.
public struct Plan: Sendable, Hashable {
  public var title: String
  public var year: String
  public var status: String
  public var owner: Owner
  public var inputs: [InputRecord]
  public var sources: [SourceRecord]
  public var rules: [RuleRecord]
  /// Nil in a plan of format version 1, which does not carry them.
  public var terms: Terms?
  /// Everything modelled, apportioned or straight-line, in sentences.
  public var assumptions: [String]
  public var summary: Summary
  public var levels: [LevelRow]
  public var districts: [DistrictRow]
  public var providers: [ProviderRow]
  /// What policies, minimum cohorts and pins do to the plan, in the order of the brief; empty where it has none.
  public var policies: [PolicyRow]
  /// Its policies of minimum cohorts, likewise; empty in a plan that was made before they had rows.
  public var minimumCohorts: [MinimumCohortRow]
  public var cohorts: [CohortRow]
  public var pins: [PinRow]
  public var optimality: Optimality
  public var areas: [AreaRow]
  public var needs: [NeedRow]
  public var allocations: [Allocation]
  public var shortfalls: [Shortfall]
  public var courses: [CourseRow]

  public init(
    title: String, year: String, status: String, owner: Owner, inputs: [InputRecord],
    sources: [SourceRecord], rules: [RuleRecord], terms: Terms?, assumptions: [String],
    summary: Summary,
    levels: [LevelRow], districts: [DistrictRow], providers: [ProviderRow],
    policies: [PolicyRow] = [], minimumCohorts: [MinimumCohortRow] = [],
    cohorts: [CohortRow] = [], pins: [PinRow] = [],
    optimality: Optimality, areas: [AreaRow], needs: [NeedRow], allocations: [Allocation],
    shortfalls: [Shortfall], courses: [CourseRow]
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
    self.areas = areas
    self.needs = needs
    self.allocations = allocations
    self.shortfalls = shortfalls
    self.courses = courses
  }
}

/// The proof of the optimum, as integers that anyone can add up again.
public struct Optimality: Sendable, Hashable {
  /// Points of all allocations with the bonuses of spread and steadiness.
  public let points: Int
  /// No plan has more; equal to `points` when the optimum is proven.
  public let bound: Int
  /// Whether this is the only plan that is best by points, then learners, then metres, then hash.
  public let unique: Bool
  /// Candidates over which the certificate was checked.
  public let candidates: Int
  /// How the plan was found, where that is more than one optimisation; nil otherwise.
  public let method: String?
  /// How many courses of each independent part were decided both ways at most; nil for the usual number, or where nothing
  /// was to be decided.
  public let nodes: Int?
  /// What a plan without any policy, pin and minimum cohort has more; nil where there are none.
  public let withoutLimits: Difference?

  /// What is kept of the earlier plan that the terms name; nil where they name none.
  public let kept: Kept?

  /// Places of an earlier plan that a plan gives to the same learners on the same courses.
  public struct Kept: Sendable, Hashable {
    public let places: Int
    /// All places of the earlier plan.
    public let of: Int
    /// No plan within the tolerance keeps more than so many.
    public let most: Int
    /// By UKPRN, and by code of the learners' home district: every one that has places in either plan.
    public let providers: [Places]
    public let districts: [Places]

    /// Places of one provider, or of the learners of one district.
    public struct Places: Sendable, Hashable {
      public let code: String
      public let earlier: Int
      public let plan: Int
      /// Of the same learners on the same courses in both.
      public let kept: Int

      /// Places of either plan that the other has not.
      package var changed: Int { earlier + plan - 2 * kept }

      public init(code: String, earlier: Int, plan: Int, kept: Int) {
        self.code = code
        self.earlier = earlier
        self.plan = plan
        self.kept = kept
      }
    }

    public init(
      places: Int, of: Int, most: Int, providers: [Places] = [], districts: [Places] = []
    ) {
      self.places = places
      self.of = of
      self.most = most
      self.providers = providers
      self.districts = districts
    }
  }

  /// What another plan has more; below 0 where it has less.
  public struct Difference: Sendable, Hashable {
    public let points: Int
    public let learners: Int
    /// Who they are.
    public let without: PlacedWithout

    public init(
      points: Int, learners: Int, without: PlacedWithout = .nobody
    ) {
      self.without = without
      self.points = points
      self.learners = learners
    }
  }

  public init(
    points: Int, bound: Int, unique: Bool, candidates: Int, method: String? = nil,
    nodes: Int? = nil, withoutLimits: Difference? = nil, kept: Kept? = nil
  ) {
    self.kept = kept
    self.nodes = nodes
    self.withoutLimits = withoutLimits
    self.points = points
    self.bound = bound
    self.unique = unique
    self.candidates = candidates
    self.method = method
  }

  /// How far the plan may be from the best, in points.
  public var gap: Int { bound - points }
}
