import PlanFiles
import SkillsPlanner

/// Joins the releases about areas into the rows of areas.csv; no area is lost without a word.
struct AreasImport: Sendable {
  /// Sorted by code.
  let rows: [AreaRow]
  /// Nil where the census figures are by area and nothing was modelled.
  let residuals: WardModel.Residuals?
  /// Wards whose rates were joined to a neighbour's, and the neighbour.
  let joinedWards: [(ward: CensusWardsFile.Ward, into: CensusWardsFile.Ward)]
  let tallies: [(file: ImportedFile, tally: Tally)]
  let warnings: [Diagnostic]

  /// Reads and joins.
  ///
  /// - Parameter neighbours: For a census ward that fits no area, the ward whose areas take its rates too.
  /// - Throws: every problem of every file.
  init(_ set: ReleaseSet, neighbours: [String: String]) throws(InvalidInput) {
    var problems = Problems()
    let name = "areas.csv"
    let pointsFile = set.file(.areaPoints, for: name, &problems)
    let deprivationFile = set.file(.deprivation, for: name, &problems)
    let skillsFile = set.file(.adultSkills, for: name, &problems)
    let census = set.qualifications(&problems)
    let wardsFile =
      census[.areas] == nil ? set.file(.censusWards, for: name, &problems) : nil
    if census[.areas] == nil, census[.wards] == nil || census[.districts] == nil {
      problems.report(Self.missingCensus(census[.wards] == nil))
    }
    guard let pointsFile, let deprivationFile, let skillsFile,
      let points = problems.collect({ () throws(InvalidInput) in try AreaPointsFile(pointsFile) })
    else {
      try problems.finish()
      preconditionFailure("a file is missing and no problem was reported")
    }
    let codes = Set(points.rows.map(\.code))
    let deprivation = problems.collect { () throws(InvalidInput) in
      try DeprivationFile(deprivationFile, areas: codes)
    }
    let skills = problems.collect { () throws(InvalidInput) in
      try AdultSkillsFile(skillsFile, areas: codes)
    }
    let wards = wardsFile.flatMap { file in
      problems.collect { () throws(InvalidInput) in try CensusWardsFile(file, areas: codes) }
    }
    try problems.finish()
    guard let deprivation, let skills else { preconditionFailure("unreported") }

    let places = points.rows
    func require<Value>(
      _ values: [String: Value], in file: ImportedFile, _ key: (AreaPointsFile.Row) -> String
    ) {
      Self.report(places.map(key).filter { values[$0] == nil }, in: file, &problems)
    }
    require(deprivation.rows, in: deprivationFile) { $0.code }
    require(skills.indicators, in: skillsFile) { $0.code }
    if let wards, let wardsFile { require(wards.wards, in: wardsFile) { $0.code } }
    try problems.finish()

    var tallies = [
      (pointsFile, points.tally), (deprivationFile, deprivation.tally), (skillsFile, skills.tally),
    ]
    if let wards, let wardsFile { tallies.append((wardsFile, wards.tally)) }
    for kind in [QualificationsFile.Geography.areas, .wards, .districts] {
      if let own = census[kind] { tallies.append((own.file, own.table.tally)) }
    }
    self.tallies = tallies

    let qualifications: [String: Qualifications]
    if let own = census[.areas] {
      Self.report(
        places.map(\.code).filter { own.table.qualifications[$0] == nil }, in: own.file, &problems)
      try problems.finish()
      qualifications = Self.applied(own.table.qualifications, to: places, deprivation)
      residuals = nil
      joinedWards = []
      warnings = []
    } else {
      guard let wards, let byWard = census[.wards], let byDistrict = census[.districts] else {
        preconditionFailure("unreported")
      }
      let joined = try JoinedWards(
        byWard.table, file: byWard.file, lookup: wards, neighbours: neighbours)
      Self.report(
        Set(places.compactMap { wards.wards[$0.code]?.code })
          .filter { joined.rates[$0] == nil }.sorted(), in: byWard.file, &problems)
      Self.report(
        Set(places.map(\.district)).filter { byDistrict.table.qualifications[$0] == nil }.sorted(),
        in: byDistrict.file, &problems)
      try problems.finish()
      let model = WardModel(
        places: places.compactMap { place in
          guard let ward = wards.wards[place.code],
            let adults = deprivation.rows[place.code]?.adults,
            let lowSkills = skills.indicators[place.code]
          else { return nil }
          return WardModel.Place(
            code: place.code, district: place.district, ward: ward.code, adults: adults,
            lowSkills: lowSkills)
        }, wards: joined.rates, districts: byDistrict.table.qualifications)
      qualifications = model.qualifications
      residuals = model.residuals
      joinedWards = joined.joined
      warnings = joined.warnings
    }
    let basis: QualificationsBasis = census[.areas] == nil ? .wards : .areas
    rows = places.compactMap { place in
      guard let row = deprivation.rows[place.code], let lowSkills = skills.indicators[place.code],
        let counts = qualifications[place.code]
      else { return nil }
      return AreaRow(
        place: place, censusWard: wards?.wards[place.code], deprivation: row, lowSkills: lowSkills,
        qualifications: counts, basis: basis)
    }
    precondition(rows.count == places.count, "an area was lost in a join")
  }

  /// Each area's own census rates applied to its adults by largest remainder.
  private static func applied(
    _ census: [String: Qualifications], to places: [AreaPointsFile.Row],
    _ deprivation: DeprivationFile
  ) -> [String: Qualifications] {
    var result: [String: Qualifications] = [:]
    for place in places {
      guard let own = census[place.code], let adults = deprivation.rows[place.code]?.adults
      else { continue }
      // An area whose census figures are all 0 can only have no adults: its classes are taken alike.
      let weights = positive(own.counts) ?? own.counts.map { _ in 1 }
      result[place.code] = Qualifications(
        counts: largestRemainder(total: adults, weights: weights))
    }
    return result
  }

  /// One problem for all codes that a file lacks.
  private static func report(
    _ missing: [String], in file: ImportedFile, _ problems: inout Problems
  ) {
    guard !missing.isEmpty else { return }
    let first = missing.prefix(5).joined(separator: ", ")
    problems.report(
      .error(
        ImportCheck.noMatch, at: Location(file: file.path),
        "\(missing.count) of the codes to be joined have no row here: \(first)"
          + (missing.count > 5 ? ", ..." : ""),
        fix: "Give the edition with the same codes (LSOA 2021), for every district planned for."))
  }

  private static func missingCensus(_ wards: Bool) -> Diagnostic {
    .error(
      ImportCheck.missingRelease, at: nil,
      "areas.csv needs \(Release.qualifications.title) by \(wards ? "ward" : "district")"
        + " (\(Release.qualifications.publisher)), and no file given is that",
      fix: "Add the table by LSOA; or both the table by ward and the table by district.")
  }
}
