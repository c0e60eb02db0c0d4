import SkillsPlanner

/// Rows with one field changed.
extension Allocation.OnCourse {
  func changed(
    course: String? = nil, places: Int? = nil, metres: Int? = nil, minutes: Double? = nil,
    points: Int? = nil, scores: [Int]? = nil
  ) -> Allocation.OnCourse {
    Allocation.OnCourse(
      course: course ?? self.course, places: places ?? self.places, metres: metres ?? self.metres,
      minutes: minutes ?? self.minutes, points: points ?? self.points,
      scores: scores ?? self.scores)
  }
}

extension NeedRow {
  func changed(value: Int) -> NeedRow {
    NeedRow(area: area, level: level, learners: learners, placed: placed, value: value)
  }
}

extension CourseRow {
  func changed(
    lastYear: Int? = nil, places: Int? = nil, used: Int? = nil, value: Int? = nil
  ) -> CourseRow {
    CourseRow(
      id: id, provider: provider, district: district, level: level, sector: sector, mode: mode,
      pointBasis: pointBasis, venue: venue, lastYear: lastYear ?? self.lastYear,
      places: places ?? self.places,
      used: used ?? self.used, value: value ?? self.value, gainsIfOneMore: gainsIfOneMore)
  }
}

extension LevelRow {
  func changed(funded: Int? = nil, used: Int? = nil, value: Int? = nil) -> LevelRow {
    LevelRow(
      level: level, eligible: eligible, learners: learners, lastYear: lastYear, places: places,
      funded: funded ?? self.funded, used: used ?? self.used, value: value ?? self.value)
  }
}
