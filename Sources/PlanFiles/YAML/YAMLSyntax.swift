import SkillsPlanner

/// Says in plain words what libyaml found wrong.
enum YAMLSyntax {
  static func diagnostic(for fault: YAMLFault, in bytes: [UInt8], file: String) -> Diagnostic {
    var place = Location(file: file, line: fault.place.line, column: fault.place.column)
    if let offset = fault.offset {
      place = DecodedText.location(of: min(offset, bytes.count), in: bytes, file: file)
    }
    for words in phrases where fault.problem.contains(words.problem) {
      guard words.context.isEmpty || fault.context.contains(words.context) else { continue }
      var summary = words.summary
      if let start = fault.contextPlace {
        if words.isWhereItBegan {
          place = Location(file: file, line: start.line, column: start.column)
        } else if words.namesStart, start.line != place.line {
          summary += " (it began on line \(start.line))"
        }
      }
      return .error(.yamlSyntax, at: place, summary, fix: words.fix)
    }
    return .error(
      .yamlSyntax, at: place, "this is not valid YAML: \(fault.problem.printable)",
      fix: "Check the spelling, the indentation and the quotes here and on the line before.")
  }

  private struct Phrase {
    let problem: String
    var context = ""
    let summary: String
    let fix: String
    /// Whether the place to look at is where the thing began, and not where the reading stopped.
    var isWhereItBegan = false
    var namesStart = false
  }

  /// Each message of libyaml 0.2 that a person meets, the particular before the general.
  private static let phrases: [Phrase] = [
    Phrase(
      problem: "found unexpected end of stream", context: "quoted scalar",
      summary: "the quote that opens this text is never closed",
      fix: "Close the text with the same quote.", isWhereItBegan: true),
    Phrase(
      problem: "found unexpected document indicator", context: "quoted scalar",
      summary: "the quote that opens this text is not closed before the document ends",
      fix: "Close the text with the same quote.", isWhereItBegan: true),
    Phrase(
      problem: "mapping values are not allowed",
      summary: "a colon stands where no key can be",
      fix:
        "Put a text that holds a colon in quotes, indent the keys of one mapping alike, and look for a "
        + "missing colon on the line before."),
    Phrase(
      problem: "block sequence entries are not allowed",
      summary: "a list item (-) stands where no list can be",
      fix:
        "Begin the list on a line of its own, under its key; put a text that begins with - in quotes."
    ),
    Phrase(
      problem: "mapping keys are not allowed",
      summary: "a key (?) stands where none can be",
      fix: "Put a text that begins with ? in quotes."),
    Phrase(
      problem: "could not find expected ':'",
      summary: "a colon is missing after a key",
      fix: "Write \"key: value\", with a space after the colon; check the line before too.",
      isWhereItBegan: true),
    Phrase(
      problem: "found character that cannot start any token",
      summary: "a character stands here that no value can begin with",
      fix: "Indent with spaces, not tabs; put a text that begins with @, ` or % in quotes."),
    Phrase(
      problem: "tab character", summary: "a tab stands where spaces must indent",
      fix: "Indent with spaces."),
    Phrase(
      problem: "found unknown escape character",
      summary: "a backslash in double quotes is followed by a letter that means nothing there",
      fix: "Write the backslash twice, or use single quotes."),
    Phrase(
      problem: "did not find expected hexdecimal number",
      summary: "an escape in double quotes has too few hexadecimal digits",
      fix: "Write \\x with two digits, \\u with four or \\U with eight, or use single quotes."),
    Phrase(
      problem: "invalid Unicode character escape code",
      summary: "an escape in double quotes names no character",
      fix: "Correct the hexadecimal digits, or use single quotes."),
    Phrase(
      problem: "did not find expected ',' or '}'",
      summary: "a comma or the closing } of a mapping is missing before this place",
      fix:
        "Put a comma between entries, close the mapping with }; put texts with { } [ ] , in quotes.",
      namesStart: true),
    Phrase(
      problem: "did not find expected ',' or ']'",
      summary: "a comma or the closing ] of a list is missing before this place",
      fix: "Put a comma between items, close the list with ]; put texts with { } [ ] , in quotes.",
      namesStart: true),
    Phrase(
      problem: "did not find expected '-' indicator",
      summary: "this line belongs neither to the list above nor to what is around it",
      fix: "Begin each item with -, and indent the items of one list alike.", namesStart: true),
    Phrase(
      problem: "did not find expected key",
      summary: "this line does not continue the mapping above",
      fix:
        "Indent the keys of one mapping alike; put a text with quotes or colons inside in quotes.",
      namesStart: true),
    Phrase(
      problem: "did not find expected node content",
      summary: "a value is missing here",
      fix: "Write the value, or remove the comma or colon before this place."),
    Phrase(
      problem: "did not find expected <document start>",
      summary: "the document has ended before this place",
      fix: "Indent every key of the file alike, from the first column."),
    Phrase(
      problem: "did not find expected comment or line break",
      summary: "something follows | or > on the same line",
      fix: "Begin the text on the next line; put a text that begins with | or > in quotes."),
    Phrase(
      problem: "alphabetic or numeric character",
      summary: "& or * begins an anchor or alias, which these files do not have",
      fix: "Put a text that begins with & or * in quotes.", isWhereItBegan: true),
    Phrase(
      problem: "undefined tag handle", summary: "! begins a tag, which these files do not have",
      fix: "Put a text that begins with ! in quotes.", isWhereItBegan: true),
    Phrase(
      problem: "control characters are not allowed",
      summary: "a control character that nobody sees stands here",
      fix: "Delete it; write it as an escape in double quotes where it is meant."),
    Phrase(
      problem: "incompatible YAML document",
      summary: "the %YAML line asks for a version other than 1.1 and 1.2",
      fix: "Remove the line."),
  ]
}
