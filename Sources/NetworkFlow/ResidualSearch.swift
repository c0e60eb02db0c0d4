/// Dijkstra's search over the arcs on which units can still move, by how much each falls short of
/// paying for itself: never below 0 at an optimum.
struct ResidualSearch {
  private struct Arc {
    var to: Int32 = 0
    var length = 0
  }

  let problem: TransportationProblem
  let solution: TransportationSolution
  let root: Int
  /// What is around each column, group and row group: nodes are numbered as in a `Network`.
  let home: [Int]
  private(set) var distance: [Int]
  /// The arcs that are not candidates, by the node they leave.
  private var arcs: [Arc] = []
  /// Where those of each node start, and after the last node their count.
  private var offsets: [Int32] = []
  /// For each column its distance less its value: a row brings it nearer whose own distance and value less the points are
  /// below that. For a kind of columns the largest of theirs, each with its shift on top.
  private var bar: [Int] = []

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
    var offsets = [Int32](repeating: 0, count: top + 2 + problem.rows.count)
    forEachArc { from, _ in offsets[from + 1] += 1 }
    for node in 0...top + problem.rows.count { offsets[node + 1] += offsets[node] }
    var arcs = [Arc](repeating: Arc(), count: Int(offsets[offsets.count - 1]))
    var fill = offsets
    forEachArc { from, arc in
      arcs[Int(fill[from])] = arc
      fill[from] += 1
    }
    (self.offsets, self.arcs) = (offsets, arcs)
  }

  /// The value of a column, a group or the root.
  func value(_ node: Int) -> Int {
    if node < problem.columns.count { return solution.columnValues[node] }
    return node < problem.firstRowGroup
      ? solution.groupValues[node - problem.columns.count] : 0
  }

  /// Visits every arc that is no candidate, with the node that it leaves.
  private func forEachArc(_ visit: (_ from: Int, Arc) -> Void) {
    func worth(ofRowGroup group: Int?) -> Int { group.map { solution.rowGroupValues[$0] } ?? 0 }
    for (row, pieces) in problem.rows.enumerated() {
      let group = problem.group(ofRow: row)
      Self.visitPieces(
        pieces, solution.rowUnits[row], from: group.map { problem.firstRowGroup + $0 } ?? root,
        to: node(ofRow: row), solution.rowValues[row] - worth(ofRowGroup: group), visit)
    }
    for (group, description) in problem.rowGroups.enumerated() {
      let node = problem.firstRowGroup + group
      Self.visitPieces(
        description, solution.rowGroupFlows[group], from: home[node], to: node,
        worth(ofRowGroup: group) - worth(ofRowGroup: description.parent), visit)
    }
    for (column, description) in problem.columns.enumerated() {
      Self.visitPieces(
        description.pieces, solution.columnUnits[column], from: column, to: home[column],
        value(column) - value(home[column]), visit)
    }
    for (group, description) in problem.groups.enumerated() {
      let node = problem.columns.count + group
      Self.visitPieces(
        description, solution.groupFlows[group], from: node, to: home[node],
        value(node) - value(home[node]), visit)
    }
    for flow in solution.flows {
      visit(flow.column, Arc(to: Int32(node(ofRow: flow.row)), length: 0))
    }
  }

  private static func visitPieces(
    _ group: TransportationProblem.Group, _ units: Int, from: Int, to: Int, _ slope: Int,
    _ visit: (_ from: Int, Arc) -> Void
  ) {
    let pieces = group.pieces ?? [.init(capacity: TransportationProblem.totalLimit)]
    visitPieces(pieces, units, from: from, to: to, slope, visit)
  }

  /// Forwards over the first piece with room, backwards over the last that carries anything.
  private static func visitPieces(
    _ pieces: [TransportationProblem.Piece], _ units: Int, from: Int, to: Int, _ slope: Int,
    _ visit: (_ from: Int, Arc) -> Void
  ) {
    var left = units
    var (open, used): (Int?, Int?) = (nil, nil)
    for piece in pieces where piece.capacity > 0 {
      if left > 0 { used = piece.bonus }
      left -= piece.capacity
      guard left < 0 else { continue }
      open = piece.bonus
      break
    }
    if let open { visit(from, Arc(to: Int32(to), length: -(open + slope))) }
    if let used { visit(to, Arc(to: Int32(from), length: used + slope)) }
  }

  /// The node of a row.
  func node(ofRow row: Int) -> Int { root + 1 + row }

  /// Sets the distances from `start` that are below `limit`; all others are at least that.
  ///
  /// - Parameter end: the node at which the search may stop: its distance is right then, others may not be.
  mutating func run(from start: Int, below limit: Int, until end: Int? = nil) {
    distance = [Int](repeating: limit, count: offsets.count - 1)
    bar = problem.candidates.mostByTarget(
      solution.columnValues.indices.map { bar(ofColumn: $0) })
    let candidates = problem.candidates
    var queue = NearestFirst(nodeCount: distance.count)
    reach(start, at: 0, &queue)
    while let (length, node) = queue.popNearest() {
      if node == end { return }
      for index in Int(offsets[node])..<Int(offsets[node + 1]) {
        let arc = arcs[index]
        if length + arc.length < distance[Int(arc.to)] {
          reach(Int(arc.to), at: length + arc.length, &queue)
        }
      }
      if node > root { relaxCandidates(ofRow: node - root - 1, candidates, length, &queue) }
    }
  }

  private mutating func reach(_ node: Int, at length: Int, _ queue: inout NearestFirst) {
    distance[node] = length
    if node < solution.columnValues.count { lowerBar(ofColumn: node) }
    queue.put(node, at: length)
  }

  private func bar(ofColumn column: Int) -> Int {
    let (bar, isOver) = distance[column].subtractingReportingOverflow(
      solution.columnValues[column])
    return isOver ? .max : bar
  }

  /// After a column came nearer.
  private mutating func lowerBar(ofColumn column: Int) {
    guard let kinds = problem.candidates.kinds else {
      bar[column] = bar(ofColumn: column)
      return
    }
    let kind = Int(kinds.ofColumns[column])
    bar[kind] = kinds[kind].reduce(Int.min) { most, column in
      let own = bar(ofColumn: Int(column))
      return own == .max ? .max : max(most, own + Int(kinds.shifts[Int(column)]))
    }
  }

  private mutating func relaxCandidates(
    ofRow row: Int, _ candidates: TransportationProblem.Candidates, _ length: Int,
    _ queue: inout NearestFirst
  ) {
    let start = length + solution.rowValues[row]
    var range = candidates.entries(ofRow: row)
    while let index = Self.firstBrought(in: range, candidates, from: start, below: bar) {
      let from = start - Int(candidates.points[index])
      let target = Int(candidates.columns[index])
      if let kinds = candidates.kinds {
        for column in kinds[target] {
          bringNearer(Int(column), from - Int(kinds.shifts[Int(column)]), &queue)
        }
      } else {
        bringNearer(target, from, &queue)
      }
      range = index + 1..<range.upperBound
    }
  }

  /// Lets a row reach a column, where that is nearer, from its own distance and value less the points.
  private mutating func bringNearer(_ column: Int, _ start: Int, _ queue: inout NearestFirst) {
    guard start < bar(ofColumn: column) else { return }
    reach(column, at: start + solution.columnValues[column], &queue)
  }

  /// The first of some candidates of a row by which its column comes nearer; nil where none does.
  private static func firstBrought(
    in range: Range<Int>, _ candidates: TransportationProblem.Candidates, from start: Int,
    below bar: [Int]
  ) -> Int? {
    let columns = candidates.columns.span.extracting(range)
    let points = candidates.points.span.extracting(range)
    let bar = bar.span
    for index in columns.indices {
      // The checks of a problem keep every candidate's column below the count of columns.
      let isNearer =
        unsafe start &- Int(points[unchecked: index])
        < bar[unchecked: Int(columns[unchecked: index])]
      if isNearer { return range.lowerBound + index }
    }
    return nil
  }
}
