import SkillsPlanner

/// Writes the areas as GeoJSON (RFC 7946): outlines where they are given, else points, each with its need and places.
struct GeoJSONWriter {
  private let json = JSONWriter()

  func text(_ telling: Telling, _ document: Document) -> String {
    let table = telling.areasTable
    let features = zip(telling.tally.areas, table.rows).map { area, row in
      let properties = zip(table.columns, row).map { "\(json.quoted($0.key)): \(json.value($1))" }
      return
        "    {\"type\": \"Feature\", \"id\": \(json.quoted(area.row.code)), \"geometry\": "
        + geometry(of: area.row, telling.boundaries) + ", \"properties\": {"
        + properties.joined(separator: ", ") + "}}"
    }
    return """
      {
        "type": "FeatureCollection",
        "title": \(json.quoted(document.title)),
        "year": \(json.quoted(document.year)),
        "status": \(json.quoted(document.status)),
        "features": [
      \(features.joined(separator: ",\n"))
        ]
      }

      """
  }

  /// Rings that lie in no other ring are outlines of their own; the others are holes of the one they lie in.
  private func geometry(of area: AreaRow, _ boundaries: Boundaries?) -> String {
    guard let rings = boundaries?.rings[area.code], !rings.isEmpty else {
      return "{\"type\": \"Point\", \"coordinates\": \(position(area.point))}"
    }
    var polygons: [[[Point]]] = []
    for ring in rings.sorted(by: { Self.area(of: $0) > Self.area(of: $1) }) {
      guard let corner = ring.first else { continue }
      if let outer = polygons.firstIndex(where: { Self.isInside(corner, $0[0]) }) {
        polygons[outer].append(ring)
      } else {
        polygons.append([ring])
      }
    }
    let written = polygons.map { polygon in
      "["
        + polygon.map { ring in "[" + ring.map(position).joined(separator: ", ") + "]" }
        .joined(separator: ", ") + "]"
    }
    return "{\"type\": \"MultiPolygon\", \"coordinates\": [\(written.joined(separator: ", "))]}"
  }

  /// Degrees in the order of GeoJSON, as short as they read back the same.
  private func position(_ point: Point) -> String { "[\(point.longitude), \(point.latitude)]" }

  /// In square degrees: good enough to tell the larger of two.
  private static func area(of ring: [Point]) -> Double {
    let twice = zip(ring, ring.dropFirst()).reduce(0.0) { sum, side in
      sum + side.0.longitude * side.1.latitude - side.1.longitude * side.0.latitude
    }
    return twice.magnitude / 2
  }

  /// Whether a ray to the east crosses the ring an odd number of times.
  private static func isInside(_ point: Point, _ ring: [Point]) -> Bool {
    zip(ring, ring.dropFirst()).reduce(false) { isInside, side in
      let (one, other) = side
      guard (one.latitude > point.latitude) != (other.latitude > point.latitude) else {
        return isInside
      }
      let share = (point.latitude - one.latitude) / (other.latitude - one.latitude)
      return point.longitude < one.longitude + share * (other.longitude - one.longitude)
        ? !isInside : isInside
    }
  }
}
