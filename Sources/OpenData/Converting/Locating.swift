import PlanFiles
import SkillsPlanner

/// Gives the rows of a table a point, where they say one in another way: by grid reference or by
/// postcode.
struct Locating: Sendable {
  /// The columns with the point's three behind them where they were not there.
  let names: [String]
  /// The column to blame where a row has no point.
  let blamed: String

  private let latitude: Int
  private let longitude: Int
  private let basis: Int
  private let easting: Int?
  private let northing: Int?
  private let postcode: Int?
  private let delivery: Int?
  private let postcodes: PostcodeIndex?

  /// The column that says what a point was taken from.
  static let basisColumn = "point_from"

  /// Nil where the rows have nothing to make a point of, or have points and nothing else.
  init?(names: [String], postcodes: PostcodeIndex?) {
    func place(_ name: String) -> Int? { names.firstIndex(of: name) }
    easting = place("easting")
    northing = place("northing")
    postcode = postcodes == nil ? nil : place("postcode")
    guard (easting != nil && northing != nil) || postcode != nil else { return nil }
    var all = names
    for name in ["latitude", "longitude", Self.basisColumn] where !all.contains(name) {
      all.append(name)
    }
    guard let latitude = all.firstIndex(of: "latitude"),
      let longitude = all.firstIndex(of: "longitude"),
      let basis = all.firstIndex(of: Self.basisColumn)
    else { return nil }
    self.names = all
    self.latitude = latitude
    self.longitude = longitude
    self.basis = basis
    delivery = place("delivery") ?? place("mode")
    blamed = postcode != nil ? "postcode" : "easting"
    self.postcodes = postcodes
  }

  /// Whether points are taken from grid references.
  var isOfGrid: Bool { easting != nil }
  /// Whether points are taken from postcodes.
  var isOfPostcodes: Bool { postcode != nil }

  /// The row with its point; throws a postcode that no look-up knows, or metres off the grid.
  func locate(_ values: [TableValue]) throws(CellFault) -> [TableValue] {
    var row = values + repeatElement(.missing, count: names.count - values.count)
    if let delivery, row[delivery].text == "online" { return row }
    if row[latitude].number != nil, row[longitude].number != nil {
      row[basis] = .text("coordinates")
      return row
    }
    if let east = easting.flatMap({ row[$0].number }),
      let north = northing.flatMap({ row[$0].number }),
      // Postcodes without a place have zeros there.
      east != 0 || north != 0
    {
      // No land of Great Britain is within five kilometres of the grid's origin: those are kilometres.
      guard east >= 5_000, north >= 5_000, let point = Point(easting: east, northing: north) else {
        throw CellFault(
          .offGrid, "not in Great Britain on the National Grid",
          fix: "Give easting and northing in metres, the easting first.")
      }
      return put(point, "national grid", &row)
    }
    guard let postcode, let postcodes, !row[postcode].text.isEmpty else { return row }
    let code = Postcode(row[postcode].text)
    if let point = postcodes[code]?.point { return put(point, "postcode", &row) }
    let near = postcodes.nearest(to: code).map {
      "; the nearest known is \($0.postcode.printed)"
    }
    throw CellFault(
      .unknownPostcode, "a postcode that the look-up does not know\(near ?? "")",
      fix: "Correct it, or give a newer look-up of postcodes.")
  }

  private func put(_ point: Point, _ from: String, _ row: inout [TableValue]) -> [TableValue] {
    guard let exact = Point(roundedLatitude: point.latitude, longitude: point.longitude) else {
      return row
    }
    row[latitude] = .decimal(exact.latitude)
    row[longitude] = .decimal(exact.longitude)
    row[basis] = .text(from)
    return row
  }
}
