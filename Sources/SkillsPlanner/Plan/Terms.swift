/// What a brief asks for, as far as the plan's numbers follow from it: with these a plan's points and bound can be
/// added up without the brief.
public struct Terms: Sendable, Hashable {
  /// In the order of their levels; without locations.
  public let needs: [NeedDefinition]
  /// How much more than last year's starts a course can run.
  public let flex: Share
  public let spread: Spread
  public let steadiness: Steadiness

  public init(needs: [NeedDefinition], flex: Share, spread: Spread, steadiness: Steadiness) {
    self.needs = needs
    self.flex = flex
    self.spread = spread
    self.steadiness = steadiness
  }

  init(of brief: Brief) {
    self.init(
      needs: brief.needs.map(\.withoutLocation), flex: brief.flex, spread: brief.spread,
      steadiness: brief.steadiness)
  }
}

extension NeedDefinition {
  fileprivate var withoutLocation: NeedDefinition {
    NeedDefinition(
      level: level, from: from, target: target, source: source, reach: reach,
      reachMinutes: reachMinutes, location: nil)
  }
}
