/// Plans side by side: the first is the baseline, and the others are held against it.
package struct ScenarioComparison: Sendable {
  /// What is kept of a plan to compare it.
  package struct Scenario: Sendable {
    package let head: PlanHead
    fileprivate let tally: PlanTally

    package init(_ plan: Plan) {
      head = PlanHead(of: plan)
      tally = PlanTally(plan)
    }
  }

  /// A number that every plan has.
  package enum Measure: Sendable, Hashable {
    /// Learners of all needs.
    case learners
    case placed
    case notPlaced(Shortfall.Cause)
    /// Areas of the two most deprived deciles that have a need of which nothing is met.
    case deprivedAreasWithNone
    /// Of the places whose course has a venue.
    case meanMetres
    /// Places that the plan gives and the baseline does not, pair by pair of need and course.
    case placesAdded
    /// Places that the baseline gives and the plan does not.
    case placesTaken
    /// Of the learners of areas of a decile, how many of a thousand are placed, rounded half to even.
    case placedOfThousand(decile: Int)
    /// The same of several deciles together, ascending.
    case placedOfThousandTogether(deciles: [Int])
  }

  /// One key of a breakdown in every plan.
  package struct Row: Sendable, Hashable {
    /// A code; empty where it is not published.
    package let key: String
    /// As the first plan that names it does; empty where none does.
    package let name: String
    /// One for each scenario; 0 in a plan without the key.
    package let counts: [PlanTally.Count]

    /// How many more places a scenario has than the baseline.
    package func change(in scenario: Int) -> Int {
      counts[scenario].placed &- counts[0].placed
    }
  }

  /// Why the points of a plan are in another measure than those of the baseline.
  package enum OtherPoints: String, Sendable {
    case rules = "other rules or parameters"
    case weights = "other weights"
    case bonuses = "another spread or steadiness"
    case unknown = "a plan of format version 1 does not say its spread and steadiness"
  }

  /// The baseline first; two or more.
  package let scenarios: [Scenario]
  /// From the baseline to each scenario, itself first.
  private let differences: [PlanDifference]

  package init(_ scenarios: [Scenario]) {
    precondition(scenarios.count > 1, "one plan has nothing to be compared with")
    self.scenarios = scenarios
    differences = scenarios.map { PlanDifference(from: scenarios[0].tally, to: $0.tally) }
  }

  /// A measure of every scenario; nil where the plan has none, and for the baseline where it is a change from it.
  package func values(of measure: Measure) -> [Int?] {
    scenarios.indices.map { place in
      let (head, tally) = (scenarios[place].head, scenarios[place].tally)
      return switch measure {
      case .learners: tally.learners
      case .placed: tally.placed
      case .notPlaced(let cause): tally.notPlaced[cause] ?? 0
      case .deprivedAreasWithNone: Self.deprivedAreasWithNone(head.summary.deciles)
      case .meanMetres: head.summary.travel.meanMetres
      case .placesAdded: place == 0 ? nil : differences[place].placesAdded
      case .placesTaken: place == 0 ? nil : differences[place].placesTaken
      case .placedOfThousand(let decile):
        tally.counts[.decile]?[String(decile)].flatMap(Self.placedOfThousand)
      case .placedOfThousandTogether(let deciles):
        Self.placedOfThousand(
          deciles.compactMap { tally.counts[.decile]?[String($0)] }.reduce(PlanTally.Count()) {
            PlanTally.Count(
              learners: $0.learners &+ $1.learners, placed: $0.placed &+ $1.placed)
          })
      }
    }
  }

  /// Deciles of which some scenario has learners, ascending.
  package var decilesWithLearners: [Int] {
    (1...10).filter { decile in
      values(of: .placedOfThousand(decile: decile)).contains { $0 != nil }
    }
  }

  /// Deciles to tell of together: the two most deprived, and those that a policy or an objective of any plan names.
  package var decilesTogether: [[Int]] {
    let named = scenarios.compactMap(\.head.terms).flatMap { terms -> [[Int]] in
      let first = if case .tiers(let deciles) = terms.objective { deciles } else { [Int]() }
      return terms.policies.map(\.scope.deciles) + [first]
    }
    let sorted = Set(([[1, 2]] + named).map { Array(Set($0)).sorted() })
    return sorted.filter { $0.count > 1 && $0.count < 10 }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Every key that any plan has, in order.
  package func rows(by breakdown: PlanTally.Breakdown) -> [Row] {
    let counts = scenarios.map { $0.tally.counts[breakdown] ?? [:] }
    return PlanDifference.inOrder(Set(counts.flatMap(\.keys))).map { key in
      Row(
        key: key,
        name: scenarios.lazy.compactMap { $0.tally.names[breakdown]?[key] }.first ?? "",
        counts: counts.map { $0[key] ?? PlanTally.Count() })
    }
  }

  /// Why the points of a scenario are no more or less than the baseline's; nil where they are in one measure.
  package func otherPoints(in scenario: Int) -> OtherPoints? {
    let (first, other) = (scenarios[0].head, scenarios[scenario].head)
    let (rules, others) = (first.rules.map(Judge.init), other.rules.map(Judge.init))
    if rules != others { return .rules }
    if first.rules.map(\.weight) != other.rules.map(\.weight) { return .weights }
    guard let terms = first.terms, let otherTerms = other.terms else { return .unknown }
    return terms.spread == otherTerms.spread && terms.steadiness == otherTerms.steadiness
      ? nil : .bonuses
  }

  private static func deprivedAreasWithNone(_ deciles: [Summary.DecileRow]) -> Int? {
    let rows = deciles.filter { $0.decile == 1 || $0.decile == 2 }
    return rows.isEmpty ? nil : rows.reduce(0) { $0 &+ $1.withNone }
  }

  /// Nil without a learner, and for the counts of a forged plan that are none.
  private static func placedOfThousand(_ count: PlanTally.Count) -> Int? {
    guard count.learners > 0, (0...count.learners).contains(count.placed),
      count.learners <= Int.max / 1000
    else { return nil }
    return roundedHalfToEven(1000 * count.placed, over: count.learners)
  }
}

/// What the points of a rule are measured by, but for its weight.
private struct Judge: Hashable {
  let id: String
  let version: String
  let settings: [Setting]

  init(_ rule: RuleRecord) {
    id = rule.id
    version = rule.version
    settings = rule.settings.withoutPlaces
  }
}
