import PlanFiles
import RuleHost
import SkillsPlanner

/// What a rule's examples.yaml says: parameters and columns with the score that is due, and why.
struct RuleExample {
  let settings: [Setting]
  /// As written; a column that is left out is missing.
  let columns: [(name: String, text: String, location: Location)]
  let score: Double
  let why: String
  let location: Location

  /// - Throws: `InvalidInput` with every problem of the file.
  static func all(in file: String) throws(InvalidInput) -> [RuleExample] {
    let document = try YAMLDocument(InputFile.read(file).bytes, file: file)
    var reader = YAMLReader(document)
    var examples: [RuleExample] = []
    for node in reader.list(document.root) ?? [] {
      let map = reader.map(
        node, required: ["columns", "score", "why"], optional: ["parameters"])
      let columns = (reader.entries(map["columns"]) ?? []).map { entry in
        (
          name: entry.key, text: reader.scalar(entry.value, due: "a value")?.text ?? "",
          location: reader.location(entry.value.place)
        )
      }
      examples.append(
        RuleExample(
          settings: reader.settings(map["parameters"]), columns: columns,
          score: reader.decimal(map["score"], in: 0...1) ?? 0,
          why: reader.text(map["why"]) ?? "", location: reader.location(node.place)))
    }
    try reader.finish()
    return examples
  }

  /// The rule's answer where it is not the one that is due, and columns that it cannot have.
  func problems(with rule: LoadedRule) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for column in columns {
      guard let request = rule.columns.first(where: { $0.name == column.name }) else {
        let names = rule.columns.map(\.name)
        problems.append(
          Diagnostic(
            .error, "SP0702", at: column.location,
            "the rule reads no column \(column.name.cited())"
              + Spelling.suggestion(for: column.name, among: names),
            fix: "It reads \(names.joined(separator: ", "))."))
        continue
      }
      if request.kind == .number, Double(column.text) == nil {
        problems.append(
          Diagnostic(
            .error, "SP0703", at: column.location,
            "\(column.text.cited()) is no number, and \(column.name) is a column of numbers",
            fix: "Write a number, or leave the column out where it is missing."))
      }
    }
    guard problems.isEmpty else { return problems }
    do throws(RuleFailure) {
      let given = try rule.score(batch(for: rule.columns))[0]
      if abs(given - score) <= 0.000_000_5 { return [] }
      return [
        Diagnostic(
          .error, "SP0701", at: location,
          "the rule scores \(shown(given)) where the example says \(shown(score)): \(why.printable)",
          fix: "Correct the rule, or the example where the rule is right.")
      ]
    } catch {
      return [
        Diagnostic(
          .error, "SP0701", at: location, error.message, fix: "Correct the rule.")
      ]
    }
  }

  /// A batch of this candidate alone.
  private func batch(for requests: [ColumnRequest]) -> CandidateBatch {
    let columns = requests.map { request -> BatchColumn in
      let text = self.columns.first { $0.name == request.name }?.text
      return switch (text, request.kind) {
      case (nil, .number): .numbers([.nan])
      case (let text?, .number): .numbers([Double(text) ?? .nan])
      // A dictionary may have texts that no candidate of the batch has.
      case (nil, .text): .codes([-1], dictionary: ["(another)"])
      case (let text?, .text): .codes([1], dictionary: ["(another)", text])
      }
    }
    return CandidateBatch(count: 1, columns: columns)
  }
}

/// To the millionth, which is what examples are compared to.
private func shown(_ score: Double) -> String {
  let text = ((score * 1_000_000).rounded() / 1_000_000).description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
