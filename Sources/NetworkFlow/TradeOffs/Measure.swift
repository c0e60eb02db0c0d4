/// What is counted in a flow: the units of some rows, or those of some columns.
public enum Measure: Sendable, Hashable {
  /// By index, ascending without repeats.
  case rows([Int])
  /// By index, ascending without repeats.
  case columns([Int])

  /// The units that a solution has there.
  public func units(of solution: TransportationSolution) -> Int {
    switch self {
    case .rows(let rows):
      rows.reduce(0) { $0 + solution.rowUnits[$1] }
    case .columns(let columns):
      columns.reduce(0) { $0 + solution.columnUnits[$1] }
    }
  }

  /// The changes by which each unit of the measure earns `weight` more than in a problem.
  func changes(of problem: TransportationProblem, weight: Int) -> [SolvedProblem.Change] {
    func raised(_ pieces: [TransportationProblem.Piece]) -> [TransportationProblem.Piece] {
      pieces.map { .init(capacity: $0.capacity, bonus: $0.bonus + weight) }
    }
    switch self {
    case .rows(let rows):
      return rows.map { .row($0, pieces: raised(problem.rows[$0])) }
    case .columns(let columns):
      return columns.map { .column($0, pieces: raised(problem.columns[$0].pieces)) }
    }
  }
}

extension TransportationProblem {
  /// What some units earn, with all bonuses; a unit that is not of a candidate has no points.
  ///
  /// - Parameter flows: ascending or not; of what rows, columns and groups hold at most.
  /// - Complexity: O(rows + columns + groups + flows).
  public func earned(by flows: [TransportationSolution.Flow]) -> Int {
    var rowUnits = [Int](repeating: 0, count: rows.count)
    var columnUnits = [Int](repeating: 0, count: columns.count)
    var groupUnits = [Int](repeating: 0, count: groups.count)
    var rowGroupUnits = [Int](repeating: 0, count: rowGroups.count)
    var earned = 0
    for flow in flows {
      rowUnits[flow.row] += flow.units
      columnUnits[flow.column] += flow.units
      earned += flow.units * (pointsIfCandidate(flow) ?? 0)
      var above = columns[flow.column].group
      while let group = above {
        groupUnits[group] += flow.units
        above = groups[group].parent
      }
      above = group(ofRow: flow.row)
      while let group = above {
        rowGroupUnits[group] += flow.units
        above = rowGroups[group].parent
      }
    }
    earned += zip(rows, rowUnits).reduce(0) { $0 + $1.0.bonus(of: $1.1) }
    earned += zip(columns, columnUnits).reduce(0) { $0 + $1.0.pieces.bonus(of: $1.1) }
    earned += zip(groups, groupUnits).reduce(0) { $0 + ($1.0.pieces?.bonus(of: $1.1) ?? 0) }
    earned += zip(rowGroups, rowGroupUnits).reduce(0) { $0 + ($1.0.pieces?.bonus(of: $1.1) ?? 0) }
    return earned
  }
}
