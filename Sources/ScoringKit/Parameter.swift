/// A parameter as a rule declared it: what the list of rules prints and the planner checks.
struct Parameter: Hashable, Sendable {
  /// How a brief writes it; the raw values are those of scoring.h.
  enum Kind: UInt32, Sendable {
    case number = 1
    case whole
    case share
    case kilometres
    case choice
    case text
    case numbers
  }

  let name: String
  let kind: Kind
  let range: ClosedRange<Double>
  /// As a brief would write it; nil where the parameter may be left out, or must be given.
  let defaultValue: String?
  let required: Bool
  let choices: [String]
  let documentation: String
}

extension Double {
  /// As a brief would write it: "6", "0.25".
  var written: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
