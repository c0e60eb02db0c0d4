/// What a mixture of flows carries on the mean.
struct MeanFlow {
  /// By row and by column.
  private(set) var rows: [Double]
  private(set) var columns: [Double]
  /// Those that carry anything, by row, then by column.
  let candidates: [(row: Int, column: Int, units: Double)]

  /// - Parameter mixture: flows with their shares, which add up to 1.
  init(
    _ mixture: [(flows: [TransportationSolution.Flow], share: Double)],
    _ problem: TransportationProblem
  ) {
    rows = [Double](repeating: 0, count: problem.rows.count)
    columns = [Double](repeating: 0, count: problem.columns.count)
    var units: [Pair: Double] = [:]
    for (flows, share) in mixture {
      for flow in flows {
        let carried = share * Double(flow.units)
        rows[flow.row] += carried
        columns[flow.column] += carried
        units[Pair(row: flow.row, column: flow.column), default: 0] += carried
      }
    }
    candidates = units.sorted { ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column) }
      .map { ($0.key.row, $0.key.column, $0.value) }
  }

  private struct Pair: Hashable {
    let row: Int
    let column: Int
  }

  /// Below this it is what was rounded.
  static let fine = 1e-6

  /// Whether it keeps all conditions but for what is rounded.
  func nearlyKeeps(_ coefficients: Coefficients) -> Bool {
    coefficients.lines.allSatisfy { line in
      let use = candidates.reduce(0.0) {
        $0 + $1.units * Double(line.coefficient(row: $1.row, column: $1.column))
      }
      return use - Double(line.atMost) <= 1e-3 * Double(line.largest)
    }
  }

  /// The same as flows; nil where some candidate carries no whole number of units.
  var flows: [TransportationSolution.Flow]? {
    guard candidates.allSatisfy({ abs($0.units - $0.units.rounded()) <= Self.fine }) else {
      return nil
    }
    return candidates.compactMap {
      let units = Int($0.units.rounded())
      return units == 0 ? nil : .init(row: $0.row, column: $0.column, units: units)
    }
  }
}
