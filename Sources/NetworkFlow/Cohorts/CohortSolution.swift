/// A flow in which each column keeps its minimum, and what proves how good it is.
public struct CohortSolution: Sendable, Hashable {
  /// The candidates that carry anything, by row, then by column.
  public let flows: [TransportationSolution.Flow]
  /// What the flows earn: points and bonuses.
  public let objective: Int
  /// The units that leave each row.
  public let rowUnits: [Int]
  /// The units that enter each column.
  public let columnUnits: [Int]
  /// The units that pass each group.
  public let groupFlows: [Int]

  /// What no flow that keeps the minimums can exceed; the objective itself where that is proven the best.
  public let bound: Int
  /// The columns with a minimum of 2 or more that carry nothing, ascending.
  public let closed: [Int]
  /// The best flow of `relaxed(by:)`, with the values that prove it.
  public let relaxation: TransportationSolution
  /// How it was told apart what can be decided, for each part of the problem that shares nothing with the
  /// others: together the leaves of a tree are all that can be. A part where nothing was to be decided has none.
  public let trees: [[Leaf]]
  /// How many times a column was decided both ways.
  public let nodes: Int
  /// Why no more was looked at.
  public let end: End

  /// A decision about one column.
  public struct Decision: Sendable, Hashable {
    /// The index of the column.
    public let column: Int
    /// Whether it carries its minimum; else it carries nothing.
    public let isOpen: Bool

    /// A column that carries its minimum, or nothing.
    public init(column: Int, isOpen: Bool) {
      self.column = column
      self.isOpen = isOpen
    }
  }

  /// What is left of the choices after some decisions.
  public struct Leaf: Sendable, Hashable {
    /// What was decided, in the order of deciding.
    public let decisions: [Decision]
    /// By how much at least every flow with these decisions earns less than the relaxation; more than the
    /// objective of the relaxation where there is no such flow.
    public let loss: Int

    /// Decisions that lose so much at least.
    public init(decisions: [Decision], loss: Int) {
      self.decisions = decisions
      self.loss = loss
    }
  }

  /// Why a search ended.
  public enum End: Sendable, Hashable {
    /// The objective is as near to the bound as was asked for.
    case gap
    /// A part had as many nodes as were allowed.
    case nodes
    /// Time was up: another run may come to another solution.
    case time
  }

  /// The share of the objective by which the bound exceeds it; 0 for an objective of 0 that is proven, else infinite.
  public var gap: Double {
    bound == objective ? 0 : Double(bound - objective) / Double(objective)
  }

  /// A solution from elsewhere, such as one that was stored, for `verify(_:minimums:)` to judge.
  public init(
    flows: [TransportationSolution.Flow], objective: Int, rowUnits: [Int],
    columnUnits: [Int], groupFlows: [Int], bound: Int, closed: [Int],
    relaxation: TransportationSolution, trees: [[Leaf]], nodes: Int = 0, end: End = .gap
  ) {
    self.flows = flows
    self.objective = objective
    self.rowUnits = rowUnits
    self.columnUnits = columnUnits
    self.groupFlows = groupFlows
    self.bound = bound
    self.closed = closed
    self.relaxation = relaxation
    self.trees = trees
    self.nodes = nodes
    self.end = end
  }
}
