extension String {
  /// The text with every character that a terminal would act on, or that hides itself, as `\u{...}`.
  ///
  /// Escaped are controls (ESC, NUL, line breaks), format characters (bidi overrides, zero widths) and
  /// Unicode's line and paragraph separators. A text without them is returned as it is.
  package var printable: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    var safe = ""
    for scalar in unicodeScalars {
      if scalar.isPrintable {
        safe.unicodeScalars.append(scalar)
      } else {
        safe += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      }
    }
    return safe
  }

  /// The text in double quotes as a message cites it: printable, and cut after `limit` characters.
  package func cited(limit: Int = 40) -> String {
    let cut = prefix(limit)
    let more = cut.endIndex < endIndex ? "..." : ""
    return "\"" + String(cut).printable + more + "\""
  }
}

extension Unicode.Scalar {
  /// Whether the scalar shows as itself: neither control nor format character nor separator of lines.
  package var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
