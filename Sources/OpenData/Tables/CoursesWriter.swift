import PlanFiles
import SkillsPlanner

/// Writes courses.csv: what each provider teaches in each district, by level, sector subject
/// area and mode.
struct CoursesWriter: Sendable {
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
  let rows: [ImportedCourse]
  /// The share given to the courses of each mode that have none; no entry where no course has one.
  let meanReach: [Mode: Double]

  init(_ courses: [ImportedCourse]) {
    rows = courses.sorted { $0.course.id < $1.course.id }
    var means: [Mode: Double] = [:]
    for mode in Mode.allCases {
      var starts = 0
      var deprived = 0.0
      for row in rows where row.course.mode == mode {
        guard let reach = row.reach else { continue }
        starts += row.course.lastYear
        deprived += reach.share * Double(row.course.lastYear)
      }
      if starts > 0 { means[mode] = deprived / Double(starts) }
    }
    meanReach = means
  }

  /// The table's bytes; the years are those of leavers and starts.
  func csv(leavers: String, starts: String) -> [UInt8] {
    var writer = CSVWriter(names: Self.columns)
    for row in rows {
      let course = row.course
      writer.write(course.id)
      writer.write(course.provider.ukprn)
      writer.write(course.provider.name)
      writer.write(course.district.code)
      writer.write(course.district.name)
      writer.write(course.level.code)
      writer.write(course.alsoTakes.map(\.code).joined(separator: " "))
      writer.write(course.sector)
      writer.write(course.mode.rawValue)
      writer.writeIfGiven(course.point?.latitude)
      writer.writeIfGiven(course.point?.longitude)
      writer.write(course.pointBasis?.rawValue ?? "")
      writer.write(course.lastYear)
      writer.write(row.levelBasis.text(leavers: leavers, starts: starts))
      writer.write(row.sectorBasis.rawValue)
      writer.writeIfGiven(row.outcomes.share)
      writer.write(row.outcomes.share == nil ? "" : row.outcomes.basis.rawValue)
      let reach = row.reach?.share ?? meanReach[course.mode]
      writer.writeIfGiven(reach.map(fourPlaces))
      writer.write(reach == nil ? "" : reachBasis(of: row).rawValue)
      writer.endRow()
    }
    return writer.bytes
  }

  func reachBasis(of row: ImportedCourse) -> ReachBasis { row.reach == nil ? .mean : .provider }

  private func fourPlaces(_ share: Double) -> Double { (share * 10_000).rounded() / 10_000 }
}

extension CSVWriter {
  /// The number, or an empty cell.
  mutating func writeIfGiven(_ decimal: Double?) {
    if let decimal { write(decimal) } else { writeEmpty() }
  }
}
