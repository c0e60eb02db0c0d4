/// Dijkstra's search over the arcs on which units can still move, by how much each falls short of
/// paying for itself: never below 0 at an optimum.
struct ResidualSearch {
  private struct Arc {
    var to: Int
    var length: Int
  }

  let problem: TransportationProblem
  let solution: TransportationSolution
  let root: Int
  /// What is around each column, group and row group: nodes are numbered as in a `Network`.
  let home: [Int]
  private(set) var distance: [Int]
  /// The arcs that are not candidates, by the node they leave.
  private var arcs: [[Arc]]

  init(_ problem: TransportationProblem, _ solution: TransportationSolution) {
    self.problem = problem
    self.solution = solution
    let columnCount = problem.columns.count
    let (firstRowGroup, top) = (problem.firstRowGroup, problem.root)
    root = top
    home =
      problem.columns.map { column in column.group.map { $0 + columnCount } ?? top }
      + problem.groups.map { group in group.parent.map { $0 + columnCount } ?? top }
      + problem.rowGroups.map { group in group.parent.map { $0 + firstRowGroup } ?? top }
    distance = []
    arcs = Array(repeating: [], count: top + 1 + problem.rows.count)
    func worth(ofRowGroup group: Int?) -> Int { group.map { solution.rowGroupValues[$0] } ?? 0 }
    for (row, pieces) in problem.rows.enumerated() {
      let group = problem.group(ofRow: row)
      addPieces(
        pieces, solution.rowPieces[row], from: group.map { firstRowGroup + $0 } ?? root,
        to: root + 1 + row, solution.rowValues[row] - worth(ofRowGroup: group))
    }
    for (group, description) in problem.rowGroups.enumerated() {
      let node = firstRowGroup + group
      addPieces(
        description, solution.rowGroupFlows[group], from: home[node], to: node,
        worth(ofRowGroup: group) - worth(ofRowGroup: description.parent))
    }
    for (column, description) in problem.columns.enumerated() {
      addPieces(
        description.pieces, solution.columnPieces[column], from: column, to: home[column],
        value(column) - value(home[column]))
    }
    for (group, description) in problem.groups.enumerated() {
      let node = columnCount + group
      addPieces(
        description, solution.groupFlows[group], from: node, to: home[node],
        value(node) - value(home[node]))
    }
    for flow in solution.flows {
      arcs[flow.column].append(Arc(to: root + 1 + flow.row, length: 0))
    }
  }

  /// The value of a column, a group or the root.
  func value(_ node: Int) -> Int {
    if node < problem.columns.count { return solution.columnValues[node] }
    return node < problem.firstRowGroup
      ? solution.groupValues[node - problem.columns.count] : 0
  }

  private mutating func addPieces(
    _ group: TransportationProblem.Group, _ units: Int, from: Int, to: Int, _ slope: Int
  ) {
    let pieces = group.pieces ?? [.init(capacity: TransportationProblem.totalLimit)]
    addPieces(
      pieces, TransportationProblem.fill(pieces, with: units), from: from, to: to, slope)
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

  /// The node of a row.
  func node(ofRow row: Int) -> Int { root + 1 + row }

  /// Sets the distances from `start` that are below `limit`; all others are at least that.
  ///
  /// - Parameter end: the node at which the search may stop: its distance is right then, others may not be.
  mutating func run(from start: Int, below limit: Int, until end: Int? = nil) {
    distance = [Int](repeating: limit, count: arcs.count)
    var queue = Heap<Int, Int>()
    distance[start] = 0
    queue.insert(start, at: 0)
    // A node may be in the queue several times; its nearest entry counts.
    while let (length, node) = queue.popLeast() {
      guard length == distance[node] else { continue }
      if node == end { return }
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
