/// The highest qualification of a resident, in the seven classes of Census 2021 table TS067.
enum Qualification: Int, CaseIterable, Sendable {
  case none, level1, level2, apprenticeship, level3, level4, other

  /// The column of areas.csv.
  var column: String {
    switch self {
    case .none: "no_qualifications"
    case .level1: "level_1"
    case .level2: "level_2"
    case .apprenticeship: "apprenticeship"
    case .level3: "level_3"
    case .level4: "level_4"
    case .other: "other"
    }
  }

  /// Whether the IoD adult skills indicator, "no or low qualifications", speaks of this class.
  var isBelowLevel2: Bool { self == .none || self == .level1 }
}

/// Residents by highest qualification: a number for each class, in the order of `Qualification`.
struct Qualifications: Hashable, Sendable {
  private(set) var counts: [Int]

  init(counts: [Int]) {
    precondition(counts.count == Qualification.allCases.count)
    self.counts = counts
  }

  subscript(class: Qualification) -> Int { counts[`class`.rawValue] }

  /// All classes together. The published total differs from it by the census's cell perturbation.
  var total: Int { counts.reduce(0, +) }

  /// The part below level 2; 0 where there is nobody.
  var shareBelowLevel2: Double {
    total == 0 ? 0 : Double(self[.none] + self[.level1]) / Double(total)
  }

  static func + (left: Qualifications, right: Qualifications) -> Qualifications {
    Qualifications(counts: zip(left.counts, right.counts).map { $0 + $1 })
  }
}
