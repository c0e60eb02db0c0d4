/// A rule of the brief, found and made with its parameters.
public struct RuleInUse: Sendable {
  public let rule: any ScoringRule
  /// What the brief says of it.
  public let use: RuleUse
  /// The plugin's file name without its folder.
  public let file: String
  /// Of the plugin's bytes.
  public let sha256: String

  public init(rule: any ScoringRule, use: RuleUse, file: String, sha256: String) {
    self.rule = rule
    self.use = use
    self.file = file
    self.sha256 = sha256
  }

  var record: RuleRecord {
    RuleRecord(
      id: rule.id, version: rule.version, file: file, sha256: sha256,
      weight: rule.kind == .score ? use.weight : nil, settings: use.settings)
  }
}
