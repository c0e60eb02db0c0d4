import OpenData
import PlanFiles
import SkillsPlanner

/// Makes tables from published files.
enum ImportCommand: Command {
  static let name = "import"
  static let summary = "make tables from published files, or say what a file is"
  static let usage =
    "import FILE [-o TABLE.csv] [OPTION]...; import KIND FILE... -o DIR [OPTION]..."
  static let examples = [
    Example("skillsplan import downloads/File_7.csv", "say what a file is and what is in it"),
    Example(
      "gunzip -c onspd.csv.gz | skillsplan import - -o tables/postcodes.csv",
      "make a table of one file"),
    Example(
      "skillsplan import iod2019.csv --lookup lsoa11-lsoa21.csv -o tables/imd-2019.csv",
      "the same, carried over to the LSOAs of 2021"),
    Example(
      "skillsplan import all downloads/*.csv -o plans/lancashire --year 2024/25",
      "make the three tables and sources.yaml"),
    Example(
      "skillsplan import areas iod2025.csv ts067-lsoa.csv points.csv indicators.csv -o .",
      "make tables/areas.csv alone"),
  ]
  static let options = [
    Option(
      "--output", short: "-o", value: "PATH", "the table to write; of a KIND the folder of the plan"
    ),
    Option("--map", value: "FILE", "a map.yaml that says what the columns of a table are"),
    Option(
      "--draft-map", value: "FILE", "write a map to begin with, for a table that no release is like"
    ),
    Option("--lookup", value: "FILE", "a look-up that carries the table to other areas"),
    Option(
      "--to", value: "AREAS",
      "which, where the look-up leads to more than one: lsoa-2021, ward-2024"),
    Option(
      "--weights", value: "FILE", "a table with population, by which parts of a split are weighed"),
    Option("--postcodes", value: "FILE", "a look-up of postcodes, which gives rows their points"),
    Option("--strict", "take a row that cannot be used for an error, and write nothing"),
    Option(
      "--authority", value: "NAME",
      "make areas of this district or LSIP area alone; may be repeated"),
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
    DiagnosticDocument.option,
  ]
  static let words = 1...Int.max
  static let notes = OpenData.ImportCommand.notes

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let report = try arguments.words.count == 1 ? table(arguments) : plan(arguments)
    Output.talk(report.warnings)
    try Output.result(report.lines.map { $0.printable + "\n" }.joined())
    return .done
  }

  /// One file, told what it is or made a table.
  private static func table(_ arguments: Arguments) throws -> OpenData.ImportCommand.Report {
    let word = arguments.words[0]
    if ImportOptions.Kind(rawValue: word) != nil {
      throw UsageError("FILE... is missing", usage: usage)
    }
    try refuse(["--authority", "--year", "--leavers", "--neighbour"], "a KIND", arguments)
    if let map = arguments.value(of: "--draft-map") {
      return try OpenData.ImportCommand.draftMap(of: word, to: map)
    }
    let options = try checked { () throws(ImportUsage) in
      try TableOptions(
        file: word, output: arguments.value(of: "--output"), map: arguments.value(of: "--map"),
        lookUp: arguments.value(of: "--lookup"), target: arguments.value(of: "--to"),
        weights: arguments.value(of: "--weights"), postcodes: arguments.value(of: "--postcodes"),
        isStrict: arguments.has("--strict"), notes: arguments.values(of: "--note"))
    }
    return try OpenData.ImportCommand.run(options)
  }

  /// Says of options that the import asked for has no use for where they belong.
  private static func refuse(
    _ options: [String], _ place: String, _ arguments: Arguments
  ) throws(UsageError) {
    if let option = options.first(where: arguments.has) {
      throw UsageError("\(option) goes with \(place)", usage: usage)
    }
  }

  /// Several files, made the tables of a plan.
  private static func plan(_ arguments: Arguments) throws -> OpenData.ImportCommand.Report {
    try refuse(
      ["--map", "--draft-map", "--lookup", "--to", "--weights", "--postcodes"], "one FILE",
      arguments)
    let options = try checked { () throws(ImportUsage) in
      try ImportOptions(
        kind: arguments.words[0], files: Array(arguments.words.dropFirst()),
        folder: arguments.value(of: "--output"), year: arguments.value(of: "--year"),
        leavers: arguments.value(of: "--leavers"),
        neighbours: arguments.values(of: "--neighbour"), notes: arguments.values(of: "--note"),
        authorities: arguments.values(of: "--authority"), isStrict: arguments.has("--strict"))
    }
    return try OpenData.ImportCommand.run(options)
  }

  private static func checked<Options>(
    _ make: () throws(ImportUsage) -> Options
  ) throws(UsageError) -> Options {
    do {
      return try make()
    } catch {
      throw UsageError(error.message, usage: usage)
    }
  }
}
