extension SolvedProblem {
  /// The solution before a change, with what is other than before put in its place.
  ///
  /// - Parameters:
  ///   - before: the problem before the change.
  ///   - rows: those whose flow may be another, ascending.
  func solution(
    after changes: ChangesByPlace, of before: TransportationProblem,
    _ byColumn: CandidatesByColumn, rows: [Int]
  ) -> TransportationSolution {
    var patch = SolutionPatch(solution)
    patch.replaceFlows(ofRows: rows, of: problem) { row in
      let part = Int(partition.partOfNode[firstColumn(ofRow: row)])
      return parts[part].simplex.flows(ofRow: row, node: Int(nodeOfRow[row]))
    }
    for (row, _) in changes.rows { patch.rowUnits[row, default: 0] += 0 }
    for (column, _) in changes.columns { patch.columnUnits[column, default: 0] += 0 }
    patch.refill(before: before, after: problem)
    let values = Values(problem, byColumn, parts, structure, before: solution, changes)
    let effort = parts.reduce(TransportationSolution.Effort()) { $0 + $1.simplex.effort }
    return TransportationSolution(
      flows: patch.flows, objective: patch.objective, rowPieces: patch.rowPieces,
      columnPieces: patch.columnPieces, groupFlows: patch.groupFlows,
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
  private(set) var rowPieces: [[Int]]
  private(set) var columnPieces: [[Int]]
  private(set) var groupFlows: [Int]
  private(set) var rowGroupFlows: [Int]
  /// By how many units rows and columns carry more than before.
  var rowUnits: [Int: Int] = [:]
  var columnUnits: [Int: Int] = [:]

  init(_ solution: TransportationSolution) {
    flows = solution.flows
    objective = solution.objective
    rowPieces = solution.rowPieces
    columnPieces = solution.columnPieces
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
    rowUnits[flow.row, default: 0] += units
    columnUnits[flow.column, default: 0] += units
    objective += units * problem.points(ofRow: flow.row, column: flow.column)
  }

  /// Fills the pieces of rows, columns and groups that carry other units or are other pieces than before.
  mutating func refill(before: TransportationProblem, after: TransportationProblem) {
    objective -= before.groups.bonus(of: groupFlows) + before.rowGroups.bonus(of: rowGroupFlows)
    defer {
      objective += after.groups.bonus(of: groupFlows) + after.rowGroups.bonus(of: rowGroupFlows)
    }
    for (row, more) in rowUnits {
      objective += Self.refill(&rowPieces[row], more, before.rows[row], after.rows[row])
      var group = after.group(ofRow: row)
      while more != 0, let around = group {
        rowGroupFlows[around] += more
        group = after.rowGroups[around].parent
      }
    }
    for (column, more) in columnUnits {
      objective += Self.refill(
        &columnPieces[column], more, before.columns[column].pieces, after.columns[column].pieces)
      var group = after.columns[column].group
      while more != 0, let around = group {
        groupFlows[around] += more
        group = after.groups[around].parent
      }
    }
  }

  /// - Returns: by how much the bonuses come to more.
  private static func refill(
    _ carried: inout [Int], _ more: Int, _ before: [TransportationProblem.Piece],
    _ after: [TransportationProblem.Piece]
  ) -> Int {
    let old = TransportationProblem.bonus(before, carried)
    let new = TransportationProblem.fill(after, with: carried.reduce(more, +))
    if new != carried { carried = new }
    return TransportationProblem.bonus(after, new) - old
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
