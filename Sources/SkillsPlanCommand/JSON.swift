import PlanFiles

/// A value of JSON (RFC 8259), for programs.
indirect enum JSON {
  case text(String)
  case whole(Int)
  /// Finite; written with three decimals at most.
  case decimal(Double)
  case missing
  case list([JSON])
  case object([(String, JSON)])

  /// On one line.
  var line: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .whole(let number): String(number)
    case .decimal(let number):
      DecimalText.plain((number * 1000).rounded(.toNearestOrEven) / 1000)
    case .missing: "null"
    case .list(let items): "[" + items.map(\.line).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { "\(Self.quoted($0.0)): \($0.1.line)" }.joined(separator: ", ") + "}"
    }
  }

  /// An object with each of its members on a line, and a line feed.
  var page: String {
    guard case .object(let members) = self else { return line + "\n" }
    return "{\n"
      + members.map { "  \(Self.quoted($0.0)): \($0.1.line)" }.joined(separator: ",\n") + "\n}\n"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
