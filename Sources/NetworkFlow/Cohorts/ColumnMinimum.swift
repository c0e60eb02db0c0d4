/// A column that carries nothing, or at least so many units.
public struct ColumnMinimum: Sendable, Hashable {
  /// The index of the column.
  public let column: Int
  /// The fewest units that it may carry if it carries any; 0 and 1 ask for nothing.
  public let least: Int

  /// At least so many units on a column, or none.
  public init(column: Int, least: Int) {
    self.column = column
    self.least = least
  }
}

/// Why minimums were refused; the first that is wrong.
public enum CohortError: Error, Sendable, Hashable {
  /// A minimum names a column that does not exist.
  case unknownColumn(Int)
  /// A minimum is negative.
  case negativeMinimum(column: Int)
  /// Two minimums name the same column.
  case repeatedColumn(Int)
  /// The problem is so large that what must flow cannot be preferred to all else within 64 bits.
  case problem(ProblemError)
}

extension TransportationProblem {
  /// The fewest units of each column that carries any; 0 where nothing is asked for.
  ///
  /// - Throws: what is wrong with the first minimum that is refused.
  func leastByColumn(_ minimums: [ColumnMinimum]) throws(CohortError) -> [Int] {
    var least = [Int?](repeating: nil, count: columns.count)
    for minimum in minimums {
      guard columns.indices.contains(minimum.column) else {
        throw .unknownColumn(minimum.column)
      }
      guard minimum.least >= 0 else { throw .negativeMinimum(column: minimum.column) }
      guard least[minimum.column] == nil else { throw .repeatedColumn(minimum.column) }
      least[minimum.column] = minimum.least
    }
    return least.map { least in
      guard let least, least > 1 else { return 0 }
      return least
    }
  }
}
