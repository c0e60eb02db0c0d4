import PlanFiles
import SkillsPlanner

/// The command line: finds the command, runs it, and turns what it throws into words and an exit code.
package enum SkillsPlan {
  /// The version of the program, as `--version` prints it.
  package static let version = "0.1.0"

  /// Runs the command that the arguments name (without the program's own name).
  package static func run(_ arguments: [String]) async -> ExitCode {
    do {
      return try await dispatch(arguments)
    } catch let error as UsageError {
      Output.talk("error: \(error.message)\nusage: skillsplan \(error.usage)\n")
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
      let page = arguments.dropFirst().first.flatMap(command(named:)).map(Help.page(of:))
      try Output.result(page ?? Help.overview)
      return .done
    case "--version":
      try Output.result("skillsplan \(version)\n")
      return .done
    default: break
    }
    guard let command = command(named: name) else {
      throw UsageError(
        "there is no command \(name)"
          + Spelling.suggestion(for: name, among: commands.map { $0.name }),
        usage: "COMMAND ...; skillsplan --help lists the commands")
    }
    let rest = Array(arguments.dropFirst())
    if rest.contains("--help") || rest.contains("-h") {
      try Output.result(Help.page(of: command))
      return .done
    }
    return try await command.run(
      Arguments(rest, options: command.options, words: command.words, usage: command.usage))
  }

  private static func command(named name: String) -> (any Command.Type)? {
    commands.first { $0.name == name }
  }
}
