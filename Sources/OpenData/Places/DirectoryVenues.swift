import SkillsPlanner

/// Finds the districts of the venues of Find a course.
///
/// A venue is in the district of its postcode; where the look-up does not know that, in the district of
/// the known postcode that is nearest to its point, within a kilometre. What is taught online is where
/// its provider is reached.
struct DirectoryVenues {
  /// Where runs are taught.
  enum Found: Hashable, Sendable {
    /// In a district that is planned for; without a point where it is online.
    case here(District, Point?)
    /// Anywhere else, with the reason why it makes no course.
    case elsewhere(String)

    var isHere: Bool {
      switch self {
      case .here: true
      case .elsewhere: false
      }
    }
  }

  /// How far the nearest known postcode may be, in metres.
  static let nearby = 1000

  /// Postcodes here whose runs give a point more than `far` metres from them, sorted.
  let astray: [Postcode]
  static let far = 5000

  private let districts: [String: District]
  private let places: PostcodeIndex
  private let venues: [CourseRunsFile.Venue: Found]

  /// O(postcodes) for each venue whose postcode is not known.
  init(_ file: CourseRunsFile, districts: [PlannedDistrict], places: PostcodeIndex) {
    let planned = Dictionary(districts.map { ($0.district.code, $0.district) }) { first, _ in
      first
    }
    self.districts = planned
    self.places = places
    venues = Dictionary(
      uniqueKeysWithValues: file.points.map { venue, point in
        (venue, Self.find(venue, at: point, planned, places))
      })
    astray = file.points.compactMap { venue, point in
      guard case .postcode(let postcode) = venue, let place = places[postcode],
        place.district.flatMap({ planned[$0] }) != nil, place.point.metres(to: point) > Self.far
      else { return nil }
      return postcode
    }.sorted()
  }

  /// - Parameter contacts: the postcodes at which the provider is reached.
  func find(_ venue: CourseRunsFile.Venue, contacts: [Postcode]) -> Found {
    if let found = venues[venue] { return found }
    guard let contact = contacts.compactMap({ places[$0] }).first else {
      return .elsewhere("online, of a provider whose own postcode is not known")
    }
    guard let district = contact.district.flatMap({ districts[$0] }) else {
      return .elsewhere("online, of a provider of another district")
    }
    return .here(district, nil)
  }

  private static func find(
    _ venue: CourseRunsFile.Venue, at point: Point, _ planned: [String: District],
    _ places: PostcodeIndex
  ) -> Found {
    var place: PostcodeIndex.Place?
    if case .postcode(let postcode) = venue { place = places[postcode] }
    guard let near = place ?? places.nearest(to: point, within: nearby) else {
      return .elsewhere("taught further than a kilometre from every known postcode")
    }
    guard let district = near.district.flatMap({ planned[$0] }) else {
      return .elsewhere("taught in another district")
    }
    return .here(district, point)
  }
}
