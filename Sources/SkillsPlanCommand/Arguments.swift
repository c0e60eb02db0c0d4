import PlanFiles
import SkillsPlanner

/// An option of a command.
struct Option: Sendable, Hashable {
  /// With its dashes: "--output".
  let name: String
  /// One letter with its dash, where there is one.
  let short: String?
  /// What stands for the value in the help ("FILE"); nil for an option without one. One of two words ("PART SHARE")
  /// is handed on with an equals sign between them.
  let value: String?
  let help: String

  init(_ name: String, short: String? = nil, value: String? = nil, _ help: String) {
    self.name = name
    self.short = short
    self.value = value
    self.help = help
  }
}

/// The words after a command, taken apart by its options.
struct Arguments: Sendable {
  /// Words that are no options, in order.
  let words: [String]
  private let values: [String: [String]]

  /// - Throws: `UsageError` for an unknown option, a missing value, or a number of words out of range.
  init(
    _ arguments: [String], options: [Option], words allowed: ClosedRange<Int>, usage: String
  ) throws(UsageError) {
    var words: [String] = []
    var values: [String: [String]] = [:]
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("-"), argument != "-" else {
        words.append(argument)
        continue
      }
      if argument == "--" {
        words += rest
        break
      }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let option = options.first(where: { $0.name == name || $0.short == name }) else {
        throw UsageError(
          "there is no option \(name)"
            + Spelling.suggestion(for: name, among: options.map(\.name)), usage: usage)
      }
      guard let placeholder = option.value else {
        guard parts.count == 1 else {
          throw UsageError("\(option.name) takes no value", usage: usage)
        }
        values[option.name, default: []].append("")
        continue
      }
      guard var value = parts.count == 2 ? String(parts[1]) : rest.popFirst(), !value.isEmpty
      else {
        throw UsageError(
          "\(option.name) needs a value: \(option.name) \(placeholder)", usage: usage)
      }
      // A value of two words may be written as one too: PART SHARE as PART=SHARE.
      if placeholder.contains(" "), !value.contains("="), let second = rest.popFirst() {
        value += "=\(second)"
      }
      values[option.name, default: []].append(value)
    }
    guard !words.contains("") else {
      throw UsageError("a word is empty", usage: usage)
    }
    guard allowed.contains(words.count) else {
      throw UsageError(
        words.count < allowed.lowerBound
          ? "\(Self.placeholders(in: usage)[words.count]) is missing"
          : "\(words[allowed.upperBound]) is one word too many",
        usage: usage)
    }
    self.words = words
    self.values = values
  }

  /// What stands for the words in a usage, "BRIEF" in "plan BRIEF [-o FILE]", and more than enough of it.
  private static func placeholders(in usage: String) -> [String] {
    usage.split(separator: " ").dropFirst().prefix { !$0.hasPrefix("[") && !$0.hasPrefix("-") }
      .map(String.init) + ["a word", "a word"]
  }

  /// The last value given for an option.
  func value(of name: String) -> String? { values[name]?.last }

  /// All values given for an option, in order.
  func values(of name: String) -> [String] { values[name] ?? [] }

  func has(_ name: String) -> Bool { values[name] != nil }
}

/// A command line that cannot be understood.
struct UsageError: Error, Sendable {
  /// Without a full stop.
  let message: String
  let usage: String

  init(_ message: String, usage: String) {
    self.message = message
    self.usage = usage
  }
}
