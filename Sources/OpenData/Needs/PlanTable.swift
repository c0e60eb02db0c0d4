/// A table of a plan that the import makes of official files.
///
/// What each is made of stands here once: the import refuses by it, and a new folder's list of
/// downloads and its status are written from it.
package enum PlanTable: String, CaseIterable, Sendable {
  case areas, courses, starts

  /// "areas.csv".
  var file: String { "\(rawValue).csv" }

  /// Where it stands in a plan's folder: "tables/areas.csv".
  var path: String { "tables/\(file)" }

  /// What the table is made of, in the order in which people are told.
  ///
  /// - Parameter districts: Codes of the districts that are planned for, where they are known: some
  ///   need a file more.
  func needs(in districts: Set<String> = []) -> [TableNeed] {
    switch self {
    case .areas: Self.needsOfAreas(in: districts)
    case .courses, .starts: Self.needsOfCourses
    }
  }

  // MARK: areas.csv

  private static func needsOfAreas(in districts: Set<String>) -> [TableNeed] {
    [
      TableNeed("how deprived each area is, and how many adults live in it", .deprivation),
      TableNeed(
        "which ward and district each area is in",
        ways: [TableNeed.Way(.areaPoints), TableNeed.Way(.wards)]),
      TableNeed(
        "where in each area its people are",
        ways: [
          TableNeed.Way(.areaPoints, "the middle of its postcodes"),
          TableNeed.Way(NeededFile(.populationCentroids, of: .lsoa, 2021), "where people live"),
          TableNeed.Way(.postcodes, "the middle of its postcodes"),
          TableNeed.Way(.postcodeDirectory, "the middle of its postcodes"),
          TableNeed.Way(.areaCentroids, "the middle of the land, where nobody may live"),
          TableNeed.Way(
            NeededFile(.boundaries, of: .lsoa, 2021),
            "the middle of the land, where nobody may live"),
        ]),
      qualifications(in: districts),
      TableNeed(
        "the adult skills indicator of each area, which a rule of yours may read",
        ways: [TableNeed.Way(.adultSkills)], isOptional: true),
    ]
  }

  /// The census tables, the finest first.
  static func qualifications(in districts: Set<String> = []) -> TableNeed {
    TableNeed(
      "which qualifications its adults have",
      ways: [
        TableNeed.Way(census(.lsoa), "counted in each area: nothing is modelled"),
        TableNeed.Way(
          census(.ward),
          with: [census(.district), NeededFile(.censusWards), NeededFile(.adultSkills)],
          "modelled from the figures of wards and districts"),
        TableNeed.Way(
          census(.district),
          with: [NeededFile(.adultSkills)] + formerDistricts(of: districts),
          "modelled from the figures of districts, the least exact way"),
      ])
  }

  private static func census(_ kind: Geography.Kind) -> NeededFile {
    NeededFile(.qualifications, .qualificationsByClass, of: kind)
  }

  /// The look-up that tells the districts of the census, for those that came after it.
  private static func formerDistricts(of districts: Set<String>) -> [NeededFile] {
    districts.isDisjoint(with: sinceTheCensus) ? [] : [NeededFile(.exactFit, .bestFit)]
  }

  /// Districts of April 2023 that the census tables, of districts of 2022, do not have: Cumberland,
  /// Westmorland and Furness, North Yorkshire, Somerset.
  static let sinceTheCensus: Set<String> = ["E06000063", "E06000064", "E06000065", "E06000066"]

  // MARK: courses.csv and starts.csv

  private static let needsOfCourses: [TableNeed] = [
    TableNeed(
      "how many apprentices of each provider live and learn in each district", .apprenticeships),
    TableNeed("which sectors and levels each provider's apprentices are in", .subjects),
    TableNeed("how each provider's leavers fare, by level", .outcomes),
    TableNeed("how many of each provider's learners are from deprived areas", .learners),
    TableNeed(
      "where each provider is",
      ways: [
        TableNeed.Way(.courseProviders, "as of today"),
        TableNeed.Way(.providers, "as of 2018: some have moved or merged since"),
      ]),
    TableNeed(
      "where each postcode is",
      ways: [
        TableNeed.Way(.postcodes, "those of some districts"),
        TableNeed.Way(.postcodeDirectory, "all postcodes in one large file"),
        TableNeed.Way(.codePoint, "a file for each postcode area"),
      ]),
    TableNeed(
      "which courses there are in the classroom and online",
      ways: [
        TableNeed.Way(
          NeededFile(.findACourse), with: [NeededFile(.learningAims)],
          "what is on offer; how many learners each course had is modelled"),
        TableNeed.Way(
          .classroomList, "a list of your own, of colleges that teach in your districts alone"),
      ], isOptional: true, isOneWayOnly: true),
  ]
}
