package import SkillsPlanner

/// The one document of a YAML file.
package struct YAMLDocument: Sendable {
  package let root: YAMLNode
  /// The path to name in messages.
  package let file: String

  /// Lists and mappings inside each other that a file may have.
  package static let deepest = 64

  /// Reads the whole file, in time proportional to its size.
  ///
  /// Throws every problem found: bytes that are not UTF-8, syntax, duplicate keys, anchors, aliases,
  /// tags, merge keys, a second document, nesting over 64, or nothing in the file. A fault of syntax
  /// ends the reading, and so does the hundredth problem.
  package init(_ raw: [UInt8], file: String) throws(InvalidInput) {
    let text = try DecodedText(raw, file: file, legacy: false)
    var builder = YAMLBuilder(file: file)
    let fault = YAMLEvents.read(text.bytes) { builder.add($0) }
    if let fault {
      builder.problems.append(YAMLSyntax.diagnostic(for: fault, in: text.bytes, file: file))
    }
    if builder.problems.isEmpty, builder.isEmpty {
      builder.problems.append(
        .error(
          .emptyYAML, at: Location(file: file),
          text.bytes.isEmpty ? "the file is empty" : "the file has nothing in it but comments",
          fix: "Write the keys and values that are due, or name another file."))
    }
    guard let root = builder.root, builder.problems.isEmpty else {
      throw InvalidInput(builder.problems)
    }
    self.root = root
    self.file = file
  }
}

/// Puts events together to a tree, and reports what this project's files may not have.
private struct YAMLBuilder {
  /// A sequence or mapping whose end has not come.
  private struct Open {
    let place: YAMLPlace
    let isMapping: Bool
    let isFlow: Bool
    var nodes: [YAMLNode] = []
    var entries: [YAMLEntry] = []
    /// The key whose value comes next.
    var key: (text: String, place: YAMLPlace, isQuoted: Bool)?
    /// The keys so far, once they are many.
    var keys: Set<String> = []
  }

  let file: String
  var root: YAMLNode?
  var problems: [Diagnostic] = []
  private var open: [Open] = []
  private var hasDocument = false

  init(file: String) {
    self.file = file
  }

  /// Whether nothing has been read, or a document mark (---) with nothing behind it.
  var isEmpty: Bool {
    guard let root else { return true }
    if case .scalar("", isQuoted: false) = root.content { return true }
    return false
  }

  /// False when the reading should end.
  mutating func add(_ event: YAMLEvent) -> Bool {
    if event.hasAnchor {
      report(
        .anchor, event.place, "an anchor (&) stands here", fix: "Remove it; write the value out.")
    }
    if event.hasTag {
      report(
        .tag, event.place, "a tag (!) stands here",
        fix: "Remove it, or put a text that begins with ! in quotes.")
    }
    switch event.kind {
    case .startDocument:
      if hasDocument {
        report(
          .secondDocument, event.place, "a second document begins here",
          fix: "Keep one document in a file: remove what follows, or put it into another file.")
        return false
      }
      hasDocument = true
    case .scalar(let text, let isQuoted):
      add(YAMLNode(.scalar(text, isQuoted: isQuoted), at: event.place))
    case .alias:
      report(
        .anchor, event.place, "an alias (*) stands here",
        fix: "Write the value out, or put a text that begins with * in quotes.")
      add(YAMLNode(.scalar("", isQuoted: true), at: event.place))
    case .startSequence:
      return start(Open(place: event.place, isMapping: false, isFlow: false))
    case .startMapping(let isFlow):
      return start(Open(place: event.place, isMapping: true, isFlow: isFlow))
    case .end:
      guard let ended = open.popLast() else { return true }
      let content: YAMLNode.Content =
        ended.isMapping ? .mapping(ended.entries) : .sequence(ended.nodes)
      add(YAMLNode(content, at: ended.place))
    }
    return problems.count < 100
  }

  private mutating func start(_ collection: Open) -> Bool {
    open.append(collection)
    if open.count <= YAMLDocument.deepest { return problems.count < 100 }
    report(
      .nesting, collection.place,
      "lists and mappings are nested more than \(YAMLDocument.deepest) deep",
      fix: "Check the brackets before this place.")
    return false
  }

  /// Puts a finished node into the collection around it.
  private mutating func add(_ node: YAMLNode) {
    guard let last = open.indices.last else {
      root = node
      return
    }
    guard open[last].isMapping else {
      open[last].nodes.append(node)
      return
    }
    guard let key = open[last].key else {
      open[last].key = self.key(from: node)
      return
    }
    open[last].key = nil
    if open[last].isFlow, case .scalar("", isQuoted: false) = node.content {
      checkSplitNumber(key, after: open[last].entries.last?.value)
    }
    if isNew(key.text, in: last) {
      open[last].entries.append(YAMLEntry(key: key.text, keyPlace: key.place, value: node))
    } else {
      let first = open[last].entries.first { $0.key == key.text }
      report(
        .duplicateEntry, key.place,
        "the key \(key.text.cited()) stands twice here: on line \(first?.keyPlace.line ?? 0) too",
        fix: "Keep one of the two.")
    }
  }

  private mutating func key(
    from node: YAMLNode
  ) -> (text: String, place: YAMLPlace, isQuoted: Bool) {
    guard case .scalar(let text, let isQuoted) = node.content else {
      report(
        .compoundKey, node.place, "a list or a mapping stands where a key is due",
        fix: "Write a single word before the colon.")
      return ("", node.place, true)
    }
    if text == "<<", !isQuoted {
      report(
        .mergeKey, node.place, "a merge key (<<) stands here", fix: "Write the entries out.")
    }
    return (text, node.place, isQuoted)
  }

  private mutating func isNew(_ key: String, in index: Int) -> Bool {
    guard open[index].entries.count >= 8 else {
      return !open[index].entries.contains { $0.key == key }
    }
    if open[index].keys.isEmpty { open[index].keys = Set(open[index].entries.map(\.key)) }
    return open[index].keys.insert(key).inserted
  }

  /// `{"4": 1,900}` is two entries to YAML, and nobody means that.
  private mutating func checkSplitNumber(
    _ key: (text: String, place: YAMLPlace, isQuoted: Bool), after value: YAMLNode?
  ) {
    guard !key.isQuoted, key.text.utf8.count == 3,
      key.text.utf8.allSatisfy({ $0.digit != nil }),
      case .scalar(let before, isQuoted: false) = value?.content,
      !before.isEmpty, before.utf8.allSatisfy({ $0.digit != nil })
    else { return }
    report(
      .splitNumber, key.place,
      "the comma in \(before),\(key.text) ends the value inside {...}",
      fix: "Write \(before)\(key.text), or \"\(before),\(key.text)\" in quotes.")
  }

  private mutating func report(
    _ check: Check, _ place: YAMLPlace, _ summary: String, fix: String
  ) {
    let location = Location(file: file, line: place.line, column: place.column)
    problems.append(.error(check, at: location, summary, fix: fix))
  }
}
