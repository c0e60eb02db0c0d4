extension TransportationProblem {
  /// Adds up what the trees carry, and reads the values off them.
  func solution(of parts: [SolvedPart], _ structure: Network.Structure) -> TransportationSolution {
    let effort = parts.reduce(TransportationSolution.Effort()) { $0 + $1.simplex.effort }
    let flows = flows(of: parts)
    let values = Values(self, parts, structure)
    var rowUnits = [Int](repeating: 0, count: rows.count)
    var columnUnits = [Int](repeating: 0, count: columns.count)
    var objective = 0
    for flow in flows {
      rowUnits[flow.row] += flow.units
      columnUnits[flow.column] += flow.units
      // What carries units is tight: its points are what its row and column are worth.
      objective += flow.units * (values.rows[flow.row] + values.columns[flow.column])
    }
    let groupUnits = groups.units(passing: columnUnits) { columns[$0].group }
    let rowGroupUnits = rowGroups.units(passing: rowUnits) { group(ofRow: $0) }
    for row in rows.indices { objective += rows[row].bonus(of: rowUnits[row]) }
    for column in columns.indices {
      objective += columns[column].pieces.bonus(of: columnUnits[column])
    }
    objective += groups.bonus(of: groupUnits) + rowGroups.bonus(of: rowGroupUnits)
    return TransportationSolution(
      flows: flows, objective: objective, rowUnits: rowUnits, columnUnits: columnUnits,
      groupFlows: groupUnits, rowGroupFlows: rowGroupUnits, rowValues: values.rows,
      columnValues: values.columns, groupValues: values.groups, rowGroupValues: values.rowGroups,
      isUnique: parts.allSatisfy(\.isUnique), effort: effort)
  }
}

extension [TransportationProblem.Piece] {
  /// What units earn on pieces, which fill in their order since a later one never earns more.
  func bonus(of units: Int) -> Int {
    var (left, earned) = (units, 0)
    for piece in self where left > 0 {
      let filled = Swift.min(left, piece.capacity)
      earned += filled * piece.bonus
      left -= filled
    }
    return earned
  }
}

extension [TransportationProblem.Group] {
  /// The units that pass each group.
  ///
  /// - Parameters:
  ///   - members: the units of each column, or of each row.
  ///   - group: the group that holds one of them.
  func units(passing members: [Int], _ group: (Int) -> Int?) -> [Int] {
    guard !isEmpty else { return [] }
    var units = [Int](repeating: 0, count: count)
    for (index, own) in members.enumerated() {
      if let around = group(index) { units[around] += own }
    }
    for inside in outermostFirst.reversed() {
      if let around = self[inside].parent { units[around] += units[inside] }
    }
    return units
  }

  /// What so many units passing each group earn there.
  func bonus(of units: [Int]) -> Int {
    zip(self, units).reduce(0) { sum, group in
      guard let pieces = group.0.pieces, !group.0.isPlain else { return sum }
      return sum + pieces.bonus(of: group.1)
    }
  }
}

extension TransportationProblem {
  /// What the candidates in the trees carry, by row, then by column.
  private func flows(of parts: [SolvedPart]) -> [TransportationSolution.Flow] {
    var starts = [Int](repeating: 0, count: rows.count + 1)
    for part in parts { part.simplex.forEachFlow { starts[$0.row + 1] += 1 } }
    for row in rows.indices { starts[row + 1] += starts[row] }
    var flows = [TransportationSolution.Flow](
      repeating: .init(row: 0, column: 0, units: 0), count: starts[rows.count])
    var next = starts
    for part in parts {
      part.simplex.forEachFlow {
        flows[next[$0.row]] = $0
        next[$0.row] += 1
      }
    }
    for row in rows.indices where starts[row + 1] - starts[row] > 1 {
      flows[starts[row]..<starts[row + 1]].sort { $0.column < $1.column }
    }
    return flows
  }
}

extension Simplex<Int> {
  func forEachFlow(_ body: (TransportationSolution.Flow) -> Void) {
    for node in tree.nodes.indices where network.isInTree[node] && node != network.root {
      let record = tree.nodes[node]
      guard stem(between: Int32(node), and: record.parent) == nil else { continue }
      let isRow = node > network.root
      let units = isRow ? record.down : record.up
      guard units > 0 else { continue }
      let row = network.row(ofNode: isRow ? node : Int(record.parent))
      let column = isRow ? Int(record.parent) : node
      body(.init(row: row, column: column, units: Int(units)))
    }
  }
}
