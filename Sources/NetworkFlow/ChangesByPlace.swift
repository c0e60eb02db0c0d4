/// Changes of a problem, the last of each row, column and group, in ascending order.
struct ChangesByPlace: Sendable {
  private(set) var rows: [(row: Int, pieces: [TransportationProblem.Piece])] = []
  private(set) var columns: [(column: Int, pieces: [TransportationProblem.Piece])] = []
  private(set) var groups: [(group: Int, capacity: Int?)] = []
  private(set) var points: [Int32]?

  init(_ changes: [SolvedProblem.Change]) {
    var rows: [Int: [TransportationProblem.Piece]] = [:]
    var columns = rows
    var groups: [Int: Int?] = [:]
    for change in changes {
      switch change {
      case .row(let row, let pieces): rows[row] = pieces
      case .column(let column, let pieces): columns[column] = pieces
      case .group(let group, let capacity): groups.updateValue(capacity, forKey: group)
      case .points(let new): points = new
      }
    }
    self.rows = rows.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    self.columns = columns.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    self.groups = groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension TransportationProblem {
  /// Checks what changes, and what all then adds up to.
  ///
  /// - Returns: the sums of the changed problem.
  /// - Throws: as the initialiser does for the changed problem.
  /// - Complexity: O(changes), and O(rows + columns) where the largest bonus becomes less; of new points, O(candidates).
  func check(_ changes: ChangesByPlace, _ before: Sums) throws(ProblemError) -> Sums {
    for (row, pieces) in changes.rows { try check(pieces, of: .row(row)) }
    for (column, pieces) in changes.columns { try check(pieces, of: .column(column)) }
    for (group, capacity) in changes.groups { try check(capacity, ofGroup: group) }
    if let points = changes.points { try check(points) }
    var sums = before
    for (row, _) in changes.rows { sums.units -= Self.held(rows[row]) }
    guard let units = Self.sum([sums.units] + changes.rows.flatMap { $0.pieces.map(\.capacity) })
    else { throw .overflow(.units) }
    sums.units = units
    guard units < Self.unitLimit else { throw .overflow(.units) }
    for (column, _) in changes.columns { sums.held -= Self.held(columns[column].pieces) }
    let held = Self.sum([sums.held] + changes.columns.flatMap { $0.pieces.map(\.capacity) })
    for (group, _) in changes.groups { sums.capped -= groups[group].capacity ?? 0 }
    let capped = Self.sum([sums.capped] + changes.groups.compactMap(\.capacity))
    guard let held, let capped else { throw .overflow(.capacities) }
    (sums.held, sums.capped) = (held, capped)
    let rowBonuses = changes.rows.map { (rows[$0.row].first?.bonus, $0.pieces.first?.bonus) }
    let columnBonuses = changes.columns.map {
      (columns[$0.column].pieces.first?.bonus, $0.pieces.first?.bonus)
    }
    if Self.replaces(before.rowBonus, rowBonuses)
      || Self.replaces(before.columnBonus, columnBonuses)
    {
      var changed = self
      changed.take(changes)
      (sums.rowBonus, sums.columnBonus) = (
        changed.sums.rowBonus, changed.sums.columnBonus
      )
    } else {
      sums.rowBonus = rowBonuses.reduce(before.rowBonus) { max($0, $1.1 ?? 0) }
      sums.columnBonus = columnBonuses.reduce(before.columnBonus) { max($0, $1.1 ?? 0) }
    }
    try check(sums)
    return sums
  }

  private func check(_ points: [Int32]) throws(ProblemError) {
    guard points.count == candidates.columns.count else { throw .rowOffsetsMalformed }
    for row in rows.indices {
      for index in candidateRange(ofRow: row)
      where points[index] < 0 || points[index] > Self.mostPoints {
        throw .pointsOutOfRange(row: row, column: Int(candidates.columns[index]))
      }
    }
  }

  /// Whether a largest bonus may become less.
  private static func replaces(_ largest: Int, _ bonuses: [(old: Int?, new: Int?)]) -> Bool {
    bonuses.contains { $0.old == largest }
      && bonuses.reduce(0) { max($0, $1.new ?? 0) } < largest
  }
}
