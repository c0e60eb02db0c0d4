/// The cycles by which one flow becomes another: any of them sent, each by as many units as it has or fewer, leaves a flow.
///
/// The difference of two flows is a circulation over candidates and stems, and comes apart into cycles that all agree
/// with its signs (R. K. Ahuja, T. L. Magnanti, J. B. Orlin, Network Flows, 1993, section 3.5).
struct DifferenceCycles {
  /// A unit more or less where a cycle passes.
  enum Step: Sendable {
    /// `units` is 1 or -1.
    case candidate(row: Int, column: Int, units: Int)
    /// Where units leave a column, a group, a row group or a row for what is around it.
    case stem(Node, units: Int)
  }

  enum Node: Hashable, Sendable {
    case column(Int)
    case group(Int)
    case rowGroup(Int)
    case row(Int)
  }

  struct Cycle: Sendable {
    let steps: [Step]
    /// How often it can be sent, 1 or more.
    var units: Int
    /// What a unit counts, by condition.
    let counts: [Int]
  }

  private(set) var cycles: [Cycle] = []

  private struct Arc {
    let from: Int32
    let to: Int32
    let step: Step
  }

  private var arcs: [Arc] = []
  private var left: [Int] = []
  private let problem: TransportationProblem

  /// - Parameters:
  ///   - flows: by row, then by column.
  ///   - others: likewise.
  /// - Complexity: O(flows + arcs of all cycles).
  init(
    from flows: [TransportationSolution.Flow], to others: [TransportationSolution.Flow],
    _ problem: TransportationProblem, _ lines: [Coefficients.Line]
  ) {
    self.problem = problem
    addArcs(Self.changes(from: flows, to: others))
    walk(lines)
  }

  /// The units more or less of each candidate that has others.
  private static func changes(
    from flows: [TransportationSolution.Flow], to others: [TransportationSolution.Flow]
  ) -> [TransportationSolution.Flow] {
    var changes: [TransportationSolution.Flow] = []
    var (place, other) = (0, 0)
    while place < flows.count || other < others.count {
      let isOwn =
        place < flows.count
        && (other == others.count
          || (flows[place].row, flows[place].column)
            <= (others[other].row, others[other].column))
      let isOther =
        other < others.count
        && (place == flows.count
          || (others[other].row, others[other].column)
            <= (flows[place].row, flows[place].column))
      let at = isOwn ? flows[place] : others[other]
      let more = (isOther ? others[other].units : 0) - (isOwn ? flows[place].units : 0)
      if more != 0 { changes.append(.init(row: at.row, column: at.column, units: more)) }
      if isOwn { place += 1 }
      if isOther { other += 1 }
    }
    return changes
  }

  // MARK: The circulation

  private var rootNode: Int { problem.columns.count + problem.groups.count }
  private func node(ofRowGroup group: Int) -> Int { rootNode + 1 + group }
  private func node(ofRow row: Int) -> Int { rootNode + 1 + problem.rowGroups.count + row }

  private mutating func addArcs(_ changes: [TransportationSolution.Flow]) {
    var rows = [Int](repeating: 0, count: problem.rows.count)
    var columns = [Int](repeating: 0, count: problem.columns.count)
    for change in changes {
      rows[change.row] += change.units
      columns[change.column] += change.units
      add(
        change.units, from: node(ofRow: change.row), to: change.column,
        .candidate(row: change.row, column: change.column, units: change.units.signum()))
    }
    let groups = problem.groups.units(passing: columns) { problem.columns[$0].group }
    let rowGroups = problem.rowGroups.units(passing: rows) { problem.group(ofRow: $0) }
    for (column, units) in columns.enumerated() {
      let around = problem.columns[column].group.map { problem.columns.count + $0 }
      add(
        units, from: column, to: around ?? rootNode,
        .stem(.column(column), units: units.signum()))
    }
    for (group, units) in groups.enumerated() {
      let around = problem.groups[group].parent.map { problem.columns.count + $0 }
      add(
        units, from: problem.columns.count + group, to: around ?? rootNode,
        .stem(.group(group), units: units.signum()))
    }
    for (group, units) in rowGroups.enumerated() {
      let around = problem.rowGroups[group].parent.map(node(ofRowGroup:))
      add(
        units, from: around ?? rootNode, to: node(ofRowGroup: group),
        .stem(.rowGroup(group), units: units.signum()))
    }
    for (row, units) in rows.enumerated() {
      let around = problem.group(ofRow: row).map(node(ofRowGroup:))
      add(
        units, from: around ?? rootNode, to: node(ofRow: row),
        .stem(.row(row), units: units.signum()))
    }
  }

  /// An arc of so many units, the other way round where they are below 0.
  private mutating func add(_ units: Int, from: Int, to: Int, _ step: Step) {
    guard units != 0 else { return }
    let (start, end) = units > 0 ? (from, to) : (to, from)
    arcs.append(Arc(from: Int32(start), to: Int32(end), step: step))
    left.append(abs(units))
  }

  // MARK: Cycles

  private mutating func walk(_ lines: [Coefficients.Line]) {
    let nodeCount = rootNode + 1 + problem.rowGroups.count + problem.rows.count
    var offsets = [Int](repeating: 0, count: nodeCount + 1)
    for arc in arcs { offsets[Int(arc.from) + 1] += 1 }
    for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
    var place = offsets
    var leaving = [Int](repeating: 0, count: arcs.count)
    for index in arcs.indices {
      leaving[place[Int(arcs[index].from)]] = index
      place[Int(arcs[index].from)] += 1
    }
    var next = offsets
    /// The first arc out of a node that has units left.
    func arc(from node: Int) -> Int? {
      while next[node] < offsets[node + 1] {
        let index = leaving[next[node]]
        if left[index] > 0 { return index }
        next[node] += 1
      }
      return nil
    }
    var entered = [Int](repeating: -1, count: nodeCount)
    for start in 0..<nodeCount {
      var (path, node): ([Int], Int) = ([], start)
      // What comes into a node leaves it again, so that the way ends where it began.
      while let index = arc(from: node) {
        entered[node] = path.count
        path.append(index)
        node = Int(arcs[index].to)
        guard entered[node] >= 0 else { continue }
        let cycle = path[entered[node]...]
        cycles.append(self.cycle(cycle, lines))
        for index in cycle { entered[Int(arcs[index].from)] = -1 }
        path.removeSubrange(cycle.indices)
      }
    }
  }

  /// Takes a cycle out, by as many units as it carries.
  private mutating func cycle(_ path: ArraySlice<Int>, _ lines: [Coefficients.Line]) -> Cycle {
    let units = path.reduce(Int.max) { min($0, left[$1]) }
    var counts = [Int](repeating: 0, count: lines.count)
    for index in path {
      left[index] -= units
      guard case .candidate(let row, let column, let more) = arcs[index].step else { continue }
      for line in lines.indices {
        counts[line] += more * lines[line].coefficient(row: row, column: column)
      }
    }
    return Cycle(steps: path.map { arcs[$0].step }, units: units, counts: counts)
  }
}
