import PlanFiles

/// One cell of a table that is made: what was read, checked and in our own spelling.
enum TableValue: Hashable, Sendable {
  /// No figure, or no text.
  case missing
  case text(String)
  case whole(Int)
  case decimal(Double)

  /// The whole number; nil for anything else.
  var whole: Int? {
    if case .whole(let number) = self { number } else { nil }
  }

  /// The text; empty for anything else.
  var text: String {
    if case .text(let text) = self { text } else { "" }
  }

  /// Whole numbers and decimals as one.
  var number: Double? {
    switch self {
    case .whole(let number): Double(number)
    case .decimal(let number): number
    case .missing, .text: nil
    }
  }
}

extension CSVWriter {
  /// The next cell.
  mutating func write(_ value: TableValue) {
    switch value {
    case .missing: writeEmpty()
    case .text(let text): write(text)
    case .whole(let number): write(number)
    case .decimal(let number): write(number)
    }
  }
}
