import OpenData
import SkillsPlanner

/// Says how far a folder is that `init` made.
enum StatusCommand: Command {
  static let name = "status"
  static let summary = "say which files a plan's folder has, what is missing and what comes next"
  static let usage = "status DIR"
  static let examples = [
    Example("skillsplan status leeds", "look at leeds/downloads, and say what to type next")
  ]
  static let words = 1...1
  static let notes = """
    Files are known by their columns, whatever they are called. Nothing is changed.
    """

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let lines = try PlanFolder.status(arguments.words[0].withoutLastSlash)
    try Output.result(lines.map { $0.printable + "\n" }.joined())
    return .done
  }
}
