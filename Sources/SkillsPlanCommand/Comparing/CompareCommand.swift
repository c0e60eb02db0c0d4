import PlanFiles
import SkillsPlanner

/// Lays scenarios side by side.
enum CompareCommand: Command {
  static let name = "compare"
  static let summary = "lay scenarios side by side"
  static let usage =
    "compare A B [C]... [--json] [--memory SIZE] [--plugin FILE]... [--isolate WHICH]"
  static let examples = [
    Example(
      "skillsplan compare brief.yaml more-starts.yaml nearer.yaml",
      "plan three briefs, and hold the second and third against the first"),
    Example(
      "skillsplan compare last-year/plan.yaml brief.yaml",
      "hold what the brief would give against a plan that there is"),
    Example("skillsplan compare brief.yaml nearer.yaml --json", "the same for a program"),
  ]
  static let options =
    [
      Option("--json", "say it as one JSON object, with every district and provider"),
      MemoryLimit.option,
    ] + RuleOptions.options
  static let words = 2...26
  static let notes = """
    Each word is a brief, which is planned, or a plan, which is read as it is; the file says which. Nothing is
    written. A scenario need say no more than what is otherwise in it:

      kind: SkillsBrief
      version: 1
      extends: brief.yaml
      title: More starts at level 3
      funded-starts: {"2": last-year, "3": 1200}
      weights: {travel-distance: 0}

    A key that stands there replaces that of the other brief as a whole; weights change those of its rules by
    name. Points are compared where both plans have the same rules, weights, spread and steadiness: else they are
    no measure of which is better.
    """

  static func run(_ arguments: Arguments) async throws -> ExitCode {
    guard arguments.words.count(where: { $0 == "-" }) < 2 else {
      throw UsageError("only one scenario can come from standard input", usage: usage)
    }
    let planning = try ScenarioPlanning(
      rules: RuleOptions(arguments, usage: usage), limit: MemoryLimit(arguments, usage: usage),
      standardInput: arguments.words.contains("-") ? InputFile.read("-") : nil)
    returnLargeBlocks()
    let named = try await ProgressLine("reading tables").watch { line in
      try await planning.scenarios(arguments.words, line)
    }
    let text = ComparisonText(named)
    try Output.result(arguments.has("--json") ? text.json.written + "\n" : text.text)
    return .done
  }
}
