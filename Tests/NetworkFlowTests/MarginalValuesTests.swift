@testable import NetworkFlow
import Testing

@Suite struct `Gains if one more` {
  /// The problem with one unit more, without a bonus, on a column or a row.
  private func extended(
    _ problem: TransportationProblem, column: Int? = nil, row: Int? = nil
  ) throws -> TransportationProblem {
    let one = Piece(capacity: 1)
    return try TransportationProblem(
      rows: problem.rows.enumerated().map {
        $0.offset == row ? ($0.element + [one]).sorted { $0.bonus > $1.bonus } : $0.element
      },
      columns: problem.columns.enumerated().map { index, old in
        let pieces = (old.pieces + [one]).sorted { $0.bonus > $1.bonus }
        return Column(pieces: index == column ? pieces : old.pieces, group: old.group)
      },
      groups: problem.groups, rowGroups: problem.rowGroups,
      groupOfRow: problem.rowGroups.isEmpty ? [] : problem.rows.indices.map(problem.group(ofRow:)),
      candidates: problem.candidates)
  }

  @Test(arguments: 0..<12)
  func `equal what solving again with one more gives`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let shapes = [
      RandomShape(), RandomShape(rows: 3...9, columns: 3...9, groups: 0...5, points: 0...20),
      RandomShape(rows: 10...30, columns: 5...10, capacity: 0...6, points: 0...1_000, density: 0.4),
      RandomShape(
        rows: 3...9, columns: 3...9, rowGroups: 1...3, points: 0...20, groupPieces: 1...3,
        groupBonus: 0...9),
      RandomShape(rows: 2...9, columns: 2...9, groups: 0...5, points: -9...20, bonus: -9...3),
    ]
    for shape in shapes {
      for _ in 0..<6 {
        let problem = try shape.problem(using: &generator)
        let solution = await problem.solve()
        let gains = await problem.gainsIfOneMore(solution)
        for column in problem.columns.indices {
          let again = try await extended(problem, column: column).solve()
          #expect(gains[column] == again.objective - solution.objective, "\(problem) \(column)")
          if problem.rowGroups.isEmpty {
            #expect(gains[column] <= max(0, solution.columnValues[column]))
          }
        }
        // Where a row's best unit pays, its value is exact only once it takes any; behind a group the group may be full.
        for row in problem.rows.indices
        where problem.rowGroups.isEmpty
          && (problem.rows[row].first { $0.capacity > 0 }?.bonus ?? 0) >= 0
        {
          let again = try await extended(problem, row: row).solve()
          let gain = max(0, solution.rowValues[row])
          #expect(gain == again.objective - solution.objective, "\(problem) \(row)")
        }
      }
    }
  }

  @Test func `a column's value is what one place fewer costs`() async throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<60 {
      let shape = RandomShape(
        rows: 2...8, columns: 2...8, groups: 0...0, pieces: 1...1, capacity: 1...4, points: 0...20,
        bonus: 0...0)
      let problem = try shape.problem(using: &generator)
      let solution = await problem.solve()
      for column in problem.columns.indices {
        let fewer = try TransportationProblem(
          rows: problem.rows,
          columns: problem.columns.enumerated().map { index, old in
            Column(
              pieces: old.pieces.map { Piece(capacity: $0.capacity - (index == column ? 1 : 0)) })
          }, candidates: problem.candidates)
        let cost = solution.objective - (await fewer.solve().objective)
        #expect(cost == solution.columnValues[column])
      }
    }
  }
}
