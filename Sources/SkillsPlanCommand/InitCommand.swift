import OpenData
import PlanFiles
import SkillsPlanner

/// Makes a folder in which a partner comes to a plan of their own districts.
enum InitCommand: Command {
  static let name = "init"
  static let summary = "make a folder for a plan of your own districts"
  static let usage = "init DIR --authority NAME [--authority NAME]... [--year YEAR]"
  static let examples = [
    Example("skillsplan init leeds --authority Leeds", "a plan of one district"),
    Example("skillsplan init north-east --authority \"North East\"", "of an LSIP area"),
    Example(
      "skillsplan init tees --authority Darlington --authority \"Stockton-on-Tees\"", "of several"),
  ]
  static let options = [
    Option(
      "--authority", value: "NAME",
      "a district of England or an LSIP area, by name or code; may be repeated"),
    Option("--year", value: "YEAR", "the plan year; else \(NewFolder.usualYear)"),
  ]
  static let words = 1...1
  static let notes = """
    DIR must not be there yet, or be empty. It gets a brief with remarks (brief.yaml), the list of the official files to
    download (downloads/README.md) and the script that makes the tables of them (import.sh). Then:

      skillsplan status DIR        what is in downloads/, what is missing, and what to type next
    """

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let names = arguments.values(of: "--authority")
    guard !names.isEmpty else {
      throw UsageError(
        "nobody is named to plan for: --authority NAME (skillsplan status looks at a folder that is "
          + "there)", usage: usage)
    }
    let folder = try NewFolder(
      at: arguments.words[0].withoutLastSlash, for: names, year: arguments.value(of: "--year"))
    try Output.result(folder.make().map { $0.printable + "\n" }.joined())
    return .done
  }
}

extension String {
  /// A path as a person means it: "plans/leeds" for "plans/leeds/".
  var withoutLastSlash: String { count > 1 && hasSuffix("/") ? String(dropLast()) : self }
}
