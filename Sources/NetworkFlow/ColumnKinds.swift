/// Columns in kinds: a row that leads to one column of a kind leads to all of it, and what their points differ by is the
/// same on every row.
///
/// Columns of a kind may hold different numbers, earn different bonuses and be in different groups.
public struct ColumnKinds: Sendable, Hashable {
  /// The kind of each column, numbered in the order of their first columns.
  public let ofColumns: [Int32]
  /// Those of each kind, one kind after the other.
  private let columns: [Int32]
  /// Where those of each kind start in `columns`, and after the last their count.
  private let offsets: [Int32]

  /// What a column's candidates have in points above those of the first of its kind.
  public let shifts: [Int32]

  /// Columns with equal keys are of one kind.
  ///
  /// - Parameters:
  ///   - keys: one for each column.
  ///   - points: what a column's candidates have, on any one row; by column, below 2^30 in size. Nil where all of a kind
  ///     have the same.
  /// - Complexity: O(columns).
  public init<Key: Hashable>(keys: [Key], points: [Int]? = nil) {
    var kinds = [Key: Int32](minimumCapacity: keys.count)
    var sizes: [Int32] = []
    ofColumns = keys.map { key in
      let kind = kinds[key] ?? Int32(sizes.count)
      if Int(kind) == sizes.count {
        kinds[key] = kind
        sizes.append(0)
      }
      sizes[Int(kind)] += 1
      return kind
    }
    var offsets = [Int32](repeating: 0, count: sizes.count + 1)
    for (kind, size) in sizes.enumerated() { offsets[kind + 1] = offsets[kind] + size }
    var columns = [Int32](repeating: 0, count: keys.count)
    var next = offsets
    for (column, kind) in ofColumns.enumerated() {
      columns[Int(next[Int(kind)])] = Int32(column)
      next[Int(kind)] += 1
    }
    (self.columns, self.offsets) = (columns, offsets)
    guard let points else {
      shifts = [Int32](repeating: 0, count: keys.count)
      return
    }
    shifts = zip(points, ofColumns).map { own, kind in
      Int32(own - points[Int(columns[Int(offsets[Int(kind)])])])
    }
  }

  /// The same kinds of columns that all have the same points.
  private init(levelling kinds: ColumnKinds) {
    (ofColumns, columns, offsets) = (kinds.ofColumns, kinds.columns, kinds.offsets)
    shifts = [Int32](repeating: 0, count: kinds.shifts.count)
  }

  /// The same where all columns of a kind have the same points.
  var levelled: ColumnKinds { ColumnKinds(levelling: self) }

  /// The least and the most of a kind's shifts: 0 or less, and 0 or more.
  public func shifts(of kind: Int) -> ClosedRange<Int32> {
    self[kind].reduce(0...0) {
      min($0.lowerBound, shifts[Int($1)])...max($0.upperBound, shifts[Int($1)])
    }
  }

  /// The least and the most of each kind's shifts.
  var allShifts: [ClosedRange<Int32>] { (0..<count).map { shifts(of: $0) } }

  /// How many there are.
  public var count: Int { offsets.count - 1 }

  /// The columns of a kind, ascending; one at least.
  public subscript(kind: Int) -> ArraySlice<Int32> {
    columns[Int(offsets[kind])..<Int(offsets[kind + 1])]
  }

  /// How many columns are of a column's kind, with itself.
  public func sizeOfKind(of column: Int) -> Int { size(of: Int(ofColumns[column])) }

  /// Whether none before a column is of its kind.
  public func isFirst(_ column: Int) -> Bool { first(of: Int(ofColumns[column])) == column }

  /// The first column of a kind.
  @inline(__always)
  func first(of kind: Int) -> Int32 { columns[Int(offsets[kind])] }

  /// How many columns a kind has.
  public func size(of kind: Int) -> Int { Int(offsets[kind + 1] - offsets[kind]) }
}
