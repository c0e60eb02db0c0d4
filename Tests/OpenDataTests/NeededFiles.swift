import PlanFiles
import SkillsPlanner
import Testing

@testable import OpenData

/// A small file of each release that a table is made of, for the three areas of the small county.
enum NeededFiles {
  /// A file that meets the need, called by its release.
  static func file(_ needed: NeededFile) throws -> ImportedFile {
    let path = "\(needed.release.rawValue)\(needed.kind.map { "-\($0.word)" } ?? "").csv"
    switch (needed.release, needed.kind) {
    case (.deprivation, _): return try SmallCounty.deprivation()
    case (.adultSkills, _): return try SmallCounty.adultSkills()
    case (.areaPoints, _): return try SmallCounty.points()
    case (.censusWards, _): return try SmallCounty.wards()
    case (.qualifications, .ward): return try SmallCounty.wardCensus()
    case (.qualifications, .district): return try SmallCounty.districtCensus()
    case (.qualifications, _):
      return try SmallCounty.census(
        SmallCounty.areas.map { ($0, [1, 1, 2, 0, 2, 3, 1]) }, path: "ts067-areas.csv")
    default: break
    }
    switch needed.release {
    case .courseProviders: return try SmallDirectory.providers()
    case .findACourse: return try SmallDirectory.file([.init(mode: "2")])
    case .learningAims: return try SmallDirectory.aims()
    case .codePoint:
      let cells = "BB1 1AA,10,380300,423000,E92000001,E19000001,E18000002,,E07000001,E05000001"
      return try ImportedFile(
        path: "bb.csv",
        bytes: Array(
          "\(cells)\n\(cells.replacing("0001,E05", with: "0002,E05").replacing("1AA", with: "1AB"))\n"
            .utf8))
    default: break
    }
    if needed.release == .boundaries {
      return try ImportedFile(path: "boundaries.geojson", bytes: Array(outlines.utf8))
    }
    let (header, rows) = try #require(tables[needed.release], "no sample of \(needed.title)")
    return try sample(header, rows, path: path)
  }

  private static let wards = ["E05000001", "E05000001", "E05000002"]
  private static let districts = ["E07000001", "E07000001", "E07000002"]
  private static let names = ["Weston", "Weston", "Eastby"]

  private static func each(_ row: (Int) -> [String]) -> [[String]] {
    SmallCounty.areas.indices.map { [SmallCounty.areas[$0]] + row($0) }
  }

  private static let tables: [Release: ([String], [[String]])] = [
    .wards: (
      ["LSOA21CD", "LSOA21NM", "WD24CD", "WD24NM", "LAD24CD", "LAD24NM"],
      each { ["Area \($0 + 1)", wards[$0], "Ward", districts[$0], names[$0]] }
    ),
    .populationCentroids: (["LSOA21CD", "x", "y"], each { ["34\($0)000", "43\($0)000"] }),
    .areaCentroids: (["LSOACD", "latitude", "longitude"], each { ["53.\($0 + 1)", "-2.5"] }),
    .postcodes: (
      ["Postcode", "latitude", "longitude", "lsoa21cd", "ladcd"],
      SmallCounty.areas.indices.map {
        ["BB1 \($0)AA", "53.\($0 + 1)", "-2.5", SmallCounty.areas[$0], districts[$0]]
      }
    ),
    .postcodeDirectory: (
      ["pcds", "doterm", "lat", "long", "lsoa21", "oslaua"],
      SmallCounty.areas.indices.map {
        ["BB1 \($0)AA", "", "53.\($0 + 1)", "-2.5", SmallCounty.areas[$0], districts[$0]]
      }
    ),
    .exactFit: (
      ["LSOA11CD", "LSOA21CD", "CHGIND", "LAD22CD"],
      SmallCounty.areas.indices.map {
        [SmallCounty.areas[$0], SmallCounty.areas[$0], "U", districts[$0]]
      }
    ),
    .apprenticeships: (
      ApprenticeshipsFile.columns,
      [
        ["2024/25", "Ncg (10004599)", "Weston", "Weston", "6"],
        ["2024/25", "Ncg (10004599)", "Eastby", "Weston", "2"],
        ["2024/25", "Ncg (10004599)", "Eastby", "Eastby", "3"],
      ]
    ),
    .subjects: (
      SubjectsFile.columns,
      [
        [
          "2024/25", "Intermediate Apprenticeship", "Digital Technology", "Ncg (10004599)",
          "Starts",
          "9",
        ]
      ]
    ),
    .outcomes: (OutcomesFile.columns, [outcome]),
    .learners: (
      LearnersFile.columns,
      [
        ["2024/25", "10004599", "Total", "100", "100"],
        ["2024/25", "10004599", "IMD - One (most deprived)", "40", "40"],
      ]
    ),
    .providers: (["PROVIDER_ID", "UKPRN", "POSTCODE"], [["1", "10004599", "BB1 0AA"]]),
    .classroomList: (
      ClassroomList.columns, [["10004599", "NCG", "", "", "no", "it teaches elsewhere too"]]
    ),
    .areasTable: (
      PlannedDistrict.columns,
      each { [districts[$0], names[$0], "53.\($0 + 1)", "-2.5", "100", "20"] }
    ),
  ]

  private static let outcome = OutcomesFile.columns.map { column in
    switch column {
    case "time_period": "2022/23"
    case "provider_ukprn": "10004599"
    case "provider_name": "NCG"
    case "provision": "Apprenticeships"
    case "number_of_learners": "90"
    case "spd_percent": "0.9"
    default: "Total"
    }
  }

  private static let outlines =
    #"{"type": "FeatureCollection", "features": ["#
    + SmallCounty.areas.enumerated().map { place, code in
      let (west, south) = ("-2.\(5 + place)", "53.\(place + 1)")
      let (east, north) = ("-2.\(4 + place)", "53.\(place + 2)")
      return #"{"type": "Feature", "properties": {"LSOA21CD": "\#(code)"}, "geometry": "#
        + #"{"type": "Polygon", "coordinates": [[[\#(west), \#(south)], [\#(east), \#(south)], "#
        + #"[\#(east), \#(north)], [\#(west), \#(north)], [\#(west), \#(south)]]]}}"#
    }.joined(separator: ", ") + "]}"
}
