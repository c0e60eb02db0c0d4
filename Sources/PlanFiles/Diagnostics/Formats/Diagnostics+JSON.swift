import SkillsPlanner

extension [Diagnostic] {
  /// All of them as one JSON object, by file, line and column; ends with a line feed.
  ///
  /// `Schema.diagnostics` describes it. What a diagnostic has not, such as a line, is left out.
  package var jsonText: String {
    let document = JSON.object([
      ("version", .whole(1)), ("diagnostics", .list(sortedByPlace.map(\.json))),
    ])
    return document.written + "\n"
  }
}

extension Diagnostic {
  fileprivate var json: JSON {
    var entries: [(key: String, value: JSON)] = [
      ("severity", .text(severity.rawValue)), ("code", .text(code)),
    ]
    if let location {
      entries.append(("file", .text(location.file)))
      if location.line > 0 { entries.append(("line", .whole(location.line))) }
      if location.line > 0, location.column > 0 {
        entries.append(("column", .whole(location.column)))
      }
    }
    entries.append(("summary", .text(summary)))
    if !fix.isEmpty { entries.append(("fix", .text(fix))) }
    entries.append(("help", .text("skillsplan help \(code)")))
    return .object(entries)
  }
}
