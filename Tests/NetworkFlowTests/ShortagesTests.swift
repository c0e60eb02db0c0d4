import NetworkFlow
import Testing

private func units(_ pieces: [Piece]) -> Int { pieces.reduce(0) { $0 + $1.capacity } }

/// The most units that can flow when no group has a cap.
private func mostUnits(_ problem: TransportationProblem) async throws -> Int {
  let free = try TransportationProblem(
    rows: problem.rows.map { [Piece(capacity: units($0))] },
    columns: problem.columns.map { Column(pieces: [Piece(capacity: units($0.pieces))]) },
    candidates: .init(
      rowOffsets: problem.candidates.rowOffsets, columns: problem.candidates.columns,
      points: problem.candidates.points.map { _ in 1 }))
  return await free.solve().objective
}

@Suite struct `Shortages` {
  @Test func `where everything can flow there is none`() throws {
    let problem = try TransportationProblem(
      rows: [2, 3], columns: [3, 2], points: [[1, 1], [1, nil]])
    #expect(problem.shortages().isEmpty)
  }

  @Test func `a few rows that reach too little are found beside many that reach more`() throws {
    // Rows 0 and 1 share a column of one place; the others have one more between them, and want two.
    let problem = try TransportationProblem(
      rows: [1, 1, 1, 1], columns: [1, 1],
      points: [[1, nil], [1, nil], [9, 9], [9, 9]])
    #expect(
      problem.shortages() == [
        Shortage(rows: [0, 1], columns: [0], units: 2, capacity: 1, others: []),
        Shortage(rows: [2, 3], columns: [1], units: 2, capacity: 1, others: [0]),
      ])
  }

  @Test func `a row whose columns are all full of others joins those it reaches most`() throws {
    let problem = try TransportationProblem(
      rows: [9, 5], columns: [4, 1], points: [[1, nil], [1, 1]])
    #expect(
      problem.shortages() == [
        Shortage(rows: [0], columns: [0], units: 9, capacity: 4, others: []),
        Shortage(rows: [1], columns: [1], units: 5, capacity: 1, others: [0]),
      ])
    let joined = try TransportationProblem(
      rows: [9, 5], columns: [4], points: [[1], [1]])
    #expect(
      joined.shortages() == [
        Shortage(rows: [0, 1], columns: [0], units: 14, capacity: 4, others: [])
      ])
  }

  @Test func `a row without a candidate is in none`() throws {
    let problem = try TransportationProblem(rows: [9], columns: [1], points: [[nil]])
    #expect(problem.shortages().isEmpty)
  }

  @Test(arguments: 0..<300)
  func `they do not overlap, are proved by what they reach, and add up to what cannot flow`(
    seed: Int
  ) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let problem = try RandomShape(
      rows: 1...12, columns: 1...9, capacity: 0...4, density: Double(seed % 5 + 1) / 8
    ).problem(using: &generator)
    let shortages = problem.shortages()
    #expect(Set(shortages.flatMap(\.rows)).count == shortages.reduce(0) { $0 + $1.rows.count })
    #expect(
      Set(shortages.flatMap(\.columns)).count == shortages.reduce(0) { $0 + $1.columns.count })
    let table = problem.table
    for (place, shortage) in shortages.enumerated() {
      #expect(shortage.short > 0)
      #expect(shortage.units == shortage.rows.reduce(0) { $0 + units(problem.rows[$1]) })
      #expect(
        shortage.capacity == shortage.columns.reduce(0) { $0 + units(problem.columns[$1].pieces) })
      #expect(!shortage.others.contains(place))
      let reached = Set(([place] + shortage.others).flatMap { shortages[$0].columns })
      for row in shortage.rows {
        #expect(
          table[row].indices.allSatisfy { table[row][$0] == nil || reached.contains($0) },
          "row \(row) reaches nothing else")
      }
    }
    let withCandidates = problem.rows.indices.filter { row in table[row].contains { $0 != nil } }
    let most = try await mostUnits(problem)
    #expect(
      shortages.reduce(0) { $0 + $1.short }
        == withCandidates.reduce(0) { $0 + units(problem.rows[$1]) } - most)
  }
}
