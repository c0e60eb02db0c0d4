extension SolvedProblem {
  /// The solution before a change, with what is other than before put in its place.
  ///
  /// - Parameters:
  ///   - before: what the change replaced.
  ///   - changed: the parts that it touched.
  ///   - rows: those whose flow may be another, ascending.
  func solution(
    after changes: ChangesByPlace, insteadOf before: Replaced, _ byColumn: CandidatesByColumn,
    parts changed: [Int], rows: [Int]
  ) async -> TransportationSolution {
    async let newValues = Values(
      problem, byColumn, parts, changed: changed, structure, before: solution, changes)
    var patch = SolutionPatch(solution)
    patch.replaceFlows(ofRows: rows, of: problem) { row in
      let part = Int(partition.partOfNode[firstColumn(ofRow: row)])
      return parts[part].simplex.flows(ofRow: row, node: Int(nodeOfRow[row]))
    }
    patch.refill(before: before, after: problem)
    let values = await newValues
    let effort = parts.reduce(TransportationSolution.Effort()) { $0 + $1.simplex.effort }
    return TransportationSolution(
      flows: patch.flows, objective: patch.objective, rowUnits: patch.rowUnits,
      columnUnits: patch.columnUnits, groupFlows: patch.groupFlows,
      rowGroupFlows: patch.rowGroupFlows, rowValues: values.rows, columnValues: values.columns,
      groupValues: values.groups, rowGroupValues: values.rowGroups,
      isUnique: parts.allSatisfy(\.isUnique), effort: effort)
  }

  private func firstColumn(ofRow row: Int) -> Int {
    Int(problem.candidates.columns[problem.candidateRange(ofRow: row).lowerBound])
  }
}

/// The parts of a solution that a change touches.
private struct SolutionPatch {
  private(set) var flows: [TransportationSolution.Flow]
  private(set) var objective: Int
  private(set) var rowUnits: [Int]
  private(set) var columnUnits: [Int]
  private(set) var groupFlows: [Int]
  private(set) var rowGroupFlows: [Int]
  /// By how many units rows and columns carry more than before.
  private var moreOfRow: [Int: Int] = [:]
  private var moreOfColumn: [Int: Int] = [:]

  init(_ solution: TransportationSolution) {
    flows = solution.flows
    objective = solution.objective
    rowUnits = solution.rowUnits
    columnUnits = solution.columnUnits
    groupFlows = solution.groupFlows
    rowGroupFlows = solution.rowGroupFlows
  }

  /// Puts other flows in the place of those of some rows, in ascending order.
  mutating func replaceFlows(
    ofRows rows: [Int], of problem: TransportationProblem,
    by new: (_ row: Int) -> [TransportationSolution.Flow]
  ) {
    let old = flows
    var patched: [TransportationSolution.Flow] = []
    patched.reserveCapacity(old.count + rows.count)
    var copied: Int?
    for row in rows {
      let start = old.place(ofRow: row)
      var end = start
      while end < old.count, old[end].row == row { end += 1 }
      let flows = new(row)
      guard !old[start..<end].elementsEqual(flows) else { continue }
      patched += old[(copied ?? 0)..<start]
      patched += flows
      copied = end
      for flow in old[start..<end] { move(-flow.units, flow, problem) }
      for flow in flows { move(flow.units, flow, problem) }
    }
    if let copied { flows = patched + old[copied...] }
  }

  private mutating func move(
    _ units: Int, _ flow: TransportationSolution.Flow, _ problem: TransportationProblem
  ) {
    moreOfRow[flow.row, default: 0] += units
    moreOfColumn[flow.column, default: 0] += units
    objective += units * problem.points(ofRow: flow.row, column: flow.column)
  }

  /// Puts other units and what they earn in place, where rows, columns and groups carry other units or have other pieces
  /// than before.
  mutating func refill(before: Replaced, after: TransportationProblem) {
    for row in before.rows.keys { moreOfRow[row, default: 0] += 0 }
    for column in before.columns.keys { moreOfColumn[column, default: 0] += 0 }
    objective -= before.groups.bonus(of: groupFlows) + before.rowGroups.bonus(of: rowGroupFlows)
    for (row, more) in moreOfRow {
      let pieces = after.rows[row]
      objective -= (before.rows[row] ?? pieces).bonus(of: rowUnits[row])
      rowUnits[row] += more
      objective += pieces.bonus(of: rowUnits[row])
      var group = after.group(ofRow: row)
      while more != 0, let around = group {
        rowGroupFlows[around] += more
        group = after.rowGroups[around].parent
      }
    }
    for (column, more) in moreOfColumn {
      let pieces = after.columns[column].pieces
      objective -= (before.columns[column] ?? pieces).bonus(of: columnUnits[column])
      columnUnits[column] += more
      objective += pieces.bonus(of: columnUnits[column])
      var group = after.columns[column].group
      while more != 0, let around = group {
        groupFlows[around] += more
        group = after.groups[around].parent
      }
    }
    objective += after.groups.bonus(of: groupFlows) + after.rowGroups.bonus(of: rowGroupFlows)
  }
}

extension [TransportationSolution.Flow] {
  /// Where the flows of a row start, or would.
  fileprivate func place(ofRow row: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].row < row { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Simplex<Int> {
  /// What the candidates of a row carry, by column.
  fileprivate func flows(ofRow row: Int, node: Int) -> [TransportationSolution.Flow] {
    var flows: [TransportationSolution.Flow] = []
    func add(_ column: Int32, _ units: Int32) {
      if units > 0 { flows.append(.init(row: row, column: Int(column), units: Int(units))) }
    }
    let record = tree.nodes[node]
    if record.parent < network.columnCount { add(record.parent, record.down) }
    var child = tree.next[node]
    var inside = record.size - 1
    while inside > 0 {
      // The row's own home may hang from it too.
      if child < network.columnCount { add(child, tree.nodes[Int(child)].up) }
      inside -= tree.nodes[Int(child)].size
      child = tree.next[Int(tree.last[Int(child)])]
    }
    return flows.sorted { $0.column < $1.column }
  }
}
