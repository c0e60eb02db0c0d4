import Foundation
import PlanFiles
import SkillsPlanner
import Testing

@testable import PlanReport
@testable import SkillsPlanCommand

/// The files of a pack, of plans whose texts are as bad as texts can be.
@Suite struct PublishedFilesTests {
  private static let hostile = [
    "=cmd|'/c calc'!A1", "+1", "-1+2", "@SUM(A1)", "\tx", "\rx", "\nx", "\u{FF1D}1", "a\"b", "a,b",
    "a;b",
    "<script>alert(1)</script>", "a]]>b", "\u{202E}abc", "\u{0}", "`x`", "# x", "", " ", "- x",
  ]

  /// The smallest plan with a text wherever it may have one.
  private func plan(_ text: String) throws -> Plan {
    var plan = try Examples.read(Tool.root.appending(path: "plans/smallest/plan.yaml"))
    plan.title = text
    plan.status = text
    plan.owner = Owner(
      organisation: text, contact: text, roles: [.init(role: "analyst", holder: text)])
    plan.assumptions = [text]
    plan.sources = [SourceRecord(title: text, publisher: text, vintage: text, licence: text)]
    plan.areas = plan.areas.map {
      AreaRow(
        code: $0.code, name: text, district: $0.district, decile: $0.decile, point: $0.point)
    }
    plan.providers = plan.providers.map {
      ProviderRow(
        provider: Provider(ukprn: $0.provider.ukprn, name: text), lastYear: $0.lastYear,
        plan: $0.plan)
    }
    return plan
  }

  private func files(_ plan: Plan, _ disclosure: Disclosure = .none) throws -> [PackFile] {
    try PackMaking(
      plan: plan, bytes: [], disclosure: disclosure, boundaries: nil,
      evidence: .init(verification: "Checked.", validation: nil), previous: nil
    ).files()
  }

  @Test(arguments: hostile) func `no cell of a table is run by a spreadsheet`(text: String) throws {
    for file in try files(plan(text)) where file.path.hasSuffix(".csv") {
      var reader = try CSVReader(file.bytes, file: file.path)
      while let record = reader.next() {
        #expect(record.count == reader.names.count, "\(file.path)")
        for place in 0..<record.count {
          let cell = record[place].text
          guard let first = cell.unicodeScalars.first, Double(cell) == nil else { continue }
          #expect(!"=+-@\t\r\n\u{FF1D}".unicodeScalars.contains(first), "\(file.path): \(cell)")
        }
      }
      #expect(reader.diagnostics.isEmpty)
    }
  }

  @Test(arguments: hostile) func `a text comes back from a table as it was`(text: String) throws {
    let file = try #require(try files(plan(text)).first { $0.path == "tables/providers.csv" })
    var reader = try CSVReader(file.bytes, file: file.path)
    let next = reader.next()
    let row = try #require(next)
    let name = row[1].text
    // Nothing that a text file cannot hold comes back.
    let due = text == "\u{0}" ? "\u{FFFD}" : text
    #expect(name == due || name == "'" + due)
  }

  @Test(arguments: hostile, [Disclosure.none, .ons])
  func `no text of a plan is markup on a page or in a record`(
    text: String, disclosure: Disclosure
  ) throws {
    for file in try files(plan(text), disclosure) {
      let page = String(decoding: file.bytes, as: UTF8.self)
      if file.path.hasSuffix(".html") {
        #expect(!page.contains("<script>alert"), "\(file.path)")
        #expect(!page.contains("\u{202E}") && !page.contains("\u{0}"), "\(file.path)")
      }
      if file.path.hasSuffix(".json") || file.path.hasSuffix(".geojson") {
        _ = try JSONSerialization.jsonObject(with: Data(file.bytes))
      }
      if file.path.hasSuffix(".md") { #expect(!page.contains("<script>")) }
    }
  }

  @Test(arguments: [Disclosure.none, .round5, .ons])
  func `the metadata describe the tables as they are`(disclosure: Disclosure) throws {
    let files = try files(
      Examples.read(Tool.root.appending(path: "plans/lancashire/plan.yaml")), disclosure)
    let file = try #require(files.first { $0.path == "tables/csv-metadata.json" })
    let metadata = try JSONDecoder().decode(Metadata.self, from: Data(file.bytes))
    let tables = files.filter { $0.path.hasPrefix("tables/") && $0.path.hasSuffix(".csv") }
    #expect(metadata.tables.map { "tables/\($0.url)" } == tables.map(\.path))
    for (table, schema) in zip(tables, metadata.tables.map(\.tableSchema)) {
      var reader = try CSVReader(table.bytes, file: table.path)
      #expect(reader.names == schema.columns.map(\.name))
      for column in schema.columns { #expect(column.titles.contains(column.name)) }
      let key = try schema.primaryKey.map { try #require(reader.names.firstIndex(of: $0)) }
      #expect(!key.isEmpty)
      var seen: Set<[String]> = []
      while let record = reader.next() {
        #expect(seen.insert(key.map { record[$0].text }).inserted, "\(table.path)")
        for (place, column) in schema.columns.enumerated() {
          let cell = record[place].text
          if column.required { #expect(!cell.isEmpty, "\(table.path): \(column.name)") }
          guard column.null?.contains(cell) != true else { continue }
          switch column.datatype {
          case "integer": #expect(Int(cell) != nil, "\(table.path): \(cell)")
          case "decimal": #expect(Double(cell) != nil, "\(table.path): \(cell)")
          default: #expect(column.datatype == "string")
          }
        }
      }
    }
  }

  private struct Metadata: Decodable {
    let tables: [Table]

    struct Table: Decodable {
      let url: String
      let tableSchema: Schema
    }
    struct Schema: Decodable {
      let columns: [Column]
      let primaryKey: [String]
    }
    struct Column: Decodable {
      let name: String
      let titles: [String]
      let datatype: String
      let required: Bool
      let null: [String]?
    }
  }

  @Test func `areas on the map stand where they are, longitude first`() throws {
    let plan = try plan("a name")
    let file = try #require(try files(plan).first { $0.path == "areas.geojson" })
    let map = try JSONDecoder().decode(FeatureCollection.self, from: Data(file.bytes))
    #expect(map.type == "FeatureCollection")
    #expect(map.features.map(\.properties.area) == plan.areas.map(\.code))
    for (feature, area) in zip(map.features, plan.areas) {
      #expect(feature.geometry.coordinates == [area.point.longitude, area.point.latitude])
    }
    #expect(map.features.compactMap(\.properties.learners).reduce(0, +) == plan.summary.learners)
  }

  private struct FeatureCollection: Decodable {
    let type: String
    let features: [Feature]

    struct Feature: Decodable {
      let geometry: Geometry
      let properties: Properties
    }
    struct Geometry: Decodable { let coordinates: [Double] }
    struct Properties: Decodable {
      let area: String
      let learners: Int?
    }
  }

  @Test func `exact tables foot to the plan's summary`() throws {
    let plan = try Examples.read(Tool.root.appending(path: "plans/lancashire/plan.yaml"))
    let tables = PublicTables(plan).all
    func sum(_ name: String, _ column: String) throws -> Int {
      let table = try #require(tables.first { $0.name == name })
      let place = try #require(table.place(of: column))
      return table.rows.reduce(0) {
        if case .whole(let count) = $1[place] { $0 + count } else { $0 }
      }
    }
    for table in ["areas", "districts", "levels", "deciles", "needs"] {
      #expect(try sum(table, "learners") == plan.summary.learners, "\(table)")
      #expect(try sum(table, "placed") == plan.summary.placed, "\(table)")
    }
    for table in ["providers", "deliveries", "provision"] {
      #expect(try sum(table, "last_year") == plan.summary.lastYear, "\(table)")
      #expect(try sum(table, "plan") == plan.summary.placed, "\(table)")
    }
    #expect(try sum("allocations", "places") == plan.summary.placed)
    #expect(
      try sum("shortfalls", "learners") == plan.summary.learners - plan.summary.placed)
  }
}
