/// Where postcodes are, and in which areas.
extension Layout {
  private static let postcodeLines = [
    Attribution.government, Attribution.statistics, Attribution.postcodes,
  ]

  static let postcodes = Layout(
    title: "Code-Point Open, with latitude, longitude and LSOA (2021)",
    publisher: "Ordnance Survey", vintage: "2025",
    attributions: [Attribution.government, Attribution.postcodes],
    geography: Geography(.postcode),
    columns: [
      LayoutColumn("Postcode", as: "postcode", .postcode),
      LayoutColumn("latitude", as: "latitude", .latitude),
      LayoutColumn("longitude", as: "longitude", .longitude),
      LayoutColumn("lsoa21cd", as: "area", .code(.lsoa), optional: true),
      LayoutColumn("ladcd", as: "district", .code(.district)),
      LayoutColumn(
        "Positional_quality_indicator", as: "quality", .whole(10...90), optional: true,
        carried: .label),
    ], key: ["postcode"],
    caution: "A quality of 50 or 60 is a point estimated from neighbours or of a sector.")

  /// As Ordnance Survey publishes it: no header, a file for each postcode area.
  static let codePoint = Layout(
    title: "Code-Point Open", publisher: "Ordnance Survey", vintage: "By edition",
    attributions: [Attribution.government, Attribution.postcodes],
    geography: Geography(.postcode),
    columns: [
      LayoutColumn("PC", "Postcode", as: "postcode", .postcode),
      LayoutColumn(
        "PQ", "Positional_quality_indicator", as: "quality", .whole(10...90), carried: .label),
      LayoutColumn("EA", "Eastings", as: "easting", .easting),
      LayoutColumn("NO", "Northings", as: "northing", .northing),
      LayoutColumn("CY", "Country_code", as: "country", .text, mayBeMissing: true),
      LayoutColumn("RH", as: "regional_health_authority", .text, mayBeMissing: true),
      LayoutColumn("LH", as: "health_authority", .text, mayBeMissing: true),
      LayoutColumn("CC", "Admin_county_code", as: "county", .text, mayBeMissing: true),
      LayoutColumn("DC", "Admin_district_code", as: "district", .text, mayBeMissing: true),
      LayoutColumn("WC", "Admin_ward_code", as: "ward", .text, mayBeMissing: true),
    ], form: .headless, key: ["postcode"])

  static let postcodeAreas = Layout(
    title: "Postcode to OA, LSOA, MSOA and district, best fit",
    publisher: "Office for National Statistics", vintage: "By edition",
    attributions: postcodeLines, geography: Geography(.postcode),
    columns: [
      LayoutColumn("pcds", as: "postcode", .postcode),
      LayoutColumn("pcd7", as: "postcode_in_7", .text),
      LayoutColumn("doterm", as: "ended", .text, mayBeMissing: true),
      LayoutColumn("lsoa##cd", as: "area", .code(.lsoa), mayBeMissing: true),
      LayoutColumn("msoa##cd", as: "msoa", .code(.msoa), mayBeMissing: true),
      LayoutColumn("ladcd", "lad##cd", as: "district", .code(.district), mayBeMissing: true),
    ], key: ["postcode"])

  static let postcodeDirectory = Layout(
    title: "ONS Postcode Directory", publisher: "Office for National Statistics",
    vintage: "By edition", attributions: postcodeLines, geography: Geography(.postcode),
    columns: [
      LayoutColumn("pcds", as: "postcode", .postcode),
      LayoutColumn("doterm", as: "ended", .text, mayBeMissing: true),
      LayoutColumn("lat", as: "latitude", .latitude, mayBeMissing: true),
      LayoutColumn("long", as: "longitude", .longitude, mayBeMissing: true),
      LayoutColumn("lsoa21", "lsoa21cd", as: "area", .code(.lsoa), mayBeMissing: true),
      LayoutColumn("lsoa11", "lsoa11cd", as: "lsoa_2011", .code(.lsoa), optional: true),
      LayoutColumn(
        "oslaua", "lad##cd", "ladcd", as: "district", .text, mayBeMissing: true),
      LayoutColumn("osward", "wd##cd", as: "ward", .text, optional: true),
    ], key: ["postcode"],
    caution:
      "A postcode without a point, such as a large user's or one of another island, has none.")
}
