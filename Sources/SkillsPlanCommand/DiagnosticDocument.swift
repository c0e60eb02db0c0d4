import PlanFiles
import SkillsPlanner
import Synchronization

/// What a command has found wrong, gathered to be written as one document for another program when it ends.
final class DiagnosticDocument: Sendable {
  /// The option of every command that finds out what is wrong with a user's files.
  static let option = Option(
    "--format", value: "FORMAT", "say problems as text, json, github (workflow commands) or sarif")

  /// What the option alone does not say.
  static let notes = """
    With --format json, github or sarif all problems are one document on standard output, or on standard
    error where the plan itself goes to standard output; what else there is to say goes to standard error.
    A wrong command line (exit code 2) is said as text. skillsplan schema diagnostics describes the JSON.
    """

  /// Where the document goes; what is no diagnostic goes elsewhere.
  let stream: StandardStream
  private let format: DiagnosticFormat
  /// The brief, or the last of the files to be imported.
  private let subject: String
  private let diagnostics = Mutex<[Diagnostic]>([])

  /// Nil where problems are said as text, as they are unless told otherwise.
  ///
  /// - Parameter stream: The one that is free of the command's own result.
  /// - Throws: `UsageError` for a format that there is not.
  init?(_ arguments: Arguments, stream: StandardStream, usage: String) throws(UsageError) {
    guard let word = arguments.value(of: Self.option.name) else { return nil }
    if word == "text" { return nil }
    guard let format = DiagnosticFormat(rawValue: word) else {
      let words = ["text"] + DiagnosticFormat.allCases.map(\.rawValue)
      throw UsageError(
        "--format is one of \(words.joined(separator: ", ")); not \(word)"
          + Spelling.suggestion(for: word, among: words), usage: usage)
    }
    self.format = format
    self.stream = stream
    subject = arguments.words.last ?? ""
  }

  func add(_ found: [Diagnostic]) { diagnostics.withLock { $0 += found } }

  /// Writes all that was gathered.
  ///
  /// - Throws: `FileFailure` when it cannot be written, as to a full disk.
  func write() throws(FileFailure) {
    try stream.write(Array(text(for: diagnostics.withLock { $0 }).utf8))
  }

  private func text(for found: [Diagnostic]) -> String {
    switch format {
    case .json: found.jsonText
    case .github: found.gitHubCommands
    case .sarif:
      found.sarifText(version: SkillsPlan.version, about: subject, pages: CheckPage.all)
    }
  }
}
