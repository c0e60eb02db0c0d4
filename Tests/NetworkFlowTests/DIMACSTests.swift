import NetworkFlow
import Testing

@Suite struct `The DIMACS text` {
  private func text(_ problem: TransportationProblem) -> String {
    var text = ""
    problem.writeDIMACS { text += String(decoding: $0, as: UTF8.self) }
    return text
  }

  @Test func `says the whole problem, its pieces as parallel arcs and a bypass at the end`() throws
  {
    let problem = try TransportationProblem(
      rows: [[Piece(capacity: 2, bonus: 4), Piece(capacity: 3)], [Piece(capacity: 1)]],
      columns: [
        Column(pieces: [Piece(capacity: 1, bonus: 6), Piece(capacity: 100)], group: 0),
        Column(pieces: [Piece(capacity: 2)]),
      ],
      groups: [Group(capacity: 3, parent: 1), Group(capacity: nil)], points: [[10, 0], [nil, 7]])
    #expect(
      text(problem) == """
        c A transportation problem; its least cost is minus its most points and bonuses.
        c Node 1 is the source.
        c Nodes 2 to 3 are row 0 to row 1.
        c Nodes 4 to 5 are column 0 to column 1.
        c Nodes 6 to 7 are group 0 to group 1.
        c Node 8 is the sink.
        c Pieces are parallel arcs; the last arc is a bypass for the units that go nowhere.
        p min 8 12
        n 1 6
        n 8 -6
        a 1 2 0 2 -4
        a 1 2 0 3 0
        a 1 3 0 1 0
        a 2 4 0 5 -10
        a 2 5 0 5 0
        a 3 5 0 1 -7
        a 4 6 0 1 -6
        a 4 6 0 6 0
        a 5 8 0 2 0
        a 6 7 0 3 0
        a 7 8 0 6 0
        a 1 8 0 6 0

        """)
  }

  @Test func `an empty problem is a source, a sink and the bypass`() throws {
    let problem = try TransportationProblem(rows: [[Piece]](), columns: [], points: [])
    #expect(text(problem).hasSuffix("p min 2 1\nn 1 0\nn 2 0\na 1 2 0 0 0\n"))
  }

  @Test func `a long text comes in pieces and a failure to write stops it`() throws {
    struct Full: Error {}
    let table = (0..<100).map { _ in (0..<100).map { _ -> Int? in 1_000_000 } }
    let problem = try TransportationProblem(
      rows: table.map { _ in 1 }, columns: table.map { _ in 1 }, points: table)
    var parts: [Int] = []
    problem.writeDIMACS { parts.append($0.count) }
    #expect(parts.count > 2)
    #expect(parts.allSatisfy { $0 < 100_000 })
    var calls = 0
    #expect(throws: Full.self) {
      try problem.writeDIMACS { _ throws(Full) in
        calls += 1
        throw Full()
      }
    }
    #expect(calls == 1)
  }
}
