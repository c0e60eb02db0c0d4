/// The English Indices of Deprivation: every LSOA's scores, ranks and deciles, and what is below
/// them.
extension Layout {
  static let deprivation = deprivation(
    title:
      "English Indices of Deprivation 2025, File 7: all ranks, scores, deciles and population "
      + "denominators",
    vintage: "October 2025; LSOA 2021, districts 2024, population mid 2022", lsoa: 2021,
    areas: 33_755,
    district: 2024,
    people: [
      (DeprivationFile.population, "population", true), (DeprivationFile.adults, "adults", true),
      ("Dependent Children aged 0-15: mid 2022", "children", false),
      ("Older population aged 60 and over: mid 2022", "older_people", false),
    ])

  static let deprivation2019 = deprivation(
    title:
      "English Indices of Deprivation 2019, File 7: all ranks, scores, deciles and population "
      + "denominators",
    vintage: "September 2019; LSOA 2011, districts 2019, population mid 2015", lsoa: 2011,
    areas: 32_844,
    district: 2019,
    people: [
      (
        "Total population: mid 2015 (excluding prisoners)", "population", true
      ),
      (
        "Working age population 18-59/64: for use with Employment Deprivation Domain (excluding prisoners)",
        "adults", false
      ),
      ("Dependent Children aged 0-15: mid 2015 (excluding prisoners)", "children", false),
      (
        "Older population aged 60 and over: mid 2015 (excluding prisoners)", "older_people", false
      ),
    ])

  private static func deprivation(
    title: String, vintage: String, lsoa: Int, areas: Int, district: Int,
    people: [(published: String, name: String, isRequired: Bool)]
  ) -> Layout {
    var columns = [
      LayoutColumn(HeaderName("LSOA code (\(lsoa))"), as: "area", .code(.lsoa)),
      LayoutColumn(HeaderName("LSOA name (\(lsoa))"), as: "name", .text, optional: true),
      LayoutColumn(
        HeaderName("Local Authority District code (\(district))"), as: "district",
        .code(.district), optional: true),
      LayoutColumn(
        HeaderName("Local Authority District name (\(district))"), as: "district_name", .text,
        optional: true),
    ]
    let measures = DeprivationFile.Measure.allCases.map { ($0.rawValue, $0.published, true) }
    // Income deprivation of children and of older people, which some copies do not have.
    let ofSomeAges = [
      ("idaci", "Income Deprivation Affecting Children Index (IDACI)", false),
      ("idaopi", "Income Deprivation Affecting Older People (IDAOPI)", false),
    ]
    for (name, published, isRequired) in measures + ofSomeAges {
      let rate = ["income", "employment", "idaci", "idaopi"].contains(name) ? " (rate)" : ""
      // A few columns of some copies hold nothing: the row is used all the same.
      columns += [
        LayoutColumn(
          HeaderName("\(published) Score\(rate)"), as: "\(name)_score",
          rate.isEmpty ? .decimal(-1_000...1_000) : .fraction, optional: !isRequired,
          mayBeMissing: name != "imd"),
        LayoutColumn(
          HeaderName("\(published) Rank (where 1 is most deprived)"), as: "\(name)_rank",
          .whole(1...areas), optional: !isRequired, mayBeMissing: name != "imd", carried: .rank),
        LayoutColumn(
          HeaderName("\(published) Decile (where 1 is most deprived 10% of LSOAs)"),
          as: "\(name)_decile", .whole(1...10), optional: !isRequired, mayBeMissing: name != "imd",
          carried: .rank),
      ]
    }
    for (published, name, isRequired) in people {
      // The 2019 edition counts some in fractions: means over its years.
      columns.append(
        LayoutColumn(
          HeaderName(published), as: name,
          isRequired ? .count : .decimal(0...1_000_000), optional: !isRequired, carried: .count))
    }
    return Layout(
      title: title, publisher: "Ministry of Housing, Communities and Local Government",
      vintage: vintage, attributions: [Attribution.government],
      geography: Geography(.lsoa, lsoa), columns: columns, key: ["area"])
  }

  static let adultSkills = Layout(
    title:
      "English Indices of Deprivation 2025, File 8: underlying indicators (education and skills)",
    publisher: "Ministry of Housing, Communities and Local Government",
    vintage: "October 2025; LSOA 2021, districts 2024, population mid 2022",
    attributions: [Attribution.government], geography: Geography(.lsoa, 2021),
    columns: [
      LayoutColumn("LSOA code (2021)", as: "area", .code(.lsoa)),
      LayoutColumn(
        "adult_skills_and_english_language_proficiency_indicator",
        "Adult skills and English language proficiency indicator", as: "adult_skills_indicator",
        .fraction),
      LayoutColumn(
        "entry_to_higher_education_indicator", as: "entry_to_higher_education", .fraction,
        optional: true),
      LayoutColumn(
        "connectivity_score", as: "connectivity_score", .decimal(0...1_000), optional: true),
      LayoutColumn(
        "employment_domain_numerator", as: "employment_deprived", .decimal(0...100_000),
        optional: true, carried: .count),
      LayoutColumn(
        "income_domain_numerator", as: "income_deprived", .decimal(0...100_000), optional: true,
        carried: .count),
    ], key: ["area"],
    caution:
      "connectivity_score is a score of access and no travel time; small numerators are blank "
      + "and the others rounded.")

  static let adultSkills2019 = Layout(
    title:
      "English Indices of Deprivation 2019, File 8: underlying indicators (education and skills)",
    publisher: "Ministry of Housing, Communities and Local Government",
    vintage: "September 2019; LSOA 2011, districts 2019",
    attributions: [Attribution.government], geography: Geography(.lsoa, 2011),
    columns: [
      LayoutColumn("LSOA code (2011)", as: "area", .code(.lsoa)),
      LayoutColumn(
        "adult_skills_and_english_language_proficiency_indicator",
        "Adult skills and English language proficiency indicator", as: "adult_skills_indicator",
        .fraction),
      LayoutColumn(
        "staying_on_in_education_post_16_indicator", as: "staying_on_in_education", .fraction,
        optional: true),
      LayoutColumn(
        "entry_to_higher_education_indicator", as: "entry_to_higher_education", .fraction,
        optional: true),
    ], key: ["area"])
}
