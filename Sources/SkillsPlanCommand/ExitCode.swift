/// How a command ended, for scripts; the same table stands in `skillsplan --help`.
package enum ExitCode: Int32, CaseIterable, Sendable {
  case done = 0
  case failed = 1
  case usage = 2
  case invalidInput = 3
  case ruleFault = 4
  case stale = 5
  case refuted = 6
  case differs = 10

  /// What would be published exposes a small count, and is not.
  static let exposed = usage

  /// As the table says it.
  var meaning: String {
    switch self {
    case .done: "done"
    case .failed: "failed: the reason is on standard error, and nothing was written"
    case .usage: "the command line is wrong, or what it would publish exposes a small count"
    case .invalidInput: "an input is wrong: each problem is on standard error with its place"
    case .stale: "an input or a rule has changed since the plan was made: standard error names it"
    case .refuted: "the plan is not what its inputs give: each fault is on standard error"
    case .differs: "the two plans differ"
    case .ruleFault: "a plugin is no rule or broke: standard error names it; nothing was written"
    }
  }
}
