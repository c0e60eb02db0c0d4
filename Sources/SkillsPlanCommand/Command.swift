import PlanFiles

/// A word after `skillsplan`, and what it does.
protocol Command: Sendable {
  static var name: String { get }
  /// One line for the list of commands.
  static var summary: String { get }
  /// The command line without `skillsplan`: "plan BRIEF [-o FILE]".
  static var usage: String { get }
  /// What people type most, each with what it does.
  static var examples: [Example] { get }
  static var options: [Option] { get }
  /// How many words stand beside the options.
  static var words: ClosedRange<Int> { get }
  /// What the options do not say; empty where they say it all.
  static var notes: String { get }
  /// Where diagnostics go as a document; asked of commands with `DiagnosticDocument.option`.
  static func documentStream(_ arguments: Arguments) -> StandardStream

  static func run(_ arguments: Arguments) async throws -> ExitCode
}

extension Command {
  static var options: [Option] { [] }
  static var notes: String { "" }
  static func documentStream(_ arguments: Arguments) -> StandardStream { .output }
  /// Whether it says problems as a document where it is asked to.
  static var hasDocument: Bool { options.contains(DiagnosticDocument.option) }
}

/// A command line that people type, and what it does.
struct Example: Sendable {
  let line: String
  let does: String

  init(_ line: String, _ does: String) {
    self.line = line
    self.does = does
  }
}

/// All commands, in the order in which a person meets them.
let commands: [any Command.Type] = [
  PlanCommand.self,
  SummaryCommand.self,
  ReportCommand.self,
  VerifyCommand.self,
  PublishCommand.self,
  ExplainCommand.self,
  ShortfallCommand.self,
  DiffCommand.self,
  CompareCommand.self,
  SensitivityCommand.self,
  RangesCommand.self,
  FrontierCommand.self,
  CheckCommand.self,
  CalibrateCommand.self,
  BackcastCommand.self,
  RulesCommand.self,
  InitCommand.self,
  StatusCommand.self,
  ImportCommand.self,
  SchemaCommand.self,
  NetworkCommand.self,
]
