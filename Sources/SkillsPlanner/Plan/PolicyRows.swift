/// A policy, or one of those that it is set for one by one, and what it does to the plan.
///
/// A policy that is set for each of many has a row for each that is at its bound, has a value or costs points, and one
/// row where none does; any other has one row.
public struct PolicyRow: Sendable, Hashable {
  /// What it is known by: "at most 900 places, provider 10004552".
  public let label: String
  public let bound: Policy.Bound
  public let amount: Policy.Amount
  /// What the plan has of what it limits: places, or pence of money.
  public let used: Int
  /// The places that a share is of; nil for another amount.
  public let whole: Int?
  /// Of so many that it is set for none is at its bound, has a value or costs points: the row is of all, and `used` of the
  /// one nearest its bound. Nil for any other row.
  public let noneOf: Int?
  /// Certificate: what one unit less of its limit is worth, in millionths of the plan's points; 0 or more.
  ///
  /// The unit is a place or a penny; of a share of p in q in lowest terms the qth part of a place.
  public let value: Int
  /// What the plan would gain without it, in points; nil where nobody has worked it out.
  public let costs: Int?
  /// Who would be placed otherwise without it.
  public let without: PlacedWithout

  public init(
    label: String, bound: Policy.Bound, amount: Policy.Amount, used: Int, whole: Int? = nil,
    noneOf: Int? = nil, value: Int, costs: Int? = nil, without: PlacedWithout = .nobody
  ) {
    self.without = without
    self.label = label
    self.bound = bound
    self.amount = amount
    self.used = used
    self.whole = whole
    self.noneOf = noneOf
    self.value = value
    self.costs = costs
  }
}

/// A course that the plan does not run, since too few learners would go there.
public struct CohortRow: Sendable, Hashable {
  public let course: String
  /// How many it needs to run.
  public let least: Int
  /// How many it would have if it ran with as few as would come.
  public let wouldRun: Int
  /// Where its learners could make up a cohort with others; nil where there is no such course.
  public let merge: Merge?

  /// A course of the same level, sector and mode with which it would have enough.
  ///
  /// All merges of a plan can be carried out together. A course that runs has places for all that meet there. Of courses
  /// that do not, one has: two name each other, and of three or more all name the same one, which names the nearest.
  public struct Merge: Sendable, Hashable {
    public let course: String
    /// Between the two venues by straight line; nil where one of them is not published.
    public let metres: Int?
    /// Of all that meet there.
    public let learners: Int

    public init(course: String, metres: Int?, learners: Int) {
      self.course = course
      self.metres = metres
      self.learners = learners
    }
  }

  public init(course: String, least: Int, wouldRun: Int, merge: Merge? = nil) {
    self.merge = merge
    self.course = course
    self.least = least
    self.wouldRun = wouldRun
  }
}

/// A pin and what it does to the plan.
public struct PinRow: Sendable, Hashable {
  public enum State: String, CaseIterable, Sendable {
    case kept
    /// The plan would be the same without it.
    case noEffect = "no effect"
    /// Not applied: it ended before the plan's year.
    case expired
  }

  /// What it is known by: "exactly 12 places, area E01012571, course A".
  public let label: String
  public let state: State
  /// The plan's places that it is about.
  public let used: Int
  /// Certificate, in millionths of the plan's points: what one place more would be worth where it forbids more, and
  /// below 0 what one place fewer would be where it forbids fewer.
  public let value: Int
  /// What the plan would gain without it, in points; nil where nobody has worked it out.
  public let costs: Int?
  /// How many more learners would be placed without it, below 0 fewer; nil likewise.
  public let learners: Int?
  /// Who they are: those who would be placed otherwise.
  public let without: PlacedWithout

  public init(
    label: String, state: State, used: Int, value: Int, costs: Int? = nil, learners: Int? = nil,
    without: PlacedWithout = .nobody
  ) {
    self.without = without
    self.label = label
    self.state = state
    self.used = used
    self.value = value
    self.costs = costs
    self.learners = learners
  }
}
