public import SkillsPlanner

/// Outlines of areas or of districts, by their codes.
public struct Boundaries: Sendable, Hashable {
  /// The rings of one area or district: outer ones and holes, in any order, since they are filled even-odd.
  public typealias Rings = [[Point]]

  /// By the code of an area or a district.
  public let rings: [String: Rings]

  /// Who published them, and what their licence asks for.
  public let source: SourceRecord

  public init(_ rings: [String: Rings], source: SourceRecord) {
    self.rings = rings
    self.source = source
  }

  /// The plan with the outlines among its sources, as whoever shows them must name them.
  package func added(to plan: Plan) -> Plan {
    var plan = plan
    plan.sources.append(source)
    return plan
  }
}
