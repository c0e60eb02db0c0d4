/// The network of a node of a search: what is decided on rows and columns is in their pieces, and a candidate that
/// something is decided on has a column of its own, in a group with the one that it came from.
struct DecidedNetwork: Sendable {
  let problem: TransportationProblem
  let coefficients: Coefficients
  /// What is to be taken off again of what flows earn.
  let forced: Int
  /// The columns that those on top came from, in their order.
  fileprivate let origins: [Int]

  /// What flows in it, in the problem that nothing is decided on: by row, then by column.
  func flows(_ flows: [TransportationSolution.Flow]) -> [TransportationSolution.Flow] {
    guard !origins.isEmpty else { return flows }
    let own = problem.columns.count - origins.count
    let moved = flows.map { flow in
      flow.column < own
        ? flow : .init(row: flow.row, column: origins[flow.column - own], units: flow.units)
    }
    return moved.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }
}

/// The networks of the nodes of a search: that of all flows that keep minimums, and the same under decisions.
struct DecidedNetworks: Sendable {
  let problem: TransportationProblem
  let coefficients: Coefficients
  /// The fewest units of each column that carries any; 0 where nothing is asked for.
  let least: [Int]
  /// The network that knows the minimums as far as a network can.
  private let relaxed: TransportationProblem
  /// What a unit below what something must carry counts on top: more than all else together.
  private let force: Int

  /// - Throws: where sums with the force on top are too large.
  init(
    _ problem: TransportationProblem, _ minimums: [ColumnMinimum], _ coefficients: Coefficients
  ) async throws(CohortError) {
    (self.problem, self.coefficients) = (problem, coefficients)
    least = try problem.leastByColumn(minimums)
    relaxed = problem.relaxed(byLeast: least)
    // Prices in whole points are to be fine beside it.
    force = max(
      TransportationProblem.mostPoints, await relaxed.solve().objective - problem.leastEarned + 1)
    let units = relaxed.sums.units
    // Each unit is forced by its row, its column and its candidate at most.
    guard case let (all, overflow) = units.multipliedReportingOverflow(by: 3 * force), !overflow,
      all < TransportationProblem.totalLimit / 2
    else { throw .problem(.overflow(.objective)) }
  }

  /// The same where no unit earns anything: what no prices keep there, none keep anywhere.
  func earningNothing() async throws(CohortError) -> DecidedNetworks {
    try await DecidedNetworks(
      problem.earningNothing,
      least.indices.filter { least[$0] > 0 }.map { ColumnMinimum(column: $0, least: least[$0]) },
      coefficients)
  }

  /// The network under some decisions.
  ///
  /// Units that something must carry count so much more that they fill if anything can fill them. Taken off in full,
  /// what is left bounds what any flow earns that keeps the decisions, and is below 0 where none does and nothing loses.
  func network(under decisions: [UnitDecision]) -> DecidedNetwork {
    var forced = 0
    var changes: [SolvedProblem.Change] = []
    var candidates: [OwnColumn] = []
    for (place, range) in decisions.ranges {
      forced += range.least * force
      switch place {
      case .row(let row):
        changes.append(.row(row, pieces: problem.rows[row].within(range, force)))
      case .column(let column):
        let isOpen = range.least >= least[column]
        let pieces = (isOpen ? problem : relaxed).columns[column].pieces
        let within = range.most < least[column] ? [] : pieces.within(range, force)
        changes.append(.column(column, pieces: within))
      case .candidate(let row, let column):
        let room = problem.rows[row].reduce(0) { $0 + $1.capacity }
        let pieces = [TransportationProblem.Piece(capacity: room)].within(range, force)
        candidates.append(OwnColumn(row: row, column: column, pieces: pieces))
      }
    }
    var network = relaxed
    network.take(ChangesByPlace(changes))
    candidates.sort { ($0.row, $0.column) < ($1.row, $1.column) }
    let origins = candidates.map(\.column)
    return DecidedNetwork(
      problem: candidates.isEmpty ? network : network.giving(candidates),
      coefficients: coefficients.copying(columns: origins), forced: forced, origins: origins)
  }
}

/// A candidate with a column of its own.
private struct OwnColumn {
  let row: Int
  let column: Int
  let pieces: [TransportationProblem.Piece]
}

extension TransportationProblem {
  /// The same where some candidates, by row and then by column, lead to columns of their own behind all others.
  fileprivate func giving(_ own: [OwnColumn]) -> TransportationProblem {
    var (columns, groups) = (columns, groups)
    var groupOfOrigin: [Int: Int] = [:]
    for candidate in own {
      let origin = columns[candidate.column]
      let group = groupOfOrigin[candidate.column] ?? groups.count
      if group == groups.count {
        groupOfOrigin[candidate.column] = group
        groups.append(Group(pieces: origin.pieces, parent: origin.group))
        let all = origin.pieces.reduce(0) { $0 + $1.capacity }
        columns[candidate.column] = Column(pieces: [Piece(capacity: all)], group: group)
      }
      columns.append(Column(pieces: candidate.pieces, group: group))
    }
    var (to, points) = (candidates.columns, candidates.points)
    var place = 0
    while place < own.count {
      let row = own[place].row
      let range = candidateRange(ofRow: row)
      var (kept, moved): ([(Int32, Int32)], [(Int32, Int32)]) = ([], [])
      for index in range {
        if place < own.count, own[place].row == row, Int(to[index]) == own[place].column {
          moved.append((Int32(self.columns.count + place), points[index]))
          place += 1
        } else {
          kept.append((to[index], points[index]))
        }
      }
      for (index, item) in zip(range, kept + moved) { (to[index], points[index]) = item }
    }
    let given = try? TransportationProblem(
      rows: rows, columns: columns, groups: groups, rowGroups: rowGroups,
      groupOfRow: rows.indices.map(group(ofRow:)),
      candidates: Candidates(rowOffsets: candidates.rowOffsets, columns: to, points: points))
    guard let given else { preconditionFailure("it holds no more than the one that was checked") }
    return given
  }
}

extension Coefficients {
  /// The same with copies of some columns behind all others.
  fileprivate func copying(columns copies: [Int]) -> Coefficients {
    guard !copies.isEmpty else { return self }
    return Coefficients(
      lines: lines.map { line in
        var line = line
        if !line.columns.isEmpty { line.columns += copies.map { line.columns[$0] } }
        line.blocks = line.blocks.map { block in
          Block(
            rows: block.rows, columns: block.columns + copies.map { block.columns[$0] },
            coefficient: block.coefficient)
        }
        return line
      })
  }
}

extension [TransportationProblem.Piece] {
  /// Their first units, no more than a range holds, those up to its least with more on top.
  fileprivate func within(_ range: UnitDecision.Range, _ more: Int) -> Self {
    var (forced, room) = (range.least, range.most)
    var within: Self = []
    for piece in self {
      let all = Swift.min(room, piece.capacity)
      let first = Swift.min(forced, all)
      if first > 0 { within.append(.init(capacity: first, bonus: piece.bonus + more)) }
      if all > first { within.append(.init(capacity: all - first, bonus: piece.bonus)) }
      (forced, room) = (forced - first, room - all)
    }
    return within
  }
}
