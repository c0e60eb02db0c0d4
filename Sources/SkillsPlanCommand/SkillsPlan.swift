import PlanFiles
import RuleHost
import SkillsPlanner

/// The command line: finds the command, runs it, and turns what it throws into words and an exit code.
package enum SkillsPlan {
  /// The version of the program, as `--version` prints it.
  package static let version = "0.1.0"

  /// Runs one plugin in a sandbox and never returns, where the planner started this process for that.
  package static func serveRule(_ arguments: [String]) {
    if arguments.first == ruleChildWord { runRuleChild(Array(arguments.dropFirst())) }
  }

  /// Runs the command that the arguments name (without the program's own name).
  package static func run(_ arguments: [String]) async -> ExitCode {
    do {
      return try await dispatch(arguments)
    } catch let error as UsageError {
      Output.talk("error: \(error.message.printable)\nusage: skillsplan \(error.usage)\n")
      return .usage
    } catch {
      return Output.report(error)
    }
  }

  private static func dispatch(_ arguments: [String]) async throws -> ExitCode {
    guard let name = arguments.first else {
      Output.talk(Help.overview)
      return .usage
    }
    switch name {
    case "--help", "-h", "help":
      guard let name = arguments.dropFirst().first else {
        try Output.result(Help.overview)
        return .done
      }
      try Output.result(help(on: name))
      return .done
    case "--version":
      try Output.result("skillsplan \(version)\n")
      return .done
    default: break
    }
    guard let command = command(named: name) else {
      guard let code = CodeHelp.code(from: name) else { throw unknown(name) }
      try Output.result(CodeHelp.page(of: code))
      return .done
    }
    let rest = Array(arguments.dropFirst())
    let options = rest.prefix { $0 != "--" }
    if options.contains("--help") || options.contains("-h") {
      try Output.result(Help.page(of: command))
      return .done
    }
    return try await run(
      command,
      Arguments(rest, options: command.options, words: command.words, usage: command.usage))
  }

  /// Runs a command, its diagnostics said as the arguments ask for.
  private static func run(
    _ command: any Command.Type, _ arguments: Arguments
  ) async throws -> ExitCode {
    guard command.hasDocument,
      let document = try DiagnosticDocument(
        arguments, stream: command.documentStream(arguments), usage: command.usage)
    else { return try await command.run(arguments) }
    var code = ExitCode.done
    do {
      code = try await Output.$document.withValue(document) { try await command.run(arguments) }
    } catch let error as UsageError {
      throw error
    } catch {
      code = Output.$document.withValue(document) { Output.report(error) }
    }
    try document.write()
    return code
  }

  /// The page of a command or of a code, or the list of codes.
  private static func help(on word: String) throws(UsageError) -> String {
    if let command = command(named: word) { return Help.page(of: command) }
    if word == "codes" { return CodeHelp.list }
    guard let code = CodeHelp.code(from: word) else { throw unknown(word, others: ["codes"]) }
    return try CodeHelp.page(of: code)
  }

  /// Says that there is no such command, or no such option before one.
  private static func unknown(_ name: String, others: [String] = ["help"]) -> UsageError {
    let isOption = name.hasPrefix("-")
    let words = isOption ? ["--help", "--version"] : commands.map { $0.name } + others
    return UsageError(
      "there is no \(isOption ? "option" : "command") \(name)"
        + Spelling.suggestion(for: name, among: words),
      usage: "COMMAND ...; skillsplan --help lists the commands")
  }

  private static func command(named name: String) -> (any Command.Type)? {
    commands.first { $0.name == name }
  }
}
