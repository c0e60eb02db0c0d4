extension TransportationProblem {
  /// For each column what one unit more of capacity there, without a bonus, would add to the objective.
  ///
  /// At most the column's value where that is positive, and often less: what one place more adds and what one place fewer
  /// costs differ wherever flows must be rearranged. 0 where the column has room already at no loss, or where all
  /// the groups around it that matter are full of something as good.
  ///
  /// - Parameter solution: an optimal solution of this problem; `verify(_:)` accepts it.
  /// - Complexity: one search for shortest ways, O(candidates + n log n) for n rows, columns and
  ///   groups, for the root and for each group that holds a column whose value exceeds the group's; side by side.
  public func gainsIfOneMore(_ solution: TransportationSolution) async -> [Int] {
    let search = ResidualSearch(self, solution)
    let most = columns.indices.map { search.value($0) - search.value(search.home[$0]) }
    var inside: [Int: [Int]] = [:]
    for column in columns.indices where most[column] > 0 {
      inside[search.home[column], default: []].append(column)
    }
    var gains = [Int](repeating: 0, count: columns.count)
    await withTaskGroup(of: [(column: Int, gain: Int)].self) { group in
      for (home, columns) in inside {
        group.addTask {
          var search = search
          search.run(from: home, below: columns.reduce(0) { max($0, most[$1]) })
          // The way from the home to the column, and over the new piece back to the home.
          return columns.map { ($0, max(0, most[$0] - search.distance[$0])) }
        }
      }
      for await found in group {
        for (column, gain) in found { gains[column] = gain }
      }
    }
    return gains
  }
}
