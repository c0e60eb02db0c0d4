import NetworkFlow

/// Somebody's transportation problem, as a DIMACS text says it: no areas and courses, only nodes and arcs.
public struct NetworkProblem: Sendable {
  private let problem: TransportationProblem

  init(_ problem: TransportationProblem) { self.problem = problem }

  /// How many nodes send units to others by a candidate.
  public var rows: Int { problem.rows.count }
  /// How many nodes take units by a candidate.
  public var columns: Int { problem.columns.count }
  /// How many caps there are over columns and over each other.
  public var groups: Int { problem.groups.count }
  /// How many arcs lead from rows to columns.
  public var candidates: Int { problem.candidates.columns.count }

  /// The flow of least cost, which nothing proves yet.
  public func solve() async -> NetworkOptimum { NetworkOptimum(await problem.solve()) }

  /// Checks that a flow keeps every bound, and by the values of the nodes that none costs less.
  ///
  /// - Throws: `unproven`, a fault of the optimiser.
  /// - Complexity: O(arcs).
  public func prove(_ optimum: NetworkOptimum) throws(PlanningFailure) {
    do {
      try problem.verify(optimum.solution)
    } catch {
      throw PlanningFailure.unproven("\(error)")
    }
  }
}

/// A flow of least cost.
public struct NetworkOptimum: Sendable {
  let solution: TransportationSolution

  init(_ solution: TransportationSolution) { self.solution = solution }

  /// The least cost, 0 or less.
  public var cost: Int { -solution.objective }
  /// Whether every other flow costs more.
  public var isUnique: Bool { solution.isUnique }
}

/// Reads a `NetworkProblem` from a DIMACS text, block by block, in little more memory than the problem takes.
public struct NetworkReader: ~Copyable {
  private let file: String
  private var reader = DIMACSReader()

  /// - Parameter file: The name for messages.
  public init(file: String) { self.file = file }

  /// Takes the next bytes of the text, cut anywhere.
  ///
  /// - Throws: what is wrong, when there is no use in reading on; else `finish` does.
  public mutating func read(_ block: [UInt8]) throws(InvalidInput) {
    do throws(DIMACSFaults) {
      try reader.read(block)
    } catch {
      throw InvalidInput(error.all.map { $0.diagnostic(in: file) })
    }
  }

  /// Puts the problem together at the end of the text.
  ///
  /// - Throws: each line that is wrong, or the first thing that only the whole shows to be wrong.
  public consuming func finish() throws(InvalidInput) -> NetworkProblem {
    let file = file
    do throws(DIMACSFaults) {
      return try NetworkProblem(reader.finish())
    } catch {
      throw InvalidInput(error.all.map { $0.diagnostic(in: file) })
    }
  }
}
