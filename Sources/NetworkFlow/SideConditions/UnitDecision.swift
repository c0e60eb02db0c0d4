/// A decision of a search: a row, a column or a candidate carries no more, or no fewer, than so many units.
public struct UnitDecision: Sendable, Hashable {
  /// What is decided about.
  public enum Place: Sendable, Hashable {
    case row(Int)
    case column(Int)
    /// One that there is.
    case candidate(row: Int, column: Int)
  }

  /// What carries the units.
  public let place: Place
  /// Whether it carries no fewer; else it carries no more.
  public let isAtLeast: Bool
  /// How many; 0 or more.
  public let units: Int

  /// Something that carries no more, or no fewer.
  public init(_ place: Place, isAtLeast: Bool, units: Int) {
    (self.place, self.isAtLeast, self.units) = (place, isAtLeast, units)
  }

  /// The units that something may carry.
  struct Range {
    var least = 0
    var most = Int.max
  }
}

extension [UnitDecision] {
  /// What they leave each thing that anything was decided about.
  var ranges: [UnitDecision.Place: UnitDecision.Range] {
    reduce(into: [:]) { ranges, decision in
      var range = ranges[decision.place] ?? .init()
      if decision.isAtLeast {
        range.least = Swift.max(range.least, decision.units)
      } else {
        range.most = Swift.min(range.most, decision.units)
      }
      ranges[decision.place] = range
    }
  }
}
