import PlanFiles
import RuleHost
import RuleProperties
import SkillsPlanner

/// Runs a built rule's examples, and asks it for what every rule owes.
enum RulesTest {
  static func run(_ file: String, _ arguments: Arguments) throws -> ExitCode {
    let check = try propertyCheck(arguments)
    let library = RuleLibrary(
      PluginSearch(asked: [file], program: []), isolation: .others, digest: SHA256.hex(of:))
    guard let rule = library.catalogue.first else { throw InvalidInput(library.diagnostics) }
    Output.talk(library.diagnostics)

    guard let path = arguments.value(of: "--examples") ?? RuleSource.of(plugin: file)?.examples
    else {
      throw InvalidInput([
        Diagnostic(
          .error, "SP0704", at: Location(file: file), "no examples.yaml was found for \(file)",
          fix: "Write three examples beside the rule's source, or name a file with --examples.")
      ])
    }
    let examples = try RuleExample.all(in: path)
    try Output.result("\(RulesList.title(of: rule))\n".printableLines)

    var problems: [Diagnostic] = []
    var uses: [[Setting]] = []
    for example in examples {
      let (loaded, wrong) = load(rule, example.settings, at: example.location, from: library)
      problems += wrong
      if let loaded { problems += example.problems(with: loaded) }
      let isNew = !uses.contains { $0.withoutPlaces == example.settings.withoutPlaces }
      if isNew && wrong.isEmpty { uses.append(example.settings) }
    }
    if examples.count < 3 {
      problems.append(
        Diagnostic(
          .error, "SP0705", at: Location(file: path),
          "there \(examples.count == 1 ? "is" : "are") \(examples.count) of three examples",
          fix: "Write at least three: the usual case, an end of the scale, a missing value."))
    }
    Output.talk(problems)
    let wrong = Set(problems.compactMap(\.location)).count
    try Output.result(
      "examples: \(counted(examples.count, "example")) in \(path), "
        + (problems.isEmpty ? "each as it says\n" : "\(wrong) wrong\n"))

    var violations = 0
    for settings in uses {
      let (loaded, _) = load(rule, settings, at: nil, from: library)
      guard let loaded else { continue }
      violations += try report(
        check.with(texts: texts(of: examples)), loaded, settings, isFirst: settings == uses.first)
    }
    if problems.isEmpty && violations == 0 { return .done }
    Output.talk(
      "error: \(rule.id) is not ready: \(counted(problems.count, "problem")) with its examples, "
        + "\(counted(violations, "violation")) of what every rule owes\n")
    return .failed
  }

  /// The rule with these parameters; nil where they are wrong.
  private static func load(
    _ rule: CatalogueRule, _ settings: [Setting], at location: Location?, from library: RuleLibrary
  ) -> (rule: LoadedRule?, problems: [Diagnostic]) {
    let use = RuleUse(
      id: rule.id, weight: rule.kind == .score ? 1 : nil, settings: settings, location: location)
    let (rules, problems) = library.load([use])
    return (rules.first, problems)
  }

  /// Prints what the checks found at some parameters, and gives the number of violations.
  ///
  /// - Parameter isFirst: Whether every property is listed; else those that do not hold, and a line on the rest.
  private static func report(
    _ check: PropertyCheck, _ rule: LoadedRule, _ settings: [Setting], isFirst: Bool
  ) throws -> Int {
    var lines: [String] = []
    var violations = 0
    for (property, outcome) in check.outcomes(of: Trial(rule)) {
      switch outcome {
      case .held(let figure):
        if isFirst { lines.append("  \(property.rawValue)\(figure.map { ": \($0)" } ?? "")") }
      case .notAsked(let why):
        if isFirst { lines.append("  (not asked: \(property.rawValue); \(why))") }
      case .violated(let violation):
        violations += 1
        lines += violation.description.split(separator: "\n").map { "  \($0)" }
      }
    }
    let place = settings.isEmpty ? "the default parameters" : settings.written
    let sample = isFirst ? ", \(check.candidates) candidates from seed \(check.seed)" : ""
    let rest = isFirst ? ":" : violations == 0 ? ": the same" : ": as above, but"
    lines.insert("properties at \(place)\(sample)\(rest)", at: 0)
    try Output.result((lines.joined(separator: "\n") + "\n").printableLines)
    return violations
  }

  /// The texts that the examples name, by column: the rule knows them, so they are asked.
  private static func texts(of examples: [RuleExample]) -> [String: [String]] {
    var texts: [String: [String]] = [:]
    for column in examples.flatMap(\.columns) {
      texts[column.name, default: []].append(column.text)
    }
    return texts
  }

  private static func propertyCheck(_ arguments: Arguments) throws(UsageError) -> PropertyCheck {
    var plausible: [String: Plausible] = [:]
    for text in arguments.values(of: "--range") {
      let parts = text.split(separator: "=", maxSplits: 1)
      let ends = parts.count == 2 ? ends(of: String(parts[1])) : nil
      guard let ends else {
        throw UsageError(
          "--range \(text) is not in the form course.wage_gain=0...1000", usage: RulesCommand.usage)
      }
      plausible[String(parts[0])] = Plausible(ends)
    }
    guard let seed = UInt64(arguments.value(of: "--seed") ?? "1") else {
      throw UsageError("--seed takes a whole number", usage: RulesCommand.usage)
    }
    return PropertyCheck(seed: seed, plausible: plausible)
  }

  /// 0...1 from "0...1".
  private static func ends(of text: String) -> ClosedRange<Double>? {
    guard let dots = text.firstRange(of: "..."), let low = Double(text[..<dots.lowerBound]),
      let high = Double(text[dots.upperBound...]), low <= high
    else { return nil }
    return low...high
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}

extension String {
  /// Each line printable, the ends of the lines kept.
  fileprivate var printableLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }
      .joined(separator: "\n")
  }
}

extension [Setting] {
  /// To tell two uses apart by what they say, not by where.
  fileprivate var withoutPlaces: [Setting] {
    map { Setting(name: $0.name, value: $0.value.withoutPlaces, location: nil) }
  }

  /// As a brief writes them: "{half-distance: 10 km}".
  fileprivate var written: String {
    "{\(map { "\($0.name): \($0.value.written)" }.joined(separator: ", "))}"
  }
}

extension Setting.Value {
  fileprivate var withoutPlaces: Setting.Value {
    switch self {
    case .scalar: self
    case .list(let values): .list(values.map(\.withoutPlaces))
    case .map(let entries): .map(entries.withoutPlaces)
    }
  }

  fileprivate var written: String {
    switch self {
    case .scalar(let text): text
    case .list(let values): "[\(values.map(\.written).joined(separator: ", "))]"
    case .map(let entries): entries.written
    }
  }
}
