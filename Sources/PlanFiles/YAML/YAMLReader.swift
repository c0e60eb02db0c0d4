package import SkillsPlanner

/// Reads values out of a YAML document, and gathers what is wrong instead of stopping.
///
///     var reader = YAMLReader(document)
///     let brief = reader.map(document.root, required: ["title", "reach"], optional: ["places"])
///     let title = reader.text(brief["title"])
///     let metres = reader.kilometres(brief["reach"], in: 0...200_000)
///     try reader.finish()
///
/// A getter gives nil when it has reported something, and nil without a report for a node that is
/// nil: a missing key has been reported with its mapping, or is optional.
package struct YAMLReader: Sendable {
  package private(set) var file: String
  /// What is wrong so far, in the order of reading.
  package private(set) var diagnostics: [Diagnostic] = []

  package init(_ document: YAMLDocument) {
    file = document.file
  }

  /// Goes on with the values of another document.
  mutating func turn(to document: YAMLDocument) {
    file = document.file
  }

  /// Throws every problem found, in the order of the file.
  package func finish() throws(InvalidInput) {
    if diagnostics.contains(where: { $0.severity == .error }) {
      throw InvalidInput(diagnostics.sortedByPlace)
    }
  }

  /// The place as a diagnostic names it.
  package func location(_ place: YAMLPlace) -> Location {
    Location(file: file, line: place.line, column: place.column)
  }

  /// Reports a problem that only the caller can know.
  package mutating func report(_ problem: Diagnostic) {
    diagnostics.append(problem)
  }

  /// A mapping with known keys; missing and unknown ones are reported, and what is there can be read.
  package mutating func map(
    _ node: YAMLNode?, required: [String], optional: [String] = []
  ) -> YAMLMap {
    guard let node,
      let read = entries(
        node,
        fix: "Write its keys and values. The keys here are: \(Self.list(required + optional)).")
    else {
      return YAMLMap(entries: [], place: node?.place)
    }
    let known = required + optional
    let entries = joined(read, known: known)
    let missing = required.filter { key in !entries.contains { $0.key == key } }
    for entry in entries where !known.contains(entry.key) {
      let free = known.filter { key in !entries.contains { $0.key == key } }
      report(
        .unknownKey, entry.keyPlace,
        "nothing reads the key \(entry.key.cited())"
          + Spelling.suggestion(for: entry.key, among: free),
        fix: "Correct or remove it. The keys here are: \(Self.list(known)).")
    }
    if !missing.isEmpty {
      report(
        .missingKey, node.place,
        "the key\(missing.count == 1 ? "" : "s") \(Self.list(missing))"
          + (missing.count == 1 ? " is missing here" : " are missing here"),
        fix: "Add \(missing.count == 1 ? "it" : "them").")
    }
    return YAMLMap(entries: entries, place: node.place)
  }

  /// The entries of a mapping whose keys are free, in the order of the file.
  ///
  /// - Parameter fix: what to write where something else stands, as a sentence.
  package mutating func entries(
    _ node: YAMLNode?,
    fix: @autoclosure () -> String = "Write keys and values, such as {key: value}."
  ) -> [YAMLEntry]? {
    guard let node else { return nil }
    if case .mapping(let entries) = node.content { return entries }
    reportKind(node, "a mapping", fix: fix())
    return nil
  }

  /// The items of a list.
  package mutating func list(_ node: YAMLNode?) -> [YAMLNode]? {
    guard let node else { return nil }
    if case .sequence(let nodes) = node.content { return nodes }
    reportKind(node, "a list", fix: "Write the items in brackets, such as [a, b], or each after -.")
    return nil
  }

  /// A scalar's text and whether it was quoted; an empty plain scalar is reported.
  package mutating func scalar(
    _ node: YAMLNode?, due: String
  ) -> (text: String, isQuoted: Bool)? {
    guard let node else { return nil }
    guard case .scalar(let text, let isQuoted) = node.content else {
      reportKind(node, due, fix: "Write one value.")
      return nil
    }
    if !text.isEmpty || isQuoted { return (text, isQuoted) }
    report(.emptyValue, node.place, "the value is left out; \(due) is due", fix: "Write the value.")
    return nil
  }

  mutating func report(_ check: Check, _ place: YAMLPlace, _ summary: String, fix: String) {
    diagnostics.append(.error(check, at: location(place), summary, fix: fix))
  }

  private mutating func reportKind(_ node: YAMLNode, _ due: String, fix: String) {
    let found =
      switch node.content {
      case .scalar("", false): "nothing"
      case .scalar(let text, _): text.cited()
      case .sequence: "a list"
      case .mapping: "a mapping"
      }
    report(.wrongKind, node.place, "\(found) stands where \(due) is due", fix: fix)
  }

  /// Words cited and separated by commas.
  static func list(_ words: [String]) -> String {
    words.map { $0.cited() }.joined(separator: ", ")
  }
}

/// A mapping whose keys have been checked.
package struct YAMLMap: Sendable {
  /// In the order of the file, unknown keys included.
  package let entries: [YAMLEntry]
  /// Where the mapping begins; nil where it is not there.
  package let place: YAMLPlace?

  /// The value of a key; nil when the key is not there.
  package subscript(key: String) -> YAMLNode? {
    entries.first { $0.key == key }?.value
  }
}

extension [Diagnostic] {
  /// By file, line and column, those without a place first; equals keep their order.
  package var sortedByPlace: [Diagnostic] {
    enumerated().sorted { left, right in
      switch (left.element.location, right.element.location) {
      case (let first?, let second?) where first != second: first < second
      case (nil, _?): true
      case (_?, nil): false
      default: left.offset < right.offset
      }
    }.map(\.element)
  }
}
