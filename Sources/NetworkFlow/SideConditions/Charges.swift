/// What each unit pays for side conditions at some multipliers: whole points, rounded down.
///
/// A unit pays no more than the sum of multiplier times coefficient. So a flow that keeps the conditions pays
/// no more than the sum of multiplier times limit, and earns at most what the best flow earns after charges,
/// and that sum.
struct Charges: Sendable {
  /// By row and by column.
  private(set) var rows: [Int]
  private(set) var columns: [Int]
  /// For each block what its units pay, in millionths: those of all blocks round down together.
  private(set) var blocks: [(block: Coefficients.Block, millionths: Int)] = []
  /// The sum of multiplier times limit, rounded down.
  let allowance: Int

  /// Nil where a multiplier is below 0, or a charge so large that the problem would not take it.
  init?(_ multipliers: [Int], _ coefficients: Coefficients, of problem: TransportationProblem) {
    let lines = coefficients.lines
    guard multipliers.count == lines.count, multipliers.allSatisfy({ $0 >= 0 }) else { return nil }
    var allowance: Int128 = 0
    var byRow = [Int128](repeating: 0, count: problem.rows.count)
    var byColumn = [Int128](repeating: 0, count: problem.columns.count)
    for (line, multiplier) in zip(lines, multipliers) where multiplier > 0 {
      let multiplier = Int128(multiplier)
      allowance += multiplier * Int128(line.atMost)
      for (row, each) in line.rows.enumerated() { byRow[row] += multiplier * Int128(each) }
      for (column, each) in line.columns.enumerated() {
        byColumn[column] += multiplier * Int128(each)
      }
      for block in line.blocks {
        guard let charge = Int(exactly: multiplier * Int128(block.coefficient)) else { return nil }
        blocks.append((block, charge))
      }
    }
    let most = Int128(Self.limit)
    let (rows, columns) = (byRow.map(Self.points), byColumn.map(Self.points))
    let sum = blocks.reduce(Int128(0)) { $0 + Int128($1.millionths.magnitude) }
    guard rows.allSatisfy({ $0.magnitude <= most }), columns.allSatisfy({ $0.magnitude <= most }),
      Self.points(sum) < TransportationProblem.pointsLimit,
      let whole = Int(exactly: Self.points(allowance)), whole.magnitude < 1 << 61
    else { return nil }
    self.rows = rows.map { Int($0) }
    self.columns = columns.map { Int($0) }
    self.allowance = whole
  }

  /// The largest charge of a row or a column.
  private static let limit = 1 << 36

  /// Millionths as whole points, rounded down, below 0 too.
  private static func points(_ millionths: Int128) -> Int128 {
    let one = Int128(SideCondition.multiplierOfOnePoint)
    let (quotient, rest) = millionths.quotientAndRemainder(dividingBy: one)
    return rest < 0 ? quotient - 1 : quotient
  }

  /// What a unit of a candidate pays for the blocks that it is in.
  func ofBlocks(row: Int, column: Int) -> Int {
    var sum = 0
    for (block, millionths) in blocks where block.rows[row] && block.columns[column] {
      sum += millionths
    }
    return sum == 0 ? 0 : Int(Self.points(Int128(sum)))
  }

  /// What a unit of a candidate pays in all.
  func ofUnit(row: Int, column: Int) -> Int {
    rows[row] + columns[column] + (blocks.isEmpty ? 0 : ofBlocks(row: row, column: column))
  }

  /// The points of all candidates after the charges for blocks; nil where these leave them as they are.
  func points(of problem: TransportationProblem) -> [Int32]? {
    guard !blocks.isEmpty else { return nil }
    var points = problem.candidates.points
    for row in problem.rows.indices {
      let inside = blocks.filter { $0.block.rows[row] }
      guard !inside.isEmpty else { continue }
      for index in problem.candidateRange(ofRow: row) {
        let column = Int(problem.candidates.columns[index])
        var sum = 0
        for (block, millionths) in inside where block.columns[column] { sum += millionths }
        if sum != 0 { points[index] -= Int32(clamping: Self.points(Int128(sum))) }
      }
    }
    return points
  }
}

extension TransportationProblem {
  /// How many side conditions there may be.
  public static var mostSideConditions: Int { 64 }

  /// The problem in which each unit pays the charges.
  ///
  /// - Throws: as the initialiser does, where points or bonuses become too low.
  func charged(_ charges: Charges) throws(ProblemError) -> TransportationProblem {
    var changes: [SolvedProblem.Change] = []
    for (row, charge) in charges.rows.enumerated() where charge != 0 {
      changes.append(.row(row, pieces: Self.charge(rows[row], charge)))
    }
    for (column, charge) in charges.columns.enumerated() where charge != 0 {
      changes.append(.column(column, pieces: Self.charge(columns[column].pieces, charge)))
    }
    if let points = charges.points(of: self) { changes.append(.points(points)) }
    let byPlace = ChangesByPlace(changes)
    _ = try check(byPlace, sums)
    var charged = self
    charged.take(byPlace)
    return charged
  }

  private static func charge(_ pieces: [Piece], _ charge: Int) -> [Piece] {
    pieces.map { Piece(capacity: $0.capacity, bonus: $0.bonus - charge) }
  }
}
