import PlanFiles
import SkillsPlanner

/// The areas that are planned for: their names, wards, districts and points.
struct AreaPlaces {
  /// What the points of areas are the middles of; the raw value is what `point_from` says.
  enum Basis: String, CaseIterable, Sendable {
    case postcodes = "mean of live postcodes"
    case people = "population-weighted centroid"
    case land = "geometric centroid"
  }

  /// Sorted by code.
  let rows: [AreaPointsFile.Row]
  let basis: Basis
  /// The years of the boundaries of wards and districts, where the look-up tells them.
  let years: (ward: Int?, district: Int?)

  /// Reads the look-up and the points, of the one release that has both or of one for each.
  ///
  /// Nil where a problem was reported.
  init?(_ set: ReleaseSet, authorities: [String], _ reader: inout ReleaseReader) {
    var all: [AreaPointsFile.Row]
    if set.files.contains(where: { $0.release == .areaPoints }) {
      let points = reader.read(.areaPoints) { file throws(InvalidInput) in
        try AreaPointsFile(file)
      }
      guard let points else { return nil }
      all = points.table.rows
      basis = .postcodes
      years = (2024, 2024)
    } else {
      let read = reader.read(.wards) { file throws(InvalidInput) in try ReleaseRows(file) }
      guard let read else { return nil }
      var named = Self.named(read.table)
      reader.drop(read.table.rows.count - named.count, "an area of Wales", in: read.file)
      guard Self.keep(authorities, of: &named, in: read.file, &reader),
        let points = Self.points(of: named.map(\.code), set, &reader)
      else { return nil }
      all = named.compactMap { row in
        points.places[row.code].map { AreaPointsFile.Row(row, at: $0) }
      }
      basis = points.basis
      let columns = read.file.columns
      func year(_ name: String) -> Int? {
        columns.first { $0.column.name == name }.flatMap { HeaderName.year(in: $0.published) }
      }
      years = (year("ward"), year("district"))
      rows = all.sorted { $0.code < $1.code }
      return
    }
    guard let file = set.files.first(where: { $0.release == .areaPoints }),
      Self.keep(authorities, of: &all, in: file, &reader)
    else { return nil }
    rows = all.sorted { $0.code < $1.code }
  }

  /// An area of a look-up, whose point stands in another file.
  fileprivate struct Named: InDistrict {
    let code: String
    let name: String
    let ward: String
    let wardName: String
    let district: String
    let districtName: String
  }

  private struct Points {
    let file: ImportedFile
    let places: [String: Point]
    let basis: Basis
  }

  /// Keeps the areas of the districts asked for; false where one is not known, which is reported.
  private static func keep<Row: InDistrict>(
    _ authorities: [String], of rows: inout [Row], in file: ImportedFile,
    _ reader: inout ReleaseReader
  ) -> Bool {
    if authorities.isEmpty { return true }
    guard let districts = districts(authorities, among: rows, &reader) else { return false }
    let before = rows.count
    rows.removeAll { !districts.contains($0.district) }
    reader.drop(before - rows.count, "an area of another district", in: file)
    return true
  }

  /// The middles of people where they are given, else of postcodes, else of land: the first that has
  /// every area.
  private static func points(
    of codes: [String], _ set: ReleaseSet, _ reader: inout ReleaseReader
  ) -> Points? {
    let choices: [(Release, Basis)] = [
      (.populationCentroids, .people), (.postcodes, .postcodes), (.postcodeDirectory, .postcodes),
      (.areaCentroids, .land), (.boundaries, .land),
    ]
    var lacking: (file: ImportedFile, codes: [String])?
    for (release, basis) in choices where reader.has(release) {
      let read = reader.read(release) { file throws(InvalidInput) in try ReleaseRows(file) }
      guard let read else { return nil }
      let points = Points(file: read.file, places: means(read.table), basis: basis)
      let placeless = codes.filter { points.places[$0] == nil }
      if placeless.isEmpty { return points }
      reader.forget(read.file)
      if placeless.count < lacking?.codes.count ?? Int.max { lacking = (read.file, placeless) }
    }
    if let lacking {
      reader.report(placeless(lacking.codes.sorted(), in: lacking.file))
    } else {
      _ = reader.read(.areaCentroids) { file throws(InvalidInput) in try ReleaseRows(file) }
    }
    return nil
  }

  /// The mean of the points of each area; one where it has one.
  private static func means(_ table: ReleaseRows) -> [String: Point] {
    guard let latitude = table.names.firstIndex(of: "latitude"),
      let longitude = table.names.firstIndex(of: "longitude"),
      let area = table.names.firstIndex(of: "area")
    else { return [:] }
    var points: [String: [(point: Point, weight: Int)]] = [:]
    for row in table.rows {
      guard let north = row[latitude].number, let east = row[longitude].number,
        let point = Point(roundedLatitude: north, longitude: east)
      else { continue }
      points[row[area].text, default: []].append((point, 1))
    }
    return points.mapValues { Point.mean($0) }
  }

  /// The areas of England.
  private static func named(_ lookUp: ReleaseRows) -> [Named] {
    let columns = ["area", "name", "ward", "ward_name", "district", "district_name"].map {
      lookUp[$0]
    }
    return lookUp.rows.filter { $0[columns[0]].text.hasPrefix("E") }.map { row in
      let cells = columns.map { row[$0].text }
      return Named(
        code: cells[0], name: cells[1], ward: cells[2], wardName: cells[3], district: cells[4],
        districtName: cells[5])
    }
  }

  private static func placeless(_ codes: [String], in file: ImportedFile) -> Diagnostic {
    .error(
      ImportCheck.noMatch, at: Location(file: file.path),
      "\(codes.count) areas of the look-up have no point here: "
        + codes.prefix(5).joined(separator: ", ") + (codes.count > 5 ? ", ..." : ""),
      fix: "Give points of the LSOAs of 2021.")
  }

  /// The codes of the districts that names mean; nil where one is not known, which is reported.
  private static func districts(
    _ authorities: [String], among rows: [some InDistrict], _ reader: inout ReleaseReader
  ) -> Set<String>? {
    let own = Dictionary(rows.map { ($0.districtName.lowercased(), $0.district) }) { first, _ in
      first
    }
    let codes = Set(rows.map(\.district))
    var found: Set<String> = []
    var isKnown = true
    for name in authorities {
      let registered = DistrictRegister.find(name)
      let meant =
        own[name.lowercased()].map { [$0] }
        ?? (codes.contains(name)
          ? [name]
          : registered.districts.map { own[$0.district.name.lowercased()] ?? $0.district.code })
      let there = meant.filter { codes.contains($0) }
      guard there.isEmpty else {
        found.formUnion(there)
        continue
      }
      isKnown = false
      var near: [String] = []
      if case .unknown(let names) = registered { near = names }
      reader.report(
        .error(
          ImportCheck.noMatch, at: nil,
          "\(name.cited()) is no district or LSIP area of the look-up"
            + (near.isEmpty ? "" : "; near are " + near.map { $0.cited() }.joined(separator: ", ")),
          fix: "Write the name or code of a district, or of an LSIP area."))
    }
    return isKnown ? found : nil
  }
}

/// What is in a district.
private protocol InDistrict {
  var district: String { get }
  var districtName: String { get }
}

extension AreaPointsFile.Row: InDistrict {
  fileprivate init(_ named: AreaPlaces.Named, at point: Point) {
    self.init(
      code: named.code, name: named.name, neighbourhood: "", ward: named.ward,
      wardName: named.wardName, district: named.district, districtName: named.districtName,
      point: point)
  }
}
