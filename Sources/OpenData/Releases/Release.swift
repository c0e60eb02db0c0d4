/// A published file that is known, by its header and never by its name.
///
/// The order is that in which a list of sources names them.
enum Release: String, CaseIterable, Comparable, Sendable {
  case deprivation, deprivation2019, adultSkills, adultSkills2019
  case qualifications, qualificationsByClass
  case areaPoints, areaCentroids, populationCentroids, exactFit, bestFit, wards, censusWards, lsips
  case boundaries
  case apprenticeships, subjects, outcomes, learners, attainment
  case findACourse, courseProviders, courseRegions, courseTLevels, bulkCourses, bulkVenues
  case providers, gias, tLevelProviders, tLevelQualifications
  case learningAims, regulatedQualifications, sectorAreas, qualificationLevels
  case qualificationTypes, colleges
  case postcodes, codePoint, postcodeAreas, postcodeDirectory
  case journeyTimes, travelMatrix
  case classroomList, areasTable

  var layout: Layout {
    switch self {
    case .deprivation: .deprivation
    case .deprivation2019: .deprivation2019
    case .adultSkills: .adultSkills
    case .adultSkills2019: .adultSkills2019
    case .qualifications: .qualifications
    case .qualificationsByClass: .qualificationsByClass
    case .areaPoints: .areaPoints
    case .areaCentroids: .areaCentroids
    case .populationCentroids: .populationCentroids
    case .exactFit: .exactFit
    case .bestFit: .bestFit
    case .wards: .wards
    case .censusWards: .censusWards
    case .lsips: .lsips
    case .boundaries: .boundaries
    case .apprenticeships: .apprenticeships
    case .subjects: .subjects
    case .outcomes: .outcomes
    case .learners: .learners
    case .attainment: .attainment
    case .findACourse: .findACourse
    case .courseProviders: .courseProviders
    case .courseRegions: .courseRegions
    case .courseTLevels: .courseTLevels
    case .bulkCourses: .bulkCourses
    case .bulkVenues: .bulkVenues
    case .providers: .providers
    case .gias: .gias
    case .tLevelProviders: .tLevelProviders
    case .tLevelQualifications: .tLevelQualifications
    case .learningAims: .learningAims
    case .regulatedQualifications: .regulatedQualifications
    case .sectorAreas: .sectorAreas
    case .qualificationLevels: .qualificationLevels
    case .qualificationTypes: .qualificationTypes
    case .colleges: .colleges
    case .postcodes: .postcodes
    case .codePoint: .codePoint
    case .postcodeAreas: .postcodeAreas
    case .postcodeDirectory: .postcodeDirectory
    case .journeyTimes: .journeyTimes
    case .travelMatrix: .travelMatrix
    case .classroomList: .classroomList
    case .areasTable: .areasTable
    }
  }

  var title: String { layout.title }

  /// The release that a header which fits none is nearest to: at least half of its columns are
  /// there.
  static func nearest(to header: [String]) -> Release? {
    let near = allCases.filter { !$0.layout.form.isJSON }
      .map { ($0, $0.layout.nearness(header)) }
    // One column in common is no likeness.
    guard let best = near.max(by: { $0.1 < $1.1 }), best.1 >= 0.5,
      best.1 * Double(best.0.layout.required.count) >= 2
    else { return nil }
    return best.0
  }

  static func < (left: Release, right: Release) -> Bool { left.order < right.order }

  private var order: Int { Self.allCases.prefix { $0 != self }.count }
}

extension Layout.Form {
  /// Whether the file is JSON, and so has no header.
  var isJSON: Bool {
    switch self {
    case .geoJSON, .tLevelProviders, .tLevelQualifications: true
    case .rows, .classes, .headless: false
    }
  }
}
