/// Flows that are made of a given one by moving units, judged without a solve: each is a proof that as much can be had.
struct Exchanges: Sendable {
  private let problem: TransportationProblem
  private let solution: TransportationSolution
  private let byColumn: CandidatesByColumn
  private let firstFlowOfRow: [Int]

  /// Units that a candidate carries more, or fewer.
  private typealias Moves = [Cell: Int]

  private struct Cell: Hashable {
    let row: Int
    let column: Int
  }

  /// - Complexity: O(rows + columns + candidates).
  init(_ problem: TransportationProblem, _ solution: TransportationSolution) {
    self.problem = problem
    self.solution = solution
    byColumn = problem.byColumn ?? CandidatesByColumn(problem)
    var firstFlow = [Int](repeating: 0, count: problem.rows.count + 1)
    for flow in solution.flows { firstFlow[flow.row + 1] += 1 }
    for row in problem.rows.indices { firstFlow[row + 1] += firstFlow[row] }
    firstFlowOfRow = firstFlow
  }

  /// What is left when all units of a measure are taken out and nothing comes instead.
  func earnedWithout(_ measure: Measure) -> Int {
    var moves: Moves = [:]
    switch measure {
    case .rows(let rows):
      for row in rows {
        for flow in flows(ofRow: row) {
          moves[Cell(row: row, column: flow.column)] = -flow.units
        }
      }
    case .columns(let columns):
      for column in columns {
        for row in byColumn.rows[byColumn.range(ofColumn: column)] {
          let units = units(Int(row), column)
          if units > 0 { moves[Cell(row: Int(row), column: column)] = -units }
        }
      }
    }
    return earned(after: moves) ?? .min
  }

  /// What is earned with as many units in some columns as can be at all, by one way to get them there.
  ///
  /// - Returns: nil where the way does not get all of them there; that says nothing.
  func filled(_ columns: [Int]) -> (units: Int, earned: Int)? {
    let measured = Set(columns)
    var moves: Moves = [:]
    var room = problem.groups.indices.map { group in
      problem.groups[group].capacity.map { $0 - solution.groupFlows[group] } ?? .max
    }
    var unplaced: [Int: Int] = [:]
    for column in columns {
      var left = most(of: column) - solution.columnUnits[column]
      for move in waysInto(column, outside: measured) where left > 0 {
        var units = min(left, move.units)
        if let from = move.from {
          units = min(units, move.units + moves[Cell(row: move.row, column: from), default: 0])
          moves[Cell(row: move.row, column: from), default: 0] -= units
        } else {
          units = min(units, move.units - unplaced[move.row, default: 0], self.room(column, room))
          unplaced[move.row, default: 0] += units
          for group in groups(around: column) where room[group] < .max { room[group] -= units }
        }
        moves[Cell(row: move.row, column: column), default: 0] += units
        left -= units
      }
      guard left == 0 else { return nil }
    }
    let units = columns.reduce(0) { $0 + most(of: $1) }
    return earned(after: moves).map { (units, $0) }
  }

  // MARK: What there is

  private func flows(ofRow row: Int) -> ArraySlice<TransportationSolution.Flow> {
    solution.flows[firstFlowOfRow[row]..<firstFlowOfRow[row + 1]]
  }

  private func units(_ row: Int, _ column: Int) -> Int {
    flows(ofRow: row).first { $0.column == column }?.units ?? 0
  }

  /// The most units that a column can have, all else aside.
  private func most(of column: Int) -> Int {
    let held = TransportationProblem.held(problem.columns[column].pieces)
    var reach = 0
    for row in byColumn.rows[byColumn.range(ofColumn: column)] where reach < held {
      reach += TransportationProblem.held(problem.rows[Int(row)])
    }
    return min(held, reach)
  }

  private func groups(around column: Int) -> [Int] {
    var around: [Int] = []
    var group = problem.columns[column].group
    while let inside = group {
      around.append(inside)
      group = problem.groups[inside].parent
    }
    return around
  }

  private func room(_ column: Int, _ room: [Int]) -> Int {
    groups(around: column).reduce(.max) { min($0, room[$1]) }
  }

  /// A way for units of a row into a column: from another one of the same group, or from nowhere.
  private struct Way {
    let row: Int
    let from: Int?
    let units: Int
    let loss: Int
  }

  private func waysInto(_ column: Int, outside measured: Set<Int>) -> [Way] {
    let range = byColumn.range(ofColumn: column)
    var ways: [Way] = []
    for index in range {
      let row = Int(byColumn.rows[index])
      let points = Int(byColumn.points[index])
      for flow in flows(ofRow: row)
      where !measured.contains(flow.column)
        && problem.columns[flow.column].group == problem.columns[column].group
      {
        let loss = problem.points(ofRow: row, column: flow.column) - points
        ways.append(Way(row: row, from: flow.column, units: flow.units, loss: loss))
      }
      let left = TransportationProblem.held(problem.rows[row]) - solution.rowUnits[row]
      if left > 0 { ways.append(Way(row: row, from: nil, units: left, loss: -points)) }
    }
    return ways.sorted { ($0.loss, $0.row, $0.from ?? -1) < ($1.loss, $1.row, $1.from ?? -1) }
  }

  // MARK: What it earns

  /// What the flow earns after some moves; nil where it would not keep a limit.
  private func earned(after moves: Moves) -> Int? {
    var earned = solution.objective
    var rows: [Int: Int] = [:]
    var columns: [Int: Int] = [:]
    for (cell, units) in moves where units != 0 {
      guard units + self.units(cell.row, cell.column) >= 0 else { return nil }
      earned += units * problem.points(ofRow: cell.row, column: cell.column)
      rows[cell.row, default: 0] += units
      columns[cell.column, default: 0] += units
    }
    var groups: [Int: Int] = [:]
    for (column, more) in columns {
      for group in self.groups(around: column) { groups[group, default: 0] += more }
    }
    var rowGroups: [Int: Int] = [:]
    for (row, more) in rows {
      var group = problem.group(ofRow: row)
      while let inside = group {
        rowGroups[inside, default: 0] += more
        group = problem.rowGroups[inside].parent
      }
    }
    let gains =
      rows.map { gain(problem.rows[$0], solution.rowUnits[$0], $1) }
      + columns.map { gain(problem.columns[$0].pieces, solution.columnUnits[$0], $1) }
      + groups.map { gain(problem.groups[$0].pieces, solution.groupFlows[$0], $1) }
      + rowGroups.map { gain(problem.rowGroups[$0].pieces, solution.rowGroupFlows[$0], $1) }
    for gain in gains {
      guard let gain else { return nil }
      earned += gain
    }
    return earned
  }

  /// What some pieces earn more with so many units more; nil where they do not hold them.
  private func gain(_ pieces: [TransportationProblem.Piece]?, _ units: Int, _ more: Int) -> Int? {
    guard let pieces else { return 0 }
    guard units + more <= TransportationProblem.held(pieces) else { return nil }
    return pieces.bonus(of: units + more) - pieces.bonus(of: units)
  }
}
