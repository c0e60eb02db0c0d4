import PlanFiles
import PlanReport
import SkillsPlanner

/// The tables of a pack as files: CSV, what each column is (CSV on the Web), and maps (GeoJSON).
struct PackTables {
  let plan: Plan
  let tables: [PublicTable]
  /// Outlines of areas; those of an area without one stand at its point.
  let boundaries: Boundaries?

  var files: [PackFile] {
    tables.map { PackFile("tables/\($0.name).csv", $0.description, Self.csv($0)) }
      + [
        PackFile(
          "tables/csv-metadata.json", "What each column of the tables is (CSV on the Web).",
          metadata.written + "\n")
      ]
      + [
        map(of: "areas").map {
          PackFile("areas.geojson", "Areas with needs and places (GeoJSON).", $0)
        },
        map(of: "venues").map {
          PackFile("venues.geojson", "Where courses are taught (GeoJSON).", $0)
        },
      ].compactMap(\.self)
  }

  /// RFC 4180 with LF; no cell that a spreadsheet would run.
  static func csv(_ table: PublicTable) -> [UInt8] {
    var writer = CSVWriter(names: table.columns.map(\.name))
    for row in table.rows {
      for cell in row {
        if case .decimal(let number) = cell {
          writer.write(number)
        } else {
          writer.write(cell.written)
        }
      }
      writer.endRow()
    }
    return writer.bytes
  }

  // MARK: CSV on the Web

  /// Source: W3C, Metadata Vocabulary for Tabular Data.
  private var metadata: JSON {
    .object([
      (
        "@context",
        .list([.text("http://www.w3.org/ns/csvw"), .object([("@language", .text("en"))])])
      ),
      ("dc:title", .text(plan.title)),
      ("dc:description", .text("Tables of a plan of training places. Status: \(plan.status)")),
      ("dc:publisher", .text(plan.owner.organisation)),
      ("dc:license", licence),
      ("dc:rights", .list(attributions.map(JSON.text))),
      ("tables", .list(tables.map(schema))),
    ])
  }

  /// Each attribution once, in the order of the sources.
  private var attributions: [String] {
    var seen: Set<String> = []
    return plan.sources.map(\.licence).filter { seen.insert($0).inserted }
  }

  private var licence: JSON {
    let isOpen =
      !attributions.isEmpty
      && attributions.allSatisfy { $0.contains("Open Government Licence") }
    return isOpen
      ? .object([
        (
          "@id",
          .text("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/")
        )
      ])
      : .text(
        attributions.isEmpty
          ? "To be completed." : "By source: sources.csv has what each licence asks for.")
  }

  private func schema(_ table: PublicTable) -> JSON {
    .object([
      ("url", .text("\(table.name).csv")), ("dc:title", .text(table.title)),
      ("dc:description", .text(table.description)),
      (
        "tableSchema",
        .object([
          ("columns", .list(table.columns.map { column($0, isKey: table.key.contains($0.name)) })),
          ("primaryKey", .list(table.key.map(JSON.text))),
        ])
      ),
    ])
  }

  private func column(_ column: PublicTable.Column, isKey: Bool) -> JSON {
    let datatype =
      switch column.kind {
      case .text: "string"
      case .whole: "integer"
      case .decimal: "decimal"
      }
    let marks = [PublicTable.Cell.hidden, .fewerThanFive, .notAvailable].compactMap(\.mark)
    let null: [(String, JSON)] =
      column.kind == .text ? [] : [("null", .list(([""] + marks).map(JSON.text)))]
    return .object(
      [
        ("name", .text(column.name)),
        ("titles", .list([.text(column.name), .text(column.title)])),
        ("dc:description", .text(column.description)), ("datatype", .text(datatype)),
        ("required", .truth(isKey)),
      ] + null)
  }

  // MARK: GeoJSON

  /// A row of a table on each line, at its place; nil without such a table. Source: RFC 7946.
  private func map(of name: String) -> [UInt8]? {
    guard let table = tables.first(where: { $0.name == name }),
      let latitude = table.place(of: "latitude"), let longitude = table.place(of: "longitude")
    else { return nil }
    let shown = table.columns.indices.filter { $0 != latitude && $0 != longitude }
    var bytes = Array("{\"type\":\"FeatureCollection\",\"features\":[\n".utf8)
    for (place, row) in table.rows.enumerated() {
      guard case .decimal(let north) = row[latitude], case .decimal(let east) = row[longitude]
      else { continue }
      let feature = JSON.object([
        ("type", .text("Feature")),
        ("geometry", outline(of: table.key(of: row)) ?? Self.point(east: east, north: north)),
        ("properties", .object(shown.map { (table.columns[$0].name, Self.value(row[$0])) })),
      ])
      bytes += Array((feature.line + (place + 1 < table.rows.count ? ",\n" : "\n")).utf8)
    }
    return bytes + Array("]}\n".utf8)
  }

  private func outline(of code: String) -> JSON? {
    boundaries?.polygons(of: code).map { polygons in
      let rings = polygons.map { polygon in
        JSON.list(
          polygon.map { ring in
            .list(ring.map { .list([.degrees($0.longitude), .degrees($0.latitude)]) })
          })
      }
      return .object([("type", .text("MultiPolygon")), ("coordinates", .list(rings))])
    }
  }

  private static func point(east: Double, north: Double) -> JSON {
    .object([
      ("type", .text("Point")), ("coordinates", .list([.degrees(east), .degrees(north)])),
    ])
  }

  private static func value(_ cell: PublicTable.Cell) -> JSON {
    switch cell {
    case .text(let text): .text(text)
    case .whole(let number): .whole(number)
    case .decimal(let number): .degrees(number)
    case .notAvailable, .fewerThanFive, .hidden, .empty: .missing
    }
  }
}
