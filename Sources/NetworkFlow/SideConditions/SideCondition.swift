/// A limit on all flows together, such as a budget or a share: the sum of a coefficient for each unit.
///
/// A floor is written negated: at least 30 is at most -30 of the coefficients with their signs turned.
public struct SideCondition: Sendable, Hashable {
  /// What each unit counts; the terms of a condition add up.
  public enum Term: Sendable, Hashable {
    /// A coefficient for each column.
    case columns([Int])
    /// A coefficient for each row.
    case rows([Int])
    /// One coefficient for every candidate between a row and a column that are both marked.
    case candidates(rows: [Bool], columns: [Bool], coefficient: Int)
  }

  /// The size of a coefficient, at most.
  public static let coefficientLimit = 1 << 26
  /// What `atMost` stays below in size.
  public static let useLimit = 1 << 60
  /// Of a multiplier, what makes a unit with the coefficient 1 pay one point.
  public static let multiplierOfOnePoint = 1_000_000

  /// What a unit counts.
  public let terms: [Term]
  /// What the units come to at most; below 0 where it is a floor.
  public let atMost: Int

  /// The units of all flows count `terms` and come to `atMost` or less.
  public init(_ terms: [Term], atMost: Int) {
    self.terms = terms
    self.atMost = atMost
  }
}

/// Why a side condition was refused, by its place in the list.
public enum SideConditionError: Error, Sendable, Hashable {
  /// A term has not one coefficient or mark for each row or column.
  case shape(condition: Int)
  /// A coefficient is larger than `SideCondition.coefficientLimit`, or a condition has more than 64 terms.
  case coefficientTooLarge(condition: Int)
  /// A limit is not below `SideCondition.useLimit` in size.
  case limitTooLarge(condition: Int)
  /// There are more than `TransportationProblem.mostSideConditions`.
  case tooMany
}
