import PlanFiles
import SkillsPlanner

/// One area as areas.csv holds it.
struct ImportedArea: Sendable {
  let place: AreaPointsFile.Row
  /// The census ward; nil where none was given.
  let censusWard: CensusWardsFile.Ward?
  let deprivation: DeprivationFile.Row
  /// 0...1; nil where no file gives it.
  let lowSkills: Double?
  let qualifications: Qualifications
  let basis: QualificationsBasis
}

/// Where an area's qualifications come from; the raw value is what `qualifications_basis` says.
enum QualificationsBasis: String, CaseIterable, Sendable {
  case areas = "census rates of the area"
  case wards = "modelled from ward rates and the adult skills indicator"
  case districts = "modelled from district rates and the adult skills indicator"
}

/// Writes areas.csv: the areas with their points, deprivation and qualifications.
enum AreasWriter {
  /// Every column in order.
  static let columns =
    ["area", "name", "ward", "ward_name", "district", "district_name", "latitude", "longitude"]
    + DeprivationFile.Measure.allCases.flatMap { measure in
      ["score", "rank", "decile"].map { "\(measure.rawValue)_\($0)" }
    }
    + ["adult_skills_indicator", "population", "adults"] + Qualification.allCases.map(\.rawValue)
    + ["qualifications_basis", "neighbourhood", "ward_2021", "ward_2021_name"]

  /// The table's bytes, rows in the order given.
  static func csv(_ rows: [ImportedArea]) -> [UInt8] {
    var writer = CSVWriter(names: columns)
    for row in rows {
      writer.write(row.place.code)
      writer.write(row.place.name)
      writer.write(row.place.ward)
      writer.write(row.place.wardName)
      writer.write(row.place.district)
      writer.write(row.place.districtName)
      writer.write(row.place.point.latitude)
      writer.write(row.place.point.longitude)
      for value in row.deprivation.values {
        writer.write(value.score)
        writer.write(value.rank)
        writer.write(value.decile)
      }
      writer.writeIfGiven(row.lowSkills)
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
}
