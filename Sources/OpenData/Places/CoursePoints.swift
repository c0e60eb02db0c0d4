import SkillsPlanner

/// Finds a point for a provider in a district of delivery.
///
/// A provider's published postcode may be an office elsewhere, so it counts only where it lies in
/// the district in which the learning is delivered; the first such postcode where a provider has
/// several.
struct CoursePoints: Sendable {
  /// Where a course stands, and what that point stands for.
  struct Place: Hashable, Sendable {
    let point: Point
    let basis: PointBasis
  }

  /// By UKPRN.
  let postcodes: [String: [Postcode]]
  let places: PostcodeIndex

  /// The place of what a provider teaches in a district.
  func place(of ukprn: String, in planned: PlannedDistrict) -> Place {
    let venue = (postcodes[ukprn] ?? []).compactMap { places[$0] }
      .first { $0.district == planned.district.code }
    guard let venue else { return Place(point: planned.point, basis: .district) }
    return Place(point: venue.point, basis: .venue)
  }
}
