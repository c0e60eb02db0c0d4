/// The limits that a brief sets on courses and levels, worked out for a catalogue.
struct Limits: Sendable {
  /// Whether a course takes a level that the brief plans.
  let planned: [Bool]
  /// The most places of each course: those that its table gives, else last year's starts and the flex, rounded
  /// up; 0 for one that is not planned.
  private(set) var places: [Int]
  /// Of a planned course's places, the first that steadiness favours.
  private(set) var steady: [Int]
  /// The levels of the needs and of planned courses in order, each with its cap, nil for none.
  var levels: [(level: Level, funded: Int?)]

  init(_ brief: Brief, in catalogue: Catalogue) {
    let wanted = brief.needs.map(\.level)
    let planned = catalogue.courses.map { course in wanted.contains { course.takes($0) } }
    let places = zip(catalogue.courses, planned).map { course, planned in
      planned
        ? course.places ?? roundedUp(course.lastYear * (1_000_000 + brief.flex.millionths)) : 0
    }
    self.planned = planned
    self.places = places
    steady = zip(catalogue.courses, places).map { course, places in
      min(brief.steadiness.share.of(course.lastYear), places)
    }
    var lastYear = Dictionary(wanted.map { ($0, 0) }, uniquingKeysWith: { first, _ in first })
    for (course, isPlanned) in zip(catalogue.courses, planned) where isPlanned {
      lastYear[course.level, default: 0] += course.lastYear
    }
    let amounts = Dictionary(
      brief.fundedStarts.map { ($0.level, $0.amount) }, uniquingKeysWith: { first, _ in first })
    levels = lastYear.keys.sorted().map { level in
      switch amounts[level] {
      case .lastYear: (level, lastYear[level])
      case .starts(let number): (level, number)
      case nil: (level, nil)
      }
    }
  }

  /// The same where some courses do not run.
  func closing(_ courses: Set<Int>) -> Limits {
    var closed = self
    for course in courses { (closed.places[course], closed.steady[course]) = (0, 0) }
    return closed
  }
}

/// Millionths of places rounded up to whole places.
private func roundedUp(_ millionths: Int) -> Int {
  (millionths + 999_999) / 1_000_000
}
