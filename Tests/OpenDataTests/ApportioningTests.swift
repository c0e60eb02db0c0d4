import Testing

@testable import OpenData

@Suite struct DealingTests {
  @Test func `rows and columns come to their totals, and each row has nearly the mix of the whole`()
  {
    let cells = deal(rows: [4, 0, 3, 9], columns: [8, 4, 4])
    #expect(cells.map { $0.reduce(0, +) } == [4, 0, 3, 9])
    #expect((0..<3).map { column in cells.reduce(0) { $0 + $1[column] } } == [8, 4, 4])
    #expect(cells[0] == [2, 1, 1])
  }

  @Test func `the earlier column comes first where two are equally far behind`() {
    #expect(deal(rows: [2, 1, 1], columns: [2, 2]) == [[1, 1], [1, 0], [0, 1]])
  }

  @Test func `every small case has exact margins`() {
    for first in 0...4 {
      for second in 0...4 {
        for third in 0...4 {
          let total = first + second + third
          for one in 0...total {
            let columns = [one, total - one]
            let cells = deal(rows: [first, second, third], columns: columns)
            #expect(cells.map { $0.reduce(0, +) } == [first, second, third])
            #expect(cells.reduce(0) { $0 + $1[0] } == one)
          }
        }
      }
    }
  }

  @Test func `nothing is dealt to nobody`() {
    #expect(deal(rows: [], columns: [0, 0]).isEmpty)
    #expect(deal(rows: [0], columns: []) == [[]])
  }
}

@Suite struct ProportionalFittingTests {
  @Test func `totals are met and odds ratios stay`() {
    let seed: [[Double]] = [[40, 30], [35, 50]]
    let fitted = ProportionalFitting(seed, rows: [150, 300], columns: [200, 250])
    let cells = fitted.cells
    #expect((cells[0][0] + cells[0][1] - 150).magnitude < 1e-9)
    #expect((cells[0][0] + cells[1][0] - 200).magnitude < 1e-9)
    let before = seed[0][0] * seed[1][1] / (seed[0][1] * seed[1][0])
    let after = cells[0][0] * cells[1][1] / (cells[0][1] * cells[1][0])
    #expect((before - after).magnitude < 1e-9)
    #expect(fitted.worstColumn <= 1e-9)
  }

  @Test func `a zero stays zero and an empty row stays empty`() {
    let fitted = ProportionalFitting(
      [[0, 2], [3, 1], [0, 0]], rows: [4, 6, 0], columns: [5, 5])
    #expect(fitted.cells[0][0] == 0)
    #expect(fitted.cells[2] == [0, 0])
  }
}

@Suite struct ControlledRoundingTests {
  @Test func `both margins are exact where rounding each row alone misses the columns`() {
    let matrix = [[1.4, 1.6], [1.4, 1.6], [1.4, 1.6], [1.8, 1.2]]
    let whole = ControlledRounding(matrix, rows: [3, 3, 3, 3], columns: [6, 6])
    #expect(whole.cells.map { $0.reduce(0, +) } == [3, 3, 3, 3])
    #expect(whole.cells.reduce(0) { $0 + $1[0] } == 6)
    #expect(whole.moves == 1)
    #expect(whole.cells == [[2, 1], [1, 2], [1, 2], [2, 1]])
    #expect(whole.worstCell > 0.59 && whole.worstCell < 0.61)
  }

  @Test func `whole cells stay as they are`() {
    let whole = ControlledRounding([[2, 0], [1, 5]], rows: [2, 6], columns: [3, 5])
    #expect(whole.cells == [[2, 0], [1, 5]])
    #expect(whole.moves == 0)
  }

  @Test func `many random matrices keep both margins and no cell goes below zero`() {
    var state: UInt64 = 3
    func next(below bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    for _ in 0..<60 {
      let rows = (0..<9).map { _ in next(below: 40) }
      let seed = rows.map { row in (0..<4).map { _ in Double(row * (1 + next(below: 9))) } }
      let total = rows.reduce(0, +)
      let columns = [total / 4, total / 4, total / 4, total - total / 4 * 3]
      let fitted = ProportionalFitting(seed, rows: rows, columns: columns)
      let whole = ControlledRounding(fitted.cells, rows: rows, columns: columns)
      #expect(whole.cells.map { $0.reduce(0, +) } == rows)
      #expect((0..<4).map { column in whole.cells.reduce(0) { $0 + $1[column] } } == columns)
      #expect(whole.cells.allSatisfy { $0.allSatisfy { $0 >= 0 } })
      #expect(whole.worstCell < 2)
    }
  }
}
