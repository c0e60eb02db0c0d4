import SkillsPlanner

/// A plugin that was opened, in this process or in a child of its own.
protocol OpenedPlugin: Sendable {
  var rule: CatalogueRule { get }

  /// An instance for these parameters, a JSON object.
  ///
  /// - Throws: `RuleRefusal` where the rule refuses them, asks for a column wrongly, or breaks.
  func instance(_ json: String) throws(RuleRefusal) -> any RuleScoring
}

/// A rule with its parameters, as one line of a brief uses it.
protocol RuleScoring: Sendable {
  /// In the order in which a batch must bring them.
  var columns: [ColumnRequest] { get }
  /// For each column what the rule declares of it.
  var traits: [ColumnTraits] { get }

  /// The scores of a batch, not checked yet.
  func score(_ batch: CandidateBatch) -> RuleAnswer
}

/// What a rule made of a batch.
struct RuleAnswer: Sendable {
  struct Fault: Hashable, Sendable {
    /// Completes "rule ID of FILE ...".
    let problem: String
    /// The first candidate at fault, as its place in the batch, where it is known.
    let candidate: Int?
  }

  /// One for each candidate, whatever the rule wrote.
  let scores: [Double]
  /// Nil where the rule says that it scored.
  let fault: Fault?
}

/// Why there is no instance.
struct RuleRefusal: Error {
  /// The rule's own words, or what it did.
  let message: String
  /// What to do where the rule broke instead of refusing in words; else nil.
  var fix: String?
}
