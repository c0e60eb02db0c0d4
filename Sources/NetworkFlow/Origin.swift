/// The state from which changes of a part are answered: potentials by which nothing gains.
///
/// After a change or a pivot only those arcs have other gains whose ends moved differently. Let a node's move be by how
/// much it is worth more than here, by the objective and by each tie-break, compared in this order. A candidate whose
/// row did not fall and whose column did not rise gains nothing. So it is enough to look at rows that fell and columns
/// that rose; and at a few of their candidates only, where all others lose more by the objective than twice the
/// move, or than the move and the furthest of any other end: a candidate that is near neither to its row nor to its
/// column loses more than both moved together. When none of these gains, and no stem, nothing does. That proves the
/// optimum, whatever way led there. Where it was proven before, even fewer will do: `Distances` says which.
struct Origin: Sendable {
  let potentials: Potentials
  /// The node above each; -1 where there is none.
  let parents: [Int32]
  /// The candidates outside the tree that gain and lose nothing.
  let undecided: Undecided
  /// By the place of the row, and by the column.
  let nearRow: NearCandidates
  let nearColumn: NearCandidates
  let nearKinds: NearKinds

  /// - Complexity: O(candidates of the part), at a few steps each; rows, columns and kinds shared among threads.
  init(_ part: SolvedPart, on ground: Ground) async {
    potentials = Potentials(
      main: part.simplex.tree.potential, tieBreaks: part.tieBreakPotentials)
    parents = part.simplex.tree.nodes.map(\.parent)
    undecided = part.undecided
    async let nearKinds = NearKinds(part, on: ground)
    async let nearRow = Self.nearRow(part.simplex, on: ground)
    async let nearColumn = Self.nearColumn(part.simplex, on: ground)
    (self.nearKinds, self.nearRow, self.nearColumn) = await (nearKinds, nearRow, nearColumn)
  }

  private static func nearRow(_ simplex: Simplex<Int>, on ground: Ground) async -> NearCandidates {
    let most = 24
    var near = NearCandidates(most: most, reserving: simplex.network.rows.count)
    await simplex.network.rows.inRuns { [problem = ground.problem] rows in
      let value = simplex.tree.potential.span
      let (columns, points) = (problem.candidates.columns.span, problem.candidates.points.span)
      return NearCandidates(of: rows, most: most) {
        problem.candidateRange(ofRow: Int($0))
      } item: { place, index in
        let (column, points) = (columns[index], points[index])
        let price = value[simplex.network.node(ofRow: place)]
        return .init(node: column, points: points, loss: price - Int(points) - value[Int(column)])
      }
    } take: {
      near.append($0)
    }
    return near
  }

  private static func nearColumn(
    _ simplex: Simplex<Int>, on ground: Ground
  ) async -> NearCandidates {
    // More rows lead to a column than columns to a row.
    let most = 64
    var near = NearCandidates(most: most, reserving: simplex.network.columnCount)
    await (0..<Int32(simplex.network.columnCount)).map { $0 }.inRuns { columns in
      let (value, byColumn) = (simplex.tree.potential.span, ground.byColumn)
      let (rows, points) = (byColumn.rows.span, byColumn.points.span)
      let nodeOfRow = ground.nodeOfRow.span
      return NearCandidates(of: columns, most: most) {
        simplex.network.isInTree[Int($0)] ? byColumn.range(ofColumn: Int($0)) : 0..<0
      } item: { column, index in
        let (node, points) = (nodeOfRow[Int(rows[index])], points[index])
        return .init(
          node: node, points: points, loss: value[Int(node)] - Int(points) - value[column])
      }
    } take: {
      near.append($0)
    }
    return near
  }
}

/// What the nodes of a part are worth, by the objective and by each tie-break.
struct Potentials: Sendable {
  let main: [Int]
  let tieBreaks: [[Int]]
}
