/// The values of a list, which have no keys.
extension YAMLWriter {
  /// A text, quoted where it must be.
  package mutating func text(_ value: String) { text(nil, value) }

  /// A code, always in double quotes.
  package mutating func code(_ value: String) { code(nil, value) }

  /// Digits without separators.
  package mutating func whole(_ value: Int) { whole(nil, value) }

  /// A whole number of parts, written as a decimal.
  package mutating func fixed(_ parts: Int, places: Int) { fixed(nil, parts, places: places) }

  /// The shortest decimal that reads back as the same number, or exactly `places` decimals; finite.
  package mutating func decimal(_ value: Double, places: Int? = nil) {
    decimal(nil, value, places: places)
  }

  /// true or false.
  package mutating func flag(_ value: Bool) { flag(nil, value) }
}
