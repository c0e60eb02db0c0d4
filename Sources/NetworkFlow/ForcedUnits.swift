extension TransportationProblem {
  /// For each of some candidates what the objective would lose if it had to carry one unit at least.
  ///
  /// With so many points more the candidate carries a unit in one of the best flows, and with one point
  /// more than that in all of them. At least the value of its row and of its column less its points, and
  /// more where flows must be rearranged at a loss. 0 where it carries a unit already, or could without loss;
  /// nil where no flow carries any.
  ///
  /// - Parameters:
  ///   - pairs: rows and columns of candidates that there are.
  ///   - solution: an optimal solution of this problem; `verify(_:)` accepts it.
  /// - Complexity: for each pair a search for a shortest way, O(candidates + n log n) at most for n rows,
  ///   columns and groups.
  public func lossesIfForced(
    _ pairs: [(row: Int, column: Int)], _ solution: TransportationSolution
  ) -> [Int?] {
    var search = ResidualSearch(self, solution)
    return pairs.map { row, column in
      let over =
        solution.rowValues[row] + solution.columnValues[column]
        - points(ofRow: row, column: column)
      // What the unit pushes out goes on from the column, until the row has it to give.
      let end = search.node(ofRow: row)
      search.run(from: column, below: .max, until: end)
      return search.distance[end] == .max ? nil : over + search.distance[end]
    }
  }
}
