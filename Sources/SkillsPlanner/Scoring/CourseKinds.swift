import NetworkFlow

extension ColumnKinds {
  /// Courses in kinds: those of a kind are taught at one place, are of one level and take the same others, and every rule says as much more of
  /// one than of another, whoever asks; so whoever reaches one reaches all.
  ///
  /// A rule is a pure function of its columns. Of rules that read the course alone, it is the sum of what they give that
  /// tells two courses apart; of all others that read the course, the columns themselves.
  ///
  /// Nil where courses have travel times of their own.
  ///
  /// - Parameter differ: whether courses of a kind may differ in points, by as many on every row.
  init?(
    _ definitions: [NeedDefinition], _ catalogue: Catalogue, _ scorer: Scorer, _ shared: SharedSums,
    differ: Bool
  ) {
    guard catalogue.travel == nil else { return nil }
    let columns = (scorer.eligibility + shared.byPair).flatMap(\.columns)
    // An odd number of points more would be one more or less where a half is rounded to even.
    let two = 2 * scorer.weights
    self.init(
      keys: catalogue.courses.indices.map { course in
        Key(
          venue: catalogue.venues[course],
          level: catalogue.courses[course].level,
          levels: definitions.map { catalogue.courses[course].takes($0.level) },
          sum: differ ? shared.ofCourses[course] % two : shared.ofCourses[course],
          values: columns.compactMap { $0.value(ofCourse: course) })
      }, points: differ ? shared.ofCourses.map { $0 / two * 2 } : nil)
  }

  private struct Key: Hashable {
    let venue: UnitVector?
    let level: Level
    let levels: [Bool]
    let sum: Int
    let values: [Int]
  }
}

extension ColumnSource.Resolved {
  /// What stands for a course's value; nil where the column is not of the course.
  fileprivate func value(ofCourse course: Int) -> Int? {
    switch self {
    case .courseNumbers(let values): Int(bitPattern: UInt(values[course].bitPattern))
    case .courseTexts(let codes, _): Int(codes[course])
    case .areaNumbers, .needNumbers, .areaTexts, .needTexts, .distance, .minutes, .missing: nil
    }
  }
}
