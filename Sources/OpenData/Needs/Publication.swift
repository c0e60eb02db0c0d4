/// Where a release is found by a person with a browser.
struct Publication: Sendable {
  /// The publisher's site and the page there, in words.
  let site: String
  /// Nil where only the way is known.
  let address: String?
  /// What to take of what is there, as a sentence; empty where there is one file.
  let take: String

  init(_ site: String, at address: String? = nil, _ take: String = "") {
    self.site = site
    self.address = address
    self.take = take
  }
}

extension Release {
  /// Where it is published for all of England; nil for what this project derived or its users write
  /// themselves, and for what no table of a plan is made of.
  ///
  /// The addresses are those of November 2026 as public pages cite them; where none stands, the words
  /// say what to look for.
  var publication: Publication? {
    switch self {
    case .deprivation:
      Publication(
        "GOV.UK, English indices of deprivation 2025",
        at: "https://www.gov.uk/government/statistics/english-indices-of-deprivation-2025",
        "Take File 7, which is CSV already.")
    case .adultSkills:
      Publication(
        "GOV.UK, English indices of deprivation 2025",
        at: "https://www.gov.uk/government/statistics/english-indices-of-deprivation-2025",
        "Take File 8, a workbook: save its sheet on education and skills as CSV.")
    case .qualifications:
      Publication(
        "Nomis, Census 2021 bulk data, table TS067",
        at: "https://www.nomisweb.co.uk/output/census/2021/census2021-ts067.zip",
        "Unzip it and take the one file whose name ends in lsoa (or ltla for districts); leave the "
          + "others out.")
    case .qualificationsByClass:
      Publication(
        "Office for National Statistics, \"Create a custom dataset\", highest level of qualification",
        "Choose the areas, then the 8 categories.")
    case .populationCentroids:
      Publication(
        "ONS Open Geography Portal", at: "https://geoportal.statistics.gov.uk",
        "Look for \"LSOA (December 2021) population weighted centroids\", and take the CSV with x and "
          + "y in metres.")
    case .wards:
      Publication(
        "ONS Open Geography Portal", at: "https://geoportal.statistics.gov.uk",
        "Look for \"LSOA (2021) to Electoral Ward (2024) to LAD (2024) Best Fit Lookup\", and take the "
          + "CSV.")
    case .exactFit:
      Publication(
        "ONS Open Geography Portal", at: "https://geoportal.statistics.gov.uk",
        "Look for \"LSOA (2011) to LSOA (2021) to Local Authority District (2022) Exact Fit Lookup\", "
          + "and take the CSV.")
    case .boundaries:
      Publication(
        "ONS Open Geography Portal", at: "https://geoportal.statistics.gov.uk",
        "Look for \"LSOA (December 2021) Boundaries\", and take the GeoJSON, the more generalised the "
          + "smaller.")
    case .postcodeDirectory:
      Publication(
        "ONS Open Geography Portal", at: "https://geoportal.statistics.gov.uk",
        "Look for \"ONS Postcode Directory\", unzip it and take the one large CSV in Data.")
    case .codePoint:
      Publication(
        "Ordnance Survey Data Hub, Code-Point Open",
        at: "https://osdatahub.os.uk/downloads/open/CodePointOpen",
        "Unzip it and take the files of your postcode areas from Data/CSV, one or several.")
    case .apprenticeships:
      Publication(
        "Explore education statistics, Apprenticeships",
        at: "https://explore-education-statistics.service.gov.uk/find-statistics/apprenticeships",
        "Look among its data sets for the one by provider, home district and delivery district.")
    case .subjects:
      Publication(
        "Explore education statistics, Apprenticeships",
        at: "https://explore-education-statistics.service.gov.uk/find-statistics/apprenticeships",
        "Look among its data sets for the one by provider, standard and sector subject area.")
    case .outcomes:
      Publication(
        "Explore education statistics, Further education outcomes",
        at: "https://explore-education-statistics.service.gov.uk/find-statistics/"
          + "further-education-outcomes",
        "Look among its data sets for the one by provider, level, age and sex (PRV02).")
    case .learners:
      Publication(
        "Explore education statistics, Further education and skills",
        at: "https://explore-education-statistics.service.gov.uk/find-statistics/"
          + "further-education-and-skills",
        "Look among its data sets for the summary of learners by provider.")
    case .providers:
      Publication(
        "National Careers Service course directory, open data of 2018",
        "Look on data.gov.uk for \"National Careers Service course directory\", and take C_PROVIDERS."
      )
    case .courseProviders:
      Publication(
        "National Careers Service, Find a course open data",
        "Look on data.gov.uk for \"Find a course\", and take the live course providers.")
    case .findACourse:
      Publication(
        "National Careers Service, Find a course open data",
        "Look on data.gov.uk for \"Find a course\", and take the live courses with regions and venues."
      )
    case .learningAims:
      Publication(
        "Learning Aim Reference Service (LARS)",
        "Look for \"LARS download\", and take LearningDelivery as CSV.")
    case .deprivation2019, .adultSkills2019, .areaPoints, .areaCentroids, .bestFit, .censusWards,
      .lsips, .attainment, .courseRegions, .courseTLevels, .bulkCourses, .bulkVenues, .gias,
      .tLevelProviders, .tLevelQualifications, .regulatedQualifications, .sectorAreas,
      .qualificationLevels, .qualificationTypes, .colleges, .postcodes, .postcodeAreas,
      .journeyTimes, .travelMatrix, .classroomList, .areasTable:
      nil
    }
  }

  /// How a file is made that nobody publishes in this form, as sentences; nil for any other.
  var making: String? {
    switch self {
    case .classroomList:
      "Nobody publishes it. Write a row for each college whose classroom learners all learn in your "
        + "districts (yes, with the code of the one it is in), and for each that you know and left out "
        + "(no), with the reason."
    default: nil
    }
  }

  /// Whether a person anywhere in England can come by it.
  var canBeHad: Bool { publication != nil || making != nil }
}
