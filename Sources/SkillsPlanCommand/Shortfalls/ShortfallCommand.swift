import PlanFiles
import SkillsPlanner

/// Says why learners of a plan are not placed, and what would place them.
enum ShortfallCommand: Command {
  static let name = "shortfall"
  static let summary = "say why learners are not placed, and what would place them"
  static let usage =
    "shortfall PLAN [--brief FILE] [--json] [--memory SIZE] [--plugin FILE]... [--isolate WHICH]"
  static let examples = [
    Example(
      "skillsplan shortfall plan.yaml", "who cannot be placed, the proof, and what would help"),
    Example(
      "skillsplan shortfall plan.yaml --json", "the same, every group of needs, for a program"),
  ]
  static let options =
    [Option("--json", "print one JSON object, with every group of needs"), MemoryLimit.option]
    + OpenedPlan.options
  static let words = 1...1
  static let notes = """
    A group of needs that reach fewer places than they have learners is a proof by itself: count the two. Learners
    for whom there are places but no funded starts, those whom policies and pins keep from a place, and those whose
    places bring more points elsewhere, come after. Each repair is worked out by planning again with the change, so
    what it displaces is in its figure. Tried are funded starts, places on one course for each group, looser policies
    and pins, and longer reaches by distance; not tried are reaches by time.
    """

  static func run(_ arguments: Arguments) async throws -> ExitCode {
    let opened = try OpenedPlan(arguments, usage: usage)
    let limit = try MemoryLimit(arguments, usage: usage)
    let diagnosis = try await ProgressLine("reading tables").watch { line in
      let (_, answered) = try await opened.answered(limit, line)
      line.begin("diagnosing")
      return try await answered.diagnosis(memory: limit.bytes / 2, Progress(line))
    }
    try Output.result(
      arguments.has("--json")
        ? ShortfallText.json(diagnosis).written + "\n"
        : ShortfallText(opened.plan, diagnosis).text)
    return .done
  }
}
