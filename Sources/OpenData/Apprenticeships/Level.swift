/// A level of learning that the tables hold: 2 to 7, where 7 means 7 and above.
///
/// Entry level and level 1 are outside a plan of places for the next level.
enum Level: Int, CaseIterable, Comparable, Sendable {
  case two = 2
  case three, four, five, six, seven

  /// As the tables write it.
  var code: String { String(rawValue) }

  /// Where the level stands in lists of a number per level.
  var index: Int { rawValue - Self.two.rawValue }

  /// The group of apprenticeships that the level belongs to.
  var apprenticeship: ApprenticeshipLevel {
    switch self {
    case .two: .intermediate
    case .three: .advanced
    case .four, .five, .six, .seven: .higher
    }
  }

  static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
}

/// The three groups in which starts by subject are published.
enum ApprenticeshipLevel: String, CaseIterable, Sendable {
  case intermediate = "Intermediate Apprenticeship"
  case advanced = "Advanced Apprenticeship"
  case higher = "Higher Apprenticeship"

  /// The levels in the group.
  var levels: [Level] { Level.allCases.filter { $0.apprenticeship == self } }
}
