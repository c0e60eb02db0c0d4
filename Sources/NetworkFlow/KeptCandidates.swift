/// A few candidates of each row, those most likely to gain.
struct KeptCandidates: Sendable {
  struct Item {
    var column: Int32
    var points: Int32
  }

  /// The candidates kept for a row at most: `keep` puts a list together in an array of as many.
  static let most = 8
  /// Those that a full sweep adds.
  static let bySweep = 4
  /// Those that a list starts with: `BestCandidates` has room for as many.
  static let atStart = 8

  /// `most` places for each row, by the row's place in the network.
  private(set) var items: [Item]
  private(set) var counts: [UInt8]

  init(rowCount: Int) {
    items = [Item](repeating: Item(column: 0, points: 0), count: rowCount * Self.most)
    counts = [UInt8](repeating: 0, count: rowCount)
  }

  mutating func reserve(rowCount: Int) {
    items.reserveCapacity(rowCount * Self.most)
    counts.reserveCapacity(rowCount)
  }

  /// Puts the lists of the next rows behind those there are.
  mutating func append(_ other: KeptCandidates) {
    items += other.items
    counts += other.counts
  }

  /// Where a row's candidates lie in `items`.
  func range(ofRow row: Int) -> Range<Int> {
    row * Self.most..<row * Self.most + Int(counts[row])
  }

  /// Puts the best before what was kept already; what does not fit any more is dropped.
  mutating func keep(_ best: [Item], ofRow row: Int) {
    let start = row * Self.most
    var new = InlineArray<8, Item>(repeating: Item(column: 0, points: 0))
    var count = 0
    for item in best {
      new[count] = item
      count += 1
    }
    for index in range(ofRow: row) where count < Self.most {
      if best.contains(where: { $0.column == items[index].column }) { continue }
      new[count] = items[index]
      count += 1
    }
    for index in 0..<count { items[start + index] = new[index] }
    counts[row] = UInt8(count)
  }
}

/// The candidates of one row with the highest points less price, best first; of columns in the tree alone.
struct BestCandidates<Value: Potential>: ~Copyable {
  private struct Item {
    var value: Value
    var column: Int32
    var points: Int32
  }

  private(set) var count = 0
  private var best = InlineArray<8, Item>(repeating: Item(value: 0, column: 0, points: 0))

  /// - Complexity: O(candidates of the row), as few of them are among the best so far.
  init(
    of row: Range<Int>, in candidates: borrowing TransportationProblem.Candidates,
    _ potential: borrowing [Value], _ most: Int
  ) {
    let columns = candidates.columns.span.extracting(row)
    let points = candidates.points.span.extracting(row)
    let potential = potential.span
    var bar = Value.outOfTree / 2
    for index in columns.indices {
      let value = Value(truncatingIfNeeded: points[index]) &+ potential[Int(columns[index])]
      guard value > bar else { continue }
      insert(Item(value: value, column: columns[index], points: points[index]), most)
      if count == most { bar = best[most - 1].value }
    }
  }

  private mutating func insert(_ item: Item, _ most: Int) {
    var place = count < most ? count : most - 1
    count = min(count + 1, most)
    while place > 0, best[place - 1].value < item.value {
      best[place] = best[place - 1]
      place -= 1
    }
    best[place] = item
  }

  var items: [KeptCandidates.Item] {
    (0..<count).map { .init(column: best[$0].column, points: best[$0].points) }
  }
}
