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
      guard piece.bonus > -Self.bonusLimit else { throw .bonusTooLow(place) }
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

    if let kinds = candidates.kinds, kinds.ofColumns.count != columns.count {
      throw .kindsMalformed
    }
    let limit = candidates.kinds?.count ?? columns.count
    let shifts = candidates.kinds?.allShifts ?? []
    let columnOf = candidates.columns.span
    let pointsOf = candidates.points.span
    for row in rows.indices {
      var previous = -1
      for index in candidates.entries(ofRow: row) {
        let column = Int(columnOf[index])
        guard column >= 0, column < limit else {
          throw .unknownColumn(row: row, column: column)
        }
        guard column > previous else { throw .columnsNotAscending(row: row) }
        let shift = shifts.isEmpty ? 0...0 : shifts[column]
        let (least, most) = (Int(shift.lowerBound), Int(shift.upperBound))
        let own = Int(pointsOf[index])
        guard own + least >= -Self.pointsLimit, own + most <= Self.pointsLimit else {
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
    /// The largest size of a row's bonus, of a column's, and of points, the last at least `mostPoints`.
    var rowBonus: Int
    var columnBonus: Int
    /// The largest size of what a unit gains or loses on its way through groups, and through row groups.
    var groupBonus: Int
    var points: Int

    /// The most that a unit could earn, or lose.
    var mostOfUnit: Int { points + rowBonus + columnBonus + groupBonus }
  }

  /// The sums, of which none reaches `totalLimit`.
  var sums: Sums { sums(points: largestPoints) }

  /// The same where the largest size of points is known.
  func sums(points: Int) -> Sums {
    Sums(
      units: rows.reduce(0) { $0 + Self.held($1) },
      held: columns.reduce(0) { $0 + Self.held($1.pieces) },
      capped: (groups + rowGroups).reduce(0) { $0 + ($1.capacity ?? 0) },
      rowBonus: rows.reduce(0) { max($0, Self.largestBonus($1)) },
      columnBonus: columns.reduce(0) { max($0, Self.largestBonus($1.pieces)) },
      groupBonus: groups.mostOfUnit + rowGroups.mostOfUnit,
      points: points)
  }

  /// The largest size of a bonus: they fall, so it is the first or the last.
  static func largestBonus(_ pieces: [Piece]) -> Int {
    max(pieces.first?.bonus ?? 0, -(pieces.last?.bonus ?? 0))
  }

  /// The largest size of points, at least `mostPoints`.
  static func largest(_ points: [Int32]) -> Int {
    var (least, most) = (Int32(0), Int32(mostPoints))
    for each in points { (least, most) = (min(least, each), max(most, each)) }
    return max(Int(most), -Int(least))
  }

  /// The same of candidates whose columns exist.
  static func largest(_ candidates: Candidates) -> Int {
    guard let shifts = candidates.kinds?.allShifts else { return largest(candidates.points) }
    var (least, most) = (0, mostPoints)
    for (kind, own) in zip(candidates.columns, candidates.points) {
      let shift = shifts[Int(kind)]
      least = min(least, Int(own) + Int(shift.lowerBound))
      most = max(most, Int(own) + Int(shift.upperBound))
    }
    return max(most, -least)
  }

  /// What some pieces hold.
  static func held(_ pieces: [Piece]) -> Int { pieces.reduce(0) { $0 + $1.capacity } }

  func check(_ sums: Sums) throws(ProblemError) {
    guard sums.units < Self.unitLimit else { throw .overflow(.units) }
    guard
      let most = Self.sum([sums.points, sums.rowBonus, sums.columnBonus, sums.groupBonus]),
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
  /// The largest size of what a unit gains or loses on its way through some nested groups.
  fileprivate var mostOfUnit: Int {
    var most = [Int](repeating: 0, count: count)
    for group in outermostFirst {
      let around = self[group].parent.map { most[$0] } ?? 0
      most[group] = around + TransportationProblem.largestBonus(self[group].pieces ?? [])
    }
    return most.max() ?? 0
  }
}
