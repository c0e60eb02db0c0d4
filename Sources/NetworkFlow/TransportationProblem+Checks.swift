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
      guard piece.bonus >= 0 else { throw .negativeBonus(place) }
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
    for (index, group) in groups.enumerated() {
      try check(group.capacity, ofGroup: index)
      if let parent = group.parent, !groups.indices.contains(parent) {
        throw .unknownGroup(.group(index), group: parent)
      }
    }
    try checkForest()
  }

  func check(_ capacity: Int?, ofGroup group: Int) throws(ProblemError) {
    if let capacity, capacity < 0 { throw .negativeCapacity(.group(group)) }
  }

  /// Walks up from each group to one already known to reach the root.
  private func checkForest() throws(ProblemError) {
    var visitor = [Int](repeating: -1, count: groups.count)
    for start in groups.indices {
      var group = start
      while visitor[group] < 0 {
        visitor[group] = start
        guard let parent = groups[group].parent else { break }
        guard visitor[parent] != start else { throw .groupInsideItself(group: parent) }
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
    let capped = Self.sum(groups.lazy.compactMap(\.capacity))
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

    /// The most that a unit could earn.
    var mostOfUnit: Int { TransportationProblem.mostPoints + rowBonus + columnBonus }
  }

  /// The sums, of which none reaches `totalLimit`.
  var sums: Sums {
    Sums(
      units: rows.reduce(0) { $0 + Self.held($1) },
      held: columns.reduce(0) { $0 + Self.held($1.pieces) },
      capped: groups.reduce(0) { $0 + ($1.capacity ?? 0) },
      rowBonus: rows.lazy.compactMap { $0.first?.bonus }.max() ?? 0,
      columnBonus: columns.lazy.compactMap { $0.pieces.first?.bonus }.max() ?? 0)
  }

  /// What some pieces hold.
  static func held(_ pieces: [Piece]) -> Int { pieces.reduce(0) { $0 + $1.capacity } }

  func check(_ sums: Sums) throws(ProblemError) {
    guard sums.units < Self.unitLimit else { throw .overflow(.units) }
    guard let most = Self.sum([Self.mostPoints, sums.rowBonus, sums.columnBonus]),
      Self.isBelow(Self.totalLimit, sums.units, most)
    else { throw .overflow(.objective) }
    guard Self.isBelow(Self.totalLimit >> 2, rows.count + columns.count + groups.count + 1, most),
      rows.count + columns.count + groups.count < Int(Int32.max) / 2
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
