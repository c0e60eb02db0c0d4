import PlanFiles
import SkillsPlanner

/// Explains what a plan does with one area, course or provider, and what would have to be different.
enum ExplainCommand: Command {
  static let name = "explain"
  static let summary = "say why an area, a course or a provider has what it has in a plan"
  static let usage =
    "explain PLAN (--area CODE | --course ID | --provider UKPRN | --why-not AREA COURSE) "
    + "[--level LEVEL] [--json] [--memory SIZE] [--brief FILE] [--plugin FILE]... [--isolate WHICH]"
  static let examples = [
    Example(
      "skillsplan explain plan.yaml --area E01012571 --level 3",
      "what it needs and why, what it got, what it just missed"),
    Example(
      "skillsplan explain plan.yaml --course ID",
      "who got its places, what one more is worth and one fewer costs"),
    Example(
      "skillsplan explain plan.yaml --provider 10001000",
      "last year, plan, why, and what keeping last year's places would cost"),
    Example(
      "skillsplan explain plan.yaml --why-not E01012571 ID",
      "the smallest changes that would give the area a place there"),
  ]
  static let options =
    [
      Option("--area", value: "CODE", "explain an area by its code"),
      Option("--level", value: "LEVEL", "of the area, explain the need at this level alone"),
      Option("--course", value: "ID", "explain a course by its id"),
      Option("--provider", value: "UKPRN", "explain a provider by its eight digits"),
      Option(
        "--why-not", value: "AREA", "with a course behind it: why the area has no place there"),
      Option("--json", "print the same as JSON, for programs"),
      MemoryLimit.option,
    ] + OpenedPlan.options
  static let words = 1...2
  static let notes = """
    PLAN may be - for the standard input. The brief and the tables that the plan names are read again, the plan is
    solved again from them and must come out the same; so everything said is exact, also what would be different.
    Of a plan that prices, a search or an earlier plan kept, what would be different is left out, and the page says so;
    of the first two --why-not plans anew with a place there, which takes as long as the plan.
    """

  static func run(_ arguments: Arguments) async throws -> ExitCode {
    let question = try Question(arguments, usage: usage)
    let limit = try MemoryLimit(arguments, usage: usage)
    let opened = try OpenedPlan(arguments, usage: usage)
    let found = try await ProgressLine("reading tables").watch { line in
      try await explanation(question, of: opened, limit, line)
    }
    try Output.result(
      arguments.has("--json")
        ? found.json.written + "\n" : try found.lines().map { $0 + "\n" }.joined())
    return .done
  }

  private static func explanation(
    _ question: Question, of opened: OpenedPlan, _ limit: MemoryLimit, _ line: ProgressLine
  ) async throws -> any Explanation {
    let (job, answered) = try await opened.answered(limit, line)
    let explainer = Explainer(answered)
    line.begin("explaining")
    let page = ExplainedPlan(
      plan: opened.plan, rules: explainer.rules,
      rows: SourceRows(inputs: job.files.inputs, brief: opened.brief))
    let found = Asked(explainer, file: opened.file)
    switch question {
    case .area(let code, let level):
      return AreaText(
        page,
        try await explainer.explainArea(
          try found.area(code), level: try level.map { try found.level($0) }))
    case .course(let id):
      return CourseText(page, try await explainer.explainCourse(try found.course(id)))
    case .provider(let ukprn):
      return ProviderText(page, try await explainer.explainProvider(try found.provider(ukprn)))
    case .whyNot(let area, let course, let level):
      return WhyNotText(
        page,
        try await explainer.explainMissing(
          area: try found.area(area), course: try found.course(course),
          level: try level.map { try found.level($0) }))
    }
  }
}

/// What is asked of a plan.
private enum Question {
  case area(String, level: String?)
  case course(String)
  case provider(String)
  case whyNot(area: String, course: String, level: String?)

  init(_ arguments: Arguments, usage: String) throws(UsageError) {
    let names = ["--area", "--course", "--provider", "--why-not"]
    let given = names.filter { arguments.has($0) }
    guard given.count == 1 else {
      throw UsageError(
        given.isEmpty
          ? "nothing is asked; give one of \(names.joined(separator: ", "))"
          : "\(given.joined(separator: " and ")) are two questions; ask one at a time",
        usage: usage)
    }
    let level = arguments.value(of: "--level")
    if let area = arguments.value(of: "--why-not") {
      guard arguments.words.count == 2 else {
        throw UsageError(
          "--why-not needs an area and a course: --why-not AREA COURSE", usage: usage)
      }
      self = .whyNot(area: area, course: arguments.words[1], level: level)
      return
    }
    guard arguments.words.count == 1 else {
      throw UsageError("\(arguments.words[1]) is one word too many", usage: usage)
    }
    if let area = arguments.value(of: "--area") {
      self = .area(area, level: level)
      return
    }
    guard level == nil else {
      throw UsageError("--level goes with --area or --why-not", usage: usage)
    }
    self =
      if let course = arguments.value(of: "--course") { .course(course) } else {
        .provider(arguments.value(of: "--provider") ?? "")
      }
  }
}

/// Finds what the command line names.
private struct Asked {
  let explainer: Explainer
  let file: String

  init(_ explainer: Explainer, file: String) {
    self.explainer = explainer
    self.file = file
  }

  func area(_ code: String) throws(InvalidInput) -> Int {
    let codes = explainer.areas.map(\.code)
    if let place = codes.firstIndex(of: code) { return place }
    let names = explainer.areas.filter { $0.name.lowercased() == code.lowercased() }
    throw unknown(
      "SP1131", "area", code, codes,
      otherwise: names.first.map { "\($0.name.printable) is \($0.code.printable). " }
        ?? "An area is named by its code, such as \(codes.first?.printable ?? "E01012571"). ")
  }

  func course(_ id: String) throws(InvalidInput) -> Int {
    let ids = explainer.courses.map(\.id)
    if let place = ids.firstIndex(of: id) { return place }
    throw unknown(
      "SP1132", "course", id, ids,
      otherwise: "A course is named by its id, such as \(ids.first?.printable ?? "a course"). ")
  }

  func provider(_ ukprn: String) throws(InvalidInput) -> Provider {
    let providers = explainer.providers
    if let found = providers.first(where: { $0.ukprn == ukprn }) { return found }
    let wanted = ukprn.lowercased()
    let named = providers.first { $0.name.lowercased().contains(wanted) }
    throw unknown(
      "SP1133", "provider", ukprn, providers.map(\.ukprn),
      otherwise: named.map { "\($0.name.printable) is \($0.ukprn.printable). " }
        ?? "A provider is named by its UKPRN, eight digits. ")
  }

  func level(_ code: String) throws(InvalidInput) -> Level {
    if let level = Level(code), explainer.levels.contains(level) { return level }
    throw InvalidInput([
      Diagnostic(
        .error, "SP1134", at: Location(file: file),
        "the plan has no needs at level \(code.cited())",
        fix: "Its levels are \(explainer.levels.map(\.code).joined(separator: ", ")).")
    ])
  }

  private func unknown(
    _ code: String, _ thing: String, _ word: String, _ words: [String], otherwise: String
  ) -> InvalidInput {
    let question = Spelling.question(about: word, among: words)
    return InvalidInput([
      Diagnostic(
        .error, code, at: Location(file: file), "the plan has no \(thing) \(word.cited())",
        fix: (question.isEmpty ? otherwise : question)
          + "It has \(grouped(words.count)) \(thing)s.")
    ])
  }
}
