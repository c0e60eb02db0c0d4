import FoundationEssentials
import PlanFiles
import Testing

@Suite struct `Schemas` {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "plans/schema")

  /// The committed schemas are what the program prints; RECORD=1 writes them anew, and fails.
  @Test(arguments: [
    ("brief", Schema.brief), ("plan", Schema.plan), ("diagnostics", Schema.diagnostics),
  ])
  func `the file in plans is what the program prints`(kind: String, schema: String) throws {
    let file = Self.folder.appending(path: "\(kind).schema.json")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(schema.utf8).write(to: file)
      Issue.record("\(file.path) is written anew: look at the difference, and test without RECORD")
    }
    #expect(String(decoding: try Data(contentsOf: file), as: UTF8.self) == schema)
  }

  @Test(arguments: [Schema.brief, Schema.plan, Schema.diagnostics])
  func `a schema is JSON and ends with a line feed`(schema: String) throws {
    // YAML contains JSON, and the reader at hand refuses two keys of one name.
    let document = try YAMLDocument(Array(schema.utf8), file: "schema.json")
    var reader = YAMLReader(document)
    let keys = reader.entries(document.root)?.map(\.key) ?? []
    #expect(keys.contains("$schema") && keys.contains("properties"))
    #expect(schema.hasSuffix("}\n"))
  }
}
