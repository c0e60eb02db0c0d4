public import SkillsPlanner

/// Outlines of areas or of districts, by their codes.
public struct Boundaries: Sendable, Hashable {
  /// The rings of one area or district: outer ones and holes, in any order, since they are filled even-odd.
  public typealias Rings = [[Point]]

  /// By the code of an area or a district.
  public let rings: [String: Rings]

  public init(_ rings: [String: Rings]) {
    self.rings = rings
  }
}
