/// What `init` refuses: after these checks no sum that the solver forms can overflow.
extension TransportationProblem {
  func checkPieces() throws(ProblemError) {
    for (index, pieces) in rows.enumerated() { try check(pieces, of: .row(index)) }
    for (index, column) in columns.enumerated() { try check(column.pieces, of: .column(index)) }
  }

  func check(_ pieces: [Piece], of place: ProblemError.Place) throws(ProblemError) {
    var bonus = Int.max
    for piece in pieces {
      guard piece.capacity >= 0 else { throw .negativeCapacity(place) }
      guard piece.bonus > -Self.lossLimit else { throw .bonusTooLow(place) }
      guard piece.bonus <= bonus else { throw .bonusIncreases(place) }
      bonus = piece.bonus
    }
  }

  func checkGroups() throws(ProblemError) {
    for (index, column) in columns.enumerated() {
      if let group = column.group, !groups.indices.contains(group) {
        throw .unknownGroup(.column(index), group: group)
      }
    }
    try checkForest(groups) { .group($0) }
    guard groupOfRow.isEmpty || groupOfRow.count == rows.count else { throw .rowGroupsMalformed }
    for (row, group) in groupOfRow.enumerated() where group >= rowGroups.count {
      throw .unknownGroup(.row(row), group: Int(group))
    }
    try checkForest(rowGroups) { .rowGroup($0) }
  }

  /// Walks up from each group to one already known to reach the root.
  private func checkForest(
    _ groups: [Group], _ place: (Int) -> ProblemError.Place
  ) throws(ProblemError) {
    for (index, group) in groups.enumerated() {
      if let pieces = group.pieces { try check(pieces, of: place(index)) }
      if let parent = group.parent, !groups.indices.contains(parent) {
        throw .unknownGroup(place(index), group: parent)
      }
    }
    var visitor = [Int](repeating: -1, count: groups.count)
    for start in groups.indices {
      var group = start
      while visitor[group] < 0 {
        visitor[group] = start
        guard let parent = groups[group].parent else { break }
        guard visitor[parent] != start else { throw .groupInsideItself(place(parent)) }
        group = parent
      }
    }
  }

  func checkCandidates() throws(ProblemError) {
    let offsets = candidates.rowOffsets
    guard offsets.count == rows.count + 1, offsets.first == 0,
      offsets.last == candidates.columns.count,
      candidates.columns.count == candidates.points.count,
      zip(offsets, offsets.dropFirst()).allSatisfy({ $0 <= $1 })
    else { throw .rowOffsetsMalformed }

    let columnOf = candidates.columns.span
    let pointsOf = candidates.points.span
    for row in rows.indices {
      var previous = -1
      for index in candidateRange(ofRow: row) {
        let column = Int(columnOf[index])
        guard column >= 0, column < columns.count else {
          throw .unknownColumn(row: row, column: column)
        }
        guard column > previous else { throw .columnsNotAscending(row: row) }
        guard pointsOf[index] >= 0, pointsOf[index] <= Self.mostPoints else {
          throw .pointsOutOfRange(row: row, column: column)
        }
        previous = column
      }
    }
  }

  func checkTotals() throws(ProblemError) {
    let units = Self.sum(rows.lazy.flatMap { $0.lazy.map(\.capacity) })
    guard let units, units < Self.unitLimit else { throw .overflow(.units) }
    let held = Self.sum(columns.lazy.flatMap { $0.pieces.lazy.map(\.capacity) })
    let capped = Self.sum((groups + rowGroups).lazy.flatMap { $0.pieces ?? [] }.map(\.capacity))
    guard held != nil, capped != nil else { throw .overflow(.capacities) }
    try check(sums)
  }

  /// What the checks add up over all rows, columns and groups.
  struct Sums: Sendable {
    /// The capacity of all rows, of all columns, of all groups; below `totalLimit`.
    var units: Int
    var held: Int
    var capped: Int
    /// The largest bonus of a row and of a column.
    var rowBonus: Int
    var columnBonus: Int
    /// The most that a unit could earn on its way through groups, and through row groups.
    var groupBonus: Int
    /// The most that a unit loses in any one piece, 0 or more.
    var loss: Int

    /// More than a unit could earn or lose in any one place.
    var mostOfUnit: Int {
      TransportationProblem.mostPoints + rowBonus + columnBonus + groupBonus + loss
    }
  }

  /// The sums, of which none reaches `totalLimit`.
  var sums: Sums {
    Sums(
      units: rows.reduce(0) { $0 + Self.held($1) },
      held: columns.reduce(0) { $0 + Self.held($1.pieces) },
      capped: (groups + rowGroups).reduce(0) { $0 + ($1.capacity ?? 0) },
      rowBonus: max(0, rows.lazy.compactMap { $0.first?.bonus }.max() ?? 0),
      columnBonus: max(0, columns.lazy.compactMap { $0.pieces.first?.bonus }.max() ?? 0),
      groupBonus: groups.mostOfUnit + rowGroups.mostOfUnit, loss: loss)
  }

  /// The most that a unit loses in any one piece.
  private var loss: Int {
    let ofRows = rows.lazy.compactMap { $0.last?.bonus }.min() ?? 0
    let ofColumns = columns.lazy.compactMap { $0.pieces.last?.bonus }.min() ?? 0
    let ofGroups = (groups + rowGroups).lazy.compactMap { $0.pieces?.last?.bonus }.min() ?? 0
    return -min(0, ofRows, ofColumns, ofGroups)
  }

  /// What some pieces hold.
  static func held(_ pieces: [Piece]) -> Int { pieces.reduce(0) { $0 + $1.capacity } }

  func check(_ sums: Sums) throws(ProblemError) {
    guard sums.units < Self.unitLimit else { throw .overflow(.units) }
    guard
      let most = Self.sum([
        Self.mostPoints, sums.rowBonus, sums.columnBonus, sums.groupBonus, sums.loss,
      ]),
      Self.isBelow(Self.totalLimit, sums.units, most)
    else { throw .overflow(.objective) }
    let nodes = root + 1 + rows.count
    guard Self.isBelow(Self.totalLimit >> 2, nodes, most), nodes < Int(Int32.max) / 2
    else { throw .overflow(.potentials) }
  }

  /// The sum, or nil when it reaches `totalLimit`.
  static func sum(_ terms: some Sequence<Int>) -> Int? {
    var total = 0
    for term in terms {
      guard term < totalLimit - total else { return nil }
      total += term
    }
    return total
  }

  private static func isBelow(_ limit: Int, _ count: Int, _ each: Int) -> Bool {
    let (product, overflow) = count.multipliedReportingOverflow(by: each)
    return !overflow && product < limit
  }
}

extension [TransportationProblem.Group] {
  /// The most that a unit could earn on its way through some nested groups, 0 or more.
  fileprivate var mostOfUnit: Int {
    var most = [Int](repeating: 0, count: count)
    for group in outermostFirst {
      let around = self[group].parent.map { most[$0] } ?? 0
      most[group] = around + Swift.max(0, self[group].pieces?.first?.bonus ?? 0)
    }
    return most.max() ?? 0
  }
}
