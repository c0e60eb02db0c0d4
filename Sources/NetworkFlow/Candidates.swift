extension TransportationProblem {
  /// Which units may go where, row after row in one run of memory: eight bytes for each column, or for each kind of
  /// columns.
  public struct Candidates: Sendable, Hashable {
    /// Where each row starts in `columns` and `points`, and after the last row their count.
    public let rowOffsets: [Int]
    /// Where rows lead, ascending without repeats within a row: columns, or their kinds where `kinds` has any.
    public let columns: [Int32]
    /// What one unit earns there, -2^28...2^28; more than 0...1,000,000 costs speed. Of a kind what its first column earns.
    public let points: [Int32]
    /// What `columns` names; nil where it names the columns themselves.
    public let kinds: ColumnKinds?

    /// The arrays as they are; `TransportationProblem` checks them.
    public init(
      rowOffsets: [Int], columns: [Int32], points: [Int32], kinds: ColumnKinds? = nil
    ) {
      self.rowOffsets = rowOffsets
      self.columns = columns
      self.points = points
      self.kinds = kinds
    }

    /// The same where every candidate earns as much.
    public func earning(_ each: Int32) -> Candidates {
      Candidates(
        rowOffsets: rowOffsets, columns: columns,
        points: [Int32](repeating: each, count: columns.count), kinds: kinds?.levelled)
    }

    /// How many pairs of a row and a column there are.
    public var count: Int {
      guard let kinds else { return columns.count }
      return columns.reduce(0) { $0 + kinds.size(of: Int($1)) }
    }

    /// Where a row's entries lie in `columns` and `points`.
    public func entries(ofRow row: Int) -> Range<Int> { rowOffsets[row]..<rowOffsets[row + 1] }

    /// The first column that a row leads to; nil where it leads nowhere.
    func firstColumn(ofRow row: Int) -> Int32? {
      let entries = entries(ofRow: row)
      guard let first = entries.first else { return nil }
      return kinds.map { $0.first(of: Int(columns[first])) } ?? columns[first]
    }

    /// Calls `body` with each column that a row leads to, those of a kind one after the other.
    public func forEachColumn(ofRow row: Int, _ body: (Int) -> Void) {
      for entry in entries(ofRow: row) {
        guard let kinds else {
          body(Int(columns[entry]))
          continue
        }
        for column in kinds[Int(columns[entry])] { body(Int(column)) }
      }
    }

    /// A row's candidates, by column.
    public func candidates(ofRow row: Int) -> [(column: Int, points: Int)] {
      let entries = entries(ofRow: row)
      guard let kinds else { return entries.map { (Int(columns[$0]), Int(points[$0])) } }
      return entries.flatMap { entry in
        kinds[Int(columns[entry])].map {
          (column: Int($0), points: Int(points[entry] + kinds.shifts[Int($0)]))
        }
      }.sorted { $0.column < $1.column }
    }

    /// The points of a row's candidate to a column; nil where it has none.
    public func points(ofRow row: Int, column: Int) -> Int? {
      let target = Int32(target(ofColumn: column))
      var (low, high) = (rowOffsets[row], rowOffsets[row + 1])
      while low < high {
        let middle = (low + high) / 2
        if columns[middle] < target { low = middle + 1 } else { high = middle }
      }
      guard low < rowOffsets[row + 1], columns[low] == target else { return nil }
      return Int(points[low]) + shift(ofColumn: column)
    }

    /// What a column's candidates earn above what `points` say.
    @inline(__always)
    func shift(ofColumn column: Int) -> Int { kinds.map { Int($0.shifts[column]) } ?? 0 }

    /// What `columns` has for a column: its kind, or itself.
    @inline(__always)
    func target(ofColumn column: Int) -> Int {
      kinds.map { Int($0.ofColumns[column]) } ?? column
    }

    /// Of numbers for columns one for each that `columns` may name: of a kind the most that any of its columns has with its
    /// shift on top.
    ///
    /// Numbers from -2^63 + 2^30 on, and `Int.max` for whatever is beyond them.
    func mostByTarget(_ numbers: [Int]) -> [Int] {
      guard let kinds else { return numbers }
      return (0..<kinds.count).map { kind in
        kinds[kind].reduce(Int.min) { most, column in
          let number = numbers[Int(column)]
          return number == .max ? .max : max(most, number + Int(kinds.shifts[Int(column)]))
        }
      }
    }

    /// The same where `columns` names columns.
    ///
    /// - Complexity: O(n log n) in a row's candidates, and so much more memory as kinds have columns.
    public var writtenOut: Candidates {
      guard kinds != nil else { return self }
      var (offsets, columns, points) = ([0], [Int32](), [Int32]())
      let count = count
      offsets.reserveCapacity(rowOffsets.count)
      columns.reserveCapacity(count)
      points.reserveCapacity(count)
      for row in rowOffsets.indices.dropLast() {
        for candidate in candidates(ofRow: row) {
          columns.append(Int32(candidate.column))
          points.append(Int32(candidate.points))
        }
        offsets.append(columns.count)
      }
      return Candidates(rowOffsets: offsets, columns: columns, points: points)
    }
  }

  /// How many columns or kinds of columns rows may lead to.
  var targetCount: Int { candidates.kinds?.count ?? columns.count }

  /// Where the candidates of a row lie in `candidates`, which must name columns.
  func candidateRange(ofRow row: Int) -> Range<Int> {
    precondition(candidates.kinds == nil, "candidates by kind are written out first")
    return candidates.entries(ofRow: row)
  }

  /// The points of a candidate that exists.
  package func points(ofRow row: Int, column: Int) -> Int {
    guard let points = candidates.points(ofRow: row, column: column) else {
      preconditionFailure("row \(row) does not lead to column \(column)")
    }
    return points
  }
}
