import SkillsPlanner

/// A JSON value (RFC 8259) to be written: its keys stay in the order given, so that the text is always the same.
package indirect enum JSON: Sendable {
  case text(String)
  case whole(Int)
  /// Finite; written with three decimals at most.
  case decimal(Double)
  /// Finite; written as it reads back.
  case degrees(Double)
  case truth(Bool)
  /// null.
  case missing
  case list([JSON])
  /// Entries of an object; a key stands once.
  case object([(key: String, value: JSON)])

  /// Indented by two spaces, one entry on a line, without a line feed at the end.
  ///
  /// Characters that a terminal would act on are escaped, so that it can be looked at as it is.
  package var written: String { written(indent: "") }

  private func written(indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .text(let text): return Self.quoted(text)
    case .whole(let number): return String(number)
    case .decimal(let number):
      return DecimalText.plain((number * 1000).rounded(.toNearestOrEven) / 1000)
    case .degrees(let number): return DecimalText.plain(number)
    case .truth(let isTrue): return isTrue ? "true" : "false"
    case .missing: return "null"
    case .list(let items):
      return Self.block("[", items.map { $0.written(indent: inner) }, "]", indent: indent)
    case .object(let entries):
      let lines = entries.map { "\(Self.quoted($0.key)): \($0.value.written(indent: inner))" }
      return Self.block("{", lines, "}", indent: indent)
    }
  }

  /// On one line, without spaces: for a list whose items stand on a line each.
  package var line: String {
    switch self {
    case .text, .whole, .decimal, .degrees, .truth, .missing: written
    case .list(let items): "[" + items.map(\.line).joined(separator: ",") + "]"
    case .object(let entries):
      "{" + entries.map { "\(Self.quoted($0.key)):\($0.value.line)" }.joined(separator: ",") + "}"
    }
  }

  private static func block(
    _ open: String, _ lines: [String], _ close: String, indent: String
  ) -> String {
    guard !lines.isEmpty else { return open + close }
    return "\(open)\n" + lines.map { "\(indent)  \($0)" }.joined(separator: ",\n")
      + "\n\(indent)\(close)"
  }

  private static func quoted(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      default:
        if scalar.isPrintable {
          json.unicodeScalars.append(scalar)
        } else {
          for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
            let digits = String(unit, radix: 16, uppercase: true)
            json += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
          }
        }
      }
    }
    return json + "\""
  }
}
