import PlanFiles

/// Parts of a text of 80 columns.
enum Screen {
  static let width = 80

  /// A name and a text beside it, whose further lines stand below its first one.
  static func row(
    _ name: String, _ text: String, indent: Int, width: Int = width
  ) -> [String] {
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
