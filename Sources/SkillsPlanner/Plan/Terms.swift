/// What a brief asks for, as far as the plan's numbers follow from it: with these a plan's points and bound can be
/// added up without the brief.
public struct Terms: Sendable, Hashable {
  /// In the order of their levels; without locations.
  public let needs: [NeedDefinition]
  /// How much more than last year's starts a course can run.
  public let flex: Share
  public let spread: Spread
  public let steadiness: Steadiness
  /// In the order of the brief; without locations, as all that follows.
  public let policies: [Policy]
  public let pins: [Pin]
  public let objective: Objective
  public let stability: Stability?

  public init(
    needs: [NeedDefinition], flex: Share, spread: Spread, steadiness: Steadiness,
    policies: [Policy] = [], pins: [Pin] = [], objective: Objective = .points,
    stability: Stability? = nil
  ) {
    self.needs = needs
    self.flex = flex
    self.spread = spread
    self.steadiness = steadiness
    self.policies = policies
    self.pins = pins
    self.objective = objective
    self.stability = stability
  }

  package init(of brief: Brief) {
    self.init(
      needs: brief.needs.map(\.withoutLocation), flex: brief.flex, spread: brief.spread,
      steadiness: brief.steadiness, policies: brief.policies.map(\.withoutLocation),
      pins: brief.pins.map(\.withoutLocation), objective: brief.objective,
      stability: brief.stability?.withoutLocation)
  }

  /// Whether nothing but points, learners, places and funded starts decide.
  package var isPlain: Bool {
    policies.isEmpty && pins.isEmpty && objective == .points && stability == nil
  }
}

extension NeedDefinition {
  fileprivate var withoutLocation: NeedDefinition {
    NeedDefinition(
      level: level, from: from, target: target, source: source, reach: reach,
      reachMinutes: reachMinutes, location: nil)
  }
}
