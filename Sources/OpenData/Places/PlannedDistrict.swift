import PlanFiles
import SkillsPlanner

/// A district that is planned for, with the point that stands for it.
struct PlannedDistrict: Hashable, Sendable {
  let district: District
  /// The mean point of its areas weighted by residents.
  let point: Point

  /// What the import of courses reads of a table of areas.
  static let columns = [
    "area", "district", "district_name", "latitude", "longitude", "population", "imd_score",
  ]

  /// The districts of areas, sorted by code.
  static func all(of areas: [ImportedArea]) -> [PlannedDistrict] {
    all(
      areas.map {
        Residents(
          district: District(code: $0.place.district, name: $0.place.districtName),
          point: $0.place.point, population: $0.deprivation.population)
      })
  }

  /// The districts of a table that an earlier import wrote, sorted by code.
  static func all(in file: ImportedFile) throws(InvalidInput) -> [PlannedDistrict] {
    var table = try file.table(columns)
    let (code, name) = (table["district"], table["district_name"])
    let (latitude, longitude) = (table["latitude"], table["longitude"])
    let (area, population) = (table["area"], table["population"])
    var residents: [Residents] = []
    while table.next() {
      guard table.key(area) != nil, let district = table.text(code), let title = table.text(name),
        let point = table.britishPoint(latitude, longitude),
        let people = table.whole(population, in: 0...1_000_000)
      else { continue }
      residents.append(
        Residents(
          district: District(code: district, name: title), point: point, population: people))
    }
    try table.finish()
    return all(residents)
  }

  private struct Residents {
    let district: District
    let point: Point
    let population: Int
  }

  private static func all(_ residents: [Residents]) -> [PlannedDistrict] {
    Dictionary(grouping: residents, by: \.district.code).sorted { $0.key < $1.key }
      .map { _, members in
        let isEmpty = members.allSatisfy { $0.population == 0 }
        let weighted = members.map { (point: $0.point, weight: isEmpty ? 1 : $0.population) }
        return PlannedDistrict(district: members[0].district, point: .mean(weighted))
      }
  }
}
