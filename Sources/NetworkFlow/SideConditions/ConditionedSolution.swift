/// The best flow found that keeps side conditions, and a bound that no such flow earns more than.
public struct ConditionedSolution: Sendable, Hashable {
  /// The flow, its objective without charges, and the values that prove the bound: those of the problem in which each
  /// unit pays the multipliers. Nil where no flow was found that keeps all conditions.
  public let solution: TransportationSolution?
  /// No flow that keeps the conditions earns more.
  public let bound: Int
  /// What a unit of each condition's coefficient costs, in millionths of a point, 0 or more.
  public let multipliers: [Int]
  /// What the units of the flow come to, by condition; empty where there is no flow.
  public let uses: [Int]
  /// Whether the bound proves that no flow keeps the conditions.
  public let isImpossible: Bool
  /// How often the network was made best.
  public let solves: Int

  /// By how much a better flow could exceed this one at most, as a share of the bound; nil where there is no flow.
  public var gap: Double? {
    solution.map { $0.objective == bound ? 0 : Double(bound - $0.objective) / abs(Double(bound)) }
  }

  /// Whether the flow is proved to be one of the best.
  public var isProvenBest: Bool { solution?.objective == bound }

  /// A solution from elsewhere, such as one that was stored, for `verify(_:under:)` to judge.
  public init(
    solution: TransportationSolution?, bound: Int, multipliers: [Int], uses: [Int],
    isImpossible: Bool = false, solves: Int = 0
  ) {
    self.solution = solution
    self.bound = bound
    self.multipliers = multipliers
    self.uses = uses
    self.isImpossible = isImpossible
    self.solves = solves
  }
}

/// Side conditions that no flow keeps together.
public struct SideConditionConflict: Sendable, Hashable {
  /// One of them, with what would end the conflict.
  public struct Member: Sendable, Hashable {
    /// Its place in the list of conditions.
    public let condition: Int
    /// While the other members stay, `atMost` must be this or more; exact where the condition is the only member.
    /// Nil where none is known, or others were to be left out with it.
    public let atMostNeeded: Int?
    /// With this `atMost` a flow was found that keeps all members; nil where none was found.
    public let atMostReached: Int?

    /// A member with what would end the conflict.
    public init(condition: Int, atMostNeeded: Int?, atMostReached: Int?) {
      self.condition = condition
      self.atMostNeeded = atMostNeeded
      self.atMostReached = atMostReached
    }
  }

  /// By place; without any one of them no conflict was found in the others.
  public let members: [Member]
}

extension TransportationSolution {
  /// Other flows and what they earn, beside the values that there are.
  func with(
    flows: [Flow], objective: Int, _ carried: Carried, in problem: TransportationProblem
  ) -> TransportationSolution {
    let groups = carried.groups(in: problem)
    return TransportationSolution(
      flows: flows, objective: objective,
      rowUnits: carried.rows, columnUnits: carried.columns,
      groupFlows: groups.columns, rowGroupFlows: groups.rows, rowValues: rowValues,
      columnValues: columnValues, groupValues: groupValues, rowGroupValues: rowGroupValues,
      effort: effort)
  }

  /// The same with another claim of what the flows earn.
  func claiming(_ objective: Int) -> TransportationSolution {
    TransportationSolution(
      flows: flows, objective: objective, rowUnits: rowUnits, columnUnits: columnUnits,
      groupFlows: groupFlows, rowGroupFlows: rowGroupFlows, rowValues: rowValues,
      columnValues: columnValues, groupValues: groupValues, rowGroupValues: rowGroupValues,
      isUnique: isUnique, effort: effort)
  }
}
