import PlanFiles
import SkillsPlanner

/// Says how far the places of a plan can be otherwise at little loss.
enum RangesCommand: Command {
  static let name = "ranges"
  static let summary = "say which places are settled, and which can move at little loss of points"
  static let usage =
    "ranges PLAN [--within SHARE] [--by KIND]... [--json] [--brief FILE] [--memory SIZE] "
    + "[--plugin FILE]... [--isolate WHICH]"
  static let examples = [
    Example(
      "skillsplan ranges plan.yaml",
      "the fewest and most places of each in any plan within 1% of the best"),
    Example(
      "skillsplan ranges plan.yaml --within 0.1% --by providers",
      "every provider, in plans within a thousandth of the best"),
    Example("skillsplan ranges plan.yaml --json", "the same, every course, for a program"),
  ]
  static let options =
    [
      Option(
        "--within", value: "SHARE",
        "how many of its points a plan may give up, 0% to 50%; 1% unless told otherwise"),
      Option(
        "--by", value: "KIND",
        "districts (of residents), providers, courses, levels, policies or pins, every one of them; may be given "
          + "for each"
      ),
      Option("--json", "print one JSON object, with every one of a kind"),
      MemoryLimit.option,
    ] + OpenedPlan.options
  static let words = 1...1
  static let notes = """
    The question is asked of all plans that keep every limit of the brief, not of some that were drawn. Each end is
    proved. A plan shows that it is reached, or two plans between which any mixture is one too; beyond it, the
    certificate of a plan made where each such place earns more, or less, shows that any plan gives up more than
    it may. Where places are no one flow, as of levels that share courses or of what a policy cuts through, an end may be
    a bound, and says so. Of a policy set for each of many those at their bound are told.
    Ends hold one at a time: not all can have their most at once.
    """

  static func run(_ arguments: Arguments) async throws -> ExitCode {
    let within = try within(arguments)
    let kinds = try kinds(arguments)
    let opened = try OpenedPlan(arguments, usage: usage)
    let limit = try MemoryLimit(arguments, usage: usage)
    let ranges = try await ProgressLine("reading tables").watch { line in
      let (_, solved) = try await opened.solved(limit, line)
      line.begin("looking for the ends")
      return try await solved.ranges(
        of: kinds ?? Set(PlanRanges.Kind.allCases), losing: within, atOnce: processors()
      ) { done, all in
        line.report("looking for the ends", done, of: all)
      }
    }
    let text = RangesText(ranges, of: opened.plan, within: within, isWhole: kinds != nil)
    try Output.result(arguments.has("--json") ? text.json.written + "\n" : text.text)
    return .done
  }

  private static func within(_ arguments: Arguments) throws(UsageError) -> Share {
    guard let word = arguments.value(of: "--within") else { return Share(millionths: 10_000) }
    guard word.hasSuffix("%"),
      let hundredths = FixedPoint.value(of: String(word.dropLast()), places: 2),
      (0...5000).contains(hundredths)
    else {
      throw UsageError(
        "--within is a share from 0% to 50%, such as 1% or 0.25%; not \(word.cited())",
        usage: usage)
    }
    return Share(millionths: hundredths * 100)
  }

  /// Nil where none is named.
  private static func kinds(_ arguments: Arguments) throws(UsageError) -> Set<PlanRanges.Kind>? {
    let words = arguments.values(of: "--by")
    let names = PlanRanges.Kind.allCases.map(\.rawValue)
    var kinds: Set<PlanRanges.Kind> = []
    for word in words {
      guard let kind = PlanRanges.Kind(rawValue: word) else {
        throw UsageError(
          "--by is one of \(names.joined(separator: ", ")); not \(word.cited())"
            + Spelling.suggestion(for: word, among: names), usage: usage)
      }
      kinds.insert(kind)
    }
    return words.isEmpty ? nil : kinds
  }
}
