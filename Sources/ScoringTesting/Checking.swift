import RuleProperties
public import ScoringKit

/// What the property checks found of a rule.
///
///     @Test func `it keeps what every rule owes`() {
///       #expect(check(WageGain.self).passes)
///     }
///
/// A failed expectation prints the verdict: each violation with the smallest example. It does not where
/// there is a `try` in it, which is why `check` throws nothing.
public struct Verdict: Sendable, CustomStringConvertible {
  /// In a fixed order; empty where every property holds, or none was asked.
  public let violations: [RuleViolation]
  /// Why the rule refused its parameters, so that nothing was asked; nil where it took them.
  public let refusal: String?

  public var passes: Bool { violations.isEmpty && refusal == nil }

  public var description: String {
    if let refusal { return "the rule refuses its parameters: \(refusal)" }
    return passes ? "every property holds" : violations.map(\.description).joined(separator: "\n")
  }

  init(_ find: () throws(Refusal) -> [RuleViolation]) {
    do throws(Refusal) {
      violations = try find()
      refusal = nil
    } catch {
      violations = []
      refusal = error.message
    }
  }
}

/// A property that a rule does not keep.
public struct RuleViolation: Hashable, Sendable, CustomStringConvertible {
  /// As a sentence: "the order of the candidates does not matter".
  public let property: String
  /// What the rule did instead, without a full stop.
  public let summary: String
  /// The smallest candidates that show it, each as examples.yaml writes its columns; may be empty.
  public let example: [String]
  /// All of it, over several lines.
  public let description: String

  init(_ violation: Violation) {
    property = violation.property.rawValue
    summary = violation.summary
    example = violation.example
    description = violation.description
  }
}

/// How a rule is checked.
public struct Checking: Sendable {
  /// Parameters other than the defaults.
  public var parameters: Parameters
  /// The least and the most that a column of numbers holds, where its name does not tell.
  public var ranges: [String: ClosedRange<Double>]
  /// More texts of a column than the usual ones.
  public var texts: [String: [String]]
  /// The same seed makes the same candidates on every machine.
  public var seed: UInt64
  /// The most that one candidate may take; a debug build takes some ten times as long as a release.
  public var nanoseconds: Double

  /// Checks at the default parameters where nothing else is said.
  public init(
    parameters: Parameters = [:], ranges: [String: ClosedRange<Double>] = [:],
    texts: [String: [String]] = [:], seed: UInt64 = 1, nanoseconds: Double = 20_000
  ) {
    self.parameters = parameters
    self.ranges = ranges
    self.texts = texts
    self.seed = seed
    self.nanoseconds = nanoseconds
  }
}

/// Asks a rule that scores for every property, over candidates made from a seed.
public func check<R: ScoreRule>(_ rule: R.Type, _ checking: Checking = Checking()) -> Verdict {
  Verdict { () throws(Refusal) in try violations(of: rule, checking) }
}

/// Asks a rule of eligibility for every property.
public func check<R: EligibilityRule>(_ rule: R.Type, _ checking: Checking = Checking()) -> Verdict
{
  Verdict { () throws(Refusal) in try violations(of: rule, checking) }
}

/// What a rule that scores does not keep; empty where all is well.
///
/// - Throws: `Refusal` where the rule refuses the parameters.
public func violations<R: ScoreRule>(of rule: R.Type, _ checking: Checking = Checking())
  throws(Refusal) -> [RuleViolation]
{
  unsafe try violations(of: export(rule), checking)
}

/// What a rule of eligibility does not keep.
///
/// - Throws: `Refusal` where the rule refuses the parameters.
public func violations<R: EligibilityRule>(of rule: R.Type, _ checking: Checking = Checking())
  throws(Refusal) -> [RuleViolation]
{
  unsafe try violations(of: export(rule), checking)
}

/// What a rule in any language does not keep, by what its entry function returns.
///
/// - Throws: `Refusal` where the rule refuses the parameters.
public func violations(of plugin: Plugin, _ checking: Checking = Checking())
  throws(Refusal) -> [RuleViolation]
{
  let instance = unsafe try PluginInstance(plugin, json: checking.parameters.json)
  var plausible = checking.ranges.mapValues { Plausible($0) }
  for (column, texts) in checking.texts {
    plausible[column] = (plausible[column] ?? Plausible.values(of: column)).with(texts: texts)
  }
  let check = PropertyCheck(
    seed: checking.seed, plausible: plausible, nanoseconds: checking.nanoseconds)
  return check.violations(of: Trial(instance)).map { RuleViolation($0) }
}

extension Trial {
  init(_ instance: PluginInstance) {
    self.init(
      columns: instance.columns, isEligibility: instance.isEligibility, takesDecoys: true
    ) { batch in
      let candidates = instance.layOut(batch)
      return { () throws(TrialFailure) in try instance.score(candidates) }
    }
  }
}
