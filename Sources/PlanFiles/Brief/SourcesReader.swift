package import SkillsPlanner

/// What sources.yaml says of the tables: the data sets behind them and what they model.
package struct SourcesFile: Sendable {
  /// One for each data set, in the order of the file, without repeats.
  package let records: [SourceRecord]
  /// Sentences that a plan made from the tables must carry.
  package let assumptions: [String]

  /// For tables that nobody gave sources for.
  package static let none = SourcesFile(records: [], assumptions: [])

  /// - Throws: every problem of the file.
  package init(_ bytes: [UInt8], file: String) throws(InvalidInput) {
    let document = try YAMLDocument(bytes, file: file)
    var yaml = YAMLReader(document)
    try yaml.expect(.sources, document.root)
    let map = yaml.map(
      document.root, required: ["kind", "version", "assumptions", "files"],
      optional: ["notes", "tables"])
    _ = yaml.choice(map["kind"], of: [FileKind.sources.rawValue])
    _ = yaml.whole(map["version"], in: 1...1)
    var assumptions: [String] = []
    for item in yaml.list(map["assumptions"]) ?? [] {
      if let sentence = yaml.text(item) { assumptions.append(sentence) }
    }
    var records: [SourceRecord] = []
    for item in yaml.list(map["files"]) ?? [] {
      guard let record = Self.record(item, &yaml), !records.contains(record) else { continue }
      records.append(record)
    }
    try yaml.finish()
    self.init(records: records, assumptions: assumptions)
  }

  private init(records: [SourceRecord], assumptions: [String]) {
    self.records = records
    self.assumptions = assumptions
  }

  private static func record(_ node: YAMLNode, _ yaml: inout YAMLReader) -> SourceRecord? {
    let map = yaml.map(
      node, required: ["title", "publisher", "vintage", "attribution"],
      optional: ["file", "sha256", "rows", "kept", "left_out"])
    var lines: [String] = []
    for item in yaml.list(map["attribution"]) ?? [] {
      if let line = yaml.text(item) { lines.append(line) }
    }
    let title = yaml.text(map["title"])
    let publisher = yaml.text(map["publisher"])
    let vintage = yaml.text(map["vintage"])
    guard let title, let publisher, let vintage else { return nil }
    return SourceRecord(
      title: title, publisher: publisher, vintage: vintage,
      licence: lines.isEmpty ? "not stated" : lines.joined(separator: " "))
  }
}
