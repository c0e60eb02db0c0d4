import PlanFiles
import SkillsPlanner

/// Fits a number of the brief to what really happened.
enum CalibrateCommand: Command {
  static let name = "calibrate"
  static let summary = "fit a number of the brief to last year's starts"
  static let usage = "calibrate travel BRIEF [--level LEVEL] [--json]"
  static let examples = [
    Example(
      "skillsplan calibrate travel brief.yaml", "the half-distance that fits last year's starts"),
    Example(
      "skillsplan calibrate travel brief.yaml --level 3", "the same from the starts of one level"),
  ]
  static let options = [
    Option("--level", value: "LEVEL", "take the starts of this level alone, such as 3"),
    Option("--json", "print the figures as JSON, for programs"),
  ]
  static let words = 2...2
  static let notes = """
    The half-distance is that of the rule travel-distance: the distance at which a course counts half
    of one at the door. It is fitted to the brief's table of starts by home and delivery district.
    """

  static func run(_ arguments: Arguments) async throws -> ExitCode {
    guard arguments.words[0] == "travel" else {
      throw UsageError(
        "there is no calibration of \(arguments.words[0])"
          + Spelling.suggestion(for: arguments.words[0], among: ["travel"]), usage: usage)
    }
    let level = try level(arguments)
    let path = arguments.words[1]
    let files = try await PlanInputs(brief: path) { _ in [] }
    Output.talk(files.warnings)
    guard let table = files.inputs.first(where: { $0.role == "starts" }),
      let starts = files.catalogue.starts
    else {
      throw InvalidInput([
        .error(
          .noStarts, at: Location(file: path), "the brief names no table of last year's starts",
          fix: "Name one under tables, such as starts: tables/starts.csv; skillsplan import starts "
            + "makes it from the official release.")
      ])
    }
    let rule = files.brief.rules.first { $0.id == TravelRule.id }
    let present = try rule?.metres(of: TravelRule.halfDistance, in: TravelRule.metres)
    let planned = Set(files.brief.needs.map(\.level))
    let calibration: TravelCalibration
    do {
      calibration = try TravelCalibration(
        areas: files.catalogue.areas, courses: files.catalogue.courses, starts: starts,
        level: level, planned: planned)
    } catch {
      throw InvalidInput([
        diagnostic(error, in: FilePath.path(table.file, relativeTo: path), level)
      ])
    }
    let text = TravelCalibrationText(
      calibration, title: files.brief.title, level: level, planned: planned, rule: rule,
      present: present)
    try Output.result(arguments.has("--json") ? text.json.written + "\n" : text.text)
    return .done
  }

  private static func level(_ arguments: Arguments) throws(UsageError) -> Level? {
    guard let word = arguments.value(of: "--level") else { return nil }
    if let level = Level(word) { return level }
    throw UsageError(
      "--level is entry, or a level from 1 to 8; not \(word.cited())", usage: usage)
  }

  private static func diagnostic(
    _ failure: CalibrationFailure, in file: String, _ level: Level?
  ) -> Diagnostic {
    let place = Location(file: file)
    let which = level.map { " at level \($0.code)" } ?? ""
    let more =
      level == nil
      ? "Give the starts of more districts, or choose a half-distance without them."
      : "Leave out --level, or give the starts of more districts."
    return switch failure {
    case .noStarts:
      .error(
        .tooFewFlows, at: place,
        "no start\(which) is from one district of the areas to another, or within one", fix: more)
    case .fewDistricts(let count):
      .error(
        .tooFewFlows, at: place,
        "the starts\(which) are of \(count) district\(count == 1 ? "" : "s"); "
          + "a half-distance takes 3 at least", fix: more)
    case .allInside:
      .error(
        .tooFewFlows, at: place,
        "all starts\(which) are in their own district, which tells no distance", fix: more)
    case .noFall:
      .error(
        .noFall, at: place,
        "the starts\(which) do not fall with distance as a half-distance between 0.5 and 100 km has it",
        fix: "Check the districts of the starts and the points of the areas. \(more)")
    }
  }
}

/// What a calibration knows of the rule travel-distance.
enum TravelRule {
  static let id = "travel-distance"
  static let halfDistance = "half-distance"
  /// What the rule takes, in metres.
  static let metres = 100...1_000_000
  /// What the rule takes where the brief gives none, in metres.
  static let usual = 6_000
}
