extension Policy.Each {
  /// What places for learners of an area on a course are told by among those that a policy is set for; nil where they
  /// belong to none.
  package func name(_ area: Area, _ course: Course) -> String? {
    self == .homeDistrict ? name(area) : name(course)
  }

  /// The home district of an area.
  func name(_ area: Area) -> String { area.district.code }

  /// Nil for a course of no venue or sector.
  func name(_ course: Course) -> String? {
    switch self {
    case .provider: course.provider.ukprn
    case .venue:
      course.point.map { "\(course.provider.ukprn) at \($0.latitude),\($0.longitude)" }
    case .sector: course.sector.isEmpty ? nil : course.sectorOfTier1
    case .deliveryDistrict: course.district.code
    case .course: course.id
    case .homeDistrict: nil
    }
  }
}
