/// The texts that `--help` prints: examples first, since most people copy one.
enum Help {
  static var overview: String {
    """
    skillsplan makes an exact plan of training places from a brief and its tables.

    Examples:
    \(table(
      [
        ("skillsplan plan brief.yaml -o plan.yaml", "make a plan"),
        ("skillsplan summary plan.yaml", "read it on one screen"),
        ("skillsplan check brief.yaml", "find what is wrong with a brief and its tables"),
      ]))

    Commands:
    \(table(commands.map { ($0.name, $0.summary) }))

    Every command prints its own examples and options with --help.

    Every problem has a code, such as SP0207:
    \(table(
      [
        ("skillsplan help SP0207", "what it means, an example and how to mend it"),
        ("skillsplan help codes", "list all codes"),
      ]))

    Exit codes:
    \(table(ExitCode.allCases.map { (String($0.rawValue), $0.meaning) }))

    """
  }

  static func page(of command: any Command.Type) -> String {
    var page = """
      skillsplan \(command.usage)
      \(command.summary)

      Examples:
      \(table(command.examples.map { ($0.line, $0.does) }))

      """
    let options = command.options + [Option("--help", short: "-h", "print this page")]
    page += """

      Options:
      \(table(options.map { (spelling(of: $0), $0.help) }))

      """
    return page
      + [command.notes, command.hasDocument ? DiagnosticDocument.notes : ""].filter { !$0.isEmpty }
      .map { "\n\($0)\n" }.joined()
  }

  private static func spelling(of option: Option) -> String {
    let names = [option.short, option.name].compactMap { $0 }.joined(separator: ", ")
    return option.value.map { "\(names) \($0)" } ?? names
  }

  /// Two columns, the first as wide as its longest cell.
  private static func table(_ rows: [(String, String)]) -> String {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { left, right in
      "  \(left)\(String(repeating: " ", count: width - left.count))  \(right)"
    }.joined(separator: "\n")
  }
}
