import SkillsPlanner

/// Apprenticeship starts of one provider by where the learner lives and where the learning is
/// delivered.
struct Flow: Hashable, Sendable {
  let ukprn: String
  /// A district code, or `Flow.outside`.
  let home: String
  /// A district code, or `Flow.outside`.
  let delivery: String
  let starts: Int

  /// Stands for every district that is not planned for.
  static let outside = StartsFlow.outside

  /// Which side of the border a flow's two ends are on.
  enum Direction: CaseIterable, Sendable {
    /// Residents who learn at home: what the courses count.
    case within
    /// People from outside who learn here.
    case inward
    /// Residents who learn elsewhere.
    case outward
  }

  /// Nil where both ends are outside.
  var direction: Direction? {
    switch (home == Self.outside, delivery == Self.outside) {
    case (false, false): .within
    case (true, false): .inward
    case (false, true): .outward
    case (true, true): nil
    }
  }

  /// The end that is planned for: the delivery district, or the home of a resident who learns
  /// elsewhere.
  var place: String { delivery == Self.outside ? home : delivery }
}
