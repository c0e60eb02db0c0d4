import NetworkFlow

/// Made-up side conditions on a problem, each measured by what the best flow without them uses.
struct SideConditionCases {
  let problem: TransportationProblem
  private let prices: [Int]
  private let isFar: [Bool]
  private let isNew: [Bool]
  private let spent: Int
  private let sharePercent: Int
  private let farAndNew: Int

  init(_ problem: TransportationProblem, free: TransportationSolution) {
    func drawn(_ number: Int, _ salt: UInt64, below most: UInt64) -> Int {
      Int(Numbers.mixed(UInt64(number) &+ salt << 40) % most)
    }
    self.problem = problem
    let prices = problem.columns.indices.map { 100_000 + drawn($0, 1, below: 400_000) }
    let isFar = problem.rows.indices.map { drawn($0, 2, below: 3) == 0 }
    let isNew = problem.columns.indices.map { drawn($0, 3, below: 2) == 0 }
    (self.prices, self.isFar, self.isNew) = (prices, isFar, isNew)
    spent = free.flows.reduce(0) { $0 + $1.units * prices[$1.column] }
    let units = free.flows.reduce(0) { $0 + $1.units }
    sharePercent =
      free.flows.reduce(0) { $0 + (isFar[$1.row] ? $1.units : 0) } * 100 / max(1, units)
    farAndNew = free.flows.reduce(0) { $0 + (isFar[$1.row] && isNew[$1.column] ? $1.units : 0) }
  }

  /// At most so much of what the best flow spends.
  private func budget(_ percent: Int) -> SideCondition {
    SideCondition([.columns(prices)], atMost: spent / 100 * percent)
  }

  /// A third of the rows has so much more of all units, in percent.
  private func share(more: Int) -> SideCondition {
    let share = sharePercent + more
    return SideCondition([.rows(isFar.map { $0 ? share - 100 : share })], atMost: 0)
  }

  /// Half the units between a third of the rows and half the columns.
  private var block: SideCondition {
    SideCondition([.candidates(rows: isFar, columns: isNew, coefficient: 1)], atMost: farAndNew / 2)
  }

  /// A budget for each tenth of the columns: five that are tight, five that are not.
  private var tenths: [SideCondition] {
    (0..<10).map { tenth in
      let ofTenth = prices.enumerated().map { column, price in
        Numbers.mixed(UInt64(column)) % 10 == UInt64(tenth) ? price : 0
      }
      return SideCondition([.columns(ofTenth)], atMost: spent / 100 * (tenth < 5 ? 6 : 20))
    }
  }

  var all: [(name: String, conditions: [SideCondition])] {
    [
      ("budget 90 %", [budget(90)]), ("budget 70 %", [budget(70)]), ("budget 50 %", [budget(50)]),
      ("share + 5 %", [share(more: 5)]), ("share + 15 %", [share(more: 15)]),
      ("half a block", [block]),
      ("budget 70 %, share + 5 %", [budget(70), share(more: 5)]),
      ("budget 50 %, share + 15 %", [budget(50), share(more: 15)]),
      ("budget 70 %, share + 5 %, half a block", [budget(70), share(more: 5), block]),
      ("ten budgets, share + 5 %", tenths + [share(more: 5)]),
    ]
  }
}
