/// Something that a plan says and that does not follow.
package struct Fault: Error, Sendable, Hashable {
  /// What kind of thing is wrong: each has a code and a page.
  package enum Kind: CaseIterable, Sendable {
    /// A row that is missing, stands twice or in another order, or is of nothing that there is.
    case rows
    /// What the plan copies from the brief, the tables and the rules.
    case facts
    /// Learners who could start, and those they are a share of.
    case needs
    /// The most places of a course, and the funded starts of a level.
    case limits
    /// Places on a course that the need may not have: of another level, out of reach, not eligible, without points.
    case allocation
    /// The kilometres or minutes of an allocation.
    case way
    /// The points or scores of an allocation.
    case points
    /// A number that others add up to.
    case sum
    /// More learners, places or funded starts than there are.
    case overLimit
    /// Why learners are not placed, and what is said beside it.
    case cause
    /// The plan's points.
    case objective
    /// Values that do not carry the certificate: a candidate has more points than they add up to.
    case value
    /// The bound, or a bound that is not the plan's points.
    case bound
    /// How many candidates there are.
    case candidates
  }

  package let kind: Kind
  /// Where the plan says it.
  package let path: PlanPath
  /// The thing, as in "learners of the need of E01024855 at level 2".
  package let subject: String
  /// What the plan has there.
  package let says: String
  /// What follows instead.
  package let follows: String
}

/// A place in a plan by its keys and the places of its rows: needs, 3, placed.
package struct PlanPath: Sendable, Hashable {
  package enum Step: Sendable, Hashable {
    case key(String)
    /// From 0.
    case row(Int)
  }

  package let steps: [Step]

  package init(_ steps: [Step]) { self.steps = steps }

  func key(_ key: String) -> PlanPath { PlanPath(steps + [.key(key)]) }
  func row(_ row: Int) -> PlanPath { PlanPath(steps + [.row(row)]) }

  /// The plan as a whole.
  static let plan = PlanPath([])
}
