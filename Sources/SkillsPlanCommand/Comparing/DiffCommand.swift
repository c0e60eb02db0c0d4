import PlanFiles
import SkillsPlanner

/// Says how the decisions of two plans differ, and why.
enum DiffCommand: Command {
  static let name = "diff"
  static let summary = "say how the decisions of two plans differ, and why"
  static let usage =
    "diff OLD NEW [--format FORMAT] [--old-brief FILE] [--new-brief FILE] [--memory SIZE] "
    + "[--plugin FILE]... [--isolate WHICH]"
  static let examples = [
    Example("skillsplan diff old.yaml new.yaml", "who gains, who loses, and what did it"),
    Example(
      "skillsplan plan brief.yaml | skillsplan diff plan.yaml -",
      "what the plan would be now; name the old inputs with --old-brief where they are kept"),
    Example(
      "skillsplan diff old.yaml new.yaml --format markdown",
      "the same as a comment of a pull request"
    ),
  ]
  static let options =
    [
      Option("--format", value: "FORMAT", "print text, markdown or json"),
      Option(
        "--old-brief", value: "FILE",
        "the brief of the old plan, where it does not lie beside it"),
      Option(
        "--new-brief", value: "FILE",
        "the brief of the new plan, where it does not lie beside it"),
      MemoryLimit.option,
    ] + RuleOptions.options
  static let words = 2...2
  static let notes = """
    Decisions count, not lines: learners of needs, places of allocations, limits of courses and levels. A table
    in another order, or a brief with other remarks, gives the same plan, and exit code 0; else it is 10.

    Why: the inputs of the new plan are put in place of the old ones, one group after another, and each state is
    planned. The order is fixed: data (areas, what is joined to them, travel times, starts), courses (and what is
    joined to them), needs (and their reach), rules (and their parameters), weights, policies (funded starts,
    places, spread, steadiness). What a group does is said as it is with those before it in place, so the effects
    add up to the whole. For this the inputs of both plans must be there as they were.
    """

  private enum Format: String, CaseIterable {
    case text
    case markdown
    case json
  }

  static func run(_ arguments: Arguments) async throws -> ExitCode {
    let format = try format(arguments)
    guard arguments.words != ["-", "-"] else {
      throw UsageError("only one of the two plans can come from standard input", usage: usage)
    }
    let rules = try RuleOptions(arguments, usage: usage)
    let limit = try MemoryLimit(arguments, usage: usage)
    returnLargeBlocks()
    let report = try await ProgressLine("reading plans").watch { line in
      let old = try OpenedPlan(
        arguments.words[0], brief: arguments.value(of: "--old-brief"), rules: rules)
      let new = try OpenedPlan(
        arguments.words[1], brief: arguments.value(of: "--new-brief"), rules: rules)
      let (before, after) = (PlanTally(old.plan), PlanTally(new.plan))
      let difference = PlanDifference(from: before, to: after)
      var report = DiffReport(difference, old: DiffReport.Side(old), new: DiffReport.Side(new))
      guard !difference.isSame else { return report }
      do throws(Replay.Untold) {
        report.why = .told(
          try await Replay(from: old, to: new, rules: rules, memory: limit, showing: line)
            .told(of: difference, from: before, to: after))
      } catch {
        report.why = .untold(error.problems)
      }
      return report
    }
    switch format {
    case .text: try Output.result(report.text)
    case .markdown: try Output.result(report.markdown)
    case .json: try Output.result(report.json.written + "\n")
    }
    return report.difference.isSame ? .done : .differs
  }

  private static func format(_ arguments: Arguments) throws(UsageError) -> Format {
    let word = arguments.value(of: "--format") ?? Format.text.rawValue
    guard let format = Format(rawValue: word) else {
      let words = Format.allCases.map(\.rawValue)
      throw UsageError(
        "--format is one of \(words.joined(separator: ", ")); not \(word.cited())"
          + Spelling.suggestion(for: word, among: words), usage: usage)
    }
    return format
  }
}
