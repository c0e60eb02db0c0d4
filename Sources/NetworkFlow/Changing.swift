extension SolvedProblem {
  /// Something else than before.
  public enum Change: Sendable {
    /// The pieces of a row.
    case row(Int, pieces: [TransportationProblem.Piece])
    /// The pieces of a column.
    case column(Int, pieces: [TransportationProblem.Piece])
    /// The pieces of a group, or nil.
    case group(Int, pieces: [TransportationProblem.Piece]?)
    /// The pieces of a row group, or nil.
    case rowGroup(Int, pieces: [TransportationProblem.Piece]?)
    /// The points of all candidates, in their order.
    case points([Int32])
  }

  /// Solves the changed problem from the trees of the one before.
  ///
  /// The solution is the one that a solver starting anew finds, when it is unique; its effort counts what the
  /// change took. A cap that could not be reached before and now can, or the reverse, joins or parts what
  /// hangs together: then all is solved anew.
  ///
  /// - Parameter changes: of rows, columns and groups that there are; of several to the same one the last holds.
  /// - Throws: as the problem's initialiser does for the changed problem; then nothing has changed.
  /// - Complexity: O(rows + columns + groups), at a few steps each, and a look at the candidates of the rows and
  ///   columns whose values a change moves; new points are looked at all.
  public mutating func change(_ changes: [Change]) async throws(ProblemError) {
    let changes = ChangesByPlace(changes)
    sums = try problem.check(changes, sums)
    let replaced = Replaced(changes, in: problem)
    problem.take(changes)
    guard let ground = ground(), structure.penalty > sums.mostOfUnit, !parts.isEmpty else {
      self = await SolvedProblem(problem, tieBreaks: tieBreaks)
      return
    }
    for part in parts.indices { parts[part].simplex.effort = .init() }
    let stems = stems(of: changes)
    // That all hangs together as before is seldom wrong: it is found out beside the answer.
    async let changedStructure = Network.Structure(ground.problem, penalty: structure.penalty)
    var answered: [Int] = []
    var rows: [Int] = []
    if changes.points == nil {
      answered = parts.indices.filter { !stems[$0].isEmpty }
      for part in answered {
        guard let changed = await parts[part].answer(stems[part], origins[part], on: ground) else {
          self = await SolvedProblem(problem, tieBreaks: tieBreaks)
          return
        }
        rows += changed
      }
    }
    let before = structure
    structure = await changedStructure
    guard structure.hangsTogether(as: before) else {
      self = await SolvedProblem(problem, tieBreaks: tieBreaks)
      return
    }
    guard changes.points == nil else {
      await solveAgain(stems)
      solution = problem.solution(of: parts, structure)
      return
    }
    solution = await solution(
      after: changes, insteadOf: replaced, ground.byColumn, parts: answered, rows: rows.sorted())
  }

  /// The stems that are other than before, by part.
  private func stems(of changes: ChangesByPlace) -> [[ChangedStem]] {
    var stems = [[ChangedStem]](repeating: [], count: parts.count)
    let penalty = structure.penalty
    for (column, pieces) in changes.columns {
      stems[Int(partition.partOfNode[column])].append(
        ChangedStem(node: column, stem: .init(pieces, penalty: penalty)))
    }
    let groups = changes.groups.map { (problem.columns.count + $0.group, $0.pieces) }
    let rowGroups = changes.rowGroups.map { (problem.firstRowGroup + $0.group, $0.pieces) }
    for (node, pieces) in groups + rowGroups {
      stems[Int(partition.partOfNode[node])].append(
        ChangedStem(node: node, stem: .init(group: pieces, penalty: penalty)))
    }
    for (row, pieces) in changes.rows where nodeOfRow[row] >= 0 {
      let first = problem.candidates.columns[problem.candidateRange(ofRow: row).lowerBound]
      stems[Int(partition.partOfNode[Int(first)])].append(
        ChangedStem(node: Int(nodeOfRow[row]), stem: .init(pieces, penalty: penalty)))
    }
    return stems
  }

  /// Makes every part best again by all its candidates, from its tree.
  private mutating func solveAgain(_ stems: [[ChangedStem]]) async {
    await remake { [problem, tieBreaks] part, place in
      var simplex = part.simplex
      simplex.refit(stems[place], of: problem)
      var pricing = Pricing(problem, simplex, KeptCandidates(rowCount: simplex.network.rows.count))
      await pricing.solve()
      precondition(!pricing.simplex.isOverflowing, "a problem's checks keep potentials small")
      part = SolvedPart(pricing.simplex)
      await part.settle(tieBreaks, of: problem, for: .changing)
    }
    alike = await AlikeColumns(problem, structure, rows: problem.rows.indices.map { Int32($0) })
    await setOrigins()
  }
}

/// The stem that a node has after a change.
struct ChangedStem: Sendable {
  let node: Int
  let stem: Network.Stem
}

extension Simplex<Int> {
  /// Refits stems under a flow that is then to be priced anew by all its candidates.
  fileprivate mutating func refit(_ stems: [ChangedStem], of problem: TransportationProblem) {
    let loose = stems.compactMap { refit($0.node, to: $0.stem).loose }
    recomputePotentials(of: problem)
    for piece in loose {
      let gain =
        slope(ofStem: piece.node)
        + network.bonus[Int(network.pieceOffsets[piece.node] + piece.piece)]
      pivot(entering(loose: piece, fills: gain >= 0, gain: abs(gain)))
    }
  }
}
