import FoundationEssentials
import PlanFiles
import RuleHost
import SkillsPlanner

/// Where words go: results to standard output, talk to standard error, and problems to a person or a document.
enum Output {
  /// Gathers the diagnostics of the command that is running; nil where they are said at once, as text.
  ///
  /// A command need not know of it: what it says of files by `talk` and what it throws ends up there.
  @TaskLocal static var document: DiagnosticDocument?

  /// - Throws: `FileFailure` when the text cannot be written, as to a full disk.
  static func result(_ text: String) throws {
    try result(Array(text.utf8))
  }

  /// A document that stands on standard output stands there alone, and the result steps aside.
  static func result(_ bytes: [UInt8]) throws {
    let stream = document?.stream == .output ? StandardStream.error : .output
    try stream.write(bytes)
  }

  /// What cannot be said is lost: there is nowhere left to say so.
  static func talk(_ text: String) {
    try? StandardStream.error.write(Array(text.utf8))
  }

  /// Says every problem at its place.
  static func talk(_ diagnostics: [Diagnostic]) {
    if let document { return document.add(diagnostics) }
    guard !diagnostics.isEmpty else { return }
    var printer = DiagnosticPrinter { try? InputFile.read($0).bytes }
    printer.isColoured = isColoured(
      isTerminal: StandardStream.error.isTerminal,
      environment: ProcessInfo.processInfo.environment)
    talk(printer.text(for: diagnostics))
  }

  /// Says why a command failed, and with which code it ends.
  static func report(_ error: any Error) -> ExitCode {
    switch error {
    case let input as InvalidInput:
      talk(input.diagnostics)
      return input.diagnostics.contains(where: \.isRuleFault) ? .ruleFault : .invalidInput
    case let stale as StalePlan:
      talk(stale.diagnostics)
      return .stale
    case let refuted as RefutedPlan:
      talk([refuted.diagnostic])
      return .refuted
    case let untold as UntoldChanges:
      talk([untold.diagnostic])
    case let failure as PlanningFailure:
      let problem = PlanningJob.diagnostic(of: failure)
      if let document {
        document.add([problem])
      } else {
        // It is about no file, and says itself what to do.
        talk("error: \(problem.summary) [\(problem.code)]\n")
        switch failure {
        case .conflict, .notFound, .besideNetwork:
          talk("  fix: \(problem.fix)\n")
        case .rule, .needsMemory, .tooLarge, .unproven: break
        }
      }
      if case .rule = failure { return .ruleFault }
    case let failure as FileFailure:
      talk([failure.diagnostic])
    default:
      talk("error: \(error)\n")
    }
    return .failed
  }

  /// Whether a text is to have colours: a person looks at it and has not declined them (https://no-color.org).
  static func isColoured(isTerminal: Bool, environment: [String: String]) -> Bool {
    isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }
}
