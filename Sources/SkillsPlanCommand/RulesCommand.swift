import PlanFiles
import RuleHost
import SkillsPlanner

/// The rules that a brief can use, and what a rule's author needs.
enum RulesCommand: Command {
  static let name = "rules"
  static let summary = "list the rules that a brief can use; make, test and show one"
  static let usage =
    "rules [new NAME | test FILE | show ID] [--json] [--plugin FILE]... [--isolate WHICH]"
  static let examples = [
    Example("skillsplan rules", "list the rules that came with the program"),
    Example("skillsplan rules --plugin libMyRule.so", "and one of your own"),
    Example("skillsplan rules show travel-distance", "what one rewards, and all that it takes"),
    Example("skillsplan rules new WageGain", "begin a rule inside this package"),
    Example(
      "skillsplan rules new WageGain --standalone wage-gain", "begin one in a package of its own"),
    Example(
      "skillsplan rules test .build/debug/libWageGainRule.so",
      "run its examples and the checks of what every rule owes"),
  ]
  static let options =
    [Option("--json", "the list: as JSON, for programs")] + RuleOptions.options + [
      Option("--standalone", value: "DIR", "new: a package of its own in this new folder"),
      Option(
        "--skillsplanner", value: "PATH",
        "new: where the package finds SkillsPlanner, a path as seen from DIR or a URL"),
      Option(
        "--examples", value: "FILE", "test: the examples; else examples.yaml beside the source"),
      Option(
        "--range", value: "COLUMN=LOW...HIGH",
        "test: the numbers that a column may hold; may be given several times"),
      Option("--seed", value: "NUMBER", "test: other candidates for the checks; else 1"),
    ]
  static let words = 0...2
  static let notes = """
    Each word takes its own options and no others: new --standalone and --skillsplanner, test --examples,
    --range and --seed, the list --json, show and the list the others.

    Plugins are looked for in this order: --plugin; the files and folders of SKILLSPLAN_PLUGIN_PATH; beside
    the program and in ../lib/skillsplan; in skillsplan/plugins of XDG_DATA_HOME (~/.local/share). Those that
    skillsplan-rules.sha256 beside the program names shipped with it and run in its process; every other runs
    in a sandbox. Without that file, as after a bare swift build, they all do.
    """

  /// What stands behind `rules`, with the options that go with it.
  private enum Task: String, CaseIterable {
    case new
    case test
    case show

    var options: [String] {
      switch self {
      case .new: ["--standalone", "--skillsplanner"]
      case .test: ["--examples", "--range", "--seed"]
      case .show: RuleOptions.options.map(\.name)
      }
    }
  }

  static func run(_ arguments: Arguments) throws -> ExitCode {
    guard let word = arguments.words.first else {
      try refuseOptions(
        of: arguments, except: ["--json"] + RuleOptions.options.map(\.name),
        behind: "the list of rules")
      return try RulesList.run(
        RuleOptions(arguments, usage: usage), isJSON: arguments.has("--json"))
    }
    guard let task = Task(rawValue: word) else {
      let near = Spelling.suggestion(for: word, among: Task.allCases.map(\.rawValue))
      throw UsageError(
        near.isEmpty ? "\(word) is one word too many" : "rules has no word \(word)\(near)",
        usage: usage)
    }
    guard arguments.words.count == 2 else {
      throw UsageError("rules \(word) needs one more word", usage: usage)
    }
    try refuseOptions(of: arguments, except: task.options, behind: "rules \(word)")
    switch task {
    case .new: return try RulesNew.run(arguments.words[1], arguments)
    case .test: return try RulesTest.run(arguments.words[1], arguments)
    case .show:
      return try RulesShow.run(arguments.words[1], RuleOptions(arguments, usage: usage))
    }
  }

  private static func refuseOptions(
    of arguments: Arguments, except allowed: [String], behind place: String
  ) throws(UsageError) {
    for option in options where arguments.has(option.name) && !allowed.contains(option.name) {
      throw UsageError("\(option.name) says nothing to \(place)", usage: usage)
    }
  }
}
