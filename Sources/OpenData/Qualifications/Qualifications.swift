import SkillsPlanner

extension Qualification {
  /// Where it stands in lists of a number per class.
  var index: Int { Self.allCases.prefix { $0 != self }.count }

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

  subscript(class: Qualification) -> Int { counts[`class`.index] }

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
