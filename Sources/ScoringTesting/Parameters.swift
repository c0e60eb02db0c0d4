/// The parameters of a rule under test, by name: `["half-distance": 6, "by": "decile"]`.
///
/// A share is a number in 0...1 and a distance a number of kilometres, as a rule is given them. What
/// is left out has its default.
public struct Parameters: ExpressibleByDictionaryLiteral, Sendable {
  /// A number, a text, or a number for each of some texts.
  public enum Value: Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral
  {
    case number(Double)
    case text(String)
    case numbers([(text: String, number: Double)])

    public init(floatLiteral value: Double) { self = .number(value) }
    public init(integerLiteral value: Int) { self = .number(Double(value)) }
    public init(stringLiteral value: String) { self = .text(value) }
    public init(dictionaryLiteral elements: (String, Double)...) {
      self = .numbers(elements.map { (text: $0, number: $1) })
    }
  }

  private let values: [(String, Value)]

  /// In the order of the literal.
  public init(dictionaryLiteral elements: (String, Value)...) {
    values = elements
  }

  /// As the contract passes them to a rule.
  var json: String {
    object(values.map { name, value in (name, Self.json(of: value)) })
  }

  private static func json(of value: Value) -> String {
    switch value {
    case .number(let number): number.description
    case .text(let text): quoted(text)
    case .numbers(let numbers): object(numbers.map { ($0.text, $0.number.description) })
    }
  }
}

private func object(_ members: [(String, String)]) -> String {
  "{\(members.map { "\(quoted($0)):\($1)" }.joined(separator: ","))}"
}

private func quoted(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case "\u{0}"..."\u{1F}":
      let digits = String(scalar.value, radix: 16)
      quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
