extension TransportationProblem {
  /// Checks what `verify(_:minimums:)` checks, and solves every leaf of the trees again: then the bound is proven.
  ///
  /// It uses no part of the search, and each leaf's own values prove what it could earn.
  ///
  /// - Throws: the first thing wrong, or the first leaf that loses less than is said.
  /// - Complexity: one solve, and for each leaf a change of a solved problem and a check of its certificate.
  public func verifyLeaves(
    of solution: CohortSolution, minimums: [ColumnMinimum]
  ) async throws(CohortFailure) {
    try verify(solution, minimums: minimums)
    guard !solution.trees.isEmpty else { return }
    let (least, force): ([Int], Int)
    let relaxed: TransportationProblem
    do throws(CohortError) {
      least = try leastByColumn(minimums)
      relaxed = self.relaxed(byLeast: least)
      force = try self.force(above: solution.relaxation.objective, least, relaxed)
    } catch {
      throw .minimums(error)
    }
    var checked = await SolvedProblem(relaxed)
    var decided: [Int: Bool] = [:]
    for (tree, leaves) in solution.trees.enumerated() {
      for (place, leaf) in leaves.enumerated() {
        let wanted = Dictionary(
          leaf.decisions.map { ($0.column, $0.isOpen) }, uniquingKeysWith: { _, last in last })
        try await checked.decide(wanted, after: decided, of: relaxed, least, force: force)
        decided = wanted
        let forced = wanted.reduce(0) { $1.value ? $0 + force * least[$1.key] : $0 }
        let loss = solution.relaxation.objective - (checked.solution.objective - forced)
        guard loss >= leaf.loss else {
          throw .leafLosesLess(tree: tree, leaf: place, loss: loss)
        }
      }
    }
  }
}

extension SolvedProblem {
  /// Closes and opens columns of a relaxed problem that were otherwise before, and proves the answer.
  fileprivate mutating func decide(
    _ wanted: [Int: Bool], after before: [Int: Bool], of relaxed: TransportationProblem,
    _ least: [Int], force: Int
  ) async throws(CohortFailure) {
    let changes = Set(wanted.keys).union(before.keys).filter { wanted[$0] != before[$0] }.map {
      column in
      let pieces = relaxed.columns[column].pieces
      return Change.column(
        column,
        pieces: wanted[column].map { isOpen in
          isOpen
            ? TransportationProblem.levelled(pieces, upTo: least[column], more: force) : []
        } ?? pieces)
    }
    do throws(ProblemError) {
      try await change(changes)
    } catch {
      throw .minimums(.problem(error))
    }
    do throws(CertificateFailure) {
      try problem.verify(solution)
    } catch {
      throw .relaxation(error)
    }
  }
}
