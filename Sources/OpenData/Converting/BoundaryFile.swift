import PlanFiles
import SkillsPlanner

/// Boundaries of areas as GeoJSON (RFC 7946, WGS 84): a row for each, with the middle of its land.
struct BoundaryFile: Decodable {
  let features: [Feature]

  struct Feature: Decodable {
    let properties: [String: Property]
    let geometry: Geometry?
  }

  /// Text or number; anything else is passed over.
  struct Property: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let text = try? value.decode(String.self) {
        self.text = text
      } else if let number = try? value.decode(Double.self) {
        self.text = DecimalText.plain(number)
      } else {
        self.text = ""
      }
    }
  }

  /// The outlines of one area: polygons of rings, the first the outer one and the others holes.
  struct Geometry: Decodable {
    let polygons: [[Ring]]

    private enum Key: CodingKey { case type, coordinates }

    init(from decoder: any Decoder) throws {
      let map = try decoder.container(keyedBy: Key.self)
      switch try map.decode(String.self, forKey: .type) {
      case "Polygon": polygons = [try map.decode([Ring].self, forKey: .coordinates)]
      case "MultiPolygon": polygons = try map.decode([[Ring]].self, forKey: .coordinates)
      default: polygons = []
      }
    }
  }

  /// - Throws: that no outline has the code of an area.
  func recognition(_ file: String) throws(InvalidInput) -> Recognition {
    let keys = Set(features.flatMap { $0.properties.keys }).sorted()
    let codes = Layout.boundaries.columns[0].published
    let found = keys.first { key in codes.contains { $0.matches(key) } }
    guard let key = found else {
      throw InvalidInput([
        .error(
          ImportCheck.json, at: Location(file: file),
          features.isEmpty
            ? "there is no outline in the file"
            : "the outlines have no codes of areas; their properties are "
              + (keys.isEmpty ? "none" : keys.prefix(6).map { $0.cited() }.joined(separator: ", ")),
          fix:
            "Give boundaries as the Office for National Statistics publishes them, with a property "
            + "such as LSOA21CD.")
      ])
    }
    let names =
      keys.filter { $0 != key } + [key, "latitude", "longitude", "square_kilometres"]
      + ["outline_points"]
    let rows = features.enumerated().map { index, feature -> (cells: [String], path: String) in
      let shape = Outline(feature.geometry?.polygons ?? [])
      let text = { (name: String) in feature.properties[name]?.text ?? "" }
      let cells = keys.filter { $0 != key }.map(text) + [text(key)]
      let point = shape.middle.map {
        [DecimalText.plain($0.latitude), DecimalText.plain($0.longitude)]
      }
      return (
        cells + (point ?? ["", ""]) + [DecimalText.plain(shape.squareKilometres, places: 3)]
          + [String(shape.points)], "features[\(index)]"
      )
    }
    return Recognition(
      .boundaries, names: names, rows: rows, file: file, form: "GeoJSON, \(features.count) areas")
  }
}

/// A closed line of longitudes and latitudes.
typealias Ring = [[Double]]

/// What the outlines of an area are worth knowing of.
struct Outline {
  /// The centre of the land, to a millionth of a degree; nil where there is none.
  let middle: Point?
  /// On a sphere, to about half a per cent.
  let squareKilometres: Double
  /// Points of all rings.
  let points: Int

  /// - Parameter polygons: rings of [longitude, latitude]; the first of each is the outer one.
  init(_ polygons: [[Ring]]) {
    var area = 0.0
    var east = 0.0
    var north = 0.0
    var points = 0
    for rings in polygons {
      for (place, ring) in rings.enumerated() {
        points += ring.count
        let own = Self.moments(ring)
        // Outer rings add and holes take away, whichever way round they are written.
        let sign = (place == 0) == (own.area > 0) ? 1.0 : -1.0
        area += sign * own.area
        east += sign * own.east
        north += sign * own.north
      }
    }
    self.points = points
    middle =
      area == 0 ? nil : Point(roundedLatitude: north / area, longitude: east / area)
    let size = middle.map { area * $0.squareKilometresInASquareDegree } ?? 0
    squareKilometres = size.isFinite ? size : 0
  }

  /// Twice the plane area in square degrees, halved, and its first moments (the shoelace formula),
  /// about the ring's first point, so that no digits are lost.
  private static func moments(_ ring: Ring) -> (area: Double, east: Double, north: Double) {
    guard let origin = ring.first, origin.count >= 2, ring.count >= 4,
      ring.allSatisfy({ $0.count >= 2 })
    else { return (0, 0, 0) }
    var area = 0.0
    var east = 0.0
    var north = 0.0
    for place in ring.indices.dropLast() {
      let (x1, y1) = (ring[place][0] - origin[0], ring[place][1] - origin[1])
      let (x2, y2) = (ring[place + 1][0] - origin[0], ring[place + 1][1] - origin[1])
      let cross = x1 * y2 - x2 * y1
      area += cross / 2
      east += (x1 + x2) * cross / 6
      north += (y1 + y2) * cross / 6
    }
    return (area, east + origin[0] * area, north + origin[1] * area)
  }
}
