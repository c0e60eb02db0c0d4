import SkillsPlanner

/// Makes a course of each provider's apprenticeships in a district at a level and in a sector
/// subject area.
struct ApprenticeshipCourses {
  let courses: [ImportedCourse]

  /// - Parameters:
  ///   - starts: Resident starts; every delivery is among `districts`.
  ///   - names: By UKPRN.
  ///   - learners: The providers' reach, by UKPRN.
  init(
    _ starts: [SectorStarts], names: [String: String], districts: [PlannedDistrict],
    points: CoursePoints, outcomes: Outcomes,
    learners: [String: [LearnersFile.Kind: LearnersFile.Reach]]
  ) {
    courses = starts.map { cell in
      guard let planned = districts.first(where: { $0.district.code == cell.delivery }) else {
        preconditionFailure("\(cell.delivery) is not planned for")
      }
      let provider = Provider(ukprn: cell.ukprn, name: names[cell.ukprn] ?? cell.ukprn)
      return ImportedCourse(
        course: Course(
          provider, in: planned.district, cell.level, sector: cell.sector.code, by: .apprenticeship,
          at: points.place(of: cell.ukprn, in: planned), lastYear: cell.starts),
        levelBasis: cell.levelBasis, sectorBasis: cell.sectorBasis,
        outcomes: outcomes.figure(of: cell.ukprn, at: cell.level, by: .apprenticeship),
        reach: learners[cell.ukprn]?[.apprenticeships])
    }
  }
}
