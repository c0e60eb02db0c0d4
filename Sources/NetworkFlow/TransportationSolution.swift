/// The best flow of a `TransportationProblem`, the values that prove it, and how it was found.
public struct TransportationSolution: Sendable, Hashable {
  /// The units that one candidate carries.
  public struct Flow: Sendable, Hashable {
    /// The index of the row.
    public let row: Int
    /// The index of the column.
    public let column: Int
    /// How many, 1 or more.
    public let units: Int

    /// So many units from `row` to `column`.
    public init(row: Int, column: Int, units: Int) {
      self.row = row
      self.column = column
      self.units = units
    }
  }

  /// How much work it took.
  public struct Effort: Sendable, Hashable {
    /// Changes of the tree, of all objectives.
    public var pivots = 0
    /// Those of them for the tie-breaks.
    public var tieBreakPivots = 0
    /// Passes over the candidates kept for each row.
    public var minorSweeps = 0
    /// Passes over every candidate; the last of them found nothing to gain, which is the proof.
    public var fullSweeps = 0
    /// Candidates that earn as much as any other, so that only a tie-break decides between them.
    public var tightCandidates = 0

    /// No work yet.
    public init() {}

    static func + (left: Effort, right: Effort) -> Effort {
      var sum = left
      sum.pivots += right.pivots
      sum.tieBreakPivots += right.tieBreakPivots
      sum.minorSweeps += right.minorSweeps
      sum.fullSweeps += right.fullSweeps
      sum.tightCandidates += right.tightCandidates
      return sum
    }
  }

  /// The candidates that carry anything, by row, then by column.
  public let flows: [Flow]
  /// What the flows earn: points and bonuses.
  public let objective: Int
  /// The units that leave each row.
  public let rowUnits: [Int]
  /// The units that enter each column.
  public let columnUnits: [Int]
  /// The units that pass each group.
  public let groupFlows: [Int]
  /// The units that pass each row group.
  public let rowGroupFlows: [Int]

  /// What one unit more, put into the row from outside, would add; negative where it would have to
  /// push out something worth more. At least what is around the row, less the bonus of the row's first piece.
  public let rowValues: [Int]
  /// What one unit put into the column from outside would cost: the price of a place there. Lower
  /// than its group's only by a bonus, never by more than that of the first piece.
  public let columnValues: [Int]
  /// What one unit put into the group from outside would cost; where its units earn nothing, at least the value of
  /// its parent.
  public let groupValues: [Int]
  /// What one unit more, put into the row group from outside, would add.
  public let rowGroupValues: [Int]

  /// Whether no other flow earns as much and is as good by every tie-break.
  public let isUnique: Bool
  /// How it was found.
  public let effort: Effort

  /// A solution from elsewhere, such as one that was stored, for `verify(_:)` to judge.
  public init(
    flows: [Flow], objective: Int, rowUnits: [Int], columnUnits: [Int], groupFlows: [Int],
    rowGroupFlows: [Int] = [], rowValues: [Int], columnValues: [Int], groupValues: [Int],
    rowGroupValues: [Int] = [], isUnique: Bool = false, effort: Effort = Effort()
  ) {
    self.flows = flows
    self.objective = objective
    self.rowUnits = rowUnits
    self.columnUnits = columnUnits
    self.groupFlows = groupFlows
    self.rowGroupFlows = rowGroupFlows
    self.rowValues = rowValues
    self.columnValues = columnValues
    self.groupValues = groupValues
    self.rowGroupValues = rowGroupValues
    self.isUnique = isUnique
    self.effort = effort
  }
}
