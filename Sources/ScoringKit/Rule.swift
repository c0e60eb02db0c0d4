/// What a rule says of itself.
public struct About: Sendable {
  /// Lower case with hyphens, as a brief names the rule: "travel-distance".
  public let id: String
  /// Semantic version of the rule; raise it whenever a score changes.
  public let version: String
  /// One sentence for the list of rules.
  public let summary: String
  /// What it rewards, why, by which formula, from which source, in lines for a person; empty for none.
  public let documentation: String

  /// What the list of rules and every plan print; `skillsplan rules show` prints the documentation.
  public init(id: String, version: String, summary: String, documentation: String = "") {
    self.id = id
    self.version = version
    self.summary = summary
    self.documentation = documentation
  }
}

/// What both kinds of rule have; write a ``ScoreRule`` or an ``EligibilityRule``.
public protocol Rule: Sendable {
  static var about: About { get }

  /// Declares the parameters and the columns, and keeps what it gets for them.
  ///
  /// It is also called once without a brief, with the default of each parameter and an empty map for
  /// one that has none, to list the rule. So every parameter is declared on every path; columns may
  /// depend on parameters.
  ///
  /// - Throws: `Refusal` where parameters that are each in range do not go together.
  init(_ setup: inout Setup) throws(Refusal)
}

/// A rule that gives each candidate a score; a brief weighs it.
///
///     struct TravelDistance: ScoreRule {
///       static let about = About(id: "travel-distance", version: "1.0.0", summary: "...")
///       let halfDistance: Double
///       let distance: NumberColumn
///
///       init(_ setup: inout Setup) {
///         halfDistance = setup.kilometres("half-distance", in: 0.1...100, default: 6, "...")
///         distance = setup.numbers("pair.distance")
///       }
///
///       func score(_ candidate: borrowing Candidate) -> Double {
///         guard let kilometres = candidate[distance] else { return 0.5 }
///         return exp2(-kilometres / halfDistance)
///       }
///     }
///
///     @implementation @c public func skillsplan_plugin_v1() -> Plugin { export(TravelDistance.self) }
public protocol ScoreRule: Rule {
  /// A number in 0...1, more where the candidate is better; anything else stops the plan.
  ///
  /// A pure function of the candidate's columns; several threads call it at once.
  func score(_ candidate: borrowing Candidate) -> Double
}

/// A rule that says which candidates may be allocated at all.
public protocol EligibilityRule: Rule {
  /// Why a candidate is not admitted, as part of a sentence: "the course is in another district".
  static var reason: String { get }

  /// Whether the candidate may be allocated; a pure function of its columns.
  func admits(_ candidate: borrowing Candidate) -> Bool
}

/// A rule's own refusal of its parameters.
public struct Refusal: Error, Hashable, Sendable {
  /// One sentence without a full stop that says what does not go together.
  public let message: String

  /// A refusal for the reader of the brief, printed where the brief names the rule.
  public init(_ message: String) {
    self.message = message
  }
}
