/// A decision of a search: a row or a column carries no more, or no fewer, than so many units.
public struct UnitDecision: Sendable, Hashable {
  /// What is decided about.
  public enum Place: Sendable, Hashable {
    case row(Int)
    case column(Int)
  }

  /// The row or column.
  public let place: Place
  /// Whether it carries no fewer; else it carries no more.
  public let isAtLeast: Bool
  /// How many; 0 or more.
  public let units: Int

  /// A row or a column that carries no more, or no fewer.
  public init(_ place: Place, isAtLeast: Bool, units: Int) {
    (self.place, self.isAtLeast, self.units) = (place, isAtLeast, units)
  }
}

/// The networks of the nodes of a search: that of all flows that keep minimums, and the same under decisions.
struct DecidedNetworks: Sendable {
  let problem: TransportationProblem
  /// The fewest units of each column that carries any; 0 where nothing is asked for.
  let least: [Int]
  /// The network that knows the minimums as far as a network can.
  let relaxed: TransportationProblem
  /// What a unit below what a row or column must carry counts on top: more than all else together.
  let force: Int

  /// - Throws: where sums with the force on top are too large.
  init(
    _ problem: TransportationProblem, _ minimums: [ColumnMinimum]
  ) async throws(CohortError) {
    self.problem = problem
    least = try problem.leastByColumn(minimums)
    relaxed = problem.relaxed(byLeast: least)
    force = await relaxed.solve().objective - problem.leastEarned + 1
    let units = relaxed.sums.units
    // Each unit is forced by its row and by its column at most.
    guard case let (all, overflow) = units.multipliedReportingOverflow(by: 2 * force), !overflow,
      all < TransportationProblem.totalLimit / 2
    else { throw .problem(.overflow(.objective)) }
  }

  /// The network under some decisions, and what is to be taken off again of what its flows earn.
  ///
  /// Units that a row or column must carry count so much more that they fill if anything can fill them. Taken off in
  /// full, what is left bounds what any flow earns that keeps the decisions, and is below 0 where none does and nothing
  /// loses.
  func network(under decisions: [UnitDecision]) -> (problem: TransportationProblem, forced: Int) {
    var ranges: [UnitDecision.Place: (least: Int, most: Int)] = [:]
    for decision in decisions {
      var range = ranges[decision.place] ?? (0, .max)
      if decision.isAtLeast {
        range.least = max(range.least, decision.units)
      } else {
        range.most = min(range.most, decision.units)
      }
      ranges[decision.place] = range
    }
    var forced = 0
    let changes = ranges.map { place, range in
      forced += range.least * force
      switch place {
      case .row(let row):
        return SolvedProblem.Change.row(row, pieces: problem.rows[row].within(range, force))
      case .column(let column):
        let isOpen = range.least >= least[column]
        let pieces = (isOpen ? problem : relaxed).columns[column].pieces
        return .column(
          column, pieces: range.most < least[column] ? [] : pieces.within(range, force))
      }
    }
    var network = relaxed
    network.take(ChangesByPlace(changes))
    return (network, forced)
  }
}

extension [TransportationProblem.Piece] {
  /// Their first units, no more than a range holds, those up to its least with more on top.
  fileprivate func within(_ range: (least: Int, most: Int), _ more: Int) -> Self {
    var (forced, room) = (range.least, range.most)
    var within: Self = []
    for piece in self {
      let (first, all) = (Swift.min(forced, piece.capacity), Swift.min(room, piece.capacity))
      if first > 0 { within.append(.init(capacity: first, bonus: piece.bonus + more)) }
      if all > first { within.append(.init(capacity: all - first, bonus: piece.bonus)) }
      (forced, room) = (forced - first, room - all)
    }
    return within
  }
}
