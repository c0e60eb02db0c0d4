import SkillsPlanner

/// Writes areas and venues as GeoJSON (RFC 7946): areas as outlines where they are given, else points, each with its need
/// and places; venues as points with their places. The property `kind` tells which is which.
struct GeoJSONWriter {
  private let json = JSONWriter()

  func text(_ telling: Telling, _ document: Document) -> String {
    let table = telling.areasTable
    let features = zip(telling.tally.areas, table.rows).map { area, row in
      return
        "    {\"type\": \"Feature\", \"id\": \(json.quoted(area.row.code)), \"geometry\": "
        + geometry(of: area.row, telling.boundaries)
        + ", \"properties\": {\(properties("area", table, row))}}"
    }
    let venues = zip(telling.venues, telling.venuesTable.rows).map { venue, row in
      "    {\"type\": \"Feature\", \"geometry\": \(point(venue.point)), \"properties\": {"
        + properties("venue", telling.venuesTable, row) + "}}"
    }
    return """
      {
        "type": "FeatureCollection",
        "title": \(json.quoted(document.title)),
        "year": \(json.quoted(document.year)),
        "status": \(json.quoted(document.status)),
        "features": [
      \((features + venues).joined(separator: ",\n"))
        ]
      }

      """
  }

  private func geometry(of area: AreaRow, _ boundaries: Boundaries?) -> String {
    guard let polygons = boundaries?.polygons(of: area.code) else {
      return point(area.point)
    }
    let written = polygons.map { polygon in
      "["
        + polygon.map { ring in "[" + ring.map(position).joined(separator: ", ") + "]" }
        .joined(separator: ", ") + "]"
    }
    return "{\"type\": \"MultiPolygon\", \"coordinates\": [\(written.joined(separator: ", "))]}"
  }

  private func properties(_ kind: String, _ table: Table, _ row: [Cell]) -> String {
    (["\"kind\": \"\(kind)\""]
      + zip(table.columns, row).map { "\(json.quoted($0.key)): \(json.value($1))" })
      .joined(separator: ", ")
  }

  private func point(_ point: Point) -> String {
    "{\"type\": \"Point\", \"coordinates\": \(position(point))}"
  }

  /// Degrees in the order of GeoJSON, as short as they read back the same.
  private func position(_ point: Point) -> String { "[\(point.longitude), \(point.latitude)]" }
}
