/// Judges candidates: gives each a score in 0...1, or says whether it is eligible.
///
/// The planner knows rules by this protocol alone, so no test of the planner needs a plugin.
/// A rule is a pure function of its columns: the same candidates give the same scores in any
/// order and in any batch, and `score` may be called from several threads at once. So a rule that reads
/// the need alone, the course alone or the distance may be asked once for all candidates that share it.
public protocol ScoringRule: Sendable {
  /// Lower case with hyphens, as the brief writes it: "travel-distance".
  var id: String { get }
  /// Semantic version of the rule.
  var version: String { get }
  var kind: RuleKind { get }
  /// The columns it reads, in the order in which a batch brings them.
  var columns: [ColumnRequest] { get }
  /// Why a candidate is not eligible, as part of a sentence ("in another district"); empty for a rule that scores.
  var reason: String { get }

  /// The scores of a batch, one for each candidate in order; 0 or 1 for an eligibility rule.
  func score(_ batch: CandidateBatch) throws(RuleFailure) -> [Double]
}

/// What a rule's answer means.
public enum RuleKind: String, Sendable {
  /// A number in 0...1 that the brief weighs.
  case score
  /// 1 admits the candidate, 0 excludes it for the rule's reason.
  case eligibility
}

/// A column that a rule reads.
///
/// Names are "area.NAME" and "course.NAME" for the columns of the two tables; "need.level" (text),
/// "need.learners" and "need.share_below" (the share of the area's residents whose highest
/// qualification is below the need's level); each number of a need also as "NAME.smallest" and
/// "NAME.largest" over the needs of its level; "pair.distance" in kilometres (NaN where the
/// course has no place) and, where the brief names a table of travel times, "pair.minutes" (NaN where
/// it gives none). Every column of a table is there as text, and as number too where each of its filled
/// cells is one.
public struct ColumnRequest: Hashable, Sendable {
  /// How a column's values come.
  public enum Kind: String, Sendable {
    /// `Double`, NaN where missing.
    case number
    /// A code into a dictionary of texts, -1 where missing.
    case text
  }

  public let name: String
  public let kind: Kind
  /// Whether a brief may lack the column: then all of its values are missing.
  public let isOptional: Bool

  public init(_ name: String, _ kind: Kind, isOptional: Bool = false) {
    self.name = name
    self.kind = kind
    self.isOptional = isOptional
  }
}

/// A column of a batch: one value for each candidate.
public enum BatchColumn: Sendable {
  /// NaN where missing.
  case numbers([Double])
  /// Codes into the dictionary, -1 where missing. The dictionary is the same in every batch of a run.
  case codes([Int32], dictionary: [String])
}

/// Some candidates with the columns that one rule reads.
public struct CandidateBatch: Sendable {
  /// Candidates in the batch; every column has this many values.
  public let count: Int
  /// In the order of the rule's `columns`.
  public let columns: [BatchColumn]

  public init(count: Int, columns: [BatchColumn]) {
    self.count = count
    self.columns = columns
  }
}

/// A rule that could not score a batch, or answered outside 0...1.
public struct RuleFailure: Error, Hashable, Sendable {
  public let rule: String
  /// One sentence without a full stop.
  public let message: String
  /// The first candidate at fault, as its place in the batch, where it is known.
  public let candidate: Int?

  public init(rule: String, _ message: String, candidate: Int? = nil) {
    self.rule = rule
    self.message = message
    self.candidate = candidate
  }
}
