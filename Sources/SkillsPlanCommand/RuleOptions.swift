import PlanFiles
import RuleHost

/// The options of every command that opens rules.
struct RuleOptions: Sendable {
  static let options = [
    Option("--plugin", value: "FILE", "open this plugin too; may be given several times"),
    Option(
      "--isolate", value: "WHICH",
      "run in a sandbox: all plugins, none, or (unless told otherwise) others than shipped ones"),
  ]

  let plugins: [String]
  let isolation: Isolation

  /// - Throws: `UsageError` for an isolation that there is not.
  init(_ arguments: Arguments, usage: String) throws(UsageError) {
    plugins = arguments.values(of: "--plugin")
    let word = arguments.value(of: "--isolate") ?? Isolation.others.rawValue
    guard let isolation = Isolation(rawValue: word) else {
      throw UsageError("--isolate is one of all, others, none; not \(word)", usage: usage)
    }
    self.isolation = isolation
  }
}

/// Opens the plugins asked for, then those that the search finds.
func openRules(_ options: RuleOptions) -> RuleLibrary {
  RuleLibrary(
    .standard(asked: options.plugins), isolation: options.isolation, digest: SHA256.hex(of:))
}
