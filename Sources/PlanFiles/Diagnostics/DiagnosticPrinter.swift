package import SkillsPlanner

/// Writes diagnostics for a person at a terminal: place, problem, the line in question, the way out.
///
///     areas.csv:2:5: error: "twelve" in column "learners" is not a whole number [SP0207]
///       2 | E01,twelve
///         |     ^
///       fix: Write digits only, such as 1704 or "1,704".
///
///     1 error in areas.csv
///     More on a code: skillsplan help SP0207
package struct DiagnosticPrinter {
  /// Whether to mark places and severities with ANSI colours.
  package var isColoured = false
  /// Diagnostics of one severity and code in one file that are shown in full; the rest are counted.
  package var mostAlike = 3
  /// The same of no file, each of which is another thing: the files that a table lacks.
  package var mostOfNoFile = 12
  /// Characters of a source line that are shown.
  package var width = 96

  private let source: (String) -> [UInt8]?

  /// - Parameter source: The bytes of a file that a location names; nil when it cannot be read, and no line is shown.
  package init(source: @escaping (String) -> [UInt8]?) {
    self.source = source
  }

  /// The text for all of them, by file, line and column; empty for none. Ends with a line feed.
  package func text(for diagnostics: [Diagnostic]) -> String {
    var text = ""
    var files: [String: SourceLines?] = [:]
    var seen: [Kind: Int] = [:]
    var counts: [Kind: Int] = [:]
    for diagnostic in diagnostics { counts[Kind(diagnostic), default: 0] += 1 }
    for diagnostic in diagnostics.sortedByPlace {
      let kind = Kind(diagnostic)
      seen[kind, default: 0] += 1
      let number = seen[kind, default: 0]
      let most = kind.file == nil ? mostOfNoFile : mostAlike
      if number > most { continue }
      // A file that is meant as a whole is not opened: it may be a pipe that nobody writes to.
      let hasLine = diagnostic.location.map { $0.line > 0 } ?? false
      let lines = kind.file.flatMap { file -> SourceLines? in
        guard hasLine else { return nil }
        if let known = files[file] { return known }
        let read = source(file).flatMap { SourceLines($0) }
        files[file] = .some(read)
        return read
      }
      text += entry(diagnostic, lines: lines)
      let more = counts[kind, default: 0] - number
      if number == most, more > 0 {
        text += "  ... and \(Numbers.grouped(more)) more like it [\(diagnostic.code.printable)]\n"
      }
      text += "\n"
    }
    return text.isEmpty ? "" : text + closing(diagnostics) + "\n" + hint(diagnostics)
  }

  /// What counts as alike.
  private struct Kind: Hashable {
    let file: String?
    let severity: Diagnostic.Severity
    let code: String

    init(_ diagnostic: Diagnostic) {
      file = diagnostic.location?.file
      severity = diagnostic.severity
      code = diagnostic.code
    }
  }

  private func entry(_ diagnostic: Diagnostic, lines: SourceLines?) -> String {
    var text = ""
    let location = diagnostic.location
    if let location {
      var place = location.file.printable
      if location.line > 0 { place += ":\(location.line)" }
      if location.line > 0, location.column > 0 { place += ":\(location.column)" }
      text += painted(place + ":", "1") + " "
    }
    let colour = diagnostic.severity == .error ? "1;31" : "1;33"
    text += painted(diagnostic.severity.rawValue + ":", colour)
    text += " \(diagnostic.summary.printable) [\(diagnostic.code.printable)]\n"
    if let location,
      let line = lines?.excerpt(line: location.line, column: location.column, width: width)
    {
      let number = String(location.line)
      text += "  \(number) | \(line.text)\n"
      if location.column > 0 {
        text += "  \(spaces(number.count)) | \(spaces(line.indent))\(painted("^", colour))\n"
      }
    }
    if !diagnostic.fix.isEmpty { text += "  fix: \(diagnostic.fix.printable)\n" }
    return text
  }

  /// "2 errors and 1 warning in areas.csv".
  private func closing(_ diagnostics: [Diagnostic]) -> String {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    var parts: [String] = []
    if errors > 0 { parts.append("\(Numbers.grouped(errors)) error\(errors == 1 ? "" : "s")") }
    if warnings > 0 {
      parts.append("\(Numbers.grouped(warnings)) warning\(warnings == 1 ? "" : "s")")
    }
    let files = Set(diagnostics.compactMap { $0.location?.file })
    let place =
      switch files.count {
      case 0: ""
      case 1: files.first.map { " in " + $0.printable } ?? ""
      default: " in \(files.count) files"
      }
    return parts.joined(separator: " and ") + place
  }

  /// Where more is said of the first error; empty where there is none.
  private func hint(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.sortedByPlace.first { $0.severity == .error }
      .map { "More on a code: skillsplan help \($0.code.printable)\n" } ?? ""
  }

  private func painted(_ text: String, _ style: String) -> String {
    isColoured ? "\u{1B}[\(style)m\(text)\u{1B}[0m" : text
  }

  private func spaces(_ count: Int) -> String {
    String(repeating: " ", count: count)
  }
}
