package import SkillsPlanner

extension SourcesFile {
  /// - Throws: every problem of the file.
  package init(_ bytes: [UInt8], file: String) throws(InvalidInput) {
    let document = try YAMLDocument(bytes, file: file)
    var yaml = YAMLReader(document)
    try yaml.expect(.sources, document.root)
    let map = yaml.map(
      document.root, required: ["kind", "version"],
      optional: ["notes", "assumptions", "files", "tables"])
    _ = yaml.choice(map["kind"], of: [FileKind.sources.rawValue])
    _ = yaml.whole(map["version"], in: 1...1)
    notes = yaml.sentences(map["notes"])
    assumptions = yaml.sentences(map["assumptions"])
    files = yaml.items(map["files"]) { $0.file($1) }
    for table in yaml.items(map["tables"], { $0.table($1) }) { put(table) }
    try yaml.finish()
  }
}

extension YAMLReader {
  fileprivate mutating func items<Item>(
    _ node: YAMLNode?, _ read: (inout YAMLReader, YAMLNode) -> Item?
  ) -> [Item] {
    guard let node else { return [] }
    return (list(node) ?? []).compactMap { read(&self, $0) }
  }

  fileprivate mutating func sentences(_ node: YAMLNode?) -> [String] {
    items(node) { $0.text($1) }
  }

  fileprivate mutating func file(_ node: YAMLNode) -> SourcesFile.File? {
    let map = map(
      node, required: ["title", "publisher", "vintage", "attribution"],
      optional: [
        "file", "geography", "sha256", "rows", "kept", "quarantined", "left_out", "not_published",
      ])
    let title = text(map["title"])
    let publisher = text(map["publisher"])
    let vintage = text(map["vintage"])
    let lines = sentences(map["attribution"])
    let counts = counts(map)
    guard let title, let publisher, let vintage else { return nil }
    return SourcesFile.File(
      name: map["file"].flatMap { text($0) } ?? "", title: title, publisher: publisher,
      vintage: vintage, geography: map["geography"].flatMap { text($0) } ?? "",
      attributions: lines, rows: counts, sha256: map["sha256"].flatMap { text($0) })
  }

  /// Nil where the entry has no numbers.
  private mutating func counts(_ map: YAMLMap) -> SourcesFile.RowCounts? {
    guard let rows = map["rows"] else { return nil }
    let numbers = 0...1_000_000_000_000
    let read = whole(rows, in: numbers)
    let kept = whole(map["kept"], in: numbers)
    let quarantined = map["quarantined"].flatMap { whole($0, in: numbers) } ?? 0
    let leftOut = items(map["left_out"]) { $0.counted($1, "rows") }
    let notPublished = items(map["not_published"]) { $0.counted($1, "cells") }
    guard let read else { return nil }
    return SourcesFile.RowCounts(
      read: read, kept: kept ?? read, quarantined: quarantined, leftOut: leftOut,
      notPublished: notPublished)
  }

  private mutating func counted(_ node: YAMLNode, _ what: String) -> SourcesFile.Counted? {
    let map = map(node, required: [what, "reason"])
    guard let number = whole(map[what], in: 0...1_000_000_000_000), let reason = text(map["reason"])
    else { return nil }
    return SourcesFile.Counted(number, reason)
  }

  fileprivate mutating func table(_ node: YAMLNode) -> SourcesFile.Table? {
    let map = map(
      node, required: ["file", "rows", "sha256"],
      optional: [
        "derived_rows", "geography", "assumptions", "derived", "figures", "files",
      ])
    let name = text(map["file"])
    let rows = whole(map["rows"], in: 0...1_000_000_000_000)
    let derivedRows = map["derived_rows"].flatMap { whole($0, in: 0...1_000_000_000_000) } ?? 0
    let sha256 = text(map["sha256"])
    let files = items(map["files"]) { $0.file($1) }
    let assumptions = sentences(map["assumptions"])
    let derived = sentences(map["derived"])
    let figures = items(map["figures"]) { $0.figure($1) }
    guard let name, let rows, let sha256 else { return nil }
    return SourcesFile.Table(
      name: name, sha256: sha256, rows: rows, derivedRows: derivedRows,
      geography: map["geography"].flatMap { text($0) } ?? "", files: files,
      assumptions: assumptions, derived: derived, figures: figures)
  }

  private mutating func figure(_ node: YAMLNode) -> SourcesFile.Figure? {
    let map = map(node, required: ["what", "value"], optional: ["of", "share"])
    guard let what = text(map["what"]), let value = map["value"],
      let (text, isQuoted) = scalar(value, due: "a number")
    else { return nil }
    // A share of it is worked out, so that it must not be near the end of what can be counted.
    guard !isQuoted, let number = Numbers.whole(Array(text.utf8)), abs(number) <= 1_000_000_000_000
    else {
      return SourcesFile.Figure(what, text)
    }
    guard let of = map["of"] else { return SourcesFile.Figure(what, number) }
    return whole(of, in: 1...1_000_000_000_000).map { SourcesFile.Figure(what, number, of: $0) }
  }
}
