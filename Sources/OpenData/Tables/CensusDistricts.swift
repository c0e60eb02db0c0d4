import SkillsPlanner

/// Finds the district of the census, of 2022, that each area is in: some have merged since.
enum CensusDistricts {
  /// By area code; a problem is reported where a district is not among the census tables and no
  /// look-up says what it was.
  static func of(
    _ places: AreaPlaces, in census: ReleaseReader.Read<QualificationsFile>,
    _ reader: inout ReleaseReader
  ) -> [String: String] {
    let rates = census.table.qualifications
    let districts = Set(places.rows.map(\.district)).sorted()
    let unknown = districts.filter { (rates[$0]?.total ?? 0) == 0 }
    let own = Dictionary(places.rows.map { ($0.code, $0.district) }) { first, _ in first }
    if unknown.isEmpty { return own }
    guard let lookUp = lookUp(&reader) else {
      let names = Dictionary(places.rows.map { ($0.district, $0.districtName) }) { first, _ in first
      }
      reader.report(
        .error(
          ImportCheck.otherVintage, at: Location(file: census.file.path),
          "\(unknown.count == 1 ? "1 district is" : "\(unknown.count) districts are") not among those of "
            + "the census, of 2022: "
            + unknown.prefix(5).map { "\($0) \(names[$0] ?? "")" }.joined(separator: ", ")
            + (unknown.count > 5 ? ", ..." : ""),
          fix: "Add \(Layout.exactFit.title), which says what district each area was in."))
      return own
    }
    var found: [String: String] = [:]
    for place in places.rows {
      found[place.code] = unknown.contains(place.district) ? lookUp[place.code] : place.district
    }
    reader.require(places.rows.map(\.code), in: census.file) { code in
      found[code].flatMap { rates[$0] }.map { $0.total > 0 } ?? false
    }
    return found
  }

  /// The district of 2022 by LSOA of 2021; nil where no look-up is given.
  private static func lookUp(_ reader: inout ReleaseReader) -> [String: String]? {
    for release in [Release.exactFit, .bestFit] where reader.has(release) {
      let read = reader.read(release) { file throws(InvalidInput) in try ReleaseRows(file) }
      guard let table = read?.table else { return nil }
      let (area, district) = (table["lsoa_2021"], table["district_2022"])
      return Dictionary(table.rows.map { ($0[area].text, $0[district].text) }) { first, _ in first }
    }
    return nil
  }
}
