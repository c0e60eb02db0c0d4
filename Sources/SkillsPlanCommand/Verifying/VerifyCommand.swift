import PlanFiles
import PlanProof
import SkillsPlanner

/// Proves a plan anew, for whoever did not make it and does not trust it.
enum VerifyCommand: Command {
  static let name = "verify"
  static let summary = "prove a plan anew from what it was made from"
  static let usage =
    "verify PLAN [--brief FILE] [--without-inputs] [--json] [--memory SIZE] [--plugin FILE]... "
    + "[--isolate WHICH] [--format FORMAT]"
  static let examples = [
    Example("skillsplan verify plan.yaml", "prove it from the brief and tables beside it"),
    Example(
      "skillsplan verify plan.yaml --brief last-year/brief.yaml",
      "prove it from a brief that lies elsewhere"),
    Example(
      "skillsplan verify plan.yaml --without-inputs", "check what a plan can prove alone: its sums"),
    Example("curl -s URL | skillsplan verify -", "the same of a plan that is not kept"),
  ]
  static let options =
    OpenedPlan.options + [
      Option("--without-inputs", "check sums and bound alone; no candidate, score or cause"),
      Option("--json", "say what was checked as one JSON object"),
      MemoryLimit.option, DiagnosticDocument.option,
    ]
  static let words = 1...1
  static let notes = """
    Every digit of a plan is proved: by code that has nothing in common with the planner but the rules' scores, and
    by planning again and comparing bytes. Exit code 0: proved; 6: refuted; 5: an input or a rule is another now;
    3: the file is no plan.
    """

  static func run(_ arguments: Arguments) async throws -> ExitCode {
    let clock = ContinuousClock()
    let start = clock.now
    let isAlone = arguments.has("--without-inputs")
    for option in ["--brief", "--plugin", "--isolate", "--memory"]
    where isAlone && arguments.has(option) {
      throw UsageError(
        "\(option) names an input, and --without-inputs leaves them out", usage: usage)
    }
    let file = try InputFile.read(arguments.words[0])
    let found =
      try await isAlone
      ? Verifier.verifyAlone(file)
      : ProgressLine("reading tables").watch { line in
        try await verify(file, arguments, line)
      }
    Output.talk(found.diagnostics)
    let text = VerifyText(found, after: clock.now - start)
    try Output.result(arguments.has("--json") ? text.json.written + "\n" : text.text)
    return found.isProved ? .done : .refuted
  }

  private static func verify(
    _ file: InputFile, _ arguments: Arguments, _ line: ProgressLine
  ) async throws -> Verification {
    returnLargeBlocks()
    // A plan of England takes longer to read than to make: its head is enough to make it again.
    let head = try PlanReader.head(file.bytes, file: file.file)
    let origins = PlanOrigins(
      head, at: arguments.words[0], brief: arguments.value(of: "--brief"),
      try RuleOptions(arguments, usage: usage))
    let job = try await origins.job()
    let name = head.inputs.first { $0.role == "brief" }?.file
    let limit = try MemoryLimit(arguments, usage: usage)
    let progress = Progress(line)
    do {
      let verifier = try await Verifier(
        job, briefNamed: arguments.has("--brief") ? name : nil, SearchLimit(as: head.optimality),
        memory: limit.bytes, progress)
      line.begin("proving")
      return try await verifier.verify(file, hasTerms: head.terms != nil)
    } catch let failure as PlanningFailure {
      throw limit.refusal(failure, brief: origins.brief)
    }
  }
}
