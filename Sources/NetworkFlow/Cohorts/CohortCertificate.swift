/// Why a solution with minimums is refused; the first thing found.
public enum CohortFailure: Error, Sendable, Hashable {
  /// The minimums themselves are wrong.
  case minimums(CohortError)
  /// The values do not prove the optimum of the relaxation.
  case relaxation(CertificateFailure)
  /// A flow or the shape of the solution is wrong.
  case flows(CertificateFailure)
  /// A row is said to carry other than what its flows do, or more than its pieces hold.
  case row(Int)
  /// A column is said to carry other than what its flows do, or more than its pieces hold.
  case column(Int)
  /// A group is said to carry other than what is inside it, or more than its cap.
  case group(Int)
  /// A row group carries more than its cap.
  case rowGroup(Int)
  /// A column carries something, but less than its minimum.
  case underMinimum(column: Int)
  /// The closed columns are not those with a minimum that carry nothing.
  case closedDiffer
  /// The flows do not earn the objective.
  case objectiveDiffers(claimed: Int, earned: Int)
  /// The leaves of a tree are not all that can be decided.
  case treeIncomplete(tree: Int)
  /// A column is decided that has no minimum, or in two trees parts that hang together.
  case notDecidable(column: Int)
  /// The relaxation and the losses of the leaves make another bound.
  case boundDiffers(claimed: Int, proven: Int)
  /// What a leaf could earn, solved again, is more than is said.
  case leafLosesLess(tree: Int, leaf: Int, loss: Int)
  /// The numbers are too large to be added up.
  case overflow
}

extension TransportationProblem {
  /// Checks that a solution keeps every limit and minimum, and that its bound follows from what it carries as proof.
  ///
  /// Reads nothing but the problem, the minimums and the solution. The relaxation is proven by its values, the trees
  /// are checked for being whole; what their leaves lose is believed, since only solving them again can
  /// tell: `verifyLeaves(of:minimums:)`. Without trees the bound is proven here.
  ///
  /// - Throws: the first thing wrong.
  /// - Complexity: O(rows + columns + groups + candidates + decisions of all leaves).
  public func verify(
    _ solution: CohortSolution, minimums: [ColumnMinimum]
  ) throws(CohortFailure) {
    let least: [Int]
    do throws(CohortError) { least = try leastByColumn(minimums) } catch { throw .minimums(error) }
    try verifyFlows(of: solution)
    try verifyMinimums(solution, least)
    do throws(CertificateFailure) {
      try relaxed(byLeast: least).verify(solution.relaxation)
    } catch {
      throw .relaxation(error)
    }
    for tree in solution.trees.indices {
      guard CohortSolution.isWhole(solution.trees[tree]) else {
        throw .treeIncomplete(tree: tree)
      }
    }
    try verifyDecisions(solution, least)
    var proven = solution.relaxation.objective
    for leaves in solution.trees {
      let (rest, overflow) = proven.subtractingReportingOverflow(CohortSolution.leastLoss(leaves))
      guard !overflow else { throw .overflow }
      proven = rest
    }
    guard proven == solution.bound else {
      throw .boundDiffers(claimed: solution.bound, proven: proven)
    }
  }

  // MARK: The flows

  private func verifyFlows(of solution: CohortSolution) throws(CohortFailure) {
    guard solution.rowUnits.count == rows.count, solution.columnUnits.count == columns.count,
      solution.groupFlows.count == groups.count
    else { throw .flows(.shape) }
    let units: Units
    do throws(CertificateFailure) {
      units = try verifyFlows(solution.withoutValues) { self.pointsIfCandidate($0) }
    } catch {
      throw .flows(error)
    }
    var earned = units.points
    for row in rows.indices {
      let carried = units.rows[row]
      guard carried == solution.rowUnits[row], carried <= Self.held(rows[row]) else {
        throw .row(row)
      }
      earned += rows[row].bonus(of: carried)
    }
    for (index, column) in columns.enumerated() {
      let carried = units.columns[index]
      guard carried == solution.columnUnits[index], carried <= Self.held(column.pieces) else {
        throw .column(index)
      }
      earned += column.pieces.bonus(of: carried)
    }
    let inside = groups.units(passing: units.columns) { columns[$0].group }
    for group in groups.indices
    where inside[group] != solution.groupFlows[group]
      || inside[group] > groups[group].capacity ?? .max
    {
      throw .group(group)
    }
    let inRows = rowGroups.units(passing: units.rows) { group(ofRow: $0) }
    for group in rowGroups.indices where inRows[group] > rowGroups[group].capacity ?? .max {
      throw .rowGroup(group)
    }
    earned += groups.bonus(of: inside) + rowGroups.bonus(of: inRows)
    guard earned == solution.objective else {
      throw .objectiveDiffers(claimed: solution.objective, earned: earned)
    }
  }

  private func verifyMinimums(_ solution: CohortSolution, _ least: [Int]) throws(CohortFailure) {
    var closed: [Int] = []
    for column in columns.indices where least[column] > 0 {
      let units = solution.columnUnits[column]
      guard units == 0 || units >= least[column] else { throw .underMinimum(column: column) }
      if units == 0 { closed.append(column) }
    }
    guard closed == solution.closed else { throw .closedDiffer }
  }

  // MARK: The trees

  /// What trees lose adds up only where each decides on a part of its own.
  private func verifyDecisions(_ solution: CohortSolution, _ least: [Int]) throws(CohortFailure) {
    let relaxed = relaxed(byLeast: least)
    let partition = Partition(relaxed, Network.Structure(relaxed))
    var treeOfPart: [UInt8: Int] = [:]
    for (tree, leaves) in solution.trees.enumerated() {
      for decision in leaves.lazy.flatMap(\.decisions) {
        guard columns.indices.contains(decision.column), least[decision.column] > 0,
          !relaxed.columns[decision.column].pieces.isEmpty
        else { throw .notDecidable(column: decision.column) }
        let part = partition.partOfNode[decision.column]
        guard treeOfPart[part] ?? tree == tree else {
          throw .notDecidable(column: decision.column)
        }
        treeOfPart[part] = tree
      }
    }
  }
}

extension CohortSolution {
  /// The flows alone, as of a problem without minimums.
  fileprivate var withoutValues: TransportationSolution {
    TransportationSolution(
      flows: flows, objective: objective, rowUnits: rowUnits, columnUnits: columnUnits,
      groupFlows: groupFlows, rowValues: [], columnValues: [], groupValues: [])
  }

  /// Whether the leaves of a tree are all that can be decided: at each node all leaves below decide on one column
  /// next, some that it is open and some that it is closed.
  static func isWhole(_ leaves: [Leaf]) -> Bool {
    var nodes = [(leaves: Array(leaves.indices), depth: 0)]
    while let (below, depth) = nodes.popLast() {
      guard let first = below.first else { return false }
      if below.count == 1, leaves[first].decisions.count == depth { continue }
      guard below.allSatisfy({ leaves[$0].decisions.count > depth }) else { return false }
      let column = leaves[first].decisions[depth].column
      guard below.allSatisfy({ leaves[$0].decisions[depth].column == column }) else {
        return false
      }
      nodes.append((below.filter { leaves[$0].decisions[depth].isOpen }, depth + 1))
      nodes.append((below.filter { !leaves[$0].decisions[depth].isOpen }, depth + 1))
    }
    return true
  }
}
