/// The potentials as values, and values for what stayed out of the tree.
struct Values {
  private(set) var rows: [Int]
  private(set) var columns: [Int]
  private(set) var groups: [Int] = []

  init(_ problem: TransportationProblem, _ parts: [SolvedPart], _ structure: Network.Structure) {
    // What is in no part: a row without a candidate is worth what its first piece earns elsewhere, a column
    // that nobody reaches hangs from its group.
    rows = problem.rows.map(Self.value(ofLonely:))
    columns = []
    readGroups(problem, parts)
    let root = problem.columns.count + problem.groups.count
    columns = problem.columns.indices.map { column in
      let home = Int(structure.home[column])
      let bonus = problem.columns[column].pieces.first { $0.capacity > 0 }?.bonus ?? 0
      return (home == root ? 0 : groups[home - problem.columns.count]) - bonus
    }
    readRowsAndColumns(problem, parts)
    guard structure.isClosed.contains(true) else { return }
    var best = [Int](repeating: 0, count: columns.count)
    for row in problem.rows.indices {
      for index in problem.candidateRange(ofRow: row) {
        let column = Int(problem.candidates.columns[index])
        guard structure.isClosed[column] else { continue }
        best[column] = max(best[column], Int(problem.candidates.points[index]) - rows[row])
      }
    }
    priceClosed(problem, structure) { best[$0] }
  }

  /// The values after a change, where every column is in a tree.
  init(
    _ problem: TransportationProblem, _ byColumn: CandidatesByColumn, _ parts: [SolvedPart],
    _ structure: Network.Structure, before: TransportationSolution, _ changes: ChangesByPlace
  ) {
    (rows, columns) = (before.rowValues, before.columnValues)
    for (row, pieces) in changes.rows { rows[row] = Self.value(ofLonely: pieces) }
    readGroups(problem, parts)
    readRowsAndColumns(problem, parts)
    guard structure.isClosed.contains(true) else { return }
    priceClosed(problem, structure) { [rows] column in
      byColumn.range(ofColumn: column).reduce(0) {
        max($0, Int(byColumn.points[$1]) - rows[Int(byColumn.rows[$1])])
      }
    }
  }

  private static func value(ofLonely row: [TransportationProblem.Piece]) -> Int {
    -(row.first { $0.capacity > 0 }?.bonus ?? 0)
  }

  private mutating func readRowsAndColumns(
    _ problem: TransportationProblem, _ parts: [SolvedPart]
  ) {
    for part in parts {
      let network = part.simplex.network
      let potential = part.simplex.tree.potential
      for (place, row) in network.rows.enumerated() {
        rows[Int(row)] = potential[network.node(ofRow: place)]
      }
      for column in problem.columns.indices where network.isInTree[column] {
        columns[column] = -potential[column]
      }
    }
  }

  private mutating func readGroups(_ problem: TransportationProblem, _ parts: [SolvedPart]) {
    let columnCount = problem.columns.count
    var isPriced = [Bool](repeating: false, count: problem.groups.count)
    groups = Array(repeating: 0, count: problem.groups.count)
    for part in parts {
      for group in groups.indices where part.simplex.network.isInTree[columnCount + group] {
        groups[group] = -part.simplex.tree.potential[columnCount + group]
        isPriced[group] = true
      }
    }
    // A group that is in no tree costs what is around it costs.
    for group in problem.groupsOutermostFirst where !isPriced[group] {
      groups[group] = problem.groups[group].parent.map { groups[$0] } ?? 0
    }
  }

  /// A closed column costs what its best candidate would take, a closed group as much as the dearest
  /// thing inside it.
  private mutating func priceClosed(
    _ problem: TransportationProblem, _ network: Network.Structure, best: (_ column: Int) -> Int
  ) {
    let columnCount = problem.columns.count
    for column in problem.columns.indices where network.isClosed[column] {
      columns[column] = best(column)
    }
    for group in problem.groups.indices where network.isClosed[columnCount + group] {
      groups[group] = 0
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
