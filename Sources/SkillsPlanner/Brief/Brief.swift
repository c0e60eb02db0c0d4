/// The question: which tables, needs, limits and rules with weights.
public struct Brief: Sendable {
  public let title: String
  /// The plan year as written: "2026/27".
  public let year: String
  /// What the plan is and is not, in words that stand on every page: "worked example from public data ...".
  public let status: String
  public let owner: Owner
  /// In the order of their levels, each level once; never empty.
  public let needs: [NeedDefinition]
  /// One for each level that the brief limits.
  public let fundedStarts: [FundedStarts]
  /// How much more than last year's starts a course can run.
  public let flex: Share
  public let spread: Spread
  public let steadiness: Steadiness
  /// Weighted rules and eligibility rules, in the order of the brief.
  public let rules: [RuleUse]
  /// Limits and floors that the plan must keep, in the order of the brief; may be empty.
  public let policies: [Policy]
  /// Decisions that people took, in the order of the brief; may be empty.
  public let pins: [Pin]
  public let objective: Objective
  /// Nil where no earlier plan is to be kept to.
  public let stability: Stability?

  public init(
    title: String, year: String, status: String, owner: Owner, needs: [NeedDefinition],
    fundedStarts: [FundedStarts], flex: Share, spread: Spread, steadiness: Steadiness,
    rules: [RuleUse], policies: [Policy] = [], pins: [Pin] = [], objective: Objective = .points,
    stability: Stability? = nil
  ) {
    self.title = title
    self.year = year
    self.status = status
    self.owner = owner
    self.needs = needs
    self.fundedStarts = fundedStarts
    self.flex = flex
    self.spread = spread
    self.steadiness = steadiness
    self.rules = rules
    self.policies = policies
    self.pins = pins
    self.objective = objective
    self.stability = stability
  }
}

/// Who answers for the plan.
public struct Owner: Sendable, Hashable {
  public let organisation: String
  public let contact: String
  /// Role and who holds it ("analyst"), in the order of the brief; may be empty.
  public let roles: [Role]

  /// A role and who holds it.
  public struct Role: Sendable, Hashable {
    public let role: String
    public let holder: String

    public init(role: String, holder: String) {
      self.role = role
      self.holder = holder
    }
  }

  public init(organisation: String, contact: String, roles: [Role]) {
    self.organisation = organisation
    self.contact = contact
    self.roles = roles
  }
}

/// How the needs of a level follow from attainment, and how far its learners travel.
public struct NeedDefinition: Sendable, Hashable {
  public let level: Level
  /// The highest qualifications of those who could start.
  public let from: [Qualification]
  /// The share of them who could start in the plan year.
  public let target: Share
  /// Where the target comes from.
  public let source: String
  /// The furthest straight-line distance to a course, in metres.
  public let reach: Int
  /// The longest way to a course in minutes, where the table of travel times has the pair; then the
  /// distance does not count. Nil where the distance alone says who is within reach.
  public let reachMinutes: Int?
  public let location: Location?

  public init(
    level: Level, from: [Qualification], target: Share, source: String, reach: Int,
    reachMinutes: Int? = nil, location: Location?
  ) {
    self.level = level
    self.from = from
    self.target = target
    self.source = source
    self.reach = reach
    self.reachMinutes = reachMinutes
    self.location = location
  }
}

/// How many starts the authority funds at a level in the plan year.
public struct FundedStarts: Sendable {
  /// The limit over all courses of the level.
  public enum Amount: Sendable, Hashable {
    /// As many as its courses had last year.
    case lastYear
    case starts(Int)
  }

  public let level: Level
  public let amount: Amount
  public let location: Location?

  public init(level: Level, amount: Amount, location: Location?) {
    self.level = level
    self.amount = amount
    self.location = location
  }
}

/// Points on top for an area's first learners, so that no area gets all or nothing.
public struct Spread: Sendable, Hashable {
  /// How many parts a need is cut into, 1 or more; 1 gives no bonus.
  public let parts: Int
  /// What the first part counts more than the last, in scores.
  public let bonus: Share

  public static let none = Spread(parts: 1, bonus: .zero)

  public init(parts: Int, bonus: Share) {
    self.parts = parts
    self.bonus = bonus
  }
}

/// Points on top for a course's first places of last year, so that no provider is emptied by a hair.
public struct Steadiness: Sendable, Hashable {
  /// The share of last year's starts that counts more.
  public let share: Share
  /// What a place of that share counts more, in scores.
  public let bonus: Share

  public static let none = Steadiness(share: .zero, bonus: .zero)

  public init(share: Share, bonus: Share) {
    self.share = share
    self.bonus = bonus
  }
}
