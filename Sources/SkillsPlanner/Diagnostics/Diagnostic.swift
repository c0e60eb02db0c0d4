/// One problem in what the user gave: the place, the cause and the way out.
///
/// A check collects every problem it finds and goes on; nothing is planned while one of them is an error.
public struct Diagnostic: Hashable, Sendable {
  /// Whether planning may go on.
  public enum Severity: String, Sendable {
    /// Nothing is planned and nothing is written.
    case error
    /// The plan is made, and the user is told.
    case warning
  }

  public let severity: Severity
  /// Stable, for scripts and help pages: "SP" and four digits; the first two name the group of checks.
  public let code: String
  /// Nil only where no file is to blame.
  public let location: Location?
  /// One sentence that names the thing and what is wrong with it, without a full stop.
  public let summary: String
  /// What to do about it, as a sentence; empty where the summary says it.
  public let fix: String

  public init(
    _ severity: Severity, _ code: String, at location: Location?, _ summary: String, fix: String
  ) {
    self.severity = severity
    self.code = code
    self.location = location
    self.summary = summary
    self.fix = fix
  }
}

/// What a step throws when the user's input is wrong: every problem found, in reading order.
public struct InvalidInput: Error, Sendable {
  /// Never empty; at least one is an error.
  public let diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}
