/// Changes of a problem, the last of each row, column and group, in ascending order.
struct ChangesByPlace: Sendable {
  private(set) var rows: [(row: Int, pieces: [TransportationProblem.Piece])] = []
  private(set) var columns: [(column: Int, pieces: [TransportationProblem.Piece])] = []
  private(set) var groups: [(group: Int, pieces: [TransportationProblem.Piece]?)] = []
  private(set) var rowGroups: [(group: Int, pieces: [TransportationProblem.Piece]?)] = []
  private(set) var points: [Int32]?

  init(_ changes: [SolvedProblem.Change]) {
    var rows: [Int: [TransportationProblem.Piece]] = [:]
    var columns = rows
    var groups: [Int: [TransportationProblem.Piece]?] = [:]
    var rowGroups = groups
    for change in changes {
      switch change {
      case .row(let row, let pieces): rows[row] = pieces
      case .column(let column, let pieces): columns[column] = pieces
      case .group(let group, let pieces): groups.updateValue(pieces, forKey: group)
      case .rowGroup(let group, let pieces): rowGroups.updateValue(pieces, forKey: group)
      case .points(let new): points = new
      }
    }
    self.rows = rows.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    self.columns = columns.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    self.groups = groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    self.rowGroups = rowGroups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

/// What changes replace in a problem.
struct Replaced {
  /// The pieces of each row and each column that changes.
  private(set) var rows: [Int: [TransportationProblem.Piece]] = [:]
  private(set) var columns: [Int: [TransportationProblem.Piece]] = [:]
  /// All groups, be they changed or not.
  let groups: [TransportationProblem.Group]
  let rowGroups: [TransportationProblem.Group]

  init(_ changes: ChangesByPlace, in problem: TransportationProblem) {
    (groups, rowGroups) = (problem.groups, problem.rowGroups)
    for (row, _) in changes.rows { rows[row] = problem.rows[row] }
    for (column, _) in changes.columns { columns[column] = problem.columns[column].pieces }
  }
}

extension TransportationProblem {
  /// Checks what changes, and what all then adds up to.
  ///
  /// - Returns: the sums of the changed problem.
  /// - Throws: as the initialiser does for the changed problem.
  /// - Complexity: O(changes), and O(rows + columns + groups) where groups change or the largest bonus becomes
  ///   less; of new points, O(candidates).
  func check(_ changes: ChangesByPlace, _ before: Sums) throws(ProblemError) -> Sums {
    for (row, pieces) in changes.rows { try check(pieces, of: .row(row)) }
    for (column, pieces) in changes.columns { try check(pieces, of: .column(column)) }
    for (group, pieces) in changes.groups { try check(pieces ?? [], of: .group(group)) }
    for (group, pieces) in changes.rowGroups { try check(pieces ?? [], of: .rowGroup(group)) }
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
    for (group, _) in changes.rowGroups { sums.capped -= rowGroups[group].capacity ?? 0 }
    let capacities = (changes.groups + changes.rowGroups).flatMap { $0.pieces ?? [] }
      .map(\.capacity)
    let capped = Self.sum([sums.capped] + capacities)
    guard let held, let capped else { throw .overflow(.capacities) }
    (sums.held, sums.capped) = (held, capped)
    let rowBonuses = changes.rows.map {
      (old: Self.largestBonus(rows[$0.row]), new: Self.largestBonus($0.pieces))
    }
    let columnBonuses = changes.columns.map {
      (old: Self.largestBonus(columns[$0.column].pieces), new: Self.largestBonus($0.pieces))
    }
    let changesGroups = !changes.groups.isEmpty || !changes.rowGroups.isEmpty
    if changesGroups || Self.replaces(before.rowBonus, rowBonuses)
      || Self.replaces(before.columnBonus, columnBonuses)
    {
      var changed = self
      changed.take(changes)
      let anew = changed.sums(points: before.points)
      (sums.rowBonus, sums.columnBonus) = (anew.rowBonus, anew.columnBonus)
      sums.groupBonus = anew.groupBonus
    } else {
      sums.rowBonus = rowBonuses.reduce(before.rowBonus) { max($0, $1.new) }
      sums.columnBonus = columnBonuses.reduce(before.columnBonus) { max($0, $1.new) }
    }
    if let points = changes.points { sums.points = Self.largest(points) }
    try check(sums)
    return sums
  }

  private func check(_ points: [Int32]) throws(ProblemError) {
    guard points.count == candidates.columns.count else { throw .rowOffsetsMalformed }
    for row in rows.indices {
      for index in candidateRange(ofRow: row)
      where points[index].magnitude > Self.pointsLimit {
        throw .pointsOutOfRange(row: row, column: Int(candidates.columns[index]))
      }
    }
  }

  /// Whether a largest bonus may become less.
  private static func replaces(_ largest: Int, _ bonuses: [(old: Int, new: Int)]) -> Bool {
    bonuses.contains { $0.old == largest }
      && bonuses.reduce(0) { max($0, $1.new) } < largest
  }
}
