/// Look-ups between geographies, and the points of areas.
extension Layout {
  private static let statistics = "Office for National Statistics"
  private static let lines = [Attribution.government, Attribution.statistics]

  static let exactFit = Layout(
    title: "LSOA (2011) to LSOA (2021) to district (2022), exact fit", publisher: statistics,
    vintage: "LSOA 2011 and 2021, districts 2022", attributions: lines, geography: nil,
    columns: fromLSOA2011 + [
      LayoutColumn(
        "CHGIND", as: "change",
        .word(["U": "unchanged", "S": "split", "M": "merged", "X": "irregular"]))
    ], key: ["lsoa_2011", "lsoa_2021"])

  static let bestFit = Layout(
    title: "LSOA (2011) to LSOA (2021) to district (2022), best fit", publisher: statistics,
    vintage: "LSOA 2011 and 2021, districts 2022", attributions: lines, geography: nil,
    columns: fromLSOA2011, key: ["lsoa_2011"])

  private static let fromLSOA2011 = [
    LayoutColumn("LSOA11CD", as: "lsoa_2011", .code(.lsoa)),
    LayoutColumn("LSOA11NM", as: "lsoa_2011_name", .text, optional: true),
    LayoutColumn("LSOA21CD", as: "lsoa_2021", .code(.lsoa)),
    LayoutColumn("LSOA21NM", as: "lsoa_2021_name", .text, optional: true),
    LayoutColumn("LAD22CD", as: "district_2022", .code(.district)),
    LayoutColumn("LAD22NM", as: "district_2022_name", .text, optional: true),
  ]

  static let wards = Layout(
    title: "LSOA (2021) to ward to district, best fit", publisher: statistics,
    vintage: "By edition", attributions: lines, geography: Geography(.lsoa, 2021),
    columns: [
      LayoutColumn("LSOA21CD", as: "area", .code(.lsoa)),
      LayoutColumn("LSOA21NM", as: "name", .text),
      LayoutColumn("WD##CD", as: "ward", .code(.ward)),
      LayoutColumn("WD##NM", as: "ward_name", .text),
      LayoutColumn("LAD##CD", as: "district", .code(.district)),
      LayoutColumn("LAD##NM", as: "district_name", .text),
    ], key: ["area"])

  static let censusWards = Layout(
    title: "LSOA (2021) to census ward (2021), best fit by area",
    publisher: "Derived from Office for National Statistics", vintage: "LSOA 2021, wards 2021",
    attributions: lines, geography: Geography(.lsoa, 2021),
    columns: [
      LayoutColumn("LSOA21CD", as: "area", .code(.lsoa)),
      LayoutColumn("WD21CD", as: "ward_2021", .code(.ward)),
      LayoutColumn("WD21NM", as: "ward_2021_name", .text),
      LayoutColumn("area_share_in_ward", as: "share_in_ward", .fraction, optional: true),
    ], key: ["area"],
    caution:
      "Fitted by area of land with coarse outlines; some wards get no area, and some areas lie "
      + "partly in another ward.")

  static let areaPoints = Layout(
    title:
      "LSOA (2021) to MSOA, ward (2024) and district (2024), with mean points of live postcodes",
    publisher:
      "Derived from Office for National Statistics, Ordnance Survey and House of Commons Library",
    vintage: "LSOA 2021, wards and districts 2024, postcodes 2025",
    attributions: [
      Attribution.government, Attribution.statistics, Attribution.postcodes, Attribution.commons,
    ], geography: Geography(.lsoa, 2021),
    columns: [
      LayoutColumn("LSOA21CD", as: "area", .code(.lsoa)),
      LayoutColumn("LSOA21NM", as: "name", .text),
      LayoutColumn("MSOA21HCLNM", as: "neighbourhood", .text),
      LayoutColumn("WD24CD", as: "ward", .code(.ward)),
      LayoutColumn("WD24NM", as: "ward_name", .text),
      LayoutColumn("LAD24CD", as: "district", .code(.district)),
      LayoutColumn("LAD24NM", as: "district_name", .text),
      LayoutColumn("pc_mean_latitude", as: "latitude", .latitude),
      LayoutColumn("pc_mean_longitude", as: "longitude", .longitude),
    ], key: ["area"])

  static let areaCentroids = Layout(
    title: "LSOA points, 2011 and 2021 codes together (geometric centroids)",
    publisher: "Derived from Office for National Statistics", vintage: "LSOA 2011 and 2021",
    attributions: lines, geography: Geography(.lsoa),
    columns: [
      LayoutColumn("LSOACD", as: "area", .code(.lsoa)),
      LayoutColumn("latitude", as: "latitude", .latitude),
      LayoutColumn("longitude", as: "longitude", .longitude),
    ], key: ["area"],
    caution: "The points are the middles of the land, not of the people who live there.")

  static let populationCentroids = Layout(
    title: "LSOA population-weighted centroids", publisher: statistics, vintage: "By edition",
    attributions: lines, geography: nil,
    columns: [
      LayoutColumn("LSOA##CD", as: "area", .code(.lsoa)),
      LayoutColumn("x", as: "easting", .easting),
      LayoutColumn("y", as: "northing", .northing),
    ], key: ["area"])

  static let lsips = Layout(
    title: "District to Local Skills Improvement Plan area",
    publisher: "Department for Education, Office for National Statistics", vintage: "By edition",
    attributions: lines, geography: nil,
    columns: [
      LayoutColumn("LAD##CD", as: "district", .code(.district)),
      LayoutColumn("LAD##NM", as: "district_name", .text),
      LayoutColumn("LSIP##CD", as: "lsip", .code(.lsip)),
      LayoutColumn("LSIP##NM", as: "lsip_name", .text),
    ], key: ["district"])
}
