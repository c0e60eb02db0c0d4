/// The potentials as values, and values for what stayed out of the tree.
struct Values {
  private(set) var rows: [Int]
  private(set) var columns: [Int]
  private(set) var groups: [Int] = []
  private(set) var rowGroups: [Int] = []

  init(_ problem: TransportationProblem, _ parts: [SolvedPart], _ structure: Network.Structure) {
    // What is in no part hangs from what is around it: a row without a candidate, a column that nobody reaches.
    (rows, columns) = ([], [])
    readGroups(problem, parts)
    rows = problem.rows.indices.map { value(ofLonely: problem.rows[$0], $0, problem) }
    columns = problem.columns.indices.map { column in
      let home = Int(structure.home[column])
      let around = home == problem.root ? 0 : groups[home - problem.columns.count]
      return around - problem.columns[column].pieces.firstBonus
    }
    readRowsAndColumns(problem, parts)
    guard structure.isClosed.contains(true) else { return }
    var isClosed = [Bool](repeating: false, count: problem.targetCount)
    for column in problem.columns.indices where structure.isClosed[column] {
      isClosed[problem.candidates.target(ofColumn: column)] = true
    }
    // Nothing that is earned is as little.
    var best = [Int](repeating: -TransportationProblem.totalLimit, count: isClosed.count)
    for row in problem.rows.indices {
      for index in problem.candidates.entries(ofRow: row) {
        let target = Int(problem.candidates.columns[index])
        guard isClosed[target] else { continue }
        best[target] = max(best[target], Int(problem.candidates.points[index]) - rows[row])
      }
    }
    priceClosed(problem, structure) { column in
      let best = best[problem.candidates.target(ofColumn: column)]
      return max(0, best + problem.candidates.shift(ofColumn: column))
    }
  }

  /// The values after a change, where every column is in a tree.
  ///
  /// - Parameter changed: the parts that the change touched; values of others stay.
  init(
    _ problem: TransportationProblem, _ byColumn: CandidatesByColumn, _ parts: [SolvedPart],
    changed: [Int], _ structure: Network.Structure, before: TransportationSolution,
    _ changes: ChangesByPlace
  ) {
    (rows, columns) = (before.rowValues, before.columnValues)
    readGroups(problem, parts)
    let lonely = problem.rows.indices.filter {
      !problem.rowGroups.isEmpty && problem.candidateRange(ofRow: $0).isEmpty
    }
    for row in changes.rows.map(\.row) + lonely {
      rows[row] = value(ofLonely: problem.rows[row], row, problem)
    }
    readRowsAndColumns(problem, changed.map { parts[$0] })
    guard structure.isClosed.contains(true) else { return }
    priceClosed(problem, structure) { [rows] column in
      byColumn.range(ofColumn: column).reduce(0) {
        max($0, Int(byColumn.points[$1]) - rows[Int(byColumn.rows[$1])])
      }
    }
  }

  private func value(
    ofLonely pieces: [TransportationProblem.Piece], _ row: Int, _ problem: TransportationProblem
  ) -> Int {
    (problem.group(ofRow: row).map { rowGroups[$0] } ?? 0) - pieces.firstBonus
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
    groups = Self.values(of: problem.groups, from: problem.columns.count, leadHome: true, parts)
      .map { -$0 }
    rowGroups = Self.values(
      of: problem.rowGroups, from: problem.firstRowGroup, leadHome: false, parts)
  }

  /// What one unit more at each group would be worth. One that is in no tree hangs from what is around it.
  private static func values(
    of groups: [TransportationProblem.Group], from first: Int, leadHome: Bool,
    _ parts: [SolvedPart]
  ) -> [Int] {
    guard !groups.isEmpty else { return [] }
    var values = [Int?](repeating: nil, count: groups.count)
    for part in parts {
      for group in groups.indices where part.simplex.network.isInTree[first + group] {
        values[group] = part.simplex.tree.potential[first + group]
      }
    }
    for group in groups.outermostFirst where values[group] == nil {
      let around = groups[group].parent.flatMap { values[$0] } ?? 0
      let bonus = groups[group].pieces?.firstBonus ?? 0
      values[group] = leadHome ? around + bonus : around - bonus
    }
    return values.map { $0 ?? 0 }
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
      groups[group] = max(groups[group], columns[index] + column.pieces.firstBonus)
    }
    for group in problem.groups.outermostFirst.reversed()
    where network.isClosed[columnCount + group] {
      guard let around = problem.groups[group].parent, network.isClosed[columnCount + around]
      else { continue }
      let bonus = problem.groups[group].pieces?.firstBonus ?? 0
      groups[around] = max(groups[around], groups[group] + bonus)
    }
  }
}

extension [TransportationProblem.Piece] {
  /// What the first unit earns; 0 where none fits.
  fileprivate var firstBonus: Int { first { $0.capacity > 0 }?.bonus ?? 0 }
}
