/// A value in a YAML file with its place: a scalar, a sequence or a mapping in the order of the file.
package struct YAMLNode: Sendable {
  package enum Content: Sendable {
    /// The text as it is after quotes and escapes; a plain scalar is not taken for a number or anything else.
    case scalar(String, isQuoted: Bool)
    case sequence([YAMLNode])
    /// No two entries have the same key.
    case mapping([YAMLEntry])
  }

  package let content: Content
  package let place: YAMLPlace

  package init(_ content: Content, at place: YAMLPlace) {
    self.content = content
    self.place = place
  }
}

/// One entry of a mapping.
package struct YAMLEntry: Sendable {
  package let key: String
  package let keyPlace: YAMLPlace
  package let value: YAMLNode

  package init(key: String, keyPlace: YAMLPlace, value: YAMLNode) {
    self.key = key
    self.keyPlace = keyPlace
    self.value = value
  }
}

/// Where something stands in a YAML file: line and column in characters, from 1.
///
/// A plan of England has ten million values, so a place takes half of what two `Int` would.
package struct YAMLPlace: Hashable, Sendable {
  private let shortLine: UInt32
  private let shortColumn: UInt32

  package var line: Int { Int(shortLine) }
  package var column: Int { Int(shortColumn) }

  /// A file has 4 GiB at most, so no more lines or columns than fit.
  package init(line: Int, column: Int) {
    shortLine = UInt32(clamping: line)
    shortColumn = UInt32(clamping: column)
  }
}
