import SkillsPlanner

/// Adults of each area by highest qualification, modelled from ward rates where no figures by area
/// are published.
///
/// 1. An area takes the rates of its ward. Those below level 2 are multiplied by the area's adult
///    skills indicator over the mean indicator of the ward (weighted by adults), at most to a share
///    of 1; the rest is scaled to sum to 1.
/// 2. The rates times the area's adults are fitted, district by district, to two margins: the
///    adults of each area, and the district's own census totals scaled to its adults by largest
///    remainder.
/// 3. The fitted numbers are made whole with both margins exact (`ControlledRounding`).
///
/// Fitting to ward totals instead would not work: the areas that best fit a ward can hold a quarter
/// more or fewer people than the ward itself.
struct WardModel {
  /// What the model must know about an area.
  struct Place: Sendable {
    let code: String
    let district: String
    let ward: String
    /// Residents aged 18 to 66.
    let adults: Int
    /// Share of adults 25 to 66 with no or low qualifications or poor English, 0...1.
    let lowSkills: Double
  }

  /// How far the parts of the model are from each other, for those who judge it.
  struct Residuals: Sendable {
    /// Areas whose share below level 2 would have passed 1 before the limit.
    var limited = 0
    /// The rounds of fitting that the slowest district took.
    var rounds = 0
    /// The worst column of a district after fitting, in adults.
    var worstColumn = 0.0
    /// The worst cell after rounding, in adults.
    var worstCell = 0.0
    /// Units moved between columns by the controlled rounding.
    var moves = 0
    /// The area whose share below level 2 the fitting changed most, and by how much (0...1).
    var mostFitted = (area: "", change: 0.0)
    /// The ward whose areas together differ most from its published share below level 2, and by how
    /// much.
    var mostApart = (ward: "", difference: 0.0)
    /// Wards whose areas hold over a quarter more or fewer of the district's adults than the ward
    /// does of its residents.
    var wardsApartInSize = 0
  }

  /// By area code.
  let qualifications: [String: Qualifications]
  let residuals: Residuals

  /// Every place's ward is in `wards` and every place's district in `districts`, neither without
  /// residents, and no indicator is negative.
  init(
    places: [Place], wards: [String: Qualifications], districts: [String: Qualifications]
  ) {
    let places = places.sorted { $0.code < $1.code }
    var result: [String: Qualifications] = [:]
    var residuals = Residuals()
    for district in Set(places.map(\.district)).sorted() {
      guard let census = districts[district] else { preconditionFailure("unknown \(district)") }
      let members = places.filter { $0.district == district }
      let rows = members.map(\.adults)
      let columns = largestRemainder(total: rows.reduce(0, +), weights: census.counts)
      let seed = Self.filled(
        Self.seed(members, wards: wards, residuals: &residuals), rows: rows, columns: columns)
      let fitted = ProportionalFitting(seed, rows: rows, columns: columns)
      let whole = ControlledRounding(fitted.cells, rows: rows, columns: columns)
      for (place, counts) in zip(members, whole.cells) {
        result[place.code] = Qualifications(counts: counts)
      }
      residuals.rounds = max(residuals.rounds, fitted.rounds)
      residuals.worstColumn = max(residuals.worstColumn, fitted.worstColumn)
      residuals.worstCell = max(residuals.worstCell, whole.worstCell)
      residuals.moves += whole.moves
      for (place, (before, after)) in zip(members, zip(seed, fitted.cells)) where place.adults > 0 {
        let below = (after[0] + after[1] - before[0] - before[1]) / Double(place.adults)
        if below.magnitude > residuals.mostFitted.change.magnitude {
          residuals.mostFitted = (place.code, below)
        }
      }
    }
    residuals.compare(places, result, with: wards)
    qualifications = result
    self.residuals = residuals
  }

  /// The ward's rates, moved by the indicator, times the adults.
  private static func seed(
    _ places: [Place], wards: [String: Qualifications], residuals: inout Residuals
  ) -> [[Double]] {
    var adults: [String: Double] = [:]
    var lowSkilled: [String: Double] = [:]
    for place in places {
      adults[place.ward, default: 0] += Double(place.adults)
      lowSkilled[place.ward, default: 0] += Double(place.adults) * place.lowSkills
    }
    return places.map { place in
      guard let ward = wards[place.ward] else { preconditionFailure("unknown \(place.ward)") }
      let mean = (lowSkilled[place.ward] ?? 0) / max(adults[place.ward] ?? 0, 1)
      let factor = mean > 0 ? place.lowSkills / mean : 1
      let published = ward.shareBelowLevel2
      let below = min(1, published * factor)
      if published * factor > 1 { residuals.limited += 1 }
      return Qualification.allCases.map { `class` in
        let rate = Double(ward[`class`]) / Double(max(ward.total, 1))
        let scale =
          `class`.isBelowLevel2
          ? (published > 0 ? below / published : 1)
          : (published < 1 ? (1 - below) / (1 - published) : 1)
        return rate * scale * Double(place.adults)
      }
    }
  }

  /// The seed, where a class that the district has and no ward shows is spread by adults.
  private static func filled(
    _ seed: [[Double]], rows: [Int], columns: [Int]
  ) -> [[Double]] {
    var seed = seed
    for (column, total) in columns.enumerated() where total > 0 {
      guard seed.allSatisfy({ $0[column] == 0 }) else { continue }
      for row in seed.indices { seed[row][column] = Double(rows[row]) }
    }
    return seed
  }
}

extension WardModel.Residuals {
  /// Sets the areas of each ward beside the ward as published.
  fileprivate mutating func compare(
    _ places: [WardModel.Place], _ modelled: [String: Qualifications],
    with wards: [String: Qualifications]
  ) {
    let districtOf = Dictionary(places.map { ($0.ward, $0.district) }) { first, _ in first }
    for (ward, members) in Dictionary(grouping: places, by: \.ward).sorted(by: { $0.key < $1.key })
    {
      guard let published = wards[ward], let district = districtOf[ward] else { continue }
      let together = members.compactMap { modelled[$0.code] }
        .reduce(Qualifications(counts: Qualification.allCases.map { _ in 0 }), +)
      let difference = together.shareBelowLevel2 - published.shareBelowLevel2
      if difference.magnitude > mostApart.difference.magnitude {
        mostApart = (ward, difference)
      }
      let adults = places.filter { $0.district == district }.reduce(0) { $0 + $1.adults }
      let residents = wards.filter { districtOf[$0.key] == district }
        .reduce(0) { $0 + $1.value.total }
      let expected = Double(published.total) / Double(max(residents, 1)) * Double(adults)
      if (Double(together.total) - expected).magnitude > expected / 4 { wardsApartInSize += 1 }
    }
  }
}
