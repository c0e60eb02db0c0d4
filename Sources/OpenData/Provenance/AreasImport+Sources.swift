import PlanFiles
import SkillsPlanner

extension AreasImport {
  /// The table's entry in sources.yaml.
  func source(of bytes: [UInt8]) -> SourcesFile.Table {
    SourcesFile.Table(
      name: "tables/areas.csv", sha256: SHA256.hex(of: bytes), rows: rows.count,
      derivedRows: rows.count, geography: geography, files: files(tallies, vintages: [:]),
      assumptions: assumptions, derived: derived, figures: figures)
  }

  /// What a plan must say about the areas, each a headline, a colon and the detail.
  var assumptions: [String] {
    let common = [
      "Census rates of everybody aged 16 and over stand for adults aged 18 to 66: pensioners are "
        + "among them, and the rates of 2021 are applied to the residents of mid 2022.",
      pointAssumption,
    ]
    switch basis {
    case .areas, nil: return common
    case .wards:
      return [
        "Adults by highest qualification are modelled: census rates of 2021 are published by ward, "
          + "so each area takes its ward's rates, moved below level 2 by its adult skills indicator "
          + "and fitted to its district's totals."
      ] + common
    case .districts:
      return [
        "Adults by highest qualification are modelled from districts alone: each area takes the "
          + "census rates of its district of 2022, moved below level 2 by its adult skills indicator "
          + "and fitted to the district's totals; the table by LSOA would be better."
      ] + common
    }
  }

  private var pointAssumption: String {
    switch pointBasis {
    case .postcodes:
      "An area stands at the mean of its postcodes: distances begin there, and not at the middle "
        + "of its people, which is not among the tables."
    case .people:
      "An area stands at the population-weighted centroid of its people: distances begin there."
    case .land:
      "An area stands at the middle of its land: distances begin there, and not at the middle of its "
        + "people, which can be kilometres away in the country."
    }
  }

  /// Of the rows, and of the wards and districts that they name.
  private var geography: String {
    (["LSOA 2021"] + (years.ward.map { ["ward \($0)"] } ?? [])
      + (years.district.map { ["district \($0)"] } ?? [])).joined(separator: ", ")
  }

  private var basis: QualificationsBasis? { rows.first?.basis }

  private var derived: [String] {
    let ward = years.ward.map { "those of \($0)" } ?? "those of the look-up"
    let common = [
      "latitude and longitude are the \(pointBasis.rawValue) of the area"
        + (pointBasis == .people ? "." : ", not the population-weighted centroid."),
      "ward and ward_name are \(ward); neighbourhood is the House of Commons Library's name of the "
        + "MSOA where it is given.",
      "adults are residents aged 18 to 66 in mid 2022, the denominator of the employment "
        + "deprivation domain.",
      "The scores of income deprivation affecting children and older people are left out: they "
        + "hold no figures here.",
    ]
    guard residuals != nil else {
      return common + [
        "Qualifications are the area's own census rates applied to its adults by largest remainder."
      ]
    }
    let whole = basis == .districts ? "district of 2022" : "census ward"
    return common + [
      "Qualifications begin with the rates of the area's \(whole) (TS067, residents aged 16 and "
        + "over).",
      "No qualifications and level 1 are multiplied by the area's adult skills indicator over the "
        + "mean of the \(whole), weighted by adults, to a share of at most 1; the other classes are scaled "
        + "so that the shares sum to 1.",
      "The shares times the area's adults are fitted, district by district, to the adults of each "
        + "area and to the district's own census totals scaled to its adults by largest remainder "
        + "(iterative proportional fitting).",
      "The fitted numbers are made whole by controlled rounding: each area by largest remainder; "
        + "then, while a class of the district has too many, one adult moves to a class with too "
        + "few in the area where that adds least to the squared differences; ties by code. Areas' "
        + "adults and districts' classes are then exact.",
    ]
      + joinedWards.map {
        "The census ward \($0.ward.name) (\($0.ward.code)) fits no area; its residents are "
          + "counted with \($0.into.name) (\($0.into.code)), in whose areas most of its postcodes "
          + "lie."
      }
  }

  private var figures: [SourcesFile.Figure] {
    let districts = Set(rows.map(\.place.district)).count
    var figures: [SourcesFile.Figure] = [
      .init("areas", rows.count),
      .init("districts", districts),
      .init("residents, mid 2022", rows.reduce(0) { $0 + $1.deprivation.population }),
      .init("adults aged 18 to 66", rows.reduce(0) { $0 + $1.deprivation.adults }),
    ]
    let adults = rows.reduce(0) { $0 + $1.deprivation.adults }
    for qualification in Qualification.allCases {
      let people = rows.reduce(0) { $0 + $1.qualifications[qualification] }
      figures.append(.init("adults: \(qualification.rawValue)", people, of: max(adults, 1)))
    }
    guard let residuals else { return figures }
    return figures + [
      .init("areas whose share below level 2 was limited to 1", residuals.limited),
      .init("rounds of fitting, the slowest district", residuals.rounds),
      .init(
        "largest difference of a district's class after fitting, adults",
        residuals.worstColumn < 1e-6 ? "under 0.000001" : number(residuals.worstColumn, 6)),
      .init(
        "largest difference of an area's class after rounding, adults",
        number(residuals.worstCell, 3)),
      .init("adults moved between classes by controlled rounding", residuals.moves),
      .init(
        "largest change by fitting of an area's share below level 2, percentage points",
        "\(number(residuals.mostFitted.change * 100, 2)) in \(residuals.mostFitted.area)"),
      .init(
        "largest difference between a ward's areas and the ward in the share below level 2, "
          + "percentage points",
        "\(number(residuals.mostApart.difference * 100, 2)) in \(residuals.mostApart.ward)"),
      .init(
        "wards whose areas hold over a quarter more or fewer people than the ward",
        residuals.wardsApartInSize),
    ]
  }

  private func number(_ value: Double, _ places: Int) -> String {
    DecimalText.plain(value, places: places)
  }
}
