/// # The problem
///
/// For rows i, columns j, groups g, candidates (i, j) with points s_ij, and pieces p of a row or column
/// with capacity c and bonus b:
///
///     maximise   sum s_ij x_ij + sum b_ip y_ip + sum b_jp z_jp
///     subject to sum_j x_ij = sum_p y_ip                     for each row
///                sum_i x_ij = sum_p z_jp                     for each column
///                0 <= y_ip <= c_ip,  0 <= z_jp <= c_jp       for each piece
///                sum of x_ij over all columns in g or in groups in g <= c_g
///                x_ij >= 0, whole numbers
///
/// It is a circulation: root -> rows -> columns -> groups -> root.
///
/// # Values and their signs
///
/// With a_i the value of a row, v_j of a column, w_g of a group, w of the root 0 and "up" the group
/// around a column or group, these hold, and every other set of numbers for which they hold bounds the
/// objective from above by the sum on the last line:
///
///     s_ij <= a_i + v_j                                      for each candidate
///     w_g <= w_up(g)                                         for each group without a cap
///     objective <= sum c_ip max(0, b_ip + a_i)
///                + sum c_jp max(0, b_jp + v_j - w_up(j))
///                + sum c_g max(0, w_g - w_up(g))
///
/// At the optimum the two sides are equal, which is the proof: `verify(_:)` checks it by other code.
/// Moreover a_i + b_i1 >= 0, v_j + b_j1 >= w_up(j), w_g >= w_up(g): without bonuses and groups nothing is
/// negative. Of all values with these properties that prove the optimum a_i is the smallest, v_j and
/// w_g are the largest; so they do not depend on the order of rows or columns, and they are exact in one
/// direction: one unit put into a row from outside adds a_i (where a_i + b_i1 > 0), one put into a column
/// or group costs v_j or w_g. What one place more would add can be less than its value: see
/// `gainsIfOneMore(_:)`. Where nothing fits, a value is only what the inequalities ask for.
///
/// # How
///
/// A primal network simplex over a strongly feasible tree. Candidates outside the tree carry
/// nothing, bonuses and caps are arcs with bounds, so memory beyond the candidates is proportional to
/// rows and columns. Candidates are priced from short lists kept for each row; a last sweep over all of
/// them proves the optimum. Tie-breaks are further objectives on the face of flows that are equally
/// good, one after the other: exactly lexicographic, without large weights.
///
/// Time: each pivot at most O(rows + columns + groups), each full sweep O(candidates); the number of
/// pivots is finite, since the tree stays strongly feasible, and in practice a few for each row; no
/// polynomial bound is known for this rule.
///
/// What it cannot do: lower bounds, costs below 0, bounds on candidates, groups that overlap, flows
/// that gain or lose on the way, a side condition over all flows (a budget).
///
/// # Sources
///
/// W. H. Cunningham, A network simplex method, Mathematical Programming 11 (1976), for strongly feasible
/// trees; G. H. Bradley, G. G. Brown, G. W. Graves, Design and implementation of large scale primal
/// transshipment algorithms, Management Science 24 (1977), for the tree on a preorder ring and for
/// lists of candidates; R. K. Ahuja, T. L. Magnanti, J. B. Orlin, Network Flows (1993), chapter 11.
extension TransportationProblem {
  /// The best flow, among equally good ones the best by the first tie-break, then by the second, and so
  /// on, with the values that prove it.
  ///
  /// The same flows come out for every order of rows and columns when the solution `isUnique`.
  /// A problem without candidates has the flow of nothing.
  ///
  /// - Complexity: in practice a few tens of passes over the rows and about ten over the candidates;
  ///   memory O(rows + columns + groups + candidates on the face of equally good flows).
  public func solve(tieBreaks: [TieBreak] = []) async -> TransportationSolution {
    let structure = Network.Structure(self)
    let partition = Partition(self, structure)
    let parts = await withTaskGroup(of: (Int, SolvedPart).self) { group in
      for part in partition.rows.indices {
        group.addTask { (part, await solve(part, of: partition, structure, tieBreaks)) }
      }
      var parts = [SolvedPart?](repeating: nil, count: partition.rows.count)
      for await (part, solved) in group { parts[part] = solved }
      return parts.compactMap { $0 }
    }
    return solution(of: parts, structure)
  }

  private func solve(
    _ part: Int, of partition: Partition, _ structure: Network.Structure, _ tieBreaks: [TieBreak]
  ) async -> SolvedPart {
    let inside = partition.partOfColumn.map { $0 == part }
    let rows = partition.rows[part]
    var best: Simplex<Int>?
    if structure.penalty < Int(Int32.max) / 16 {
      let way = CoarseToFine<Int32>(problem: self, structure: structure, holds: inside)
      best = await Simplex<Int>(way.optimum(of: rows).simplex, of: self)
    }
    if best == nil {
      let way = CoarseToFine<Int>(problem: self, structure: structure, holds: inside)
      best = await Simplex<Int>(way.optimum(of: rows).simplex, of: self)
    }
    guard var simplex = best else {
      preconditionFailure("the checks of a problem keep its potentials within 64 bits")
    }
    let potential = simplex.tree.potential
    var face = TightFace(of: self, simplex)
    simplex.effort.tightCandidates = face.count
    for tieBreak in tieBreaks { face.settle(tieBreak, &simplex) }
    return SolvedPart(simplex: simplex, potential: potential, isUnique: face.isSinglePoint(simplex))
  }

  private func solution(of parts: [SolvedPart], _ structure: Network.Structure)
    -> TransportationSolution
  {
    var flows: [TransportationSolution.Flow] = []
    var effort = TransportationSolution.Effort()
    for part in parts {
      flows += part.simplex.flows()
      effort = effort + part.simplex.effort
    }
    flows.sort { ($0.row, $0.column) < ($1.row, $1.column) }
    var rowUnits = [Int](repeating: 0, count: rows.count)
    var columnUnits = [Int](repeating: 0, count: columns.count)
    var groupUnits = [Int](repeating: 0, count: groups.count)
    var objective = 0
    for flow in flows {
      rowUnits[flow.row] += flow.units
      columnUnits[flow.column] += flow.units
      objective += flow.units * points(ofRow: flow.row, column: flow.column)
    }
    for (index, column) in columns.enumerated() {
      var group = column.group
      while let inside = group {
        groupUnits[inside] += columnUnits[index]
        group = groups[inside].parent
      }
    }
    let rowPieces = rows.indices.map { Self.fill(rows[$0], with: rowUnits[$0]) }
    let columnPieces = columns.indices.map { Self.fill(columns[$0].pieces, with: columnUnits[$0]) }
    for row in rows.indices { objective += Self.bonus(rows[row], rowPieces[row]) }
    for column in columns.indices {
      objective += Self.bonus(columns[column].pieces, columnPieces[column])
    }
    let values = Values(self, parts, structure)
    return TransportationSolution(
      flows: flows, objective: objective, rowPieces: rowPieces, columnPieces: columnPieces,
      groupFlows: groupUnits, rowValues: values.rows, columnValues: values.columns,
      groupValues: values.groups, isUnique: parts.allSatisfy(\.isUnique), effort: effort)
  }

  /// Pieces fill in their order, since a later one never earns more.
  private static func fill(_ pieces: [Piece], with units: Int) -> [Int] {
    var left = units
    return pieces.map { piece in
      let filled = min(left, piece.capacity)
      left -= filled
      return filled
    }
  }

  private static func bonus(_ pieces: [Piece], _ filled: [Int]) -> Int {
    zip(pieces, filled).reduce(0) { $0 + $1.0.bonus * $1.1 }
  }

  /// The points of a candidate that exists.
  func points(ofRow row: Int, column: Int) -> Int {
    var range = candidateRange(ofRow: row)
    while range.count > 1 {
      let middle = range.lowerBound + range.count / 2
      range =
        candidates.columns[middle] <= column
        ? middle..<range.upperBound : range.lowerBound..<middle
    }
    return Int(candidates.points[range.lowerBound])
  }
}

extension Simplex<Int> {
  /// What the candidates in the tree carry, by row, then by column.
  func flows() -> [TransportationSolution.Flow] {
    var flows: [TransportationSolution.Flow] = []
    for node in tree.nodes.indices where network.isInTree[node] && node != network.root {
      let record = tree.nodes[node]
      guard stem(between: Int32(node), and: record.parent) == nil else { continue }
      let isRow = node > network.root
      let units = isRow ? record.down : record.up
      guard units > 0 else { continue }
      let row = network.row(ofNode: isRow ? node : Int(record.parent))
      let column = isRow ? Int(record.parent) : node
      flows.append(.init(row: row, column: column, units: Int(units)))
    }
    return flows.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }
}

/// The potentials as values, and values for what stayed out of the tree.
private struct Values {
  var rows: [Int]
  var columns: [Int]
  var groups: [Int]

  init(_ problem: TransportationProblem, _ parts: [SolvedPart], _ structure: Network.Structure) {
    let columnCount = problem.columns.count
    // What is in no part: a row without a candidate is worth what its first piece earns elsewhere, a column
    // that nobody reaches hangs from its group.
    rows = problem.rows.map { -($0.first { $0.capacity > 0 }?.bonus ?? 0) }
    columns = []
    groups = Array(repeating: 0, count: problem.groups.count)
    for part in parts {
      let network = part.simplex.network
      for (place, row) in network.rows.enumerated() {
        rows[Int(row)] = part.potential[network.node(ofRow: place)]
      }
      for group in groups.indices where network.isInTree[columnCount + group] {
        groups[group] = -part.potential[columnCount + group]
      }
    }
    let root = columnCount + problem.groups.count
    for group in problem.groups.indices where structure.isIdle[group] {
      let home = Int(structure.home[columnCount + group])
      groups[group] = home == root ? 0 : groups[home - columnCount]
    }
    columns = problem.columns.indices.map { column in
      let home = Int(structure.home[column])
      let bonus = problem.columns[column].pieces.first { $0.capacity > 0 }?.bonus ?? 0
      return (home == root ? 0 : groups[home - columnCount]) - bonus
    }
    for part in parts {
      for column in 0..<columnCount where part.simplex.network.isInTree[column] {
        columns[column] = -part.potential[column]
      }
    }
    guard structure.isClosed.contains(true) else { return }
    priceClosed(problem, structure)
  }

  /// A closed column costs what its best candidate would take, a closed group as much as the dearest
  /// thing inside it.
  private mutating func priceClosed(_ problem: TransportationProblem, _ network: Network.Structure)
  {
    let columnCount = problem.columns.count
    for column in problem.columns.indices where network.isClosed[column] { columns[column] = 0 }
    for group in problem.groups.indices where network.isClosed[columnCount + group] {
      groups[group] = 0
    }
    for row in problem.rows.indices {
      for index in problem.candidateRange(ofRow: row) {
        let column = Int(problem.candidates.columns[index])
        guard network.isClosed[column] else { continue }
        let points = Int(problem.candidates.points[index])
        columns[column] = max(columns[column], points - rows[row])
      }
    }
    for (index, column) in problem.columns.enumerated() where network.isClosed[index] {
      let worth = columns[index] + (column.pieces.first?.bonus ?? 0)
      var group = column.group
      while let inside = group, network.isClosed[columnCount + inside] {
        groups[inside] = max(groups[inside], worth)
        group = problem.groups[inside].parent
      }
    }
  }
}

/// A part at its best by all objectives.
struct SolvedPart: Sendable {
  var simplex: Simplex<Int>
  /// By the main objective.
  var potential: [Int]
  var isUnique: Bool
}
