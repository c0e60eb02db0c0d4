import SkillsPlanner

extension Level {
  /// The levels that the tables hold: 2 to 7, where 7 means 7 and above.
  ///
  /// Entry level and level 1 are outside a plan of places for the next level.
  static let inTables = (2...7).compactMap { Level(String($0)) }

  /// Where a level of the tables stands in lists of a number per level.
  var index: Int { number - 2 }

  /// The group of apprenticeships that a level of the tables belongs to.
  var apprenticeship: ApprenticeshipLevel {
    switch number {
    case ...2: .intermediate
    case 3: .advanced
    default: .higher
    }
  }
}

/// The three groups in which starts by subject are published.
enum ApprenticeshipLevel: String, CaseIterable, Sendable {
  case intermediate = "Intermediate Apprenticeship"
  case advanced = "Advanced Apprenticeship"
  case higher = "Higher Apprenticeship"

  /// The levels in the group.
  var levels: [Level] { Level.inTables.filter { $0.apprenticeship == self } }
}
