/// Where a course's point comes from; the raw value is what `point_basis` says.
enum PointBasis: String, CaseIterable, Sendable {
  /// The provider's postcode, which lies in the district of delivery.
  case venue
  /// The mean of the district's areas, weighted by their population.
  case district
}

/// Finds a point for a provider in a district of delivery.
///
/// A provider's published postcode may be an office elsewhere, so it counts only where it lies in
/// the district in which the learning is delivered; the first such postcode where a provider has
/// several.
struct CoursePoints: Sendable {
  /// By UKPRN.
  let postcodes: [String: [Postcode]]
  let places: [Postcode: PostcodesFile.Place]

  /// The point, and what it stands for.
  func point(of ukprn: String, in district: District) -> (point: Point, basis: PointBasis) {
    let venue = (postcodes[ukprn] ?? []).compactMap { places[$0] }
      .first { $0.district == district.code }
    guard let venue else { return (district.point, .district) }
    return (Point(latitude: venue.latitude, longitude: venue.longitude), .venue)
  }
}
