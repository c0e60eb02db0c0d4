extension TransportationProblem {
  /// For each column what one unit more of capacity there, without a bonus, would add to the objective.
  ///
  /// At most the column's value where that is positive, and often less: what one place more adds and what one place fewer
  /// costs differ wherever flows must be rearranged. 0 where the column has room already, or where all
  /// the groups around it that matter are full of something as good.
  ///
  /// - Parameter solution: an optimal solution of this problem; `verify(_:)` accepts it.
  /// - Complexity: one search for shortest ways, O(candidates + n log n) for n rows, columns and
  ///   groups, for the root and for each group that holds a column whose value exceeds the group's.
  public func gainsIfOneMore(_ solution: TransportationSolution) -> [Int] {
    var gains = [Int](repeating: 0, count: columns.count)
    var search = ResidualSearch(self, solution)
    var dearest: [Int: Int] = [:]
    let most = columns.indices.map { search.value($0) - search.value(search.home[$0]) }
    for column in columns.indices where most[column] > 0 {
      dearest[search.home[column], default: 0] = max(
        most[column], dearest[search.home[column], default: 0])
    }
    for home in columns.count...search.root {
      guard let limit = dearest[home] else { continue }
      search.run(from: home, below: limit)
      for column in columns.indices where search.home[column] == home {
        // The way from the home to the column, and over the new piece back to the home.
        gains[column] = max(0, most[column] - search.distance[column])
      }
    }
    return gains
  }
}

/// Dijkstra's search over the arcs on which units can still move, by how much each falls short of
/// paying for itself: never below 0 at an optimum.
private struct ResidualSearch {
  private struct Arc {
    var to: Int
    var length: Int
  }

  let problem: TransportationProblem
  let solution: TransportationSolution
  let root: Int
  /// What is around each column and group: nodes are columns, then groups, the root, and rows.
  let home: [Int]
  private(set) var distance: [Int]
  /// The arcs that are not candidates, by the node they leave.
  private var arcs: [[Arc]]

  init(_ problem: TransportationProblem, _ solution: TransportationSolution) {
    self.problem = problem
    self.solution = solution
    let columnCount = problem.columns.count
    let top = columnCount + problem.groups.count
    root = top
    home =
      problem.columns.map { column in column.group.map { $0 + columnCount } ?? top }
      + problem.groups.map { group in group.parent.map { $0 + columnCount } ?? top }
    distance = []
    arcs = Array(repeating: [], count: top + 1 + problem.rows.count)
    for (row, pieces) in problem.rows.enumerated() {
      let value = solution.rowValues[row]
      addPieces(pieces, solution.rowPieces[row], from: root, to: root + 1 + row, value)
    }
    for (column, description) in problem.columns.enumerated() {
      addPieces(
        description.pieces, solution.columnPieces[column], from: column, to: home[column],
        value(column) - value(home[column]))
    }
    for (group, description) in problem.groups.enumerated() {
      let node = columnCount + group
      let capacity = description.capacity ?? TransportationProblem.totalLimit
      addPieces(
        [.init(capacity: capacity)], [solution.groupFlows[group]], from: node, to: home[node],
        value(node) - value(home[node]))
    }
    for flow in solution.flows {
      arcs[flow.column].append(Arc(to: root + 1 + flow.row, length: 0))
    }
  }

  /// The value of a column, a group or the root.
  func value(_ node: Int) -> Int {
    if node < problem.columns.count { return solution.columnValues[node] }
    return node < root ? solution.groupValues[node - problem.columns.count] : 0
  }

  /// Forwards over the first piece with room, backwards over the last that carries anything.
  private mutating func addPieces(
    _ pieces: [TransportationProblem.Piece], _ carried: [Int], from: Int, to: Int, _ slope: Int
  ) {
    if let open = pieces.indices.first(where: { carried[$0] < pieces[$0].capacity }) {
      arcs[from].append(Arc(to: to, length: -(pieces[open].bonus + slope)))
    }
    if let used = pieces.indices.last(where: { carried[$0] > 0 }) {
      arcs[to].append(Arc(to: from, length: pieces[used].bonus + slope))
    }
  }

  /// Sets the distances from `start` that are below `limit`; all others are at least that.
  mutating func run(from start: Int, below limit: Int) {
    distance = [Int](repeating: limit, count: arcs.count)
    var queue = Heap<Int, Int>()
    distance[start] = 0
    queue.insert(start, at: 0)
    // A node may be in the queue several times; its nearest entry counts.
    while let (length, node) = queue.popLeast() {
      guard length == distance[node] else { continue }
      for arc in arcs[node] where length + arc.length < distance[arc.to] {
        distance[arc.to] = length + arc.length
        queue.insert(arc.to, at: length + arc.length)
      }
      if node > root { relaxCandidates(ofRow: node - root - 1, length, &queue) }
    }
  }

  private mutating func relaxCandidates(
    ofRow row: Int, _ length: Int, _ queue: inout Heap<Int, Int>
  ) {
    let (candidates, columnValues) = (problem.candidates, solution.columnValues)
    let columns = candidates.columns.span
    let points = candidates.points.span
    let values = columnValues.span
    let start = length + solution.rowValues[row]
    for index in problem.candidateRange(ofRow: row) {
      let column = Int(columns[index])
      let reached = start + values[column] - Int(points[index])
      if reached < distance[column] {
        distance[column] = reached
        queue.insert(column, at: reached)
      }
    }
  }
}
