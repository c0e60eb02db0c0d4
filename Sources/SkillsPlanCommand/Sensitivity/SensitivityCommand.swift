import PlanFiles
import SkillsPlanner

/// Says how often each decision of a plan survives when its brief is a little otherwise.
enum SensitivityCommand: Command {
  static let name = "sensitivity"
  static let summary = "say how often decisions survive when the brief is a little otherwise"
  static let usage =
    "sensitivity BRIEF --vary PART SHARE [--vary PART SHARE]... [--runs N] [--seed S] [--json] "
    + "[--memory SIZE] [--plugin FILE]... [--isolate WHICH]"
  static let examples = [
    Example(
      "skillsplan sensitivity brief.yaml --vary weights 20%",
      "which places stay where every weight may be a fifth larger or smaller"),
    Example(
      "skillsplan sensitivity brief.yaml --vary weights 20% --vary target 10%",
      "the same, and every level's target a tenth larger or smaller"),
    Example(
      "skillsplan sensitivity brief.yaml --vary reach 20% --runs 1000 --json",
      "how far learners travel, in more runs, every decision, for a program"),
  ]
  static let options =
    [
      Option(
        "--vary", value: "PART SHARE",
        "what varies, and by how much at most: weights, target, reach or flex, and such as 20%; may be given for each"
      ),
      Option(
        "--runs", value: "N", "how many times to plan, up to 1,000; 100 unless told otherwise"),
      Option(
        "--seed", value: "S", "draw the factors of this number, 1 unless told otherwise"),
      Option("--json", "print one JSON object, with every decision, district, provider and course"),
      MemoryLimit.option,
    ] + RuleOptions.options
  static let words = 1...1
  static let notes = """
    In each run every figure that varies (the weight of each rule, the target and the reach of each level, the flex) is
    multiplied by a factor of its own, drawn evenly from 1 - SHARE to 1 + SHARE, and the brief is planned exactly. The
    same seed draws the same factors on any machine. What comes of it is not a probability: nobody knows how likely a
    weight is. It tells decisions that hang on a hair from those that do not.
    """

  private static let mostRuns = 1000

  static func run(_ arguments: Arguments) async throws -> ExitCode {
    let variation = try variation(arguments)
    let runs = try whole("--runs", 1...mostRuns, arguments) ?? 100
    let seed = try whole("--seed", 0...Int.max, arguments) ?? 1
    let limit = try MemoryLimit(arguments, usage: usage)
    let rules = try RuleOptions(arguments, usage: usage)
    let path = arguments.words[0]
    returnLargeBlocks()
    let text = try await ProgressLine("reading tables").watch { line in
      let job = try await PlanningJob(brief: path, plugins: rules)
      let study = SensitivityStudy(
        job.files.brief, job.files.catalogue, job.rules, variation, seed: UInt64(seed), runs: runs)
      line.clear()
      Output.talk(job.warnings + study.withoutEffect.map { warning($0, brief: path) })
      line.begin("planning")
      do {
        return SensitivityText(
          try await study.result(atOnce: processors(), memory: limit.bytes) { done in
            line.report("planning", done, of: runs)
          }, of: job.files.brief)
      } catch let failure as PlanningFailure {
        throw job.refusal(failure, limit, brief: path)
      } catch let failure as RunWithoutPlan {
        throw InvalidInput([withoutPlan(failure, of: runs, brief: path)])
      }
    }
    try Output.result(arguments.has("--json") ? text.json.written + "\n" : text.text)
    return .done
  }

  private static func variation(_ arguments: Arguments) throws(UsageError) -> Variation {
    var shares: [Variation.Part: Int] = [:]
    let parts = Variation.Part.allCases.map(\.rawValue)
    for word in arguments.values(of: "--vary") {
      let words = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map(String.init)
      guard let part = Variation.Part(rawValue: words[0]) else {
        throw UsageError(
          "--vary is one of \(parts.joined(separator: ", ")); not \(words[0].cited())"
            + Spelling.suggestion(for: words[0], among: parts), usage: usage)
      }
      guard words.count == 2, let share = thousandths(words[1]), (1...999).contains(share) else {
        let given = words.count == 2 ? "; not \(words[1].cited())" : ""
        throw UsageError(
          "--vary \(part.rawValue) takes a share from 0.1% to 99.9%, such as 20%\(given)",
          usage: usage)
      }
      guard shares.updateValue(share, forKey: part) == nil else {
        throw UsageError("--vary \(part.rawValue) is given twice", usage: usage)
      }
    }
    guard !shares.isEmpty else {
      throw UsageError(
        "nothing is to vary; say what, such as --vary weights 20%", usage: usage)
    }
    return Variation(shares)
  }

  /// 200 of "20%".
  private static func thousandths(_ word: String) -> Int? {
    word.hasSuffix("%") ? FixedPoint.value(of: String(word.dropLast()), places: 1) : nil
  }

  private static func whole(
    _ option: String, _ range: ClosedRange<Int>, _ arguments: Arguments
  ) throws(UsageError) -> Int? {
    guard let word = arguments.value(of: option) else { return nil }
    if let number = Int(word), range.contains(number) { return number }
    let bounds =
      range.upperBound == .max
      ? "\(range.lowerBound) or more" : "from \(range.lowerBound) to \(grouped(range.upperBound))"
    throw UsageError(
      "\(option) is a whole number \(bounds); not \(word.cited())", usage: usage)
  }

  private static func withoutPlan(
    _ failure: RunWithoutPlan, of runs: Int, brief: String
  ) -> Diagnostic {
    Diagnostic(
      .error, "SP1165", at: Location(file: brief),
      "the figures that run \(failure.run) of \(runs) draws leave no plan: \(failure.why)",
      fix: "Vary less, or loosen what is asked for.")
  }

  private static func warning(_ part: Variation.Part, brief: String) -> Diagnostic {
    let why =
      switch part {
      case .weights: "only one rule has a weight, and weights count beside each other alone"
      case .target: "every target is 0"
      case .reach: "every reach is 0"
      case .flex: "no course's places follow from a flex"
      }
    return Diagnostic(
      .warning, "SP1150", at: Location(file: brief),
      "varying \(part.rawValue) changes nothing: \(why)",
      fix: "Take nothing to be settled because of it; vary another part too.")
  }
}
