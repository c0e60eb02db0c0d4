@testable import NetworkFlow

/// Every feasible flow of a tiny problem, one after the other, and the best of them.
struct BruteForce {
  /// The objective and what each tie-break adds up to, compared in this order.
  private(set) var best: [Int] = []
  /// The flows that reach it, as units by row and column.
  private(set) var flows: [[[Int]]] = []

  /// The best objective of those with each number of units in the measure.
  private(set) var bestByUnits: [Int: Int] = [:]

  private let problem: TransportationProblem
  private let measure: Measure
  private let tieBreaks: [TieBreak]
  private let table: [[Int?]]
  private let forced: (row: Int, column: Int)?
  private let allows: ([[Int]]) -> Bool
  private var units: [[Int]]

  /// - Parameters:
  ///   - forced: a candidate that carries a unit or more in all the flows that are looked at.
  ///   - allows: whether flows, as units by row and column, are looked at.
  init(
    _ problem: TransportationProblem, tieBreaks: [TieBreak] = [],
    atLeastOneAt forced: (row: Int, column: Int)? = nil, measuring measure: Measure = .rows([]),
    where allows: @escaping ([[Int]]) -> Bool = { _ in true }
  ) {
    self.problem = problem
    self.allows = allows
    self.measure = measure
    self.forced = forced
    self.tieBreaks = tieBreaks
    table = problem.table
    units = problem.rows.map { _ in problem.columns.map { _ in 0 } }
    search(cell: 0)
  }

  private mutating func search(cell: Int) {
    guard cell < problem.rows.count * problem.columns.count else { return judge() }
    let (row, column) = cell.quotientAndRemainder(dividingBy: problem.columns.count)
    let rowRoom = capacity(problem.rows[row]) - units[row].reduce(0, +)
    let columnRoom =
      capacity(problem.columns[column].pieces) - units.reduce(0) { $0 + $1[column] }
    let most = table[row][column] == nil ? 0 : min(rowRoom, columnRoom)
    for count in 0...max(0, most) {
      units[row][column] = count
      search(cell: cell + 1)
    }
    units[row][column] = 0
  }

  private func capacity(_ pieces: [Piece]) -> Int { pieces.reduce(0) { $0 + $1.capacity } }

  private mutating func judge() {
    guard keepsCaps, forced.map({ units[$0.row][$0.column] > 0 }) ?? true, allows(units) else {
      return
    }
    let score = score
    bestByUnits[measured] = max(bestByUnits[measured] ?? .min, score[0])
    if best.isEmpty || best.lexicographicallyPrecedes(score) { (best, flows) = (score, []) }
    if score == best { flows.append(units) }
  }

  private var measured: Int {
    switch measure {
    case .rows(let rows): rows.reduce(0) { $0 + units[$1].reduce(0, +) }
    case .columns(let columns):
      columns.reduce(0) { $0 + column($1) }
    }
  }

  private func column(_ column: Int) -> Int { units.reduce(0) { $0 + $1[column] } }

  private var keepsCaps: Bool {
    (carried(by: problem.groups, ofColumns) + carried(by: problem.rowGroups, ofRows)).allSatisfy {
      $0.units <= $0.group.capacity ?? $0.units
    }
  }

  /// The units of each column and of each row, with the group around it.
  private var ofColumns: [(group: Int?, units: Int)] {
    problem.columns.enumerated().map { index, column in
      (column.group, units.reduce(0) { $0 + $1[index] })
    }
  }

  private var ofRows: [(group: Int?, units: Int)] {
    problem.rows.indices.map { (problem.group(ofRow: $0), units[$0].reduce(0, +)) }
  }

  private func carried(
    by groups: [Group], _ members: [(group: Int?, units: Int)]
  ) -> [(group: Group, units: Int)] {
    var carried = [Int](repeating: 0, count: groups.count)
    for member in members {
      var group = member.group
      while let inside = group {
        carried[inside] += member.units
        group = groups[inside].parent
      }
    }
    return Array(zip(groups, carried).map { ($0, $1) })
  }

  private var score: [Int] {
    var score = [Int](repeating: 0, count: 1 + tieBreaks.count)
    for row in problem.rows.indices {
      for column in problem.columns.indices {
        score[0] += units[row][column] * (table[row][column] ?? 0)
        for (index, tieBreak) in tieBreaks.enumerated() {
          score[1 + index] += units[row][column] * tieBreak.worth(row, column)
        }
      }
      score[0] += bonus(problem.rows[row], units[row].reduce(0, +))
    }
    for (index, column) in problem.columns.enumerated() {
      score[0] += bonus(column.pieces, units.reduce(0) { $0 + $1[index] })
    }
    for (group, units) in carried(by: problem.groups, ofColumns)
      + carried(by: problem.rowGroups, ofRows)
    {
      if let pieces = group.pieces { score[0] += bonus(pieces, units) }
    }
    return score
  }

  private func bonus(_ pieces: [Piece], _ units: Int) -> Int {
    var left = units
    var total = 0
    for piece in pieces {
      let filled = min(left, piece.capacity)
      total += filled * piece.bonus
      left -= filled
    }
    return total
  }
}

extension TransportationSolution {
  /// The units by row and column.
  func units(_ problem: TransportationProblem) -> [[Int]] {
    var units = problem.rows.map { _ in problem.columns.map { _ in 0 } }
    for flow in flows { units[flow.row][flow.column] = flow.units }
    return units
  }
}
