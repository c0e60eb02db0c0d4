/// What decides between flows that are equally good by the objective and by every tie-break before it.
public struct TieBreak: Sendable {
  /// What one unit from a row to a column adds to the sum that is made as large as possible.
  public let worth: @Sendable (_ row: Int, _ column: Int) -> Int

  /// A tie-break that prefers the larger sum of `worth` over all units; negate what should be small.
  ///
  /// `worth` is asked only about candidates that can still matter, so it may compute as it goes.
  /// To make the flow unique it should mix row and column well: of a linear hash the two diagonals of
  /// a rectangle have the same sum. It must give the same answer each time, of a size below 2^60 over
  /// the number of rows, columns and groups: 40 bits are safe up to a million of them.
  public init(worth: @escaping @Sendable (_ row: Int, _ column: Int) -> Int) {
    self.worth = worth
  }

  /// What one unit is worth, which is to be small enough for potentials of so many nodes.
  func worth(_ row: Int, _ column: Int, below limit: Int) -> Int {
    let worth = worth(row, column)
    precondition(worth.magnitude < limit.magnitude, "the worth of a tie-break is too large")
    return worth
  }

  static func limit(nodeCount: Int) -> Int { TransportationProblem.totalLimit / 4 / nodeCount }

  /// Prefers to place more units.
  public static let mostUnits = TieBreak { _, _ in 1 }
}
