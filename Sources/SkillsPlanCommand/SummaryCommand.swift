import PlanFiles

/// Prints a plan on one screen.
enum SummaryCommand: Command {
  static let name = "summary"
  static let summary = "read a plan on one screen"
  static let usage = "summary PLAN"
  static let examples = [
    Example("skillsplan summary plan.yaml", "what, for whom, how many, who not and why"),
    Example(
      "skillsplan plan brief.yaml | skillsplan summary -", "the same, of a plan that is not kept"),
  ]
  static let words = 1...1

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let file = try InputFile.read(arguments.words[0])
    try Output.result(SummaryText(PlanReader.head(file.bytes, file: file.file)).text)
    return .done
  }
}
