import SkillsPlanner

/// The rows of areas.csv: every area with its point, deprivation and qualifications.
struct AreasImport: Sendable {
  /// Sorted by code.
  let rows: [ImportedArea]
  /// Nil where the census figures are by area and nothing was modelled.
  let residuals: WardModel.Residuals?
  /// Wards whose rates were joined to a neighbour's, and the neighbour.
  let joinedWards: [(ward: CensusWardsFile.Ward, into: CensusWardsFile.Ward)]
  let tallies: [(file: ImportedFile, tally: Tally)]
  let warnings: [Diagnostic]
  /// What the points of the areas are the middles of.
  let pointBasis: AreaPlaces.Basis
  /// The years of the boundaries of wards and districts, where the look-up tells them.
  let years: (ward: Int?, district: Int?)

  init(_ releases: AreaReleases) {
    let qualifications: [String: Qualifications]
    let wards: [String: CensusWardsFile.Ward]
    let basis: QualificationsBasis
    switch releases.census {
    case .byArea(let table):
      qualifications = Self.applied(table.qualifications, in: releases)
      wards = [:]
      basis = .areas
      residuals = nil
      joinedWards = []
      warnings = []
    case .byWard(let joined, let lookup, let districts):
      wards = lookup.wards
      let model = WardModel(
        places: Self.places(in: releases, wards: wards), wards: joined.rates,
        districts: districts.qualifications)
      qualifications = model.qualifications
      basis = .wards
      residuals = model.residuals
      joinedWards = joined.joined
      warnings = joined.warnings
    case .byDistrict(let districts, let districtOf):
      wards = [:]
      let model = WardModel(
        places: Self.places(in: releases, districts: districtOf),
        wards: districts.qualifications, districts: districts.qualifications)
      qualifications = model.qualifications
      basis = .districts
      residuals = model.residuals
      joinedWards = []
      warnings = []
    }
    rows = releases.places.rows.compactMap { place in
      guard let deprivation = releases.deprivation[place.code],
        let counts = qualifications[place.code]
      else { return nil }
      return ImportedArea(
        place: place, censusWard: wards[place.code], deprivation: deprivation,
        lowSkills: releases.lowSkills[place.code], qualifications: counts, basis: basis)
    }
    precondition(rows.count == releases.places.rows.count, "an area was lost in a join")
    tallies = releases.tallies
    pointBasis = releases.places.basis
    years = releases.places.years
  }

  /// The areas with the district of the census in the place of a ward: its rates are all there is.
  private static func places(
    in releases: AreaReleases, districts: [String: String]
  ) -> [WardModel.Place] {
    releases.places.rows.compactMap { place in
      guard let district = districts[place.code],
        let adults = releases.deprivation[place.code]?.adults,
        let lowSkills = releases.lowSkills[place.code]
      else { return nil }
      return WardModel.Place(
        code: place.code, district: district, ward: district, adults: adults, lowSkills: lowSkills)
    }
  }

  private static func places(
    in releases: AreaReleases, wards: [String: CensusWardsFile.Ward]
  ) -> [WardModel.Place] {
    releases.places.rows.compactMap { place in
      guard let ward = wards[place.code], let adults = releases.deprivation[place.code]?.adults,
        let lowSkills = releases.lowSkills[place.code]
      else { return nil }
      return WardModel.Place(
        code: place.code, district: place.district, ward: ward.code, adults: adults,
        lowSkills: lowSkills)
    }
  }

  /// Each area's own census figures applied to its adults by largest remainder.
  private static func applied(
    _ census: [String: Qualifications], in releases: AreaReleases
  ) -> [String: Qualifications] {
    var result: [String: Qualifications] = [:]
    for place in releases.places.rows {
      guard let own = census[place.code], let adults = releases.deprivation[place.code]?.adults
      else { continue }
      // Where the census found nobody and adults live now, every class is taken alike.
      let weights = positive(own.counts) ?? own.counts.map { _ in 1 }
      result[place.code] = Qualifications(counts: largestRemainder(total: adults, weights: weights))
    }
    return result
  }
}
