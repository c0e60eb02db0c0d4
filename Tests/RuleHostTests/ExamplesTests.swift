import Foundation
import PlanFiles
import RuleHost
import SkillsPlanner
import Testing

/// One entry of an examples.yaml.
private struct Example {
  let settings: [Setting]
  let columns: [String: String]
  let score: Double
  let why: String
  let place: Location

  /// Every example of a file; throws what is wrong with the file.
  static func all(in file: String) throws -> [Example] {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
    let document = try YAMLDocument(bytes, file: file)
    var reader = YAMLReader(document)
    var examples: [Example] = []
    for node in reader.list(document.root) ?? [] {
      let map = reader.map(
        node, required: ["columns", "score", "why"], optional: ["parameters"])
      var columns: [String: String] = [:]
      for entry in reader.entries(map["columns"]) ?? [] {
        columns[entry.key] = reader.scalar(entry.value, due: "a value")?.text
      }
      examples.append(
        Example(
          settings: settings(map["parameters"], file), columns: columns,
          score: reader.decimal(map["score"], in: 0...1) ?? .nan,
          why: reader.text(map["why"]) ?? "", place: reader.location(node.place)))
    }
    try reader.finish()
    return examples
  }

  private static func settings(_ node: YAMLNode?, _ file: String) -> [Setting] {
    guard case .mapping(let entries) = node?.content else { return [] }
    return entries.map { entry in
      let place = entry.keyPlace
      return Setting(
        name: entry.key, value: value(entry.value, file),
        location: Location(file: file, line: place.line, column: place.column))
    }
  }

  private static func value(_ node: YAMLNode, _ file: String) -> Setting.Value {
    switch node.content {
    case .scalar(let text, _): .scalar(text)
    case .sequence(let items): .list(items.map { value($0, file) })
    case .mapping: .map(settings(node, file))
    }
  }

  /// A batch of this candidate alone.
  func batch(for requests: [ColumnRequest]) throws -> CandidateBatch {
    let given = columns
    let columns = try requests.map { request -> BatchColumn in
      switch (given[request.name], request.kind) {
      case (nil, .number): return .numbers([.nan])
      case (let written?, .number): return .numbers([try #require(Double(written))])
      // A dictionary may have texts that no candidate of the batch has.
      case (nil, .text): return .codes([-1], dictionary: ["(another)"])
      case (let text?, .text): return .codes([1], dictionary: ["(another)", text])
      }
    }
    return CandidateBatch(count: 1, columns: columns)
  }
}

@Suite struct `Examples of the rules` {
  /// Every rule of this package, so that a new one is tested as soon as it is there.
  static let folders =
    rulesOfThisPackage.map { "Plugins/\($0)" }
    + ["Tests/Plugins/Breaking", "Tests/Plugins/WithinDistrict"]

  @Test(arguments: folders)
  func `every example scores as it says, through the built plugin`(_ folder: String) throws {
    let name = try #require(folder.split(separator: "/").last)
    let kind = folder.hasPrefix("Tests") ? "TestRule" : "Rule"
    let library = RuleLibrary(
      asked: ["\(built)/lib\(name)\(kind).so"], folder: nil, digest: SHA256.hex(of:))
    let rule = try #require(library.catalogue.first)
    let examples = try Example.all(in: "\(packageFolder)/\(folder)/examples.yaml")
    #expect(examples.count >= 3)
    for example in examples {
      let use = RuleUse(
        id: rule.id, weight: rule.kind == .score ? 1 : nil, settings: example.settings,
        location: example.place)
      let loaded = try loaded(use, from: library)
      let unknown = Set(example.columns.keys).subtracting(loaded.columns.map(\.name))
      #expect(unknown.isEmpty, "columns that the rule does not read")
      let score = try loaded.score(example.batch(for: loaded.columns))[0]
      #expect(abs(score - example.score) <= 0.000_000_5, "\(example.place): \(example.why)")
    }
  }

  @Test(arguments: folders)
  func `every rule is described under the fixed headings`(_ folder: String) throws {
    let name = try #require(folder.split(separator: "/").last)
    let file = "\(packageFolder)/\(folder)/\(name).swift"
    let source = try String(contentsOfFile: file, encoding: .utf8)
    let headings = source.split(separator: "\n").filter { $0.hasPrefix("/// # ") }
    #expect(headings == ["/// # What it rewards", "/// # Why", "/// # Formula", "/// # Source"])
  }
}
