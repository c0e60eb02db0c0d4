package import SkillsPlanner

/// A rule that was found, as the list of rules shows it.
package struct CatalogueRule: Sendable {
  package let id: String
  package let version: String
  package let kind: RuleKind
  /// One sentence.
  package let summary: String
  /// What it rewards, why, by which formula, from which source, in lines; empty for none.
  package let documentation: String
  /// Why a candidate is not eligible; empty for a rule that scores.
  package let reason: String
  /// The plugin's path, as it was given or found.
  package let file: String
  /// The digest of the file's bytes, in hexadecimal.
  package let sha256: String
  /// In the order in which the rule declares them.
  package let parameters: [CatalogueParameter]
  /// The columns that it reads when a brief gives no parameters; empty where it refuses that.
  package let columns: [ColumnRequest]
  /// Whether the manifest of the program names the file with this digest.
  package let isShipped: Bool
  /// Whether it runs in a sandboxed child.
  package let isIsolated: Bool
}

/// A parameter that a rule declares.
package struct CatalogueParameter: Hashable, Sendable {
  /// How a brief writes it.
  package enum Kind: UInt32, Sendable {
    case number = 1
    case whole
    case share
    case kilometres
    case choice
    case text
    case numbersByText
  }

  package let name: String
  package let kind: Kind
  /// Of the number, or of each number of a map; infinite where there is no limit.
  package let range: ClosedRange<Double>
  /// As a brief would write it; nil where there is none.
  package let defaultText: String?
  /// Whether a brief must give it.
  package let isRequired: Bool
  /// Empty for every other kind than a choice.
  package let choices: [String]
  /// One sentence.
  package let documentation: String

  /// What may be written, for a person: "0.1 km to 1000 km", "one of rank, decile".
  package var due: String {
    switch kind {
    case .number: "a number\(limits { $0.written })"
    case .whole: "a whole number\(limits { $0.written })"
    case .share: "a share such as 25% or 0.25\(limits { $0.written })"
    case .kilometres: "a distance such as 6 km\(limits { "\($0.written) km" })"
    case .choice: "one of \(choices.joined(separator: ", "))"
    case .text: "a text"
    case .numbersByText: "a map from texts to numbers\(limits { $0.written })"
    }
  }

  private func limits(_ write: (Double) -> String) -> String {
    switch (range.lowerBound.isFinite, range.upperBound.isFinite) {
    case (true, true): ", from \(write(range.lowerBound)) to \(write(range.upperBound))"
    case (true, false): ", \(write(range.lowerBound)) or more"
    case (false, true): ", \(write(range.upperBound)) or less"
    case (false, false): ""
    }
  }
}

extension Double {
  /// As a brief would write it: "6", "0.25".
  var written: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension CatalogueRule {
  func with(columns: [ColumnRequest], isShipped: Bool, isIsolated: Bool) -> CatalogueRule {
    CatalogueRule(
      id: id, version: version, kind: kind, summary: summary,
      documentation: documentation, reason: reason, file: file, sha256: sha256,
      parameters: parameters, columns: columns, isShipped: isShipped, isIsolated: isIsolated)
  }
}
