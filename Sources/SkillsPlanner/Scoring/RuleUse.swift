/// A rule as a brief uses it: which, with what weight and which parameters.
public struct RuleUse: Sendable {
  public let id: String
  /// A whole number, 0 or more; nil where the brief gives none, as for an eligibility rule.
  public let weight: Int?
  /// The parameters as written, in the order of the brief; the plugin host checks them.
  public let settings: [Setting]
  /// The digest that the plugin's file must have, 64 lower-case hexadecimal digits; nil takes any.
  public let sha256: String?
  /// Where the brief names the rule.
  public let location: Location?

  public init(
    id: String, weight: Int?, settings: [Setting], sha256: String? = nil, location: Location?
  ) {
    self.id = id
    self.weight = weight
    self.settings = settings
    self.sha256 = sha256
    self.location = location
  }
}

/// One parameter of a rule as the brief writes it.
public struct Setting: Sendable, Hashable {
  /// A value as YAML gives it: a scalar's text is kept as written ("6 km", "25%", "0.5").
  public indirect enum Value: Sendable, Hashable {
    case scalar(String)
    case list([Value])
    case map([Setting])
  }

  public let name: String
  public let value: Value
  public let location: Location?

  public init(name: String, value: Value, location: Location?) {
    self.name = name
    self.value = value
    self.location = location
  }
}
