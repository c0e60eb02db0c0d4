import FoundationEssentials
import PlanFiles
import PlanReport
import SkillsPlanner

/// Outlines of areas or districts from a GeoJSON file (RFC 7946), for the map of a report.
///
/// An outline belongs to the area whose code stands in one of its properties, whatever the property is called; a file
/// that knows no area of the plan may know its districts.
enum BoundariesFile {
  /// - Throws: `InvalidInput` when the file cannot be read, is no GeoJSON, or has no outline of the plan.
  static func boundaries(at path: String, of plan: Plan) throws(InvalidInput) -> Boundaries {
    let file = try InputFile.read(path, most: 1 << 30)
    let features: [Feature]
    do {
      features = try JSONDecoder().decode(Collection.self, from: Data(file.bytes)).features
    } catch {
      throw problem(
        "SP1160", file, "the file is no GeoJSON feature collection of polygons in degrees",
        fix: "Name a file of outlines in WGS 84 (EPSG:4326), such as the ONS publishes as GeoJSON.")
    }
    let areas = Set(plan.areas.map(\.code))
    let districts = Set(plan.districts.map(\.district.code))
    for known in [areas, districts] {
      var rings: [String: Boundaries.Rings] = [:]
      var property = ""
      for feature in features {
        guard let found = feature.texts.first(where: { known.contains($0.text) }) else { continue }
        rings[found.text, default: []] += feature.rings
        property = found.name
      }
      if !rings.isEmpty {
        return Boundaries(rings, source: source(FilePath.name(of: file.file), property))
      }
    }
    throw problem(
      "SP1161", file,
      "none of its \(grouped(features.count)) outlines has the code of an area or a district of the plan",
      fix: "Name the outlines of the areas that the plan was made for, of the same census.")
  }

  /// What the licence of the outlines asks for, by the property that has their codes: that of the Office for National
  /// Statistics has two digits of the year, as LSOA21CD. Whoever publishes others says whose they are.
  static func source(_ file: String, _ property: String) -> SourceRecord {
    let name = Array(property.utf8)
    let digits = name.dropLast(2).suffix(2)
    guard name.count > 4, name.suffix(2) == Array("CD".utf8)[...],
      digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let year = Int(String(decoding: digits, as: UTF8.self))
    else {
      return SourceRecord(
        title: "Outlines on the map (\(file))", publisher: "To be completed.",
        vintage: "To be completed.", licence: "To be completed.")
    }
    return SourceRecord(
      title: "Outlines on the map (\(file))", publisher: "Office for National Statistics",
      vintage: "\(2000 + year)",
      licence:
        "Source: Office for National Statistics licensed under the Open Government Licence v.3.0. Contains OS data © "
        + "Crown copyright and database right \(2000 + year).")
  }

  private static func problem(
    _ code: String, _ file: InputFile, _ summary: String, fix: String
  ) -> InvalidInput {
    InvalidInput([Diagnostic(.error, code, at: Location(file: file.file), summary, fix: fix)])
  }

  private struct Collection: Decodable {
    let features: [Feature]
  }

  /// An outline with all texts among its properties.
  private struct Feature: Decodable {
    let texts: [(name: String, text: String)]
    let rings: Boundaries.Rings

    private enum Key: CodingKey { case properties, geometry }

    init(from decoder: any Decoder) throws {
      let feature = try decoder.container(keyedBy: Key.self)
      texts = try feature.decodeIfPresent(Texts.self, forKey: .properties)?.texts ?? []
      rings = try feature.decodeIfPresent(Geometry.self, forKey: .geometry)?.rings ?? []
    }
  }

  private struct Texts: Decodable {
    let texts: [(name: String, text: String)]

    private struct Name: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init?(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      let properties = try decoder.container(keyedBy: Name.self)
      texts = properties.allKeys.sorted { $0.stringValue < $1.stringValue }
        .compactMap { key in
          (try? properties.decode(String.self, forKey: key)).map { (key.stringValue, $0) }
        }
    }
  }

  private struct Geometry: Decodable {
    let rings: Boundaries.Rings

    private enum Key: CodingKey { case type, coordinates }

    init(from decoder: any Decoder) throws {
      let geometry = try decoder.container(keyedBy: Key.self)
      let polygons =
        try geometry.decode(String.self, forKey: .type) == "Polygon"
        ? [geometry.decode([[[Double]]].self, forKey: .coordinates)]
        : geometry.decode([[[[Double]]]].self, forKey: .coordinates)
      rings = try polygons.joined().map { ring in
        try ring.map { corner in
          guard corner.count >= 2, let point = Point(latitude: corner[1], longitude: corner[0])
          else {
            throw DecodingError.dataCorruptedError(
              forKey: .coordinates, in: geometry, debugDescription: "no degrees")
          }
          return point
        }
      }
    }
  }
}
