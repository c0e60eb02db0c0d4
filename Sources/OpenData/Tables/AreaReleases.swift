import SkillsPlanner

/// The releases that areas.csv is made of: read, and checked to have a row for every area.
struct AreaReleases {
  /// Census figures as they are published.
  enum Census {
    case byArea(QualificationsFile)
    case byWard(JoinedWards, lookup: CensusWardsFile, districts: QualificationsFile)
  }

  /// Sorted by code: the areas that are planned for.
  let places: [AreaPointsFile.Row]
  let deprivation: [String: DeprivationFile.Row]
  let lowSkills: [String: Double]
  let census: Census
  let tallies: [(file: ImportedFile, tally: Tally)]

  /// - Parameter neighbours: For a census ward that fits no area, the ward whose areas take its
  ///   rates too.
  /// - Throws: every problem of every file.
  init(_ set: ReleaseSet, neighbours: [String: String]) throws(InvalidInput) {
    var reader = ReleaseReader(set, for: "areas.csv")
    let points = reader.read(.areaPoints) { file throws(InvalidInput) in try AreaPointsFile(file) }
    let codes = points?.table.rows.map(\.code) ?? []
    let areas = Set(codes)
    let deprivation = reader.read(.deprivation) { file throws(InvalidInput) in
      try DeprivationFile(file, areas: areas)
    }
    let skills = reader.read(.adultSkills) { file throws(InvalidInput) in
      try AdultSkillsFile(file, areas: areas)
    }
    let tables = reader.readQualifications()
    let wards =
      tables[.areas] == nil
      ? reader.read(.censusWards) { file throws(InvalidInput) in
        try CensusWardsFile(file, areas: areas)
      } : nil
    if tables[.areas] == nil, tables[.wards] == nil || tables[.districts] == nil {
      reader.report(Self.missingCensus(tables[.wards] == nil ? "ward" : "district"))
    }
    try reader.problems.finish()
    guard let points, let deprivation, let skills else {
      preconditionFailure("a release is missing and no problem was reported")
    }

    reader.require(codes, in: deprivation.file) { deprivation.table.rows[$0] != nil }
    reader.require(codes, in: skills.file) { skills.table.indicators[$0] != nil }
    if let own = tables[.areas] {
      reader.require(codes, in: own.file) { own.table.qualifications[$0] != nil }
      census = .byArea(own.table)
    } else if let wards, let rates = tables[.wards], let districts = tables[.districts] {
      reader.require(codes, in: wards.file) { wards.table.wards[$0] != nil }
      // A ward or district in which the census found nobody has no rates, as if it had no row.
      let needed = Set(codes.compactMap { wards.table.wards[$0]?.code }).sorted()
      reader.require(needed, in: rates.file) { (rates.table.qualifications[$0]?.total ?? 0) > 0 }
      reader.require(Set(points.table.rows.map(\.district)).sorted(), in: districts.file) {
        (districts.table.qualifications[$0]?.total ?? 0) > 0
      }
      let joined = try JoinedWards(
        rates.table, file: rates.file, fitting: Set(needed), neighbours: neighbours)
      census = .byWard(joined, lookup: wards.table, districts: districts.table)
    } else {
      preconditionFailure("a census table is missing and no problem was reported")
    }
    try reader.problems.finish()
    places = points.table.rows
    self.deprivation = deprivation.table.rows
    lowSkills = skills.table.indicators
    tallies = reader.tallies
  }

  private static func missingCensus(_ kind: String) -> Diagnostic {
    .error(
      ImportCheck.missingRelease, at: nil,
      "areas.csv needs \(Release.qualifications.title) by \(kind)"
        + " (\(Release.qualifications.publisher)), and no file given is that",
      fix: "Add the table by LSOA; or both the table by ward and the table by district.")
  }
}
