import OpenData
import PlanFiles
import SkillsPlanner

/// Makes tables from official files.
enum ImportCommand: Command {
  static let name = "import"
  static let summary = "make a plan's tables from official files"
  static let usage = "import KIND FILE... -o DIR [OPTION]..."
  static let examples = [
    Example(
      "skillsplan import all downloads/*.csv -o plans/lancashire --year 2024/25",
      "make the three tables and sources.yaml"),
    Example(
      "skillsplan import areas iod2025.csv ts067-lsoa.csv points.csv indicators.csv -o .",
      "make tables/areas.csv alone"),
  ]
  static let options = [
    Option("--output", short: "-o", value: "DIR", "the folder of the plan"),
    Option(
      "--year", value: "YEAR",
      "the year of starts and learners, such as 2024/25; else the latest whole one"),
    Option("--leavers", value: "YEAR", "the year of the leavers in the outcomes; else the latest"),
    Option(
      "--neighbour", value: "WARD=WARD",
      "a census ward that fits no area, and the ward that takes its people; may be repeated"),
    Option(
      "--note", value: "TEXT",
      "a sentence for sources.yaml on how the files came here; may be repeated"),
  ]
  static let words = 2...Int.max
  static let notes = OpenData.ImportCommand.notes

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let options: ImportOptions
    do {
      options = try ImportOptions(
        kind: arguments.words[0], files: Array(arguments.words.dropFirst()),
        folder: arguments.value(of: "--output"), year: arguments.value(of: "--year"),
        leavers: arguments.value(of: "--leavers"),
        neighbours: arguments.values(of: "--neighbour"), notes: arguments.values(of: "--note"))
    } catch {
      throw UsageError(error.message, usage: usage)
    }
    let report = try OpenData.ImportCommand.run(options)
    Output.talk(report.warnings)
    try Output.result(report.lines.map { $0.printable + "\n" }.joined())
    return .done
  }
}
