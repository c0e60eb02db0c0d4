extension TransportationProblem {
  /// For each column what one unit more of capacity there, without a bonus, would add to the objective.
  ///
  /// At most the column's value where that is positive, and often less: what one place more adds and what one place fewer
  /// costs differ wherever flows must be rearranged. 0 where the column has room already, or where all
  /// the groups around it that matter are full of something as good.
  ///
  /// - Parameter solution: an optimal solution of this problem; `verify(_:)` accepts it.
  /// - Complexity: one search for shortest ways, O(candidates + n log n) for n rows, columns and
  ///   groups, for the root and for each group that holds a column whose value exceeds the group's.
  public func gainsIfOneMore(_ solution: TransportationSolution) -> [Int] {
    var gains = [Int](repeating: 0, count: columns.count)
    var search = ResidualSearch(self, solution)
    var dearest: [Int: Int] = [:]
    let most = columns.indices.map { search.value($0) - search.value(search.home[$0]) }
    for column in columns.indices where most[column] > 0 {
      dearest[search.home[column], default: 0] = max(
        most[column], dearest[search.home[column], default: 0])
    }
    for home in columns.count...search.root {
      guard let limit = dearest[home] else { continue }
      search.run(from: home, below: limit)
      for column in columns.indices where search.home[column] == home {
        // The way from the home to the column, and over the new piece back to the home.
        gains[column] = max(0, most[column] - search.distance[column])
      }
    }
    return gains
  }
}
