extension TransportationProblem {
  /// Adds up what the trees carry, and reads the values off them.
  ///
  /// - Parameter before: the solution of a problem of the same rows and columns, to take over what is the same.
  func solution(
    of parts: [SolvedPart], _ structure: Network.Structure, before: TransportationSolution?
  ) -> TransportationSolution {
    let effort = parts.reduce(TransportationSolution.Effort()) { $0 + $1.simplex.effort }
    let flows = flows(of: parts)
    let values = Values(self, parts, structure)
    var rowUnits = [Int](repeating: 0, count: rows.count)
    var columnUnits = [Int](repeating: 0, count: columns.count)
    var groupUnits = [Int](repeating: 0, count: groups.count)
    var objective = 0
    for flow in flows {
      rowUnits[flow.row] += flow.units
      columnUnits[flow.column] += flow.units
      // What carries units is tight: its points are what its row and column are worth.
      objective += flow.units * (values.rows[flow.row] + values.columns[flow.column])
    }
    for (index, column) in columns.enumerated() {
      if let group = column.group { groupUnits[group] += columnUnits[index] }
    }
    let outermostFirst = groupsOutermostFirst
    for group in outermostFirst.reversed() {
      if let around = groups[group].parent { groupUnits[around] += groupUnits[group] }
    }
    let rowPieces = rows.indices.map {
      Self.fill(rows[$0], with: rowUnits[$0], before: before?.rowPieces[$0])
    }
    let columnPieces = columns.indices.map {
      Self.fill(columns[$0].pieces, with: columnUnits[$0], before: before?.columnPieces[$0])
    }
    for row in rows.indices { objective += Self.bonus(rows[row], rowPieces[row]) }
    for column in columns.indices {
      objective += Self.bonus(columns[column].pieces, columnPieces[column])
    }
    return TransportationSolution(
      flows: flows, objective: objective, rowPieces: rowPieces, columnPieces: columnPieces,
      groupFlows: groupUnits, rowValues: values.rows, columnValues: values.columns,
      groupValues: values.groups, isUnique: parts.allSatisfy(\.isUnique), effort: effort)
  }

  /// Pieces fill in their order, since a later one never earns more.
  private static func fill(_ pieces: [Piece], with units: Int, before: [Int]?) -> [Int] {
    if let before, isFilled(pieces, with: units, as: before) { return before }
    var left = units
    return pieces.map { piece in
      let filled = min(left, piece.capacity)
      left -= filled
      return filled
    }
  }

  private static func isFilled(_ pieces: [Piece], with units: Int, as before: [Int]) -> Bool {
    guard pieces.count == before.count else { return false }
    var left = units
    for index in pieces.indices {
      guard before[index] == min(left, pieces[index].capacity) else { return false }
      left -= before[index]
    }
    return true
  }

  private static func bonus(_ pieces: [Piece], _ filled: [Int]) -> Int {
    var bonus = 0
    for index in pieces.indices { bonus += pieces[index].bonus * filled[index] }
    return bonus
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
  fileprivate func forEachFlow(_ body: (TransportationSolution.Flow) -> Void) {
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

/// The potentials as values, and values for what stayed out of the tree.
private struct Values {
  var rows: [Int]
  var columns: [Int]
  var groups: [Int]

  init(_ problem: TransportationProblem, _ parts: [SolvedPart], _ structure: Network.Structure) {
    let columnCount = problem.columns.count
    // What is in no part: a row without a candidate is worth what its first piece earns elsewhere, a column
    // that nobody reaches hangs from its group.
    rows = problem.rows.map { -($0.first { $0.capacity > 0 }?.bonus ?? 0) }
    columns = []
    var isPriced = [Bool](repeating: false, count: problem.groups.count)
    groups = Array(repeating: 0, count: problem.groups.count)
    for part in parts {
      let network = part.simplex.network
      for (place, row) in network.rows.enumerated() {
        rows[Int(row)] = part.potential[network.node(ofRow: place)]
      }
      for group in groups.indices where network.isInTree[columnCount + group] {
        groups[group] = -part.potential[columnCount + group]
        isPriced[group] = true
      }
    }
    // A group that is in no tree costs what is around it costs.
    for group in problem.groupsOutermostFirst where !isPriced[group] {
      groups[group] = problem.groups[group].parent.map { groups[$0] } ?? 0
    }
    let root = columnCount + problem.groups.count
    columns = problem.columns.indices.map { column in
      let home = Int(structure.home[column])
      let bonus = problem.columns[column].pieces.first { $0.capacity > 0 }?.bonus ?? 0
      return (home == root ? 0 : groups[home - columnCount]) - bonus
    }
    for part in parts {
      for column in 0..<columnCount where part.simplex.network.isInTree[column] {
        columns[column] = -part.potential[column]
      }
    }
    guard structure.isClosed.contains(true) else { return }
    priceClosed(problem, structure)
  }

  /// A closed column costs what its best candidate would take, a closed group as much as the dearest
  /// thing inside it.
  private mutating func priceClosed(_ problem: TransportationProblem, _ network: Network.Structure)
  {
    let columnCount = problem.columns.count
    for column in problem.columns.indices where network.isClosed[column] { columns[column] = 0 }
    for group in problem.groups.indices where network.isClosed[columnCount + group] {
      groups[group] = 0
    }
    for row in problem.rows.indices {
      for index in problem.candidateRange(ofRow: row) {
        let column = Int(problem.candidates.columns[index])
        guard network.isClosed[column] else { continue }
        let points = Int(problem.candidates.points[index])
        columns[column] = max(columns[column], points - rows[row])
      }
    }
    for (index, column) in problem.columns.enumerated() where network.isClosed[index] {
      guard let group = column.group, network.isClosed[columnCount + group] else { continue }
      groups[group] = max(groups[group], columns[index] + (column.pieces.first?.bonus ?? 0))
    }
    for group in problem.groupsOutermostFirst.reversed() where network.isClosed[columnCount + group]
    {
      guard let around = problem.groups[group].parent, network.isClosed[columnCount + around]
      else { continue }
      groups[around] = max(groups[around], groups[group])
    }
  }
}
