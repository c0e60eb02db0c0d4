/// The network that knows the minimums of columns as far as a network can.
extension TransportationProblem {
  /// The best network whose optimum no flow that keeps the minimums can exceed.
  ///
  /// A column that cannot reach its minimum by its own pieces, by the rows that lead to it or by the caps around it holds
  /// nothing. In every other column with a minimum all units up to it earn the mean of their bonuses, so that to
  /// fill them by half earns half: the least concave bonus that is right at nothing and from the minimum on. What
  /// keeps the minimums earns exactly as much as before. To keep to whole numbers the first few units earn one
  /// more than the others.
  ///
  /// - Throws: what is wrong with the minimums.
  /// - Complexity: O(rows + columns + groups + candidates).
  public func relaxed(by minimums: [ColumnMinimum]) throws(CohortError) -> TransportationProblem {
    try relaxed(byLeast: leastByColumn(minimums))
  }

  func relaxed(byLeast least: [Int]) -> TransportationProblem {
    let most = mostByColumn()
    let changes = columns.indices.filter { least[$0] > 0 }.map { column in
      SolvedProblem.Change.column(
        column,
        pieces: most[column] < least[column]
          ? [] : Self.levelled(columns[column].pieces, upTo: least[column]))
    }
    // No piece earns more and no column holds more than before, so there is nothing to check anew.
    var relaxed = writtenOut
    relaxed.take(ChangesByPlace(changes))
    return relaxed
  }

  /// The pieces of a column whose units up to `least` all earn their mean, and `more` on top.
  ///
  /// - Parameter least: 1 or more; the pieces hold as much.
  static func levelled(_ pieces: [Piece], upTo least: Int, more: Int = 0) -> [Piece] {
    var left = least
    var earned = 0
    var beyond: [Piece] = []
    for piece in pieces {
      let first = min(left, piece.capacity)
      left -= first
      earned += first * piece.bonus
      if piece.capacity > first {
        beyond.append(Piece(capacity: piece.capacity - first, bonus: piece.bonus))
      }
    }
    // Rounded down, below nothing too, so that the rest is none of the units or some.
    let rest = (earned % least + least) % least
    let mean = (earned - rest) / least
    var levelled = [Piece(capacity: least - rest, bonus: mean + more)]
    if rest > 0 { levelled.insert(Piece(capacity: rest, bonus: mean + 1 + more), at: 0) }
    return levelled + beyond
  }

  /// What each unit up to the minimum of an open column counts on top: more than all units together earn.
  ///
  /// So one unit below a minimum makes a network earn less than nothing, once that is taken off again.
  ///
  /// - Parameters:
  ///   - relaxed: this problem relaxed, and `objective` the most that it earns.
  /// - Throws: where minimums are so large that the sums do not fit.
  func force(
    above objective: Int, _ least: [Int], _ relaxed: TransportationProblem
  ) throws(CohortError) -> Int {
    let force = objective + 1
    let forced = columns.indices.lazy.filter { !relaxed.columns[$0].pieces.isEmpty }.map {
      least[$0]
    }
    guard let units = Self.sum(forced),
      case let (all, overflow) = units.multipliedReportingOverflow(by: force), !overflow,
      all < Self.totalLimit
    else { throw .problem(.overflow(.objective)) }
    return force
  }

  /// No more than this can each column carry.
  private func mostByColumn() -> [Int] {
    var reach = [Int](repeating: 0, count: targetCount)
    let targets = candidates.columns.span
    for row in rows.indices {
      let units = Self.held(rows[row])
      for index in candidates.entries(ofRow: row) { reach[Int(targets[index])] += units }
    }
    var cap = [Int](repeating: .max, count: groups.count)
    for group in groups.outermostFirst {
      let around = groups[group].parent.map { cap[$0] } ?? .max
      cap[group] = min(around, groups[group].capacity ?? .max)
    }
    return columns.indices.map { column in
      let around = columns[column].group.map { cap[$0] } ?? .max
      return min(
        Self.held(columns[column].pieces), reach[candidates.target(ofColumn: column)], around)
    }
  }
}
