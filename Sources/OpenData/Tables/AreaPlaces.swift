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
      let lookUp = reader.read(.wards) { file throws(InvalidInput) in try ReleaseRows(file) }
      let points = Self.points(set, &reader)
      guard let lookUp, let points else { return nil }
      let read = Self.joined(lookUp.table, points.places)
      all = read.rows
      if !read.placeless.isEmpty {
        reader.report(Self.placeless(read.placeless, in: points.file))
      }
      basis = points.basis
      let columns = lookUp.file.recognition.columns
      func year(_ name: String) -> Int? {
        columns.first { $0.column.name == name }.flatMap { HeaderName.year(in: $0.published) }
      }
      years = (year("ward"), year("district"))
      reader.drop(
        lookUp.table.rows.count - read.rows.count - read.placeless.count, "an area of Wales",
        in: lookUp.file)
    }
    if !authorities.isEmpty {
      let before = all.count
      guard let districts = Self.districts(authorities, among: all, &reader) else { return nil }
      all = all.filter { districts.contains($0.district) }
      if let file = set.files.first(where: { $0.release == .areaPoints || $0.release == .wards }) {
        reader.drop(before - all.count, "an area of another district", in: file)
      }
    }
    rows = all.sorted { $0.code < $1.code }
  }

  private struct Points {
    let file: ImportedFile
    let places: [String: Point]
    let basis: Basis
  }

  /// The middles of people where they are given, else of postcodes, else of land.
  private static func points(_ set: ReleaseSet, _ reader: inout ReleaseReader) -> Points? {
    let choices: [(Release, Basis)] = [
      (.populationCentroids, .people), (.postcodes, .postcodes), (.postcodeDirectory, .postcodes),
      (.areaCentroids, .land), (.boundaries, .land),
    ]
    for (release, basis) in choices where set.files.contains(where: { $0.release == release }) {
      let read = reader.read(release) { file throws(InvalidInput) in try ReleaseRows(file) }
      guard let read else { return nil }
      return Points(file: read.file, places: Self.means(read.table), basis: basis)
    }
    _ = reader.read(.areaCentroids) { file throws(InvalidInput) in try ReleaseRows(file) }
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

  /// The areas of England with a point, and the codes of those without.
  private static func joined(
    _ lookUp: ReleaseRows, _ points: [String: Point]
  ) -> (rows: [AreaPointsFile.Row], placeless: [String]) {
    let columns = ["area", "name", "ward", "ward_name", "district", "district_name"].map {
      lookUp[$0]
    }
    var rows: [AreaPointsFile.Row] = []
    var placeless: [String] = []
    for row in lookUp.rows where row[columns[0]].text.hasPrefix("E") {
      let cells = columns.map { row[$0].text }
      guard let point = points[cells[0]] else {
        placeless.append(cells[0])
        continue
      }
      rows.append(
        AreaPointsFile.Row(
          code: cells[0], name: cells[1], neighbourhood: "", ward: cells[2], wardName: cells[3],
          district: cells[4], districtName: cells[5], point: point))
    }
    return (rows, placeless.sorted())
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
    _ authorities: [String], among rows: [AreaPointsFile.Row], _ reader: inout ReleaseReader
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
