/// A published file that the tables are made from, recognised by its header and never by its name.
enum Release: CaseIterable, Comparable, Sendable {
  case deprivation, adultSkills, qualifications, areaPoints, censusWards
  case apprenticeships, subjects, outcomes, learners, providers, postcodes
  case classroomList, areasTable

  /// The columns by which it is known and which are read.
  var columns: [String] {
    switch self {
    case .deprivation: DeprivationFile.columns
    case .adultSkills: AdultSkillsFile.columns
    case .qualifications: QualificationsFile.columns
    case .areaPoints: AreaPointsFile.columns
    case .censusWards: CensusWardsFile.columns
    case .apprenticeships: ApprenticeshipsFile.columns
    case .subjects: SubjectsFile.columns
    case .outcomes: OutcomesFile.columns
    case .learners: LearnersFile.columns
    case .providers: ProvidersFile.columns
    case .postcodes: PostcodesFile.columns
    case .classroomList: ClassroomList.columns
    case .areasTable: PlannedDistrict.columns
    }
  }

  /// As the publisher calls it.
  var title: String {
    switch self {
    case .deprivation:
      "English Indices of Deprivation 2025, File 7: all ranks, scores, deciles and population "
        + "denominators"
    case .adultSkills:
      "English Indices of Deprivation 2025, File 8: underlying indicators (education and skills)"
    case .qualifications: "Census 2021, TS067: highest level of qualification"
    case .areaPoints:
      "LSOA (2021) to MSOA, ward (2024) and district (2024), with mean points of live postcodes"
    case .censusWards: "LSOA (2021) to census ward (2021), best fit by area"
    case .apprenticeships:
      "Apprenticeships: provider by learner home district by delivery district"
    case .subjects: "Apprenticeships by provider, standard and sector subject area"
    case .outcomes: "Further education outcomes, PRV02: providers by level, age and sex"
    case .learners: "Further education and skills: provider learner summary"
    case .providers: "National Careers Service course directory, C_PROVIDERS"
    case .postcodes: "Code-Point Open, with latitude, longitude and LSOA (2021)"
    case .classroomList: "Classroom providers that teach in the districts alone"
    case .areasTable: "Areas, as made by this import"
    }
  }

  var publisher: String {
    switch self {
    case .deprivation, .adultSkills: "Ministry of Housing, Communities and Local Government"
    case .qualifications: "Office for National Statistics"
    case .areaPoints:
      "Derived from Office for National Statistics, Ordnance Survey and House of Commons Library"
    case .censusWards: "Derived from Office for National Statistics"
    case .apprenticeships, .subjects, .outcomes, .learners: "Department for Education"
    case .providers: "Skills Funding Agency, Department for Education"
    case .postcodes: "Ordnance Survey"
    case .classroomList, .areasTable: "This project"
    }
  }

  /// The date or the edition of the figures, where the file does not tell it itself.
  var vintage: String {
    switch self {
    case .deprivation, .adultSkills: "October 2025; LSOA 2021, districts 2024, population mid 2022"
    case .qualifications: "Census day, 21 March 2021"
    case .areaPoints: "LSOA 2021, wards and districts 2024, postcodes 2025"
    case .censusWards: "LSOA 2021, wards 2021"
    case .apprenticeships, .subjects, .outcomes, .learners: "By year"
    case .providers: "31 October 2018"
    case .postcodes: "2025"
    case .classroomList, .areasTable: "2026"
    }
  }

  /// Whose rights the figures are published under, in the words that they ask for; never empty.
  var attributions: [String] {
    switch self {
    case .deprivation, .adultSkills, .apprenticeships, .subjects, .outcomes, .learners, .providers:
      [Attribution.government]
    case .qualifications: [Attribution.government, Attribution.statistics]
    case .areaPoints:
      [Attribution.government, Attribution.statistics, Attribution.postcodes, Attribution.commons]
    case .censusWards: [Attribution.government, Attribution.statistics]
    case .postcodes: [Attribution.government, Attribution.postcodes]
    case .classroomList: [Attribution.project]
    // It holds the figures of every release that it was made of.
    case .areasTable:
      [Attribution.government, Attribution.statistics, Attribution.postcodes, Attribution.commons]
    }
  }

  /// The release that a header belongs to: the one with most of its columns there among those with
  /// all of them.
  init?(header: [String]) {
    let names = Set(header)
    let fitting = Self.allCases.filter { names.isSuperset(of: $0.columns) }
    guard let best = fitting.max(by: { $0.columns.count < $1.columns.count }) else { return nil }
    self = best
  }

  /// The release that a header which fits none is nearest to: at least half of its columns are
  /// there.
  static func nearest(to header: [String]) -> Release? {
    let names = Set(header)
    func share(_ release: Release) -> Double {
      Double(names.intersection(release.columns).count) / Double(release.columns.count)
    }
    guard let best = allCases.max(by: { share($0) < share($1) }) else { return nil }
    return share(best) >= 0.5 ? best : nil
  }
}

/// The lines that licences ask for.
enum Attribution {
  static let government =
    "Contains public sector information licensed under the Open Government Licence v3.0."
  static let statistics =
    "Source: Office for National Statistics licensed under the Open Government Licence v.3.0. "
    + "Contains OS data (c) Crown copyright and database right."
  static let postcodes =
    "Contains OS data (c) Crown copyright and database right; contains Royal Mail data (c) Royal "
    + "Mail copyright and database right."
  static let project = "Compiled by this project; Apache License 2.0."
  static let commons =
    "Contains Parliamentary information licensed under the Open Parliament Licence v3.0."
}
