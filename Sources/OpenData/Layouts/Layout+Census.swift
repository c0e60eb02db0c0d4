/// Census 2021: residents by highest qualification, in the two layouts that the Office for National
/// Statistics publishes.
extension Layout {
  /// The boundaries of the census; its districts are those of 2021 and of 2022 alike.
  private static let years: [Geography.Kind: Int] = [
    .outputArea: 2021, .lsoa: 2021, .msoa: 2021, .ward: 2021, .district: 2022,
  ]
  private static let topic = "Highest level of qualification: "

  static let qualifications = Layout(
    title: "Census 2021, TS067: highest level of qualification",
    publisher: "Office for National Statistics", vintage: "Census day, 21 March 2021",
    attributions: [Attribution.government, Attribution.statistics], geography: nil,
    columns: [
      LayoutColumn("geography", as: "name", .text),
      LayoutColumn("geography code", as: "area", .code(nil)),
      LayoutColumn(
        HeaderName(topic + "Total: All usual residents aged 16 years and over"),
        as: "residents_16_and_over", .count, optional: true),
    ]
      + zip(QualificationsFile.classes, QualificationsFile.names).map { published, name in
        LayoutColumn(
          name == "level_4"
            ? [HeaderName(topic + published), HeaderName(QualificationsFile.levelFourOtherwise)]
            : [HeaderName(topic + published)], as: name, .count)
      }, key: ["area"], years: years,
    caution:
      "The classes differ from the total by a few people, since the census perturbs small cells.")

  /// The long layout of "get data": a row for each class of each area.
  static let qualificationsByClass = Layout(
    title: "Census 2021, TS067: highest level of qualification (a row for each class)",
    publisher: "Office for National Statistics", vintage: "Census day, 21 March 2021",
    attributions: [Attribution.government, Attribution.statistics], geography: nil,
    columns: [
      LayoutColumn(
        [
          "Lower Tier Local Authorities Code", "Lower layer Super Output Areas Code",
          "Middle layer Super Output Areas Code", "Electoral wards and divisions Code",
          "Upper Tier Local Authorities Code",
        ], as: "area", .code(nil)),
      LayoutColumn(
        [
          "Lower Tier Local Authorities", "Lower layer Super Output Areas",
          "Middle layer Super Output Areas", "Electoral wards and divisions",
          "Upper Tier Local Authorities",
        ], as: "name", .text),
      LayoutColumn(
        "Highest level of qualification (8 categories) Code", as: "class", .text),
      LayoutColumn("Observation", as: "residents", .count),
    ],
    form: .classes(
      of: "class", figures: "residents",
      columns: Dictionary(
        uniqueKeysWithValues: QualificationsFile.names.enumerated().map { (String($0), $1) })),
    key: ["area", "class"], years: years,
    skips: [
      Skip(
        column: "class", text: "-8", reason: "does not apply: residents under 16")
    ])
}
