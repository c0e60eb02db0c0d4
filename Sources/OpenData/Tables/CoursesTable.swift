import PlanFiles

/// courses.csv: what each provider teaches in each district, by level, sector subject area and
/// mode.
struct CoursesTable: Sendable {
  /// Where a course's deprived share comes from; the raw value is what `deprived_share_basis` says.
  enum ReachBasis: String, CaseIterable, Sendable {
    case provider = "provider's learners"
    case mean = "mean of the courses with a figure, by last year's starts"
  }

  static let columns = [
    "course", "provider", "provider_name", "district", "district_name", "level", "also_takes",
    "sector", "mode", "latitude", "longitude", "point_basis", "last_year", "level_basis",
    "sector_basis", "outcomes", "outcomes_basis", "deprived_share", "deprived_share_basis",
  ]

  /// Sorted by id.
  let courses: [Course]
  /// The share given to the courses of each mode that have none; no entry where no course has one.
  let meanReach: [Course.Mode: Double]

  init(_ courses: [Course]) {
    self.courses = courses.sorted { $0.id < $1.id }
    var means: [Course.Mode: Double] = [:]
    for mode in Course.Mode.allCases {
      var starts = 0
      var deprived = 0.0
      for course in self.courses where course.mode == mode {
        guard let reach = course.reach else { continue }
        starts += course.lastYear
        deprived += reach.share * Double(course.lastYear)
      }
      if starts > 0 { means[mode] = deprived / Double(starts) }
    }
    meanReach = means
  }

  /// The table's bytes; the years are those of leavers and starts.
  func csv(leavers: String, starts: String) -> [UInt8] {
    var writer = CSVWriter(names: Self.columns)
    for course in courses {
      writer.write(course.id)
      writer.write(course.ukprn)
      writer.write(course.providerName)
      writer.write(course.district.code)
      writer.write(course.district.name)
      writer.write(course.level.code)
      writer.write("")
      writer.write(course.sector?.code ?? "")
      writer.write(course.mode.rawValue)
      writer.write(course.point.latitude)
      writer.write(course.point.longitude)
      writer.write(course.pointBasis.rawValue)
      writer.write(course.lastYear)
      writer.write(course.levelBasis.text(leavers: leavers, starts: starts))
      writer.write(course.sectorBasis.rawValue)
      if let share = course.outcomes.share { writer.write(share) } else { writer.writeEmpty() }
      writer.write(course.outcomes.share == nil ? "" : course.outcomes.basis.rawValue)
      let reach = course.reach?.share ?? meanReach[course.mode]
      if let reach { writer.write(fourPlaces(reach)) } else { writer.writeEmpty() }
      writer.write(reach == nil ? "" : reachBasis(of: course).rawValue)
      writer.endRow()
    }
    return writer.bytes
  }

  func reachBasis(of course: Course) -> ReachBasis { course.reach == nil ? .mean : .provider }

  private func fourPlaces(_ share: Double) -> Double { (share * 10_000).rounded() / 10_000 }
}
