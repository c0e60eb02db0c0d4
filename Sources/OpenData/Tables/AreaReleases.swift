import SkillsPlanner

/// The releases that areas.csv is made of: read, and checked to have a row for every area.
struct AreaReleases {
  /// Census figures as they are published.
  enum Census {
    case byArea(QualificationsFile)
    case byWard(JoinedWards, lookup: CensusWardsFile, districts: QualificationsFile)
    /// By the district of the census, which each area is in.
    case byDistrict(QualificationsFile, districtOf: [String: String])
  }

  let places: AreaPlaces
  let deprivation: [String: DeprivationFile.Row]
  /// By area; none where the census is by area and no file gives them.
  let lowSkills: [String: Double]
  let census: Census
  let tallies: [(file: ImportedFile, tally: Tally)]

  /// - Throws: every problem of every file.
  init(_ set: ReleaseSet, _ options: ImportOptions) throws(InvalidInput) {
    try set.require([.areas])
    var reader = ReleaseReader(set, for: "areas.csv")
    let places = AreaPlaces(set, authorities: options.authorities, &reader)
    let codes = places?.rows.map(\.code) ?? []
    let areas = Set(codes)
    let deprivation = reader.read(.deprivation) { file throws(InvalidInput) in
      try DeprivationFile(file, areas: areas)
    }
    let tables = reader.readQualifications()
    let isByArea = tables[.lsoa] != nil
    let skills =
      isByArea && !set.files.contains { $0.release == .adultSkills }
      ? nil
      : reader.read(.adultSkills) { file throws(InvalidInput) in
        try AdultSkillsFile(file, areas: areas)
      }
    if tables[.lsoa] == nil, tables[.district] == nil,
      let gap = PlanTable.qualifications().gap(among: [])
    {
      reader.report(gap.diagnostic(for: PlanTable.areas.file))
    }
    try reader.problems.finish()
    guard let places, let deprivation else {
      preconditionFailure("a release is missing and no problem was reported")
    }
    reader.require(codes, in: deprivation.file) { deprivation.table.rows[$0] != nil }
    if let skills { reader.require(codes, in: skills.file) { skills.table.indicators[$0] != nil } }
    census = try Self.census(tables, places, options, &reader)
    try reader.problems.finish()
    self.places = places
    self.deprivation = deprivation.table.rows
    lowSkills = skills?.table.indicators ?? [:]
    tallies = reader.tallies
  }

  /// The finest that is there: by area; by ward and district; by district.
  private static func census(
    _ tables: [Geography.Kind: ReleaseReader.Read<QualificationsFile>], _ places: AreaPlaces,
    _ options: ImportOptions, _ reader: inout ReleaseReader
  ) throws(InvalidInput) -> Census {
    let codes = places.rows.map(\.code)
    if let own = tables[.lsoa] {
      reader.require(codes, in: own.file) { own.table.qualifications[$0] != nil }
      return .byArea(own.table)
    }
    guard let districts = tables[.district] else {
      preconditionFailure("a census table is missing and no problem was reported")
    }
    guard let rates = tables[.ward] else {
      let districtOf = CensusDistricts.of(places, in: districts, &reader)
      return .byDistrict(districts.table, districtOf: districtOf)
    }
    let areas = Set(codes)
    let wards = reader.read(.censusWards) { file throws(InvalidInput) in
      try CensusWardsFile(file, areas: areas)
    }
    try reader.problems.finish()
    guard let wards else { preconditionFailure("a look-up is missing and no problem was reported") }
    reader.require(codes, in: wards.file) { wards.table.wards[$0] != nil }
    // A ward or district in which the census found nobody has no rates, as if it had no row.
    let needed = Set(codes.compactMap { wards.table.wards[$0]?.code }).sorted()
    reader.require(needed, in: rates.file) { (rates.table.qualifications[$0]?.total ?? 0) > 0 }
    reader.require(Set(places.rows.map(\.district)).sorted(), in: districts.file) {
      (districts.table.qualifications[$0]?.total ?? 0) > 0
    }
    let joined = try JoinedWards(
      rates.table, file: rates.file, fitting: Set(needed), neighbours: options.neighbours)
    return .byWard(joined, lookup: wards.table, districts: districts.table)
  }
}
