import PlanFiles

/// Parts of a text of 80 columns.
enum Screen {
  static let width = 80

  /// A name and a text beside it, whose further lines stand below its first one.
  static func row(_ name: String, _ text: String, indent: Int) -> [String] {
    wrapped(text, indent: indent, width: width).enumerated().map { place, line in
      guard place == 0 else { return line }
      return name + String(repeating: " ", count: max(0, indent - name.count))
        + line.dropFirst(indent)
    }
  }

  /// A sentence behind a dash.
  static func item(_ text: String) -> [String] { row("  -", text, indent: 4) }

  /// Kilometres with one decimal, as in "5.5".
  static func kilometres(_ value: Double) -> String { DecimalText.plain(value, places: 1) }

  /// Metres as kilometres, exactly, with one decimal at least: "5.5", "6.0", "6.25".
  static func kilometres(metres: Int) -> String {
    let value = Double(metres) / 1000
    return metres % 100 == 0 ? kilometres(value) : DecimalText.plain(value)
  }

  /// A share in whole per cent.
  static func percent(_ share: Double) -> String {
    DecimalText.plain(100 * share, places: 0) + "%"
  }
}

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
