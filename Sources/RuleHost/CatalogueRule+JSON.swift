import SkillsPlanner

/// The list of rules for programs: an array of objects, one a line, whose keys stay as they are.
package func jsonText(of rules: [CatalogueRule]) -> String {
  rules.isEmpty ? "[]\n" : "[\n" + rules.map { "  \($0.json)" }.joined(separator: ",\n") + "\n]\n"
}

extension CatalogueRule {
  fileprivate var json: String {
    jsonObject([
      ("id", jsonString(id)), ("version", jsonString(version)), ("kind", jsonString(kind.rawValue)),
      ("summary", jsonString(summary)), ("reason", jsonString(reason)), ("file", jsonString(file)),
      ("sha256", jsonString(sha256)), ("shipped", String(isShipped)),
      ("isolated", String(isIsolated)), ("parameters", jsonArray(parameters.map(\.json))),
      (
        "columns",
        jsonArray(
          columns.map {
            jsonObject([
              ("name", jsonString($0.name)), ("kind", jsonString($0.kind.rawValue)),
              ("optional", String($0.isOptional)),
            ])
          })
      ),
    ])
  }
}

extension CatalogueParameter {
  fileprivate var json: String {
    jsonObject([
      ("name", jsonString(name)), ("type", jsonString(kind.word)),
      ("required", String(isRequired)), ("minimum", limit(range.lowerBound)),
      ("maximum", limit(range.upperBound)),
      ("default", defaultText.map { jsonString($0) } ?? "null"),
      ("choices", jsonArray(choices.map { jsonString($0) })),
      ("documentation", jsonString(documentation)),
    ])
  }

  private func limit(_ number: Double) -> String { number.isFinite ? number.written : "null" }
}

extension CatalogueParameter.Kind {
  fileprivate var word: String {
    switch self {
    case .number: "number"
    case .whole: "whole"
    case .share: "share"
    case .kilometres: "kilometres"
    case .choice: "choice"
    case .text: "text"
    case .numbersByText: "numbers-by-text"
    }
  }
}

private func jsonObject(_ members: [(key: String, value: String)]) -> String {
  "{" + members.map { "\(jsonString($0.key)): \($0.value)" }.joined(separator: ", ") + "}"
}

private func jsonArray(_ items: [String]) -> String { "[\(items.joined(separator: ", "))]" }
