import SkillsPlanner

/// The terms of a plan, in the words of a brief.
extension PlanWriter {
  static func terms(_ yaml: inout YAMLWriter, _ terms: Terms) {
    yaml.list("needs") { yaml in
      for need in terms.needs { yaml.line { self.need(&$0, need) } }
    }
    yaml.text("flex", percent(terms.flex))
    yaml.line("spread") { yaml in
      yaml.whole("parts", terms.spread.parts)
      yaml.decimal("bonus", Double(terms.spread.bonus.millionths) / 1_000_000)
    }
    yaml.line("steadiness") { yaml in
      yaml.text("share", percent(terms.steadiness.share))
      yaml.decimal("bonus", Double(terms.steadiness.bonus.millionths) / 1_000_000)
    }
    if !terms.policies.isEmpty {
      yaml.list("policies") { yaml in
        for policy in terms.policies { yaml.line { self.policy(&$0, policy) } }
      }
    }
    if !terms.pins.isEmpty {
      yaml.list("pins") { yaml in
        for pin in terms.pins { yaml.line { self.pin(&$0, pin) } }
      }
    }
    objective(&yaml, terms.objective)
    if let stability = terms.stability {
      yaml.line("stability") { yaml in
        yaml.text("plan", stability.plan)
        yaml.text("tolerance", percent(stability.tolerance))
      }
    }
  }

  private static func need(_ yaml: inout YAMLWriter, _ need: NeedDefinition) {
    yaml.code("level", need.level.code)
    yaml.row("from") { yaml in
      for qualification in need.from { yaml.text(qualification.rawValue) }
    }
    yaml.text("target", percent(need.target))
    yaml.kilometres("reach", metres: need.reach)
    if let minutes = need.reachMinutes { yaml.text("reach-time", "\(minutes) min") }
    yaml.text("source", need.source)
  }

  /// "4.5%", exactly.
  private static func percent(_ share: Share) -> String {
    DecimalText.plain(Double(share.millionths) / 10_000) + "%"
  }
}

extension PlanReader {
  mutating func terms(_ node: YAMLNode?) -> Terms? {
    guard let node else { return nil }
    let map = yaml.map(
      node, required: ["needs", "flex", "spread", "steadiness"],
      optional: ["policies", "pins", "objective", "stability"])
    let needs = rows(map["needs"]) { $0.needTerm($1) }
    let flex = share(map["flex"], in: 0...10_000_000)
    let spread = spread(map["spread"])
    let steadiness = steadiness(map["steadiness"])
    let policies = yaml.policies(map["policies"])
    let pins = yaml.pins(map["pins"])
    let objective = yaml.objective(map["objective"])
    let stability = map["stability"].flatMap { yaml.stability($0) }
    guard let flex, let spread, let steadiness, let policies, let pins, let objective else {
      return nil
    }
    return Terms(
      needs: needs, flex: flex, spread: spread, steadiness: steadiness,
      policies: policies.map(\.withoutLocation), pins: pins.map(\.withoutLocation),
      objective: objective, stability: stability?.withoutLocation)
  }

  private mutating func needTerm(_ node: YAMLNode) -> NeedDefinition? {
    let map = yaml.map(
      node, required: ["level", "from", "target", "reach", "source"], optional: ["reach-time"])
    let level = level(map["level"])
    let from = rows(map["from"]) { reader, node in
      reader.yaml.choice(node, of: Qualification.allCases.map(\.rawValue))
        .flatMap(Qualification.init(rawValue:))
    }
    let target = share(map["target"])
    let reach = yaml.kilometres(map["reach"], in: counts)
    let minutes = yaml.minutes(map["reach-time"], in: 0...10_000)
    let source = yaml.text(map["source"])
    guard let level, let target, let reach, let source else { return nil }
    return NeedDefinition(
      level: level, from: from, target: target, source: source, reach: reach,
      reachMinutes: minutes, location: nil)
  }

  private mutating func spread(_ node: YAMLNode?) -> Spread? {
    guard let node else { return nil }
    let map = yaml.map(node, required: ["parts", "bonus"])
    let parts = yaml.whole(map["parts"], in: 1...20)
    let bonus = share(map["bonus"])
    guard let parts, let bonus else { return nil }
    return Spread(parts: parts, bonus: bonus)
  }

  private mutating func steadiness(_ node: YAMLNode?) -> Steadiness? {
    guard let node else { return nil }
    let map = yaml.map(node, required: ["share", "bonus"])
    let share = share(map["share"])
    let bonus = self.share(map["bonus"])
    guard let share, let bonus else { return nil }
    return Steadiness(share: share, bonus: bonus)
  }

  private mutating func share(
    _ node: YAMLNode?, in range: ClosedRange<Int> = 0...1_000_000
  ) -> Share? {
    yaml.share(node, in: range).map(Share.init(millionths:))
  }
}
