/// The state from which changes of a part are answered: potentials by which nothing gains.
///
/// After a change or a pivot only those arcs have other gains whose ends moved differently. Let a node's move be by how
/// much it is worth more than here, by the objective and by each tie-break, compared in this order. A candidate whose
/// row did not fall and whose column did not rise gains nothing. So it is enough to look at rows that fell and columns
/// that rose; and at a few of their candidates only, where all others lose more by the objective than twice the
/// move: a candidate that is near neither to its row nor to its column loses more than both moved together. When
/// none of these gains, and no stem, nothing does. That proves the optimum, whatever way led there.
struct Origin: Sendable {
  let potentials: Potentials
  /// The candidates that gain and lose nothing, be they in the tree or not.
  let undecided: Undecided
  /// By the place of the row, and by the column.
  let nearRow: NearCandidates
  let nearColumn: NearCandidates
  let nearKinds: NearKinds

  init(_ settled: SettledPart, on ground: Ground) {
    let (part, problem, byColumn) = (settled.part, ground.problem, ground.byColumn)
    let potential = part.simplex.tree.potential
    potentials = Potentials(main: potential, tieBreaks: part.tieBreakPotentials)
    undecided = settled.undecided
    let network = part.simplex.network
    let value = potential.span
    var nearRow = NearCandidates(most: 24, count: network.rows.count)
    let (columns, points) = (problem.candidates.columns.span, problem.candidates.points.span)
    for (place, row) in network.rows.enumerated() {
      let range = problem.candidateRange(ofRow: Int(row))
      let price = value[network.node(ofRow: place)]
      nearRow.append(candidates: range.count) { place in
        let (column, points) = (columns[range.lowerBound + place], points[range.lowerBound + place])
        return .init(node: column, points: points, loss: price - Int(points) - value[Int(column)])
      }
    }
    self.nearRow = nearRow
    // More rows lead to a column than columns to a row.
    var nearColumn = NearCandidates(most: 64, count: network.columnCount)
    let (rows, pointsByColumn) = (byColumn.rows.span, byColumn.points.span)
    for column in 0..<network.columnCount {
      let range = network.isInTree[column] ? byColumn.range(ofColumn: column) : 0..<0
      nearColumn.append(candidates: range.count) { place in
        let node = ground.nodeOfRow[Int(rows[range.lowerBound + place])]
        let points = pointsByColumn[range.lowerBound + place]
        let loss = value[Int(node)] - Int(points) - value[column]
        return .init(node: node, points: points, loss: loss)
      }
    }
    self.nearColumn = nearColumn
    nearKinds = NearKinds(part, on: ground)
  }
}

/// What the nodes of a part are worth, by the objective and by each tie-break.
struct Potentials: Sendable {
  let main: [Int]
  let tieBreaks: [[Int]]
}
