/// How well a decision of the plan stands in the runs.
package enum Settledness: String, CaseIterable, Sendable {
  /// In at least 95 % of them.
  case settled
  /// In at least 75 %.
  case leaning
  /// In fewer.
  case open

  package init(in runs: Int, of all: Int) {
    self = Self.allCases.first { runs >= $0.runs(of: all) } ?? .open
  }

  /// The fewest of some runs that it takes.
  package func runs(of all: Int) -> Int {
    let percent =
      switch self {
      case .settled: 95
      case .leaning: 75
      case .open: 0
      }
    return (all * percent + 99) / 100
  }
}
