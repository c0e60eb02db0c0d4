import PlanFiles
import SkillsPlanner

/// Sets a plan beside what really happened last year.
enum BackcastCommand: Command {
  static let name = "backcast"
  static let summary = "set a plan's travel beside last year's real starts"
  static let usage = "backcast PLAN [--json]"
  static let examples = [
    Example(
      "skillsplan backcast plan.yaml", "who lives and learns where, in the plan and last year"),
    Example("skillsplan backcast plan.yaml --json", "the same for programs"),
  ]
  static let options = [Option("--json", "print the figures as JSON, for programs")]
  static let words = 1...1
  static let notes = """
    The tables that the plan names are read again, beside the plan; each must be the very file that the
    plan was made from.
    """

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let path = arguments.words[0]
    let file = try InputFile.read(path)
    let plan = try PlanReader.plan(file.bytes, file: file.file)
    let tables = try PlanTables(of: plan, at: path)
    let distances = DistrictDistances(tables.areas, tables.courses)
    let backcast: Backcast
    do {
      backcast = try Backcast(plan, starts: tables.starts, among: distances.districts)
    } catch {
      throw InvalidInput([diagnostic(error, in: file.file)])
    }
    let text = BackcastText(backcast, of: plan, distances)
    try Output.result(arguments.has("--json") ? text.json.written + "\n" : text.text)
    return .done
  }

  private static func diagnostic(_ failure: Backcast.Failure, in file: String) -> Diagnostic {
    let place = Location(file: file)
    return switch failure {
    case .noStarts:
      .error(
        .nothingToCompare, at: place,
        "last year nobody started at the plan's levels inside its districts",
        fix: "Check the levels and districts of the table of starts.")
    case .noPlaces:
      .error(
        .nothingToCompare, at: place,
        "the plan has no place on an apprenticeship inside its districts, and last year's starts "
          + "are apprenticeships", fix: "Make a plan with apprenticeships among its courses.")
    case .tooLarge:
      .error(
        .nothingToCompare, at: place, "the plan's places are more than can be counted",
        fix: "Make the plan again.")
    }
  }
}
