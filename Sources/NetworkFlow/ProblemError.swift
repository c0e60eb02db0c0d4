/// Why a problem was refused, with the index of what is wrong.
public enum ProblemError: Error, Sendable, Hashable {
  /// A row, a column, a group or a row group, by index.
  public enum Place: Sendable, Hashable {
    case row(Int)
    case column(Int)
    case group(Int)
    case rowGroup(Int)
  }

  /// A sum that must stay small enough to be added up exactly.
  public enum Total: Sendable, Hashable {
    /// The units of all rows, below `TransportationProblem.unitLimit`.
    case units
    /// The capacities of all columns, or of all groups, below `TransportationProblem.totalLimit`.
    case capacities
    /// All units at the most points and bonuses, below `TransportationProblem.totalLimit`.
    case objective
    /// The most points or bonus times the number of nodes, below a quarter of that limit.
    case potentials
  }

  /// The offsets do not start at 0, descend, differ in count from the rows plus one, or do not end at
  /// the count of both `columns` and `points`.
  case rowOffsetsMalformed
  /// The kinds are not those of as many columns as there are.
  case kindsMalformed
  /// A candidate names a column, or a kind of columns, that does not exist.
  case unknownColumn(row: Int, column: Int)
  /// The candidates of a row are not in ascending order of column, or one is there twice.
  case columnsNotAscending(row: Int)
  /// The points of a candidate are not in -2^28...2^28.
  case pointsOutOfRange(row: Int, column: Int)
  /// A capacity is negative.
  case negativeCapacity(Place)
  /// A bonus is -2^40 or less.
  case bonusTooLow(Place)
  /// A later piece earns more than an earlier one, so the order of filling would be wrong.
  case bonusIncreases(Place)
  /// There are row groups, and not one entry for each row that says which it is in.
  case rowGroupsMalformed
  /// A row, a column or a group is inside a group that does not exist.
  case unknownGroup(Place, group: Int)
  /// A group is, over its parents, inside itself.
  case groupInsideItself(Place)
  /// A total is too large.
  case overflow(Total)
}
