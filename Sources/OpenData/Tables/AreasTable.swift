import PlanFiles
import SkillsPlanner

/// One area as areas.csv holds it.
struct AreaRow: Sendable {
  let place: AreaPointsFile.Row
  /// The census ward; nil where none was given.
  let censusWard: CensusWardsFile.Ward?
  let deprivation: DeprivationFile.Row
  /// 0...1.
  let lowSkills: Double
  let qualifications: Qualifications
  let basis: QualificationsBasis

  var point: Point { Point(latitude: place.latitude, longitude: place.longitude) }
}

/// Where an area's qualifications come from; the raw value is what `qualifications_basis` says.
enum QualificationsBasis: String, CaseIterable, Sendable {
  case areas = "census rates of the area"
  case wards = "modelled from ward rates and the adult skills indicator"
}

/// areas.csv: the areas with their points, deprivation and qualifications.
enum AreasTable {
  /// What the import of courses reads back.
  static let columnsRead = [
    "area", "district", "district_name", "latitude", "longitude", "population", "imd_score",
  ]

  /// Every column in order.
  static let columns =
    ["area", "name", "ward", "ward_name", "district", "district_name", "latitude", "longitude"]
    + DeprivationFile.Measure.allCases.flatMap { measure in
      ["score", "rank", "decile"].map { "\(measure.rawValue)_\($0)" }
    }
    + ["adult_skills_indicator", "population", "adults"] + Qualification.allCases.map(\.column)
    + ["qualifications_basis", "neighbourhood", "ward_2021", "ward_2021_name"]

  /// The table's bytes, rows in the order given.
  static func csv(_ rows: [AreaRow]) -> [UInt8] {
    var writer = CSVWriter(names: columns)
    for row in rows {
      writer.write(row.place.code)
      writer.write(row.place.name)
      writer.write(row.place.ward)
      writer.write(row.place.wardName)
      writer.write(row.place.district)
      writer.write(row.place.districtName)
      writer.write(row.point.latitude)
      writer.write(row.point.longitude)
      for value in row.deprivation.values {
        writer.write(value.score)
        writer.write(value.rank)
        writer.write(value.decile)
      }
      writer.write(row.lowSkills)
      writer.write(row.deprivation.population)
      writer.write(row.deprivation.adults)
      for qualification in Qualification.allCases {
        writer.write(row.qualifications[qualification])
      }
      writer.write(row.basis.rawValue)
      writer.write(row.place.neighbourhood)
      writer.write(row.censusWard?.code ?? "")
      writer.write(row.censusWard?.name ?? "")
      writer.endRow()
    }
    return writer.bytes
  }

  /// The districts of rows, sorted by code, each with the mean point of its areas weighted by
  /// population.
  static func districts(_ rows: [AreaRow]) -> [District] {
    districts(
      rows.map {
        Residents(
          code: $0.place.district, name: $0.place.districtName, point: $0.point,
          population: $0.deprivation.population)
      })
  }

  /// The districts of a table that an earlier import wrote.
  static func districts(in file: ImportedFile) throws(InvalidInput) -> [District] {
    var table = try file.table(columnsRead)
    let (code, name) = (table["district"], table["district_name"])
    let (latitude, longitude) = (table["latitude"], table["longitude"])
    let (area, population) = (table["area"], table["population"])
    var residents: [Residents] = []
    while table.next() {
      guard table.key(area) != nil, let district = table.text(code), let title = table.text(name),
        let north = table.decimal(latitude, in: 49...61),
        let east = table.decimal(longitude, in: -9...3),
        let people = table.whole(population, in: 0...1_000_000)
      else { continue }
      residents.append(
        Residents(
          code: district, name: title, point: Point(latitude: north, longitude: east),
          population: people))
    }
    try table.finish()
    return districts(residents)
  }

  private struct Residents {
    let code: String
    let name: String
    let point: Point
    let population: Int
  }

  private static func districts(_ residents: [Residents]) -> [District] {
    Dictionary(grouping: residents, by: \.code).sorted { $0.key < $1.key }.map { code, members in
      let isEmpty = members.allSatisfy { $0.population == 0 }
      let weighted = members.map { (point: $0.point, weight: isEmpty ? 1 : $0.population) }
      return District(code: code, name: members[0].name, point: .mean(weighted))
    }
  }
}
