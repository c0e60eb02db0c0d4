import SkillsPlanner

/// What a plan says of the question and of what it was made from.
extension Lists {
  static let inputs = List<InputRecord, String>(
    name: { "input \($0.file)" }, key: \.file,
    fields: [
      Field("role", .facts) { $0.role }, Field("file", .facts) { $0.file },
      Field("sha256", .facts) { $0.sha256 }, Field("rows", .facts) { $0.rows },
    ])

  static let sources = List<SourceRecord, String>(
    name: { "source \($0.title)" }, key: \.title,
    fields: [
      Field("title", .facts) { $0.title },
      Field("publisher", .facts) { $0.publisher }, Field("vintage", .facts) { $0.vintage },
      Field("licence", .facts) { $0.licence },
    ])

  static let rules = List<RuleRecord, String>(
    name: { "rule \($0.id)" }, key: \.id,
    fields: [
      Field("rule", .facts) { $0.id },
      Field("version", .facts) { $0.version }, Field("file", .facts) { $0.file },
      Field("sha256", .facts) { $0.sha256 }, Field("weight", .facts) { $0.weight },
      Field("with", .facts) { text(.map($0.settings)) },
    ])

  static let needTerms = List<NeedDefinition, Level>(
    name: { "level \($0.level.code)" }, key: \.level,
    fields: [
      Field("from", .facts) { $0.from.map(\.rawValue).joined(separator: ", ") },
      Field("target", .facts) { millionths($0.target) },
      Field("reach", .facts) { "\($0.reach) metres" },
      Field("reach-time", .facts) { $0.reachMinutes }, Field("source", .facts) { $0.source },
    ])

  static let policyTerms = List<Policy, String>(
    name: { "the policy \($0.label)" }, key: \.label,
    fields: [Field("source", .facts) { $0.source ?? "none" }])

  static let pinTerms = List<Pin, String>(
    name: { "the pin \($0.label)" }, key: \.label,
    fields: [
      Field("reason", .facts) { $0.reason }, Field("role", .facts) { $0.role },
      Field("decided", .facts) { $0.decided.text },
      Field("expires", .facts) { $0.expires?.text ?? "none" },
    ])

  static let terms: [Field<Terms>] = [
    Field("needs", needTerms) { $0.needs.map(\.withoutPlace) },
    Field("flex", .facts) { millionths($0.flex) },
    Field("spread", .facts) { "\($0.spread.parts) parts, bonus \(millionths($0.spread.bonus))" },
    Field("steadiness", .facts) {
      "share \(millionths($0.steadiness.share)), bonus \(millionths($0.steadiness.bonus))"
    },
    Field("policies", policyTerms) { $0.policies.map(\.withoutLocation) },
    Field("pins", pinTerms) { $0.pins.map(\.withoutLocation) },
    Field("objective", .facts) { "\($0.objective)" },
    Field("stability", .facts) {
      $0.stability.map { "\($0.plan) within \(millionths($0.tolerance))" } ?? "none"
    },
  ]

  static let question: [Field<Plan>] = [
    Field("title", .facts) { $0.title }, Field("year", .facts) { $0.year },
    Field("status", .facts) { $0.status },
    Field("owner", .facts) { plan in
      ([plan.owner.organisation, plan.owner.contact]
        + plan.owner.roles.map { "\($0.role): \($0.holder)" }).joined(separator: ", ")
    },
  ]

  private static func millionths(_ share: Share) -> String { "\(share.millionths) millionths" }

  /// A rule's parameter as one line, without where it stands.
  private static func text(_ value: Setting.Value) -> String {
    switch value {
    case .scalar(let text): text
    case .list(let items): "[" + items.map { text($0) }.joined(separator: ", ") + "]"
    case .map(let settings):
      "{"
        + settings.sorted { $0.name < $1.name }.map { "\($0.name): \(text($0.value))" }
        .joined(separator: ", ") + "}"
    }
  }
}

extension NeedDefinition {
  fileprivate var withoutPlace: NeedDefinition {
    NeedDefinition(
      level: level, from: from, target: target, source: source, reach: reach,
      reachMinutes: reachMinutes, location: nil)
  }
}
