/// The coefficients of side conditions, each condition's terms put together.
struct Coefficients: Sendable {
  /// One coefficient for candidates between marked rows and marked columns.
  struct Block: Sendable {
    let rows: [Bool]
    let columns: [Bool]
    let coefficient: Int
  }

  /// One condition.
  struct Line: Sendable {
    /// By row and by column; empty where no term names them.
    var rows: [Int] = []
    var columns: [Int] = []
    var blocks: [Block] = []
    var atMost = 0

    /// What a unit of a candidate counts.
    @inline(__always)
    func coefficient(row: Int, column: Int) -> Int {
      var sum = (rows.isEmpty ? 0 : rows[row]) + (columns.isEmpty ? 0 : columns[column])
      for block in blocks where block.rows[row] && block.columns[column] {
        sum += block.coefficient
      }
      return sum
    }

    /// The largest size of what a unit counts, at most; at least 1.
    var largest: Int {
      let sides = [rows, columns].map { $0.reduce(0) { max($0, abs($1)) } }
      return max(1, blocks.reduce(sides[0] + sides[1]) { $0 + abs($1.coefficient) })
    }

    /// The same of whole units in smaller numbers: all of them over what divides every coefficient, the limit rounded
    /// down. So ten at most of a line that counts fours is two at most.
    var reduced: (line: Line, divisor: Int) {
      let all = [rows, columns, blocks.map(\.coefficient)].joined()
      let divisor = max(1, all.reduce(0) { Self.greatestCommonDivisor($0, abs($1)) })
      let rest = (atMost % divisor + divisor) % divisor
      let line = Line(
        rows: rows.map { $0 / divisor }, columns: columns.map { $0 / divisor },
        blocks: blocks.map {
          Block(rows: $0.rows, columns: $0.columns, coefficient: $0.coefficient / divisor)
        }, atMost: (atMost - rest) / divisor)
      return (line, divisor)
    }

    private static func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
      right == 0 ? left : greatestCommonDivisor(right, left % right)
    }
  }

  let lines: [Line]

  /// - Throws: the first condition that does not fit the problem.
  init(_ conditions: [SideCondition], of problem: TransportationProblem) throws(SideConditionError)
  {
    guard conditions.count <= TransportationProblem.mostSideConditions else { throw .tooMany }
    var lines: [Line] = []
    for (place, condition) in conditions.enumerated() {
      guard condition.atMost.magnitude < UInt(SideCondition.useLimit) else {
        throw .limitTooLarge(condition: place)
      }
      guard condition.terms.count <= 64 else { throw .coefficientTooLarge(condition: place) }
      var line = Line(atMost: condition.atMost)
      for term in condition.terms {
        guard term.fits(rows: problem.rows.count, columns: problem.columns.count) else {
          throw .shape(condition: place)
        }
        guard term.isSmall else { throw .coefficientTooLarge(condition: place) }
        line.add(term)
      }
      lines.append(line)
    }
    self.lines = lines
  }

  init(lines: [Line]) { self.lines = lines }

  /// Whether some coefficients are those of neither rows nor columns.
  var hasBlocks: Bool { lines.contains { !$0.blocks.isEmpty } }

  /// What some flows come to, by condition.
  func uses(of flows: some Sequence<TransportationSolution.Flow>) -> [Int] {
    var uses = [Int](repeating: 0, count: lines.count)
    for flow in flows {
      for line in lines.indices {
        uses[line] += flow.units * lines[line].coefficient(row: flow.row, column: flow.column)
      }
    }
    return uses
  }

  /// Whether such uses keep all conditions.
  func allow(_ uses: [Int]) -> Bool { lines.indices.allSatisfy { uses[$0] <= lines[$0].atMost } }
}

extension Coefficients.Line {
  fileprivate mutating func add(_ term: SideCondition.Term) {
    switch term {
    case .rows(let more): rows = rows.isEmpty ? more : zip(rows, more).map { $0 + $1 }
    case .columns(let more): columns = columns.isEmpty ? more : zip(columns, more).map { $0 + $1 }
    case .candidates(let rows, let columns, let coefficient):
      blocks.append(.init(rows: rows, columns: columns, coefficient: coefficient))
    }
  }
}

extension SideCondition.Term {
  fileprivate func fits(rows rowCount: Int, columns columnCount: Int) -> Bool {
    switch self {
    case .rows(let each): each.count == rowCount
    case .columns(let each): each.count == columnCount
    case .candidates(let rows, let columns, _):
      rows.count == rowCount && columns.count == columnCount
    }
  }

  fileprivate var isSmall: Bool {
    let limit = UInt(SideCondition.coefficientLimit)
    return switch self {
    case .rows(let each), .columns(let each): each.allSatisfy { $0.magnitude <= limit }
    case .candidates(_, _, let coefficient): coefficient.magnitude <= limit
    }
  }
}
