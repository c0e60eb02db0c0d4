/// Makes a course of each provider's apprenticeships in a district at a level and in a sector
/// subject area.
struct ApprenticeshipCourses {
  let courses: [Course]

  /// - Parameters:
  ///   - starts: Resident starts; every delivery is among `districts`.
  ///   - names: By UKPRN.
  ///   - learners: The providers' reach, by UKPRN.
  init(
    _ starts: [SectorStarts], names: [String: String], districts: [District],
    points: CoursePoints, outcomes: Outcomes,
    learners: [String: [LearnersFile.Kind: LearnersFile.Reach]]
  ) {
    courses = starts.map { cell in
      guard let district = districts.first(where: { $0.code == cell.delivery }) else {
        preconditionFailure("\(cell.delivery) is not planned for")
      }
      let place = points.point(of: cell.ukprn, in: district)
      return Course(
        ukprn: cell.ukprn, providerName: names[cell.ukprn] ?? cell.ukprn, district: district,
        level: cell.level, sector: cell.sector, mode: .apprenticeship, point: place.point,
        pointBasis: place.basis, lastYear: cell.starts, levelBasis: cell.levelBasis,
        sectorBasis: cell.sectorBasis,
        outcomes: outcomes.figure(of: cell.ukprn, at: cell.level, by: .apprenticeship),
        reach: learners[cell.ukprn]?[.apprenticeships])
    }
  }
}
